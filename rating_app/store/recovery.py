"""What a crash left behind becomes a finished session."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import replace
from pathlib import Path

from rating_app.session.session import read_samples
from rating_app.store.lease import Lease, leased
from rating_app.store.rows import UNREADABLE, complete, read_whole


def finish_interrupted(connection: sqlite3.Connection, folder: Path) -> int:
    """Rate what was recorded by programs that are dead by now, mark it as interrupted, and return how many it was.

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
        rating = read_samples(session.samples, session.head).rating
    except UNREADABLE:
        # It makes no sense, but can be deleted, and keeps no other from being finished.
        logging.getLogger(__name__).exception("an interrupted session cannot be rated")
        connection.execute("UPDATE session SET recording = 0, interrupted = 1 WHERE session_id = ?", (session_id,))
    else:
        complete(connection, replace(session, rating=rating, interrupted=True))
