"""Finished sessions in an SQLite file on this computer, readable by its owner only. Numbers and words, no pictures."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rating_app.consent import Consent, DemoBasis, RecordingAttestation, ViewerConsent
from rating_app.expression import ExpressionScore, further_classes
from rating_app.rating import SessionRating
from rating_app.session import Sample, Session, SessionHead

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
)
"""What leads from each version of the schema to the next, from an empty file on. `p_others` is a JSON list in the order
of `further_classes`; NULL where there are none, and where no face was found."""

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
        head, rating = session.head, session.rating
        basis, detail, agreed_at = _consent_columns(head.consent)
        with self._connection() as connection:
            connection.execute(
                "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    head.session_id,
                    head.started_at.isoformat(),
                    head.content,
                    head.source,
                    head.model,
                    head.app_version,
                    basis,
                    detail,
                    agreed_at,
                    session.duration_s,
                    rating.rating_0_100,
                    rating.method,
                    rating.coverage,
                    rating.rated_s,
                    json.dumps(head.class_names),
                ),
            )
            connection.executemany(
                "INSERT INTO sample VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((head.session_id, *_sample_columns(sample)) for sample in session.samples),
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
            row = connection.execute("SELECT * FROM session WHERE session_id = ?", (session_id,)).fetchone()
            samples = connection.execute(
                "SELECT frame, timestamp_s, face_confidence, p_happy, p_neutral, p_other, live_rating, p_others "
                "FROM sample WHERE session_id = ? ORDER BY frame",
                (session_id,),
            ).fetchall()
        if row is None:
            raise StoreFailed("This session is no longer in the history.")
        _, started_at, content, source, model, app_version, basis, detail, agreed_at = row[:9]
        class_names = tuple(json.loads(row[14]))
        head = SessionHead(
            consent=_consent(basis, detail, agreed_at),
            content=content,
            source=source,
            model=model,
            app_version=app_version,
            class_names=class_names,
            started_at=datetime.fromisoformat(started_at),
            session_id=session_id,
        )
        rating = SessionRating(rating_0_100=row[10], method=row[11], coverage=row[12], rated_s=row[13])
        further = further_classes(class_names)
        return Session(head, tuple(_sample(further, *columns) for columns in samples), rating)

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


def _sample_columns(sample: Sample) -> tuple[int | float | str | None, ...]:
    score = sample.score
    scores = (None, None, None) if score is None else (score.p_happy, score.p_neutral, score.p_other)
    others = json.dumps([p for _, p in score.others]) if score is not None and score.others else None
    return sample.frame, sample.timestamp_s, sample.face_confidence, *scores, sample.live_rating, others


def _sample(
    further: tuple[str, ...],
    frame: int,
    timestamp_s: float,
    face_confidence: float | None,
    p_happy: float | None,
    p_neutral: float | None,
    p_other: float | None,
    live_rating: float | None,
    p_others: str | None,
) -> Sample:
    if p_happy is None or p_neutral is None or p_other is None:
        return Sample(frame, timestamp_s, face_confidence, None, live_rating)
    others = () if p_others is None else tuple(zip(further, json.loads(p_others), strict=True))
    score = ExpressionScore(p_happy, p_neutral, p_other, others)
    return Sample(frame, timestamp_s, face_confidence, score, live_rating)
