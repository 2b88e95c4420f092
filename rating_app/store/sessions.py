"""The history of finished sessions."""

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
    """The finished sessions, without those that this program or another is still recording.

    Any thread may call. Every method raises StoreFailed if the file cannot be used, StoreDamaged if `rescue` may help.
    When the first session is erased that is older than a file that was set aside as damaged, that file is erased, too,
    since the session may be in it.
    """

    def __init__(self, path: Path) -> None:
        self._database = Database(path)
        self._clock = _SteadyClock()
        self._rescues: deque[Rescue] = deque()

    def writer(self, troubled: Callable[[Failure | None], object] = lambda _trouble: None) -> SessionWriter:
        """Return a listener that saves sessions while they are recorded, in a new history if this one turns out to be
        damaged; `troubled` is as for SessionWriter.
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
        """Return what `rescue`, `recover` or the writer rescued since the last call; None if nothing was."""
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
        """Return the newest `count` sessions, newest first, in a few milliseconds however many there are."""
        with self._database.reading() as connection:
            return read_summaries(connection, count)

    def load(self, session_id: str) -> Session:
        """Return the whole session; raise StoreFailed also if it is not there."""
        return self._load(session_id, ALL_FIELDS)

    def load_course(self, session_id: str) -> Session:
        """Return the session with only those of its samples' fields that its curve and rating are made of, which is
        much faster.
        """
        return self._load(session_id, CURVE_FIELDS)

    def draw_missing_curves(self, count: int) -> dict[str, bytes]:
        """Draw the curves of up to `count` sessions that have none, newest first, and return them by session id;
        nothing if every session has its curve.
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
        """Rename what was watched; raise ValueError for an empty name, and StoreFailed also if the session is gone."""
        if not content.strip():
            raise ValueError("content must have a name")
        with self._database.writing() as connection:
            _change(connection, "content", as_text(content.strip()), session_id)

    def set_stars(self, session_id: str, stars: int | None) -> None:
        """Set the stars, 1 to 5, None for none; raise ValueError for anything else, and StoreFailed also if the session
        is gone.
        """
        if stars is not None and not 1 <= stars <= 5:
            raise ValueError("stars must be 1 to 5")
        with self._database.writing() as connection:
            _change(connection, "stars", stars, session_id)

    def set_notes(self, session_id: str, notes: str) -> None:
        """Replace the notes; raise StoreFailed also if the session is gone."""
        with self._database.writing() as connection:
            _change(connection, "notes", as_text(notes), session_id)

    def set_markers(self, session_id: str, markers: Sequence[Marker]) -> None:
        """Replace the markers and annotations; raise StoreFailed also if the session is gone."""
        with self._database.writing() as connection:
            _require(connection, session_id)
            connection.execute("DELETE FROM marker WHERE session_id = ?", (session_id,))
            insert_markers(connection, session_id, markers)

    def leave_out(self, session: Session) -> None:
        """Replace the exclusions, and the ratings with and without them; raise StoreFailed also if the
        session is gone.
        """
        with self._database.writing() as connection:
            _require(connection, session.head.session_id)
            change_exclusions(connection, session)

    def delete(self, session_id: str) -> None:
        """Remove a session and all its traces in the file."""
        self._delete("session_id = ?", session_id)

    def mark_deleted(self, session_ids: Iterable[str]) -> int:
        """Remove sessions from the history until they are erased or undeleted, and return how many. Those that are
        being recorded stay.
        """
        return self._mark(session_ids, deleted=True)

    def undelete(self, session_ids: Iterable[str]) -> int:
        """Undo `mark_deleted`, and return how many came back. Those that are already erased do not."""
        return self._mark(session_ids, deleted=False)

    def erase_deleted_sessions(self) -> int:
        """Erase the sessions that were marked as deleted and every trace of them in the file, and return how many."""
        return self._delete("deleted = 1")

    def delete_all(self) -> None:
        """Remove every session except one that is being recorded now, every trace of them in the file, and every file
        that was set aside.
        """
        self._rescuing(self._delete_all)
        self._erase_set_aside()

    def delete_older(self, keep_days: int, now: datetime | None = None) -> int:
        """Remove the sessions that began more than `keep_days` days ago, none if it is 0, and return how many.

        Traces of earlier deletions that could not be overwritten then are overwritten now.
        """
        if keep_days == 0:
            self._database.erase_deleted()
            return 0
        oldest = (now or self._clock.now()) - timedelta(days=keep_days)
        self._erase_set_aside(until=oldest)
        return self._delete("started_at < ?", in_utc(oldest))

    def recover(self) -> int:
        """Finish the sessions of programs that died while recording, mark them as `interrupted`, and return how many.

        Sessions that were marked as deleted, but not erased before a program ended, are erased. The history is rescued
        if it is obviously damaged, or if it was in use when a program died and is damaged.
        """
        finished = self._rescuing(self._finish_interrupted)
        # What ended a program while it was writing may have been a crash of the computer.
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
            # This waits for any other program that is doing it.
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
    """The time of day at the program's start plus the time since: setting the computer's clock meanwhile does not
    delete anything.
    """

    def __init__(self) -> None:
        self._began, self._began_s = datetime.now(timezone.utc), time.monotonic()

    def now(self) -> datetime:
        """Return this moment, with its time zone."""
        return self._began + timedelta(seconds=time.monotonic() - self._began_s)


def _curve(connection: sqlite3.Connection, session_id: str) -> bytes:
    """Draw a session's curve, an empty one if the session can no longer be read, so that the others still get
    theirs.
    """
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
