"""The history."""

from __future__ import annotations

import math
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from rating_app.rating.curve import POINTS, thumbnail_of
from rating_app.session.session import Marker, Session
from rating_app.store.database import Database, StoreDamaged, StoreFailed, was_perhaps_moved
from rating_app.store.recovery import finish_interrupted
from rating_app.store.rescue import Rescue, rescue
from rating_app.store.rows import (
    UNREADABLE,
    SessionSummary,
    as_text,
    change_exclusions,
    in_utc,
    insert_markers,
    insert_whole,
    read_summaries,
    read_whole,
)
from rating_app.store.sample_rows import ALL_FIELDS, CURVE_FIELDS
from rating_app.store.set_aside import erase_set_aside, unread
from rating_app.store.writer import SessionWriter
from rating_app.system.failure import Failure


class SessionStore:
    """Finished sessions. Sessions that are being recorded, by this program or another, are not included.

    Any thread may call. Every method raises StoreFailed if the file cannot be used, StoreDamaged if `rescue` may help.
    When a session is erased, so are files that were set aside as damaged since it began, because it may be in them,
    too.
    """

    def __init__(self, path: Path) -> None:
        self._database = Database(path)
        self._clock = _SteadyClock()
        self._rescues: deque[Rescue] = deque()

    def writer(self, troubled: Callable[[Failure | None], object] = lambda _trouble: None) -> SessionWriter:
        """Return a listener that saves sessions in progress, in a new history if this one turns out to be damaged.
        `troubled` is as in SessionWriter.
        """
        return SessionWriter(self._database, self._rescues.append, troubled)

    def rescue(self) -> None:
        """Set a damaged history aside, and begin a new one with the sessions that can still be read.

        This reads the whole file; `take_rescue` returns the result.
        """
        rescued = rescue(self._database)
        if rescued is not None:
            self._rescues.append(rescued)

    def take_rescue(self) -> Rescue | None:
        """Return what `rescue`, `recover` or the writer has rescued since the last call; None if nothing."""
        taken: Rescue | None = None
        while self._rescues:
            one = self._rescues.popleft()
            taken = one if taken is None else taken + one
        return taken

    def save(self, session: Session) -> None:
        """Add a finished session, completely or not at all."""
        with self._database.writing() as connection:
            insert_whole(connection, session)

    def summaries(self) -> tuple[SessionSummary, ...]:
        """Return all sessions, newest first."""
        with self._database.reading() as connection:
            return read_summaries(connection)

    def newest(self, count: int) -> tuple[SessionSummary, ...]:
        """Return the newest `count` sessions, newest first, in a few milliseconds for any number of sessions."""
        with self._database.reading() as connection:
            return read_summaries(connection, count)

    def load(self, session_id: str) -> Session:
        """Return a complete session. Raise StoreFailed also if it does not exist."""
        return self._load(session_id, ALL_FIELDS)

    def load_course(self, session_id: str) -> Session:
        """Return a session with only those samples' fields that its curve and its rating are made from, which is much
        faster.
        """
        return self._load(session_id, CURVE_FIELDS)

    def draw_missing_curves(self, count: int) -> dict[str, bytes]:
        """Draw the curves of up to `count` sessions that have none, newest first, and return them by session id; empty
        if no curve is missing.
        """
        drawn = {}
        with self._database.reading() as connection:
            missing = connection.execute(
                "SELECT session_id FROM session WHERE joy_curve IS NULL AND recording = 0 AND deleted = 0 "
                "ORDER BY started_at DESC LIMIT ?",
                (count,),
            ).fetchall()
            for (session_id,) in missing:
                drawn[session_id] = _curve(connection, session_id)
        if drawn:
            with self._database.writing() as connection:
                connection.executemany(
                    "UPDATE session SET joy_curve = ? WHERE session_id = ?",
                    ((curve, session_id) for session_id, curve in drawn.items()),
                )
        return drawn

    def rename(self, session_id: str, content: str) -> None:
        """Rename the content of a session. Raise ValueError for an empty name, and StoreFailed also if the session is
        gone.
        """
        if not content.strip():
            raise ValueError("content must have a name")
        with self._database.writing() as connection:
            _change(connection, "content", as_text(content.strip()), session_id)

    def set_stars(self, session_id: str, stars: int | None) -> None:
        """Set 1 to 5 stars, or None. Raise ValueError for anything else, and StoreFailed also if the
        session is gone.
        """
        if stars is not None and not 1 <= stars <= 5:
            raise ValueError("stars must be 1 to 5")
        with self._database.writing() as connection:
            _change(connection, "stars", stars, session_id)

    def set_notes(self, session_id: str, notes: str) -> None:
        """Replace the notes. Raise StoreFailed also if the session is gone."""
        with self._database.writing() as connection:
            _change(connection, "notes", as_text(notes), session_id)

    def set_markers(self, session_id: str, markers: Sequence[Marker]) -> None:
        """Replace the markers, including annotations. Raise StoreFailed also if the session is gone."""
        with self._database.writing() as connection:
            _require(connection, session_id)
            connection.execute("DELETE FROM marker WHERE session_id = ?", (session_id,))
            insert_markers(connection, session_id, markers)

    def leave_out(self, session: Session) -> None:
        """Replace the session's exclusions, and its ratings with and without them. Raise StoreFailed also if the
        session is gone.
        """
        with self._database.writing() as connection:
            _require(connection, session.head.session_id)
            change_exclusions(connection, session)

    def delete(self, session_id: str) -> None:
        """Remove a session and all its traces in the file."""
        self._delete("session_id = ?", session_id)

    def mark_deleted(self, session_ids: Iterable[str]) -> int:
        """Take sessions out of the history until they are erased or restored, and return their number. Sessions that
        are being recorded stay.
        """
        return self._mark(session_ids, deleted=True)

    def undelete(self, session_ids: Iterable[str]) -> int:
        """Restore sessions after `mark_deleted`, and return their number. Those that have been erased cannot be
        restored.
        """
        return self._mark(session_ids, deleted=False)

    def erase_deleted_sessions(self) -> int:
        """Remove the sessions that are marked as deleted, and all their traces in the file; return their number."""
        return self._delete("deleted = 1")

    def delete_all(self) -> None:
        """Remove every session and all traces in the file, except for one that is being recorded, and every file that
        was set aside.
        """
        self._rescuing(self._delete_all)
        self._erase_set_aside()

    def delete_older(self, keep_days: int, now: datetime | None = None) -> int:
        """Remove the sessions that began more than `keep_days` days ago, none if it is 0; return their number.

        Traces of earlier deletions that could not be overwritten then are overwritten now.
        """
        if keep_days == 0:
            self._database.erase_deleted()
            return 0
        oldest = (now or self._clock.now()) - timedelta(days=keep_days)
        self._erase_set_aside(until=oldest)
        return self._delete("started_at < ?", in_utc(oldest))

    def recover(self) -> int:
        """Finish the sessions of programs that died while recording, and return their number. They are `interrupted`.

        Sessions that were marked as deleted, and neither erased nor restored before a program ended, are erased. A
        history that is found to be damaged at once, or that was in use when a program died and is damaged, is rescued.
        """
        finished = self._rescuing(self._finish_interrupted)
        # The event that ended a program in the middle of writing may have ended the computer.
        if finished or unread(self._database.path):
            self.rescue()
        self._rescuing(self.erase_deleted_sessions)
        return finished

    def _load(self, session_id: str, fields: Sequence[str]) -> Session:
        try:
            with self._database.reading() as connection:
                session = read_whole(connection, session_id, fields=fields)
        except UNREADABLE as error:
            raise StoreFailed("This session cannot be read any more ({error}).", error=error) from error
        if session is None:
            raise _gone()
        return session

    def _rescuing(self, use: Callable[[], int]) -> int:
        try:
            return use()
        except StoreFailed as failure:
            if not isinstance(failure, StoreDamaged) and not was_perhaps_moved(failure.__cause__):
                raise
            # It waits for any program that is using it.
            self.rescue()
            return use()

    def _delete_all(self) -> int:
        self._finish_interrupted()
        return self._delete("TRUE")

    def _finish_interrupted(self) -> int:
        with self._database.writing() as connection:
            return finish_interrupted(connection, self._database.path.parent)

    def _mark(self, session_ids: Iterable[str], deleted: bool) -> int:
        with self._database.writing() as connection:
            return connection.executemany(
                "UPDATE session SET deleted = ? WHERE session_id = ? AND recording = 0 AND deleted = ?",
                ((int(deleted), session_id, int(not deleted)) for session_id in session_ids),
            ).rowcount

    def _delete(self, condition: str, *values: str) -> int:
        where = f"FROM session WHERE recording = 0 AND {condition}"
        with self._database.writing() as connection:
            (oldest,) = connection.execute(f"SELECT min(started_at) {where}", values).fetchone()
            deleted = connection.execute(f"DELETE {where}", values).rowcount
            if deleted:
                connection.execute("INSERT OR IGNORE INTO erasure_due VALUES (1)")
        if deleted:
            self._erase_set_aside(since=datetime.fromisoformat(oldest).replace(microsecond=0))
        self._database.erase_deleted()
        return deleted

    def _erase_set_aside(self, since: datetime | None = None, until: datetime | None = None) -> None:
        try:
            erase_set_aside(self._database.path, since, until)
        except OSError as error:
            raise StoreFailed(
                "A damaged history that was set aside could not be deleted ({error}); delete it yourself.", error=error
            ) from error


class _SteadyClock:
    """A clock that starts with the time of day and then runs independently, so that changing the computer's clock
    deletes nothing.
    """

    def __init__(self) -> None:
        self._began, self._began_s = datetime.now(timezone.utc), time.monotonic()

    def now(self) -> datetime:
        """Return this moment, with its time zone."""
        return self._began + timedelta(seconds=time.monotonic() - self._began_s)


def _curve(connection: sqlite3.Connection, session_id: str) -> bytes:
    """Return the curve, an empty one if the session cannot be read any more, which must not affect the others."""
    try:
        session = read_whole(connection, session_id, fields=CURVE_FIELDS)
    except UNREADABLE:
        session = None
    return thumbnail_of([math.nan] * POINTS) if session is None else session.curve


def _require(connection: sqlite3.Connection, session_id: str) -> None:
    if not connection.execute(
        "SELECT 1 FROM session WHERE session_id = ? AND recording = 0 AND deleted = 0", (session_id,)
    ).fetchone():
        raise _gone()


def _change(connection: sqlite3.Connection, column: str, value: str | int | None, session_id: str) -> None:
    _require(connection, session_id)
    connection.execute(f"UPDATE session SET {column} = ? WHERE session_id = ?", (value, session_id))


def _gone() -> StoreFailed:
    return StoreFailed("This session is no longer in the history.")
