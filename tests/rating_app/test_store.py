from __future__ import annotations

import os
import sqlite3
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timezone

import pytest
from fakes.sessions import session_of

from rating_app.consent import NOTICE, LiveConsent, RecordingAttestation
from rating_app.rating import SessionRating
from rating_app.store import SessionStore, StoreFailed


@pytest.fixture
def store(paths):
    return SessionStore(paths.database)


def test_session_comes_back_as_it_was(store):
    session = session_of([0.2, None, 0.8], consent=LiveConsent.give(NOTICE).consent)
    store.save(session)
    assert store.load(session.head.session_id) == session


def test_further_classes_come_back_too(store):
    names = ("happy", "neutral", "sad", "angry", "other")
    session = session_of([0.2, None, 1 / 3], class_names=names)
    store.save(session)
    loaded = store.load(session.head.session_id)
    assert loaded == session
    assert loaded.head.class_names == names
    assert [name for name, _ in loaded.samples[0].score.others] == ["sad", "angry"]


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


VERSION_1 = """
CREATE TABLE session (
    session_id TEXT PRIMARY KEY,
    started_at TEXT NOT NULL,
    content TEXT NOT NULL,
    source TEXT NOT NULL,
    model TEXT NOT NULL,
    app_version TEXT NOT NULL,
    consent_basis TEXT NOT NULL,
    consent_detail TEXT NOT NULL,
    consent_at TEXT NOT NULL,
    duration_s REAL NOT NULL,
    rating_0_100 REAL,
    rating_method TEXT NOT NULL,
    coverage REAL NOT NULL,
    rated_s REAL NOT NULL
) STRICT;
CREATE INDEX session_by_start ON session (started_at DESC);
CREATE TABLE sample (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    frame INTEGER NOT NULL,
    timestamp_s REAL NOT NULL,
    face_confidence REAL,
    p_happy REAL,
    p_neutral REAL,
    p_other REAL,
    live_rating REAL,
    PRIMARY KEY (session_id, frame)
) STRICT, WITHOUT ROWID;
PRAGMA user_version = 1;
"""
"""As version 0.1.0 wrote it; never to be changed."""


@pytest.fixture
def old_session():
    session = session_of([0.2, None, 0.8], consent=LiveConsent.give(NOTICE).consent)
    return replace(session, rating=SessionRating(50.0, 0.5, 0.2, mean_happy_0_100=50.0, method="mean_happy_1"))


@pytest.fixture
def version_1(paths, old_session):
    """A history of version 1 with `old_session` in it."""
    head, rating = old_session.head, old_session.rating
    given = (head.consent.basis, head.consent.notice_version, head.consent.given_at.isoformat())
    figures = (old_session.duration_s, rating.rating_0_100, rating.method, rating.coverage, rating.rated_s)
    words = (head.session_id, head.started_at.isoformat(), head.content, head.source, head.model, head.app_version)
    paths.data.mkdir(parents=True)
    connection = sqlite3.connect(paths.database)
    connection.executescript(VERSION_1)
    with connection:
        connection.execute(f"INSERT INTO session VALUES ({', '.join('?' * 14)})", (*words, *given, *figures))
        for sample in old_session.samples:
            score = sample.score
            three = (None, None, None) if score is None else (score.p_happy, score.p_neutral, score.p_other)
            connection.execute(
                "INSERT INTO sample VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    head.session_id,
                    sample.frame,
                    sample.timestamp_s,
                    sample.face_confidence,
                    *three,
                    sample.live_rating,
                ),
            )
    connection.close()
    return paths.database


def content_of(database):
    """Everything in the file: its version, its schema and its rows."""
    connection = sqlite3.connect(database)
    queries = ("PRAGMA user_version", "SELECT sql FROM sqlite_schema", "SELECT * FROM session", "SELECT * FROM sample")
    rows = [connection.execute(query).fetchall() for query in queries]
    connection.close()
    return rows


def test_history_of_version_1_is_taken_over_whole(store, version_1, old_session):
    (summary,) = store.summaries()
    assert (summary.content, summary.rating_0_100) == ("A film", old_session.rating.rating_0_100)
    assert store.load(old_session.head.session_id) == old_session
    newer = session_of([0.5], class_names=("happy", "neutral", "sad", "other"))
    store.save(newer)
    assert store.load(newer.head.session_id) == newer
    assert store.load(old_session.head.session_id) == old_session
    store.delete(old_session.head.session_id)
    assert [summary.session_id for summary in store.summaries()] == [newer.head.session_id]


def test_history_taken_over_and_history_begun_anew_are_alike(store, version_1, tmp_path):
    store.summaries()
    anew = tmp_path / "anew.sqlite"
    SessionStore(anew).summaries()
    assert content_of(version_1)[:2] == content_of(anew)[:2]


def test_history_that_cannot_be_taken_over_stays_as_it_was(store, version_1):
    connection = sqlite3.connect(version_1)
    connection.execute("ALTER TABLE sample ADD COLUMN p_others TEXT")
    connection.close()
    before = content_of(version_1)
    with pytest.raises(StoreFailed, match="history"):
        store.summaries()
    assert content_of(version_1) == before


def test_two_who_take_over_the_same_history_at_once_both_read_it(version_1, paths, old_session):
    with ThreadPoolExecutor(4) as threads:
        loads = [threads.submit(SessionStore(paths.database).load, old_session.head.session_id) for _ in range(8)]
        assert all(load.result() == old_session for load in loads)


def test_half_a_session_is_never_stored(store):
    session = session_of([0.5, 0.6])
    store.save(session)
    with pytest.raises(StoreFailed):
        store.save(session)
    assert len(store.summaries()) == 1
