from __future__ import annotations

import os
import sqlite3
import stat
import sys
from datetime import datetime, timezone

import pytest
from fakes.sessions import session_of

from rating_app.consent import NOTICE, LiveConsent, RecordingAttestation
from rating_app.store import SessionStore, StoreFailed


@pytest.fixture
def store(paths):
    return SessionStore(paths.database)


def test_session_comes_back_as_it_was(store):
    session = session_of([0.2, None, 0.8], consent=LiveConsent.give(NOTICE).consent)
    store.save(session)
    assert store.load(session.head.session_id) == session


def test_attestation_comes_back_with_who_and_when(store):
    attestation = RecordingAttestation("somebody", datetime(2026, 1, 2, tzinfo=timezone.utc))
    session = session_of([0.2], consent=attestation)
    store.save(session)
    assert store.load(session.head.session_id).head.consent == attestation


def test_history_lists_the_sessions(store):
    assert store.summaries() == ()
    session = session_of([None, None], content="Nobody")
    store.save(session)
    (summary,) = store.summaries()
    assert (summary.content, summary.rating_0_100) == ("Nobody", None)


def test_deleted_session_is_gone_from_the_file(store, paths):
    session = session_of([0.5] * 20, content="A secret title")
    store.save(session)
    assert b"A secret title" in paths.database.read_bytes()
    store.delete(session.head.session_id)
    assert b"A secret title" not in paths.database.read_bytes()
    assert session.head.session_id.encode() not in paths.database.read_bytes()
    with pytest.raises(StoreFailed, match="no longer"):
        store.load(session.head.session_id)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no POSIX modes")
def test_only_the_owner_can_read_it(store, paths):
    old = os.umask(0)
    try:
        store.save(session_of([0.5]))
    finally:
        os.umask(old)
    assert stat.S_IMODE(paths.database.stat().st_mode) == 0o600


def test_file_that_is_no_database_is_one_sentence_and_left_alone(store, paths):
    paths.data.mkdir(parents=True)
    paths.database.write_bytes(b"not a database" * 100)
    with pytest.raises(StoreFailed, match="history"):
        store.summaries()
    assert paths.database.read_bytes() == b"not a database" * 100


def test_newer_schema_is_refused(store, paths):
    paths.data.mkdir(parents=True)
    connection = sqlite3.connect(paths.database)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreFailed, match="another version"):
        store.save(session_of([0.5]))


def test_half_a_session_is_never_stored(store):
    session = session_of([0.5, 0.6])
    store.save(session)
    with pytest.raises(StoreFailed):
        store.save(session)
    assert len(store.summaries()) == 1
