"""Panels from the app's own history, and from folders that sessions were exported into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rating_app.compare.frames import frames_of, read_frames
from rating_app.compare.panel import (
    ComparedSession,
    CompareFailed,
    Course,
    FramesBroken,
    Panel,
    binned,
    check_content,
    films,
    plays_film,
)
from rating_app.export import SESSIONS, ReadFailed, check_sound, sessions_files
from rating_app.export.sessions import SESSION_COLUMNS, SessionRow
from rating_app.session.session import Session
from rating_app.store import SessionStore
from rating_app.system.child_process import IsolatedFunction, ProcessLost
from rating_app.system.failure import Sentence

READ_WITHIN_S = 60.0
"""Time limit for reading a timeline, including the start of a process; one of a whole day takes a second."""


def panel_of_folders(folders: Sequence[Path], bin_s: float, content: str | None = None) -> Panel:
    """Return all sessions of `folders`, or those of one content; one that was exported twice counts once.

    Raise CompareFailed if a folder has no sessions file that can be read. A timeline that is missing or broken is left
    out together with its session. Timelines are read one after the other, so that memory holds one at a time.
    """
    sessions: dict[str, ComparedSession] = {}
    courses: list[Course] = []
    left_out: list[Sentence | str] = []
    rows = [(folder, row) for folder in folders for row in session_rows(folder, left_out)]
    check_content(content, (str(row["content"]) for _, row in rows))
    played = films((str(row["content"]), plays_film(row["content_kind"], row["content_items"])) for _, row in rows)
    with IsolatedFunction("timelines", _courses, READ_WITHIN_S) as isolated:
        for folder, row in rows:
            session_id = str(row["session_id"])
            if session_id in sessions or content not in (None, row["content"]):
                continue
            timeline = folder / Path(str(row["timeline"])).name
            try:
                courses += _read_courses(timeline, session_id, bin_s, row["content"] in played, isolated)
            except FramesBroken as broken:
                left_out.append(Sentence("{file} is left out: {reason}.", file=timeline, reason=broken))
            else:
                sessions[session_id] = ComparedSession.of(row)
    return Panel(tuple(sessions.values()), tuple(courses), bin_s, tuple(left_out), played)


def session_rows(folder: Path, left_out: list[Sentence | str]) -> Iterator[dict[str, Any]]:
    """Yield the rows of every sessions file of `folder`, by the names of their columns; one that cannot be read is
    added to `left_out` if another can. Raise CompareFailed if there is none.
    """
    if not folder.is_dir():
        raise CompareFailed(f"{folder} is not a folder.")
    files = sessions_files(folder)
    if not files:
        raise CompareFailed(f"{folder} has no sessions.csv; name a folder that sessions were exported into.")
    failures: list[ReadFailed] = []
    for file in files:
        try:
            check_sound(file)
            table = SESSIONS.read(file)
        except ReadFailed as failure:
            failures.append(failure)
            continue
        for cells in table.rows:
            yield dict(zip(table.names, cells, strict=True))
    if len(failures) == len(files):
        raise CompareFailed(str(failures[0]))
    left_out += failures


def _read_courses(
    timeline: Path, session_id: str, bin_s: float, of_film: bool, isolated: IsolatedFunction
) -> tuple[Course, ...]:
    """Read the courses of a timeline; raise FramesBroken if it is not one. `isolated` reads files whose damage could
    end the process.
    """
    read = isolated if timeline.suffix == ".parquet" else _courses
    try:
        courses: tuple[Course, ...] = read(timeline, session_id, bin_s, of_film)
    except ProcessLost:
        raise FramesBroken("it is not a timeline, or it is damaged") from None
    except OSError as error:
        raise FramesBroken("it cannot be read ({reason})", reason=error.strerror) from None
    return courses


def _courses(timeline: Path, session_id: str, bin_s: float, of_film: bool) -> tuple[Course, ...]:
    return binned(read_frames(timeline), session_id, bin_s, of_film)


def panel_of_history(store: SessionStore, bin_s: float, content: str | None = None) -> Panel:
    """Return all sessions of the history, or those of one content; raise StoreFailed if it cannot be read.

    Sessions are loaded one after the other, so that memory holds the frames of one at a time.
    """
    sessions: list[ComparedSession] = []
    courses: list[Course] = []
    left_out: list[Sentence | str] = []
    summaries = store.summaries()
    check_content(content, (summary.content for summary in summaries))
    played = films((summary.content, summary.is_of_film) for summary in summaries)
    for summary in summaries:
        if content not in (None, summary.content):
            continue
        session = store.load(summary.session_id)
        try:
            courses += binned(frames_of(session), summary.session_id, bin_s, summary.content in played)
            sessions.append(compared(session))
        except FramesBroken as broken:
            left_out.append(
                Sentence(
                    "The session of {time} is left out: {reason}.",
                    time=f"{summary.started_at:%Y-%m-%d %H:%M}",
                    reason=broken,
                )
            )
    return Panel(tuple(sessions), tuple(courses), bin_s, tuple(left_out), played)


def compared(session: Session) -> ComparedSession:
    """Return the session as it would be in sessions.csv."""
    return ComparedSession.of({column.name: column.cell(SessionRow(session, "")) for column in SESSION_COLUMNS})
