"""The file of the history: how it is opened, read and written, and how deleted sessions are erased from it."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rating_app.store.schema import SCHEMA_VERSION, refuse_newer, upgrade, version_of
from rating_app.system.failure import Failure
from rating_app.system.private_files import ensure_private, ensure_private_folder

BUSY_WITHIN_S = 10.0
"""How long to wait for another thread or program that is writing."""

ERASE_WITHIN_S = 2.0
"""How long to wait for another program that is still reading what was deleted."""

_RETRY_S = 0.02

_FAULTS_OF_OTHERS = ("locked", "full", "disk I/O", "readonly", "unable to open", "interrupted", "out of memory")


SQLITE_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises. If its message quotes from a damaged file, it may not be valid text."""


class StoreFailed(Failure):
    """The history cannot be read or written. The message is one sentence for the user."""


class StoreDamaged(StoreFailed):
    """The history cannot be read because the file is damaged: it is not a history, or SQLite cannot make
    sense of it.
    """


class Database:
    """The file, opened anew for every use, so that any thread may call."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._changed = threading.Condition()
        self._open = 0

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection that sees one state of the file, whatever others write meanwhile; raise StoreFailed if it
        cannot be read.
        """
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection in one transaction: committed at the end of the block, rolled back after an exception.
        Raise StoreFailed if it cannot be written.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def erase_deleted(self) -> None:
        """Erase anything that deleted sessions left behind in the file and its write-ahead log.

        While another program reads the old content, this is left to the next call. Raise StoreFailed if it fails for
        another reason; it is then left to the next call, too.
        """
        # `secure_delete` overwrites rows in place, but not the copies that SQLite leaves in the gaps of its pages when
        # it moves rows between them. Only VACUUM, which writes every page anew, leaves nothing of them.
        try:
            with self._connection() as connection:
                if connection.execute("SELECT 1 FROM erasure_due").fetchone() is None:
                    return
                connection.execute(f"PRAGMA busy_timeout = {ERASE_WITHIN_S * 1000:.0f}")
                connection.execute("VACUUM")
                busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if not busy:
                    connection.execute("DELETE FROM erasure_due")
        except SQLITE_ERRORS as error:
            if is_damage(error):
                raise damaged(self.path, error) from error
            if not is_busy(error):
                raise StoreFailed(
                    "What was deleted is gone from the history, but not yet overwritten on the disk ({error}); the "
                    "program tries again at the next start.",
                    error=error,
                ) from error

    def open(self) -> sqlite3.Connection:
        """Open a connection that commits automatically outside explicit transactions. Any thread may use it, one at a
        time, and `close` ends it. Raise StoreFailed if the file cannot be opened.
        """
        with self._changed:
            self._open += 1
        try:
            return self._connect()
        except BaseException:
            self._closed()
            raise

    def close(self, connection: sqlite3.Connection) -> None:
        """Close a connection of `open`."""
        try:
            connection.close()
        finally:
            self._closed()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until this program has no connection open, and let none be opened inside the block; raise StoreFailed if
        one stays open.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: self._open == 0, BUSY_WITHIN_S):
                raise StoreFailed("The history {path} is in use.", path=self.path)
            yield

    def _closed(self) -> None:
        with self._changed:
            self._open -= 1
            self._changed.notify_all()

    def _connect(self) -> sqlite3.Connection:
        try:
            ensure_private_folder(self.path.parent)
            ensure_private(self.path)
            connection = sqlite3.connect(
                self.path, timeout=BUSY_WITHIN_S, isolation_level=None, check_same_thread=False
            )
            # One broken letter must not make a whole list unreadable.
            connection.text_factory = _decoded
            try:
                _prepare(connection)
            except SQLITE_ERRORS:
                connection.close()
                raise
        except (OSError, *SQLITE_ERRORS) as error:
            if is_damage(error):
                raise damaged(self.path, error) from error
            raise StoreFailed("The history {path} cannot be opened ({error}).", path=self.path, error=error) from error
        return connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        try:
            with self._connection() as connection, transaction(connection, begin):
                yield connection
        except (OSError, *SQLITE_ERRORS) as error:
            if is_damage(error):
                raise damaged(self.path, error) from error
            raise StoreFailed("The history {path} cannot be used ({error}).", path=self.path, error=error) from error

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        connection = self.open()
        try:
            yield connection
        finally:
            self.close(connection)


@contextmanager
def transaction(connection: sqlite3.Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    """Commit at the end of the block; roll back if the block, or the commit, raises."""
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # After a full disk SQLite has already rolled back.
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def is_busy(error: Exception) -> bool:
    """Return whether another thread or program is using the file."""
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)


def is_damage(error: Exception) -> bool:
    """Return whether the file itself may be at fault, rather than the disk, its owner, or another program using it."""
    if type(error) not in (sqlite3.DatabaseError, sqlite3.OperationalError):
        return isinstance(error, UnicodeDecodeError)
    return not any(words in str(error) for words in _FAULTS_OF_OTHERS)


def was_perhaps_moved(error: BaseException | None) -> bool:
    """Return whether another program may be setting the history aside, so that SQLite no longer finds the journals that
    it opened.
    """
    return isinstance(error, sqlite3.OperationalError) and "disk I/O" in str(error)


def damaged(path: Path, error: Exception) -> StoreDamaged:
    """Return the exception for a damaged file."""
    return StoreDamaged("The history {path} seems to be damaged ({error}).", path=path, error=error)


def _decoded(text: bytes) -> str:
    return text.decode(errors="replace")


def _prepare(connection: sqlite3.Connection) -> None:
    # Check this before changing anything in a file that may be somebody else's.
    refuse_newer(connection)
    _write_ahead(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    # After `kill -9` the operating system still has every commit, whatever is set here. After a power cut, NORMAL would
    # keep only what the last checkpoint wrote, minutes ago; FULL keeps every commit, at the cost of one flush of the
    # disk per second in a thread that nobody waits for.
    connection.execute("PRAGMA synchronous = FULL")
    if version_of(connection) != SCHEMA_VERSION:
        upgrade(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log, which the file then remembers; if the drive does not support it, the journal
    stays.
    """
    deadline = time.monotonic() + BUSY_WITHIN_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            # If two programs open a new file at once, SQLite refuses one of them without waiting.
            if not is_busy(error) or time.monotonic() > deadline:
                raise
        time.sleep(_RETRY_S)
