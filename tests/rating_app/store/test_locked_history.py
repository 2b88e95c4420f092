"""Another program keeps the history to itself for longer than anybody waits."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager

import pytest
from fakes.patience import wait_until
from fakes.sessions import session_of

from rating_app.store import SessionStore, StoreFailed, database, rescue

KEEPING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA locking_mode = EXCLUSIVE")
connection.execute("BEGIN EXCLUSIVE")
print("mine", flush=True)
sys.stdin.read()
"""


@contextmanager
def kept_by_another(path):
    """Nobody else can read or write it."""
    command = [sys.executable, "-c", KEEPING, str(path)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline() == "mine\n"
        yield
    finally:
        process.communicate("")


@pytest.fixture
def store(paths, monkeypatch):
    """It has one session, and who uses it waits for a fifth of a second."""
    for module in (database, rescue):
        monkeypatch.setattr(module, "BUSY_WITHIN_S", 0.2)
    store = SessionStore(paths.database)
    store.save(session_of([0.5], content="Earlier"))
    return store


def test_what_came_while_it_was_locked_is_written_once_it_is_free(store, paths, caplog):
    session = session_of([0.2, 0.8] * 200)
    writer = store.writer()
    with kept_by_another(paths.database):
        writer.begun(session.head)
        for sample in session.samples:
            writer.sampled(sample)
        wait_until(lambda: "(database is locked)" in caplog.text)
        with pytest.raises(StoreFailed, match="locked"):
            store.summaries()
    recording = writer._recording
    wait_until(lambda: recording._in_file and not recording._samples)
    writer.finished(session)
    assert store.load(session.head.session_id) == session
    assert len(caplog.records) == 1


def test_what_is_still_locked_at_the_end_is_told_and_in_the_session(store, paths):
    session = session_of([0.2, 0.8] * 200)
    writer = store.writer()
    with kept_by_another(paths.database):
        writer.begun(session.head)
        for sample in session.samples:
            writer.sampled(sample)
        with pytest.raises(StoreFailed, match=r"^The history .* cannot be opened \(database is locked\)\.$"):
            writer.finished(session)
    store.save(session)
    assert store.load(session.head.session_id) == session


def test_lock_is_no_damage(store, paths):
    with kept_by_another(paths.database):
        for use in (store.recover, store.rescue, store.delete_all):
            with pytest.raises(StoreFailed, match="locked"):
                use()
    assert [summary.content for summary in store.summaries()] == ["Earlier"]
    assert [path.name for path in paths.data.glob("*damaged*")] == []
