"""Conversion between sessions and rows. The caller has begun the transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timezone
from typing import Any

from rating_app.rating import Baseline, RatingMethod, SessionRating
from rating_app.rating.facing import HeadPose
from rating_app.session.consent import Consent, DemoBasis, RecordingAttestation, ViewerConsent
from rating_app.session.content import ClockSource, ContentItem, ContentKind, ContentPosition, Seek
from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.session.observation import further_classes
from rating_app.session.recording import RecordingRead
from rating_app.session.samples import Samples
from rating_app.session.session import Marker, Pause, Session, SessionHead
from rating_app.session.sight import Company
from rating_app.store.sample_rows import ALL_FIELDS, insert_samples, read_samples

UNREADABLE = (ValueError, TypeError, KeyError, ArithmeticError)
"""Exceptions caused by rows that make no sense."""

_OF_NEEDLE = ("time_constant_s", "fade_s")

_UNRATED = SessionRating(None, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A line of the history. Its figures are those of the session's SessionRating; `stars`, 1 to 5, and `notes` are as
    in Session. `curve` is the session's, None if it has not been drawn yet; `content_kind` is the value of a
    ContentKind, `content_clock` that of a ClockSource.
    """

    session_id: str
    started_at: datetime
    content: str
    source: str
    duration_s: float
    rating_0_100: float | None
    coverage: float
    rating_low: float | None = None
    rating_high: float | None = None
    mean_happy_0_100: float | None = None
    smiles: int = 0
    stars: int | None = None
    notes: str = ""
    rating_method: str = ""
    consent_basis: str = ""
    interrupted: bool = False
    curve: bytes | None = None
    content_kind: str = "screen"
    viewer: str = ""
    content_clock: str = "none"

    @property
    def is_of_film(self) -> bool:
        """Whether it is a session of one film, as in Session: in the app, what is played is one file."""
        return self.content_kind == ContentKind.MEDIA.value or self.content_clock == ClockSource.MPRIS.value


_SUMMARY_NAMES = tuple(field.name for field in fields(SessionSummary))
_SUMMARY_COLUMNS = tuple("joy_curve" if name == "curve" else name for name in _SUMMARY_NAMES)


def insert_head(connection: sqlite3.Connection, head: SessionHead) -> None:
    """Insert the row of a session that is being recorded."""
    _insert_session(connection, {**_session_row(Session(head, Samples.of(()), _UNRATED)), "recording": 1})


def insert_markers(connection: sqlite3.Connection, session_id: str, markers: Iterable[Marker]) -> None:
    """Add markers to an existing session."""
    connection.executemany(
        "INSERT INTO marker VALUES (?, ?, ?, ?)",
        ((session_id, marker.timestamp_s, marker.duration_s, as_text(marker.text)) for marker in markers),
    )


def insert_seeks(connection: sqlite3.Connection, session_id: str, seeks: Iterable[Seek]) -> None:
    """Add jumps within the content to an existing session."""
    connection.executemany(
        "INSERT INTO seek (session_id, timestamp_s, left_item, left_s, reached_item, reached_s) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        ((session_id, *_seek_columns(seek)) for seek in seeks),
    )


def insert_exclusions(connection: sqlite3.Connection, session_id: str, exclusions: Iterable[Exclusion]) -> None:
    """Add excluded stretches to an existing session."""
    connection.executemany(
        "INSERT INTO exclusion VALUES (?, ?, ?, ?)",
        ((session_id, one.begin_s, one.end_s, one.reason.value) for one in exclusions),
    )


def change_exclusions(connection: sqlite3.Connection, session: Session) -> None:
    """Replace the session's exclusions, and update its ratings with and without them."""
    session_id = session.head.session_id
    connection.execute("DELETE FROM exclusion WHERE session_id = ?", (session_id,))
    insert_exclusions(connection, session_id, session.exclusions)
    row = {**_rating_columns(session), "session_id": session_id}
    names = ", ".join(f"{name} = :{name}" for name in row)
    connection.execute(f"UPDATE session SET {names} WHERE session_id = :session_id", row)


def insert_pauses(connection: sqlite3.Connection, session_id: str, pauses: Iterable[Pause]) -> None:
    """Add pauses to an existing session."""
    connection.executemany(
        "INSERT INTO pause VALUES (?, ?, ?, ?)",
        ((session_id, pause.timestamp_s, pause.duration_s, int(pause.camera_lost)) for pause in pauses),
    )


def complete(connection: sqlite3.Connection, session: Session) -> None:
    """Write the final figures into the row of a session that was being recorded, which makes it part of the history."""
    row = {**_session_row(session), "recording": 0}
    names = ", ".join(f"{name} = :{name}" for name in row)
    connection.execute(f"UPDATE session SET {names} WHERE session_id = :session_id", row)


def insert_whole(connection: sqlite3.Connection, session: Session) -> None:
    """Insert a finished session at once."""
    _insert_session(connection, _session_row(session))
    insert_samples(connection, session.head.session_id, session.samples)
    insert_markers(connection, session.head.session_id, session.markers)
    insert_seeks(connection, session.head.session_id, session.seeks)
    insert_exclusions(connection, session.head.session_id, session.exclusions)
    insert_pauses(connection, session.head.session_id, session.pauses)


def read_summaries(connection: sqlite3.Connection, limit: int | None = None) -> tuple[SessionSummary, ...]:
    """Return the summaries of the finished sessions, newest first: all, or the newest `limit`."""
    rows = connection.execute(
        f"SELECT {', '.join(_SUMMARY_COLUMNS)} FROM session WHERE recording = 0 AND deleted = 0 "
        "ORDER BY started_at DESC LIMIT ?",
        (-1 if limit is None else limit,),
    )
    return tuple(summary for row in rows if (summary := _summary(*row)) is not None)


def read_whole(
    connection: sqlite3.Connection, session_id: str, recording: bool = False, fields: Sequence[str] = ALL_FIELDS
) -> Session | None:
    """Return a finished session, or one that is being recorded if `recording`; None if there is no such session, or it
    is deleted. Raise one of UNREADABLE if its rows make no sense. Its samples have only these `fields`; others are
    None.
    """
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    row = cursor.execute(
        "SELECT * FROM session WHERE session_id = ? AND recording = ? AND deleted = 0", (session_id, int(recording))
    ).fetchone()
    if row is None:
        return None
    markers = connection.execute(
        "SELECT timestamp_s, text, duration_s FROM marker WHERE session_id = ? ORDER BY timestamp_s, rowid",
        (session_id,),
    )
    seeks = connection.execute(
        "SELECT timestamp_s, left_item, left_s, reached_item, reached_s FROM seek WHERE session_id = ? "
        "ORDER BY timestamp_s, rowid",
        (session_id,),
    )
    exclusions = connection.execute(
        "SELECT begin_s, end_s, reason FROM exclusion WHERE session_id = ? ORDER BY begin_s, end_s, rowid",
        (session_id,),
    )
    pauses = connection.execute(
        "SELECT timestamp_s, duration_s, camera_lost FROM pause WHERE session_id = ? ORDER BY timestamp_s, rowid",
        (session_id,),
    )
    head = _head(row)
    return Session(
        head,
        read_samples(connection, session_id, further_classes(head.class_names), fields),
        _rating(row),
        tuple(Marker(*columns) for columns in markers),
        row["stars"],
        row["notes"],
        bool(row["interrupted"]),
        tuple(_seek(*columns) for columns in seeks),
        _recording(row),
        tuple(Exclusion(begin_s, end_s, ExclusionReason(reason)) for begin_s, end_s, reason in exclusions),
        None if row["whole_rating"] is None else SessionRating(**json.loads(row["whole_rating"])),
        row["self_view"],
        row["gauge_shown"],
        tuple(Pause(timestamp_s, duration_s, bool(lost)) for timestamp_s, duration_s, lost in pauses),
    )


def in_utc(moment: datetime) -> str:
    """Return `moment` as `started_at` is stored, so that texts sort as moments do."""
    return moment.astimezone(timezone.utc).isoformat()


def as_text(text: str) -> str:
    """Return `text` as SQLite can keep it: a file name that is not UTF-8 contains lone surrogates."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _summary(*columns: Any) -> SessionSummary | None:
    """Return a summary; None if the row makes no sense, so that the others can still be listed."""
    row = dict(zip(_SUMMARY_NAMES, columns, strict=True))
    try:
        row["started_at"] = datetime.fromisoformat(row["started_at"])
    except ValueError:
        return None
    row["interrupted"] = bool(row["interrupted"])
    return SessionSummary(**row)


def _insert_session(connection: sqlite3.Connection, row: dict[str, str | float | int | bytes | None]) -> None:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO session ({names}) VALUES ({marks})", tuple(row.values()))


def _consent_columns(consent: Consent) -> tuple[str, str, str]:
    if isinstance(consent, ViewerConsent):
        return consent.basis, as_text(consent.notice_version), consent.given_at.isoformat()
    if isinstance(consent, RecordingAttestation):
        return consent.basis, as_text(consent.attested_by), consent.attested_at.isoformat()
    return consent.basis, "", ""


def _consent(basis: str, detail: str, agreed_at: str) -> Consent:
    if basis == ViewerConsent.basis:
        return ViewerConsent(detail, datetime.fromisoformat(agreed_at))
    if basis == RecordingAttestation.basis:
        return RecordingAttestation(detail, datetime.fromisoformat(agreed_at))
    return DemoBasis()


def _session_row(session: Session) -> dict[str, str | float | int | bytes | None]:
    head = session.head
    basis, detail, agreed_at = _consent_columns(head.consent)
    return {
        "session_id": head.session_id,
        "started_at": in_utc(head.started_at),
        "content": as_text(head.content),
        "source": as_text(head.source),
        "model": as_text(head.model),
        "app_version": as_text(head.app_version),
        "class_names": json.dumps(head.class_names),
        "consent_basis": basis,
        "consent_detail": detail,
        "consent_at": agreed_at,
        "baseline_s": None if head.baseline is None else head.baseline.seconds,
        "rest_yaw_deg": None if head.baseline is None or head.baseline.head is None else head.baseline.head.yaw_deg,
        "rest_pitch_deg": None if head.baseline is None or head.baseline.head is None else head.baseline.head.pitch_deg,
        "method_constants": json.dumps(asdict(head.method)),
        "duration_s": session.duration_s,
        **_rating_columns(session),
        "stars": session.stars,
        "notes": as_text(session.notes),
        "interrupted": int(session.interrupted),
        "content_kind": head.content_kind.value,
        "content_items": json.dumps([(item.name, item.path) for item in head.items]),
        "joy_curve": session.curve,
        "viewer": as_text(head.viewer),
        "viewer_groups": as_text(json.dumps(head.groups)),
        "company": None if head.company is None else head.company.value,
        "self_view": session.self_view,
        "gauge_shown": session.gauge_shown,
        "content_clock": head.content_clock.value,
        "content_length_s": head.content_length_s,
        "camera_lag_s": head.camera_lag_s,
        **_recording_columns(session.recording),
    }


def _rating_columns(session: Session) -> dict[str, str | float | int | bytes | None]:
    baseline, figures = session.head.baseline, asdict(session.rating)
    return {
        "rating_method": figures.pop("method"),
        **figures,
        # This is kept even if there is too little signal for a rating.
        "rest_logit": None if baseline is None else baseline.rest_logit,
        "whole_rating": None if session.whole_rating is None else json.dumps(asdict(session.whole_rating)),
    }


def _recording_columns(read: RecordingRead | None) -> dict[str, float | int | None]:
    if read is None:
        return {"undecoded_frames": None, "lost_s": None, "source_duration_s": None, "complete": None}
    return asdict(read) | {"complete": None if read.complete is None else int(read.complete)}


def _recording(row: sqlite3.Row) -> RecordingRead | None:
    if row["undecoded_frames"] is None:
        return None
    complete = None if row["complete"] is None else bool(row["complete"])
    return RecordingRead(row["undecoded_frames"], row["lost_s"], row["source_duration_s"], complete)


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
        baseline=_baseline(row),
        method=_method(row["method_constants"]),
        content_kind=ContentKind(row["content_kind"]),
        items=tuple(ContentItem(*names) for names in json.loads(row["content_items"])),
        viewer=row["viewer"],
        groups=tuple((name, value) for name, value in json.loads(row["viewer_groups"])),
        company=None if row["company"] is None else Company(row["company"]),
        content_clock=ClockSource(row["content_clock"]),
        content_length_s=row["content_length_s"],
        camera_lag_s=row["camera_lag_s"],
    )


def _baseline(row: sqlite3.Row) -> Baseline | None:
    if row["baseline_s"] is None:
        return None
    yaw_deg, pitch_deg = row["rest_yaw_deg"], row["rest_pitch_deg"]
    head = None if yaw_deg is None or pitch_deg is None else HeadPose(yaw_deg, pitch_deg)
    return Baseline(row["rest_logit"], row["baseline_s"], head)


def _method(constants: str) -> RatingMethod:
    """Read the method as it was then: earlier versions rated sessions of any length, and stored the settings of the
    gauge's needle with it.
    """
    kept = {"min_rated_s": 0.0, "min_rated_frames": 0.0, **json.loads(constants)}
    return RatingMethod(**{name: value for name, value in kept.items() if name not in _OF_NEEDLE})


def _rating(row: sqlite3.Row) -> SessionRating:
    names = (field.name for field in fields(SessionRating) if field.name != "method")
    return SessionRating(method=row["rating_method"], **{name: row[name] for name in names})


def _seek_columns(seek: Seek) -> tuple[float, int, float, int, float]:
    return seek.timestamp_s, seek.left.item, seek.left.position_s, seek.reached.item, seek.reached.position_s


def _seek(timestamp_s: float, left_item: int, left_s: float, reached_item: int, reached_s: float) -> Seek:
    return Seek(timestamp_s, ContentPosition(left_item, left_s), ContentPosition(reached_item, reached_s))
