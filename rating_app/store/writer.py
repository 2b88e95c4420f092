"""Saves a session while it is being recorded, so that a crash costs almost nothing of it."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable

from rating_app.session.content import Seek
from rating_app.session.exclusion import Exclusion
from rating_app.session.samples import Sample
from rating_app.session.session import Marker, Pause, Session, SessionHead
from rating_app.store.database import (
    SQLITE_ERRORS,
    Database,
    StoreDamaged,
    StoreFailed,
    damaged,
    is_damage,
    transaction,
)
from rating_app.store.disk_space import lack_of_space
from rating_app.store.recovery import Lease
from rating_app.store.rescue import Rescue, rescue
from rating_app.store.rows import (
    change_exclusions,
    complete,
    insert_exclusions,
    insert_head,
    insert_markers,
    insert_pauses,
    insert_seeks,
    insert_whole,
)
from rating_app.store.sample_rows import insert_samples
from rating_app.system.failure import Failure

COMMIT_EVERY_S = 1.0
"""Half of the time that a crash may cost, which leaves the other half for a slow disk."""

LOOK_EVERY_S = 5.0
"""How often the free space on the disk is checked: a full disk has to be reported within ten seconds."""


class SessionWriter:
    """A SessionListener that writes one session after another into the history.

    A thread of its own waits for the disk, even while a pause or a stuck camera brings no samples. If something cannot
    be written, it tries again every second, and once more at the end. If the history turns out to be damaged, the
    session goes into a new one, and `rescued` is called in the writer's thread. It also calls `troubled` with a Failure
    as soon as something keeps the session from being written, or soon may, and with None once that is over.
    """

    def __init__(
        self,
        database: Database,
        rescued: Callable[[Rescue], object],
        troubled: Callable[[Failure | None], object] = lambda _trouble: None,
    ) -> None:
        self._database = database
        self._rescued = rescued
        self._troubled = troubled
        self._recording: _Recording | None = None

    def begun(self, head: SessionHead) -> None:
        """Begin a session. It is written with its first sample, so an empty one leaves nothing."""
        self._recording = _Recording(self._database, head, self._rescued, self._troubled)
        self._recording.start()

    def sampled(self, sample: Sample) -> None:
        """Commit a sample within COMMIT_EVERY_S."""
        self._now().add(sample)

    def marked(self, marker: Marker) -> None:
        """Commit a marker at once."""
        self._now().add(marker)

    def sought(self, seek: Seek) -> None:
        """Commit a jump within COMMIT_EVERY_S."""
        self._now().add(seek)

    def excluded(self, exclusion: Exclusion) -> None:
        """Commit an exclusion within COMMIT_EVERY_S."""
        self._now().add(exclusion)

    def paused(self, pause: Pause) -> None:
        """Commit a pause within COMMIT_EVERY_S."""
        self._now().add(pause)

    def finished(self, session: Session) -> None:
        """Commit the rest and the rating. Raise StoreFailed if that, or any part before, could not be written."""
        recording, self._recording = self._now(), None
        recording.finish(session)

    def _now(self) -> _Recording:
        assert self._recording is not None, "begun first"
        return self._recording


class _Recording(threading.Thread):
    """A thread that writes one session. It never keeps the program from ending; the next start recovers what
    is left.
    """

    def __init__(
        self,
        database: Database,
        head: SessionHead,
        rescued: Callable[[Rescue], object],
        troubled: Callable[[Failure | None], object],
    ) -> None:
        super().__init__(name="session writer", daemon=True)
        self._database = database
        self._head = head
        self._rescued = rescued
        self._troubled = troubled
        self._told: Failure | None = None
        self._looked_s = -LOOK_EVERY_S
        self._low: Failure | None = None
        self._changed = threading.Event()
        self._lock = threading.Lock()
        self._samples: list[Sample] = []
        self._markers: list[Marker] = []
        self._seeks: list[Seek] = []
        self._exclusions: list[Exclusion] = []
        self._pauses: list[Pause] = []
        self._finished: Session | None = None
        self._connection: sqlite3.Connection | None = None
        self._lease: Lease | None = None
        self._in_file = False
        self._anew = self._tried_anew = False
        self._failure: Exception | None = None

    def add(self, item: Sample | Marker | Seek | Exclusion | Pause) -> None:
        """Keep `item` until the next commit."""
        with self._lock:
            if isinstance(item, Sample):
                self._samples.append(item)
            elif isinstance(item, Marker):
                self._markers.append(item)
            elif isinstance(item, Pause):
                self._pauses.append(item)
            elif isinstance(item, Seek):
                self._seeks.append(item)
            else:
                self._exclusions.append(item)
            first = len(self._samples) == 1 and not self._in_file
        if first or isinstance(item, Marker):
            self._changed.set()

    def finish(self, session: Session) -> None:
        """Commit what is left and end the thread; raise StoreFailed if that failed."""
        self._finished = session
        self._changed.set()
        self.join()
        if self._failure is not None:
            raise self._failure

    def run(self) -> None:
        ended = False
        while not ended:
            self._changed.wait(COMMIT_EVERY_S)
            self._changed.clear()
            session = self._finished
            ended = session is not None
            self._try_to_commit(session)
            self._tell_trouble()
        self._close()
        if self._lease is not None:
            self._lease.release()

    def _try_to_commit(self, session: Session | None) -> None:
        try:
            try:
                self._commit(session)
            except StoreDamaged:
                # A rescue reads the whole file, and so is not tried every second.
                if self._tried_anew and session is None:
                    raise
                self._tried_anew = True
                self._begin_anew()
                self._commit(session)
            self._failure = None
        except Exception as failure:
            if self._failure is None:
                logging.getLogger(__name__).exception("a session cannot be written at the moment")
            self._failure = failure
            self._close()

    def _tell_trouble(self) -> None:
        """Report trouble with the history or the disk if it differs from what was reported last."""
        now_s = time.monotonic()
        if now_s - self._looked_s >= LOOK_EVERY_S:
            self._looked_s, self._low = now_s, lack_of_space(self._database.path.parent)
        trouble = self._failure if isinstance(self._failure, Failure) else self._low
        # The free space is a different number each time.
        if getattr(trouble, "template", None) != getattr(self._told, "template", None):
            self._told = trouble
            self._troubled(trouble)

    def _begin_anew(self) -> None:
        """Continue in a new history, with what the old one still has of the session; all of it is written at
        the end.
        """
        self._close()
        done = rescue(self._database, self._head.session_id)
        if done is not None:
            self._anew, self._tried_anew, self._in_file = True, False, self._is_in_file()
            self._rescued(done)

    def _is_in_file(self) -> bool:
        with self._database.reading() as connection:
            found = connection.execute("SELECT 1 FROM session WHERE session_id = ?", (self._head.session_id,))
            return found.fetchone() is not None

    def _commit(self, session: Session | None) -> None:
        with self._lock:
            samples, markers, seeks = self._samples[:], self._markers[:], self._seeks[:]
            exclusions, pauses = self._exclusions[:], self._pauses[:]
        if not (self._in_file or samples) or not (samples or markers or seeks or exclusions or pauses or session):
            return
        session_id = self._head.session_id
        try:
            if self._connection is None:
                self._connection = self._database.open()
                # It only appends and never reads again what it has written, so SQLite's cache of two megabytes would
                # fill up for nothing.
                self._connection.execute("PRAGMA cache_size = -256")
            connection = self._connection
            with transaction(connection):
                if self._lease is None:
                    self._lease = Lease.take(self._database.path.parent, session_id)
                if self._anew and session is not None:
                    connection.execute("DELETE FROM session WHERE session_id = ?", (session_id,))
                    insert_whole(connection, session)
                    return
                if not self._in_file:
                    insert_head(connection, self._head)
                insert_samples(connection, session_id, samples)
                insert_markers(connection, session_id, markers)
                insert_seeks(connection, session_id, seeks)
                insert_exclusions(connection, session_id, exclusions)
                insert_pauses(connection, session_id, pauses)
                if session is not None:
                    complete(connection, session)
                    # An exclusion that ended with the session was not reported before.
                    change_exclusions(connection, session)
        except (OSError, *SQLITE_ERRORS) as error:
            if is_damage(error):
                raise damaged(self._database.path, error) from error
            raise StoreFailed(
                "The history {path} cannot be written ({error}).", path=self._database.path, error=error
            ) from error
        self._in_file = True
        with self._lock:
            del self._samples[: len(samples)], self._markers[: len(markers)], self._seeks[: len(seeks)]
            del self._exclusions[: len(exclusions)], self._pauses[: len(pauses)]

    def _close(self) -> None:
        if self._connection is not None:
            self._database.close(self._connection)
            self._connection = None
