"""Finds out whether another program that was recording still runs, and finishes what dead ones left."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from rating_app.session.session import leave_out, read_samples
from rating_app.store.database import is_busy
from rating_app.store.rows import UNREADABLE, complete, read_whole
from rating_app.system.private_files import ensure_private

_PREFIX, _SUFFIX = "recording-", ".lock"


def lock(path: Path, wait_s: float = 0.0) -> sqlite3.Connection | None:
    """Create `path`, an empty file, if needed and lock it until the connection is closed. Return None if another
    program still holds it after `wait_s`; raise OSError or sqlite3.Error if it cannot be created or locked.
    """
    ensure_private(path)
    connection = sqlite3.connect(path, timeout=wait_s, isolation_level=None, check_same_thread=False)
    try:
        # The transaction never writes, and so does not need a journal on the disk.
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        connection.close()
        if is_busy(error):
            return None
        raise
    return connection


class Lease:
    """A claim on a session by the process that records it: a lock of the operating system, which ends with that
    process, however it ends. A process id would not do, because ids are reused.

    The lock is SQLite's own, on an empty file beside the history, since SQLite knows how to lock on Linux, macOS and
    Windows.

    Take one only inside a write transaction of the history. Between its creation and its locking the file looks like a
    dead program's, so only one program at a time may look.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    @classmethod
    def take(cls, folder: Path, session_id: str) -> Lease | None:
        """Take the lease; None if another program holds it. Raise OSError or sqlite3.Error if it cannot be created."""
        path = folder / f"{_PREFIX}{session_id}{_SUFFIX}"
        connection = lock(path)
        return None if connection is None else cls(path, connection)

    def release(self) -> None:
        """Release the lease, and leave no file behind."""
        self._connection.close()
        # On Windows another program that is just trying to take it prevents its removal; it will remove it itself.
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def leased(folder: Path) -> tuple[str, ...]:
    """Return the ids of the sessions that have a lease, held or left behind."""
    names = (path.name for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"))
    return tuple(name.removeprefix(_PREFIX).removesuffix(_SUFFIX) for name in names)


def finish_interrupted(connection: sqlite3.Connection, folder: Path) -> int:
    """Rate what dead programs had recorded, mark it as interrupted, and return how many sessions it was.

    Call it inside a write transaction; `folder` is that of the history.
    """
    recording = [row[0] for row in connection.execute("SELECT session_id FROM session WHERE recording = 1")]
    finished = 0
    for session_id in recording:
        lease = Lease.take(folder, session_id)
        if lease is not None:
            try:
                _finish(connection, session_id)
            finally:
                lease.release()
            finished += 1
    for session_id in set(leased(folder)) - set(recording):
        lease = Lease.take(folder, session_id)
        if lease is not None:
            lease.release()
    return finished


def _finish(connection: sqlite3.Connection, session_id: str) -> None:
    try:
        session = read_whole(connection, session_id, recording=True)
        assert session is not None
        whole = replace(session, rating=read_samples(session.samples, session.head).rating)
        finished = leave_out(whole, session.exclusions)
    except UNREADABLE:
        # Its rows make no sense, but it can be deleted, and does not keep others from being finished.
        logging.getLogger(__name__).exception("an interrupted session cannot be rated")
        connection.execute("UPDATE session SET recording = 0, interrupted = 1 WHERE session_id = ?", (session_id,))
    else:
        complete(connection, replace(finished, interrupted=True))
