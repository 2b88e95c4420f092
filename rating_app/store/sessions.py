"""The history."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from rating_app.session import Marker, Session
from rating_app.store.database import Database, StoreFailed
from rating_app.store.recovery import finish_interrupted
from rating_app.store.rows import in_utc, insert_markers, insert_whole, read_summaries, read_whole
from rating_app.store.summary import SessionSummary
from rating_app.store.writer import SessionWriter


class SessionStore:
    """Finished sessions. Those that are being recorded, by this program or another, are not among them yet.

    Any thread may call. Every method raises StoreFailed where the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._database = Database(path)

    def writer(self) -> SessionWriter:
        """A listener that keeps sessions as they go on."""
        return SessionWriter(self._database)

    def save(self, session: Session) -> None:
        """Add a finished session, whole or not at all."""
        with self._database.writing() as connection:
            insert_whole(connection, session)

    def summaries(self) -> tuple[SessionSummary, ...]:
        """All sessions, newest first."""
        with self._database.reading() as connection:
            return read_summaries(connection)

    def load(self, session_id: str) -> Session:
        """The whole session; StoreFailed where it is not there, too."""
        with self._database.reading() as connection:
            session = read_whole(connection, session_id)
        if session is None:
            raise _gone()
        return session

    def set_stars(self, session_id: str, stars: int | None) -> None:
        """1 to 5, None for none; ValueError for anything else. StoreFailed where the session is gone, too."""
        if stars is not None and not 1 <= stars <= 5:
            raise ValueError("stars must be 1 to 5")
        with self._database.writing() as connection:
            _change(connection, "stars", stars, session_id)

    def set_notes(self, session_id: str, notes: str) -> None:
        """Instead of those before; StoreFailed where the session is gone, too."""
        with self._database.writing() as connection:
            _change(connection, "notes", notes, session_id)

    def set_markers(self, session_id: str, markers: Sequence[Marker]) -> None:
        """Instead of those before, markers and annotations alike; StoreFailed where the session is gone, too."""
        with self._database.writing() as connection:
            _require(connection, session_id)
            connection.execute("DELETE FROM marker WHERE session_id = ?", (session_id,))
            insert_markers(connection, session_id, markers)

    def delete(self, session_id: str) -> None:
        """Remove a session and every trace of it in the file."""
        self._delete("session_id = ?", session_id)

    def delete_all(self) -> None:
        """Remove every session and every trace of them in the file, but for one that is being recorded now."""
        self.recover()
        self._delete("TRUE")

    def delete_older(self, keep_days: int, now: datetime | None = None) -> int:
        """Remove the sessions that began more than `keep_days` days ago, none where it is 0; returns how many.

        Traces of earlier deletions that could not be overwritten then are overwritten now.
        """
        if keep_days == 0:
            self._database.erase_deleted()
            return 0
        oldest = (now or datetime.now(timezone.utc)) - timedelta(days=keep_days)
        return self._delete("started_at < ?", in_utc(oldest))

    def recover(self) -> int:
        """Finish the sessions of programs that died while they recorded; returns how many. They are `interrupted`."""
        with self._database.writing() as connection:
            return finish_interrupted(connection, self._database.path.parent)

    def _delete(self, condition: str, *values: str) -> int:
        with self._database.writing() as connection:
            deleted = connection.execute(f"DELETE FROM session WHERE recording = 0 AND {condition}", values).rowcount
            if deleted:
                connection.execute("INSERT OR IGNORE INTO erasure_due VALUES (1)")
        self._database.erase_deleted()
        return deleted


def _require(connection: sqlite3.Connection, session_id: str) -> None:
    if not connection.execute("SELECT 1 FROM session WHERE session_id = ? AND recording = 0", (session_id,)).fetchone():
        raise _gone()


def _change(connection: sqlite3.Connection, column: str, value: str | int | None, session_id: str) -> None:
    _require(connection, session_id)
    connection.execute(f"UPDATE session SET {column} = ? WHERE session_id = ?", (value, session_id))


def _gone() -> StoreFailed:
    return StoreFailed("This session is no longer in the history.")
