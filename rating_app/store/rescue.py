"""Sets a damaged history aside, and copies what can still be read into a new one."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rating_app.store.database import BUSY_WITHIN_S, SQLITE_ERRORS, Database, StoreFailed, is_damage, transaction
from rating_app.store.recovery import Lease, leased
from rating_app.store.rows import UNREADABLE, read_whole
from rating_app.store.schema import SCHEMA_VERSION, is_complete, refuse_newer, upgrade, version_of
from rating_app.store.set_aside import mark_read, set_aside, unread

_TURN = "rescue"
_RETRY_S = 0.05
_COMMIT_EVERY_S = 0.5
"""Short, so that a program that is recording does not wait for long."""

# List them by the two indices and by the table itself, from both ends, to get past a page that cannot be read.
_WAYS_TO_LIST = (
    "SELECT session_id FROM session ORDER BY session_id",
    "SELECT session_id FROM session ORDER BY session_id DESC",
    "SELECT session_id FROM session NOT INDEXED ORDER BY rowid",
    "SELECT session_id FROM session NOT INDEXED ORDER BY rowid DESC",
)
_TABLES = ("session", "sample", "marker", "seek", "exclusion", "pause")


@dataclass(frozen=True)
class Rescue:
    """The result of a rescue. `file` is where the damaged history is now; `rescued` of its sessions could be read
    completely and are in the new one, `lost` could not. Sessions of which nothing at all could be read are not counted.
    """

    file: Path
    rescued: int
    lost: int

    def __add__(self, other: Rescue) -> Rescue:
        return Rescue(other.file, self.rescued + other.rescued, self.lost + other.lost)


def is_damaged(path: Path) -> bool:
    """Return whether SQLite finds faults in the file. All of it is read, as fast as the disk allows.

    Raise StoreFailed if that cannot be determined, or a newer version of the program wrote the file.
    """
    try:
        with closing(sqlite3.connect(path, timeout=BUSY_WITHIN_S, isolation_level=None)) as connection:
            refuse_newer(connection)
            checked = connection.execute("PRAGMA integrity_check(1)").fetchone()
            return checked != ("ok",) or not is_complete(connection) or not _finds_every_session(connection)
    except SQLITE_ERRORS as error:
        if is_damage(error):
            return True
        raise StoreFailed("The history {path} cannot be used ({error}).", path=path, error=error) from error


def _finds_every_session(connection: sqlite3.Connection) -> bool:
    """Return whether the index of the ids leads to their rows. VACUUM may copy a damaged index, and SQLite's check then
    does not report it.
    """
    if version_of(connection) == 0:
        return True
    found, every = connection.execute(
        "SELECT (SELECT count(indexed.content) FROM session AS one NOT INDEXED JOIN session AS indexed USING "
        "(session_id)), (SELECT count(*) FROM session NOT INDEXED)"
    ).fetchone()
    return bool(found == every)


def rescue(database: Database, recording: str | None = None) -> Rescue | None:
    """Set a damaged history aside, and begin a new one with whatever can still be read; finish a rescue that an earlier
    run of the program began. Return None if there is nothing to do.

    `recording` is the session that the caller records, whose connection is closed. Raise StoreFailed if it fails, or if
    another program is recording a session; the history then stays as it is.
    """
    path = database.path
    if not path.exists() and not unread(path):
        return None
    try:
        with _turn(path.parent):
            if path.exists() and is_damaged(path):
                _refuse_while_recording(path.parent, recording)
                with database.alone():
                    set_aside(path)
            done: Rescue | None = None
            for aside in unread(path):
                one = _bring_over(database, aside)
                done = one if done is None else done + one
            return done
    except (OSError, *SQLITE_ERRORS) as error:
        raise StoreFailed("The history {path} cannot be used ({error}).", path=path, error=error) from error


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """Let one program at a time into the block; the second one then finds an intact history."""
    deadline = time.monotonic() + BUSY_WITHIN_S
    while (lease := Lease.take(folder, _TURN)) is None:
        if time.monotonic() > deadline:
            raise StoreFailed("The history is damaged; another window of this program is repairing it.")
        time.sleep(_RETRY_S)
    try:
        yield
    finally:
        lease.release()


def _refuse_while_recording(folder: Path, own: str | None) -> None:
    # Other programs' connections would go on writing into the file that was set aside.
    for session_id in set(leased(folder)) - {own, _TURN}:
        lease = Lease.take(folder, session_id)
        if lease is None:
            raise StoreFailed("The history is damaged. It will be repaired once no session is being recorded.")
        lease.release()


def _bring_over(database: Database, aside: Path) -> Rescue:
    with suppress(*SQLITE_ERRORS):
        _upgrade(aside)
    rescued = lost = 0
    connection = database.open()
    try:
        with closing(sqlite3.connect(aside, timeout=BUSY_WITHIN_S, isolation_level=None)) as source:
            # Because it is only read, this lets SQLite ignore a partly broken schema and a truncated end.
            source.execute("PRAGMA writable_schema = ON")
            for whole in _copied(source, connection):
                rescued, lost = rescued + whole, lost + (not whole)
    finally:
        database.close(connection)
    return Rescue(mark_read(aside), rescued, lost)


def _upgrade(aside: Path) -> None:
    with closing(sqlite3.connect(aside, isolation_level=None)) as connection:
        if version_of(connection) != SCHEMA_VERSION:
            upgrade(connection)


def _copied(source: sqlite3.Connection, target: sqlite3.Connection) -> Iterator[bool]:
    """Copy one session after the other, and yield for each that the user has not deleted whether it was copied
    completely.
    """
    waiting = _listed(source)
    while waiting:
        deadline = time.monotonic() + _COMMIT_EVERY_S
        said = []
        with transaction(target):
            while waiting and time.monotonic() < deadline:
                session_id = waiting.pop()
                if not _is_there(target, session_id):
                    said.append(_copy(source, target, session_id))
        yield from (whole for whole in said if whole is not None)


def _listed(source: sqlite3.Connection) -> list[str]:
    found: dict[str, None] = {}
    for query in _WAYS_TO_LIST:
        with suppress(*SQLITE_ERRORS):
            for (session_id,) in source.execute(query):
                found[session_id] = None
    return list(found)


def _is_there(target: sqlite3.Connection, session_id: str) -> bool:
    return target.execute("SELECT 1 FROM session WHERE session_id = ?", (session_id,)).fetchone() is not None


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, session_id: str) -> bool | None:
    """Copy a session completely or not at all, and return whether it was copied; None if the user has deleted it."""
    try:
        tables = {table: _rows(source, table, session_id) for table in _TABLES}
    except SQLITE_ERRORS:
        return False
    target.execute("SAVEPOINT one_session")
    try:
        for table, rows in tables.items():
            _insert(target, table, rows)
        whole = None if _is_deleted(target, session_id) else _is_whole(target, session_id)
    # Errors of `target` itself, such as a full disk, are not the session's fault.
    except (sqlite3.IntegrityError, *UNREADABLE):
        whole = False
    if whole is False:
        target.execute("ROLLBACK TO one_session")
    target.execute("RELEASE one_session")
    return whole


def _rows(source: sqlite3.Connection, table: str, session_id: str) -> list[tuple[object, ...]]:
    """Return the table's rows of the session, even if an index cannot be read."""
    try:
        return source.execute(f"SELECT * FROM {table} WHERE session_id = ?", (session_id,)).fetchall()
    except SQLITE_ERRORS:
        return source.execute(f"SELECT * FROM {table} NOT INDEXED WHERE session_id = ?", (session_id,)).fetchall()


def _insert(target: sqlite3.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    """Insert `rows`; ValueError if they do not fit such a table."""
    # Go by their order: a damaged file may give its columns other names.
    columns = len(target.execute(f"PRAGMA table_info({table})").fetchall())
    if any(len(row) != columns for row in rows):
        raise ValueError("another table")
    target.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", rows)


def _is_deleted(target: sqlite3.Connection, session_id: str) -> bool:
    found = target.execute("SELECT 1 FROM session WHERE session_id = ? AND deleted = 1", (session_id,))
    return found.fetchone() is not None


def _is_whole(target: sqlite3.Connection, session_id: str) -> bool:
    """Return whether every frame is there; raise one of UNREADABLE if something makes no sense."""
    row = target.execute("SELECT recording, duration_s FROM session WHERE session_id = ?", (session_id,)).fetchone()
    if row is None:
        return False
    recording, duration_s = row
    session = read_whole(target, session_id, recording=bool(recording))
    if session is None:
        return False
    frames = np.unique(session.samples.frame)
    has_all = np.array_equal(frames, np.arange(len(frames)))
    return has_all and (bool(recording) or session.duration_s == duration_s)
