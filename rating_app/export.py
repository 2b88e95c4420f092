"""CSV files of sessions (RFC 4180, UTF-8): one row a frame, and one row a session.

The two column lists are the schema, for the window's export and for batch rating alike; a timeline has a column more
for each further class of its model.
"""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timezone
from pathlib import Path
from typing import Generic, TypeVar

from rating_app.expression import further_classes
from rating_app.session import Sample, Session

SESSIONS_NAME = "sessions.csv"
TIMELINE_SUFFIX = ".timeline.csv"

MAX_NAME_BYTES = 180
"""Of a timeline's name, without its suffix: systems allow 255 bytes a file name, and a partial file's is longer."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that begins with one of these (OWASP, CSV Injection); an apostrophe before it stops it."""


class ExportFailed(Exception):
    """The files could not be written. The message is one sentence for the user."""


Row = TypeVar("Row")
Cell = str | int | float | None


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of a file; README.md says what each holds. `decimals` is for numbers that are not whole."""

    name: str
    value: Callable[[Row], Cell]
    decimals: int = 6


TIMELINE_COLUMNS: tuple[Column[Sample], ...] = (
    Column("frame", lambda sample: sample.frame),
    Column("timestamp_s", lambda sample: sample.timestamp_s),
    Column("face_found", lambda sample: int(sample.face_found)),
    Column("face_confidence", lambda sample: sample.face_confidence),
    Column("p_happy", lambda sample: _score(sample, "p_happy")),
    Column("p_neutral", lambda sample: _score(sample, "p_neutral")),
    Column("p_other", lambda sample: _score(sample, "p_other")),
    Column("live_rating", lambda sample: sample.live_rating, decimals=3),
)

SESSION_COLUMNS: tuple[Column[Session], ...] = (
    Column("session_id", lambda session: session.head.session_id),
    Column("content", lambda session: session.head.content),
    Column("source", lambda session: session.head.source),
    Column("started_at", lambda session: _iso_utc(session)),
    Column("duration_s", lambda session: session.duration_s, decimals=3),
    Column("rating_0_100", lambda session: session.rating.rating_0_100, decimals=3),
    Column("rating_method", lambda session: session.rating.method),
    Column("coverage", lambda session: session.rating.coverage, decimals=4),
    Column("frames", lambda session: len(session.samples)),
    Column("model", lambda session: session.head.model),
    Column("app_version", lambda session: session.head.app_version),
)


@dataclass(frozen=True)
class ExportedFiles:
    """Where a session was written."""

    timeline: Path
    sessions: Path


def timeline_columns(session: Session) -> tuple[Column[Sample], ...]:
    """TIMELINE_COLUMNS, and after them p_NAME for each class that the session's model knows beyond the three."""
    return (*TIMELINE_COLUMNS, *(_class_column(name) for name in further_classes(session.head.class_names)))


def export_session(session: Session, folder: Path, name: str) -> ExportedFiles:
    """Write `name`.timeline.csv and add a row to sessions.csv, both in `folder`, which is made if it is missing.

    An earlier timeline of that name is kept; the new one is then called `name`-2 and so on. ExportFailed where the
    folder cannot be written or its sessions.csv is not ours.
    """
    check_folder(folder)
    try:
        timeline = free_path(folder, safe_file_name(name))
        _write_atomically(timeline, _csv_text(timeline_columns(session), session.samples))
        sessions = folder / SESSIONS_NAME
        _write_atomically(sessions, _earlier_rows(sessions) + _csv_rows(SESSION_COLUMNS, [session]))
    except OSError as error:
        raise ExportFailed(f"The export could not be written to {folder} ({error.strerror}).") from error
    return ExportedFiles(timeline, sessions)


def check_folder(folder: Path) -> None:
    """Make `folder` if needed; ExportFailed unless it can be written and any sessions.csv in it is ours."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        _earlier_rows(folder / SESSIONS_NAME)
    except (FileExistsError, NotADirectoryError):
        raise ExportFailed(f"{folder} is not a folder.") from None
    except OSError as error:
        raise ExportFailed(f"The folder {folder} cannot be written to ({error.strerror}).") from None


def safe_file_name(name: str) -> str:
    """`name` without what some system forbids in a file name, at most MAX_NAME_BYTES long in UTF-8."""
    cleaned = re.sub(r"\s+", " ", re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", name))
    return cleaned.encode(errors="replace")[:MAX_NAME_BYTES].decode(errors="ignore").strip(" .") or "session"


def free_path(folder: Path, name: str) -> Path:
    """The first of NAME.timeline.csv, NAME-2.timeline.csv, ... that is not there yet."""
    path = folder / f"{name}{TIMELINE_SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{name}-{number}{TIMELINE_SUFFIX}"
        number += 1
    return path


def _score(sample: Sample, name: str) -> float | None:
    return None if sample.score is None else float(getattr(sample.score, name))


def _class_column(name: str) -> Column[Sample]:
    return Column(f"p_{name}", lambda sample: None if sample.score is None else sample.score.probability(name))


def _earlier_rows(path: Path) -> str:
    """The file's text, or only the header line where there is no file; ExportFailed where its columns are others."""
    header = _csv_header(SESSION_COLUMNS)
    if not path.exists():
        return header
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if not text.startswith(header):
        raise ExportFailed(f"{path} was written by another program or version; move it away or choose another folder.")
    return text if text.endswith("\r\n") else text + "\r\n"


def _csv_text(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> str:
    return _csv_header(columns) + _csv_rows(columns, rows)


def _csv_header(columns: Sequence[Column[Row]]) -> str:
    return ",".join(column.name for column in columns) + "\r\n"


def _csv_rows(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows([_cell(column, row) for column in columns] for row in rows)
    return buffer.getvalue()


def _cell(column: Column[Row], row: Row) -> str:
    value = column.value(row)
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.{column.decimals}f}"
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return str(value)


def _iso_utc(session: Session) -> str:
    return session.head.started_at.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _write_atomically(path: Path, text: str) -> None:
    """Write beside the target and rename, so that a reader finds the old file or the whole new one."""
    descriptor, partial = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(partial).replace(path)
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise
