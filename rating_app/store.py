"""Finished sessions in an SQLite file on this computer, readable by its owner only. Numbers and words, no pictures."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

from rating_app.consent import Consent, DemoBasis, RecordingAttestation, ViewerConsent
from rating_app.expression import ExpressionScore, further_classes
from rating_app.rating import Baseline, RatingMethod, SessionRating
from rating_app.session import Marker, Sample, Session, SessionHead

_STEPS = (
    (
        """
CREATE TABLE session (
    session_id TEXT PRIMARY KEY,
    started_at TEXT NOT NULL,
    content TEXT NOT NULL,
    source TEXT NOT NULL,
    model TEXT NOT NULL,
    app_version TEXT NOT NULL,
    consent_basis TEXT NOT NULL,
    consent_detail TEXT NOT NULL,
    consent_at TEXT NOT NULL,
    duration_s REAL NOT NULL,
    rating_0_100 REAL,
    rating_method TEXT NOT NULL,
    coverage REAL NOT NULL,
    rated_s REAL NOT NULL
) STRICT""",
        "CREATE INDEX session_by_start ON session (started_at DESC)",
        """
CREATE TABLE sample (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    frame INTEGER NOT NULL,
    timestamp_s REAL NOT NULL,
    face_confidence REAL,
    p_happy REAL,
    p_neutral REAL,
    p_other REAL,
    live_rating REAL,
    PRIMARY KEY (session_id, frame)
) STRICT, WITHOUT ROWID""",
    ),
    (
        # Every model of version 1 was three-way.
        """ALTER TABLE session ADD COLUMN class_names TEXT NOT NULL DEFAULT '["happy", "neutral", "other"]'""",
        "ALTER TABLE sample ADD COLUMN p_others TEXT",
    ),
    (
        *(
            f"ALTER TABLE session ADD COLUMN {column}"
            for column in (
                "rating_low REAL",
                "rating_high REAL",
                "mean_happy_0_100 REAL",
                "mean_happy_low REAL",
                "mean_happy_high REAL",
                "smiles INTEGER NOT NULL DEFAULT 0",
                "smiling_share REAL",
                "effective_size REAL",
                "rest_logit REAL",
                "baseline_s REAL",
                "method_constants TEXT NOT NULL DEFAULT '{}'",
                "stars INTEGER",
                "notes TEXT NOT NULL DEFAULT ''",
                "interrupted INTEGER NOT NULL DEFAULT 0",
            )
        ),
        # Until then the rating was the mean of p_happy.
        "UPDATE session SET mean_happy_0_100 = rating_0_100",
        "ALTER TABLE sample RENAME TO sample_2",
        """
CREATE TABLE sample (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    frame INTEGER NOT NULL,
    viewer INTEGER NOT NULL,
    timestamp_s REAL NOT NULL,
    face_confidence REAL,
    quality REAL,
    p_happy REAL,
    p_neutral REAL,
    p_other REAL,
    p_others TEXT,
    live_rating REAL,
    PRIMARY KEY (session_id, frame, viewer)
) STRICT, WITHOUT ROWID""",
        """
INSERT INTO sample SELECT session_id, frame, 1, timestamp_s, face_confidence, NULL, p_happy, p_neutral, p_other,
    p_others, live_rating FROM sample_2""",
        "DROP TABLE sample_2",
        """
CREATE TABLE marker (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    timestamp_s REAL NOT NULL,
    duration_s REAL NOT NULL,
    text TEXT NOT NULL
) STRICT""",
        "CREATE INDEX marker_of_session ON marker (session_id, timestamp_s)",
    ),
)
"""What leads from each version of the schema to the next, from an empty file on. `p_others` is a JSON list in the order
of `further_classes`; NULL where there are none, and where no face was found. `method_constants` is a JSON object of the
fields of RatingMethod."""

SCHEMA_VERSION = len(_STEPS)


class StoreFailed(Exception):
    """The history cannot be read or written. The message is one sentence for the user."""


@dataclass(frozen=True)
class SessionSummary:
    """A line of the history."""

    session_id: str
    started_at: datetime
    content: str
    source: str
    duration_s: float
    rating_0_100: float | None
    coverage: float


class SessionStore:
    """The history. Every call opens the file for itself, so that any thread may call."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def save(self, session: Session) -> None:
        """Add a finished session, whole or not at all; StoreFailed where that cannot be done."""
        with self._connection() as connection:
            row = _session_row(session)
            names, marks = ", ".join(row), ", ".join("?" * len(row))
            connection.execute(f"INSERT INTO session ({names}) VALUES ({marks})", tuple(row.values()))
            connection.executemany(
                f"INSERT INTO sample VALUES ({', '.join('?' * 11)})",
                ((session.head.session_id, *_sample_columns(sample)) for sample in session.samples),
            )
            connection.executemany(
                "INSERT INTO marker VALUES (?, ?, ?, ?)",
                (
                    (session.head.session_id, marker.timestamp_s, marker.duration_s, marker.text)
                    for marker in session.markers
                ),
            )

    def summaries(self) -> tuple[SessionSummary, ...]:
        """All sessions, newest first; StoreFailed where they cannot be read."""
        with self._connection() as connection:
            rows = connection.execute(
                "SELECT session_id, started_at, content, source, duration_s, rating_0_100, coverage FROM session "
                "ORDER BY started_at DESC"
            ).fetchall()
        return tuple(SessionSummary(row[0], datetime.fromisoformat(row[1]), *row[2:]) for row in rows)

    def load(self, session_id: str) -> Session:
        """The whole session; StoreFailed where it is not there or cannot be read."""
        with self._connection() as connection:
            connection.row_factory = sqlite3.Row
            row = connection.execute("SELECT * FROM session WHERE session_id = ?", (session_id,)).fetchone()
            connection.row_factory = None
            samples = connection.execute(
                "SELECT frame, viewer, timestamp_s, face_confidence, quality, p_happy, p_neutral, p_other, p_others, "
                "live_rating FROM sample WHERE session_id = ? ORDER BY frame, viewer",
                (session_id,),
            ).fetchall()
            markers = connection.execute(
                "SELECT timestamp_s, text, duration_s FROM marker WHERE session_id = ? ORDER BY timestamp_s",
                (session_id,),
            ).fetchall()
        if row is None:
            raise StoreFailed("This session is no longer in the history.")
        head = _head(row)
        further = further_classes(head.class_names)
        return Session(
            head,
            tuple(_sample(further, *columns) for columns in samples),
            _rating(row),
            tuple(Marker(*columns) for columns in markers),
            row["stars"],
            row["notes"],
            bool(row["interrupted"]),
        )

    def delete(self, session_id: str) -> None:
        """Remove a session and overwrite its numbers; StoreFailed where that cannot be done."""
        with self._connection() as connection:
            connection.execute("DELETE FROM session WHERE session_id = ?", (session_id,))

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """One transaction: committed at the end of the block, rolled back by an exception."""
        try:
            connection = self._open()
        except (OSError, sqlite3.Error) as error:
            raise StoreFailed(f"The history {self._path} cannot be opened ({error}).") from error
        try:
            with connection:
                yield connection
        except sqlite3.Error as error:
            raise StoreFailed(f"The history {self._path} cannot be used ({error}).") from error
        finally:
            connection.close()

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if not self._path.exists():
            # Made here, since SQLite would make it readable by everybody.
            os.close(os.open(self._path, os.O_CREAT | os.O_WRONLY, 0o600))
        connection = sqlite3.connect(self._path)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")
            if _version(connection) != SCHEMA_VERSION:
                _upgrade(connection)
        except sqlite3.Error:
            connection.close()
            raise
        return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _upgrade(connection: sqlite3.Connection) -> None:
    """Bring the file to SCHEMA_VERSION, whole or not at all."""
    with connection:
        # Another program may be at it too: the version counts from here on, where that one has finished.
        connection.execute("BEGIN IMMEDIATE")
        version = _version(connection)
        if not 0 <= version <= SCHEMA_VERSION:
            raise sqlite3.DatabaseError("it was written by another version of Reaction Gauge")
        for statements in _STEPS[version:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _consent_columns(consent: Consent) -> tuple[str, str, str]:
    if isinstance(consent, ViewerConsent):
        return consent.basis, consent.notice_version, consent.given_at.isoformat()
    if isinstance(consent, RecordingAttestation):
        return consent.basis, consent.attested_by, consent.attested_at.isoformat()
    return consent.basis, "", ""


def _consent(basis: str, detail: str, agreed_at: str) -> Consent:
    if basis == ViewerConsent.basis:
        return ViewerConsent(detail, datetime.fromisoformat(agreed_at))
    if basis == RecordingAttestation.basis:
        return RecordingAttestation(detail, datetime.fromisoformat(agreed_at))
    return DemoBasis()


def _session_row(session: Session) -> dict[str, str | float | int | None]:
    head = session.head
    basis, detail, agreed_at = _consent_columns(head.consent)
    figures = asdict(session.rating)
    return {
        "session_id": head.session_id,
        "started_at": head.started_at.isoformat(),
        "content": head.content,
        "source": head.source,
        "model": head.model,
        "app_version": head.app_version,
        "class_names": json.dumps(head.class_names),
        "consent_basis": basis,
        "consent_detail": detail,
        "consent_at": agreed_at,
        "baseline_s": None if head.baseline is None else head.baseline.seconds,
        "method_constants": json.dumps(asdict(head.method)),
        "duration_s": session.duration_s,
        "rating_method": figures.pop("method"),
        **figures,
        # Kept where there is too little signal for a rating, too.
        "rest_logit": None if head.baseline is None else head.baseline.rest_logit,
        "stars": session.stars,
        "notes": session.notes,
        "interrupted": int(session.interrupted),
    }


def _head(row: sqlite3.Row) -> SessionHead:
    return SessionHead(
        consent=_consent(row["consent_basis"], row["consent_detail"], row["consent_at"]),
        content=row["content"],
        source=row["source"],
        model=row["model"],
        app_version=row["app_version"],
        class_names=tuple(json.loads(row["class_names"])),
        started_at=datetime.fromisoformat(row["started_at"]),
        session_id=row["session_id"],
        baseline=None if row["baseline_s"] is None else Baseline(row["rest_logit"], row["baseline_s"]),
        method=RatingMethod(**json.loads(row["method_constants"])),
    )


def _rating(row: sqlite3.Row) -> SessionRating:
    names = (field.name for field in fields(SessionRating) if field.name != "method")
    return SessionRating(method=row["rating_method"], **{name: row[name] for name in names})


def _sample_columns(sample: Sample) -> tuple[int | float | str | None, ...]:
    score = sample.score
    scores = (None, None, None) if score is None else (score.p_happy, score.p_neutral, score.p_other)
    others = json.dumps([p for _, p in score.others]) if score is not None and score.others else None
    return (
        sample.frame,
        sample.viewer,
        sample.timestamp_s,
        sample.face_confidence,
        sample.quality,
        *scores,
        others,
        sample.live_rating,
    )


def _sample(
    further: tuple[str, ...],
    frame: int,
    viewer: int,
    timestamp_s: float,
    face_confidence: float | None,
    quality: float | None,
    p_happy: float | None,
    p_neutral: float | None,
    p_other: float | None,
    p_others: str | None,
    live_rating: float | None,
) -> Sample:
    if p_happy is None or p_neutral is None or p_other is None:
        return Sample(frame, timestamp_s, face_confidence, None, live_rating, quality, viewer)
    others = () if p_others is None else tuple(zip(further, json.loads(p_others), strict=True))
    score = ExpressionScore(p_happy, p_neutral, p_other, others)
    return Sample(frame, timestamp_s, face_confidence, score, live_rating, quality, viewer)
