from __future__ import annotations

import os
import sqlite3
import stat
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timezone

import numpy as np
import pytest
from fakes.sessions import pictures_of, session_of

from rating_app.rating.curve import points_of
from rating_app.session.consent import NOTICE, LiveConsent, RecordingAttestation
from rating_app.session.session import Marker, Pause
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


def test_content_and_jumps_come_back_too(store):
    session = pictures_of([(1, [0.2, None]), (3, [0.8]), (2, [0.9, 0.1])], items=3)
    assert len(session.seeks) == 2
    store.save(session)
    loaded = store.load(session.head.session_id)
    assert loaded == session
    assert (loaded.head.items, loaded.seeks) == (session.head.items, session.seeks)
    assert [sample.content.item for sample in loaded.samples] == [1, 1, 3, 2, 2]


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


def test_history_line_says_what_the_session_amounts_to(store):
    session = replace(
        session_of(([0.02] * 20 + [0.95] * 20) * 30, content="A film"), stars=4, notes="Twice", interrupted=True
    )
    store.save(session)
    (summary,) = store.summaries()
    rating = session.rating
    assert rating.smiles > 1
    assert (summary.rating_low, summary.rating_high) == (rating.rating_low, rating.rating_high) != (None, None)
    assert (summary.mean_happy_0_100, summary.smiles) == (rating.mean_happy_0_100, rating.smiles)
    assert (summary.stars, summary.notes, summary.interrupted) == (4, "Twice", True)
    assert (summary.started_at, summary.duration_s) == (session.head.started_at, session.duration_s)


def test_history_line_has_the_sessions_course_and_how_its_content_was_watched(store):
    session = pictures_of([(1, [0.0] * 40), (2, [1.0] * 40)])
    store.save(session)
    (summary,) = store.summaries()
    assert summary.content_kind == "pictures"
    assert summary.curve == session.curve
    points = points_of(summary.curve)
    assert points[:40] == (0.0,) * 40 and points[-1] > 90


MANY = """
WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 100000)
INSERT INTO session SELECT {columns} FROM session, number
"""


def test_a_hundred_thousand_sessions_are_listed_without_their_samples(store, paths):
    store.save(session_of([0.5]))
    connection = sqlite3.connect(paths.database)
    names = [row[1] for row in connection.execute("PRAGMA table_info(session)")]
    made = {"session_id": "printf('%032x', n)", "started_at": "printf('%d-01-01T00:00:00+00:00', 2000 + n % 100)"}
    with connection:
        connection.execute(MANY.format(columns=", ".join(made.get(name, name) for name in names)))
        connection.execute("DROP TABLE sample")
    connection.close()
    began = time.process_time()
    summaries = store.summaries()
    assert time.process_time() - began < 10
    assert len(summaries) == 100_001
    assert [summary.started_at.year for summary in (summaries[0], summaries[-1])] == [2099, 2000]


def test_viewers_words_are_added_afterwards(store):
    session = session_of([0.2, 0.8])
    store.save(session)
    session_id = session.head.session_id
    store.set_stars(session_id, 5)
    store.set_notes(session_id, "The dog.\nThe ending.")
    store.set_markers(session_id, [Marker(0.1, "Dog", 0.05), Marker(0.0, "Start")])
    loaded = store.load(session_id)
    assert (loaded.stars, loaded.notes) == (5, "The dog.\nThe ending.")
    assert loaded.markers == (Marker(0.0, "Start"), Marker(0.1, "Dog", 0.05))
    store.set_markers(session_id, [])
    store.set_stars(session_id, None)
    assert (store.load(session_id).markers, store.load(session_id).stars) == ((), None)
    assert store.load(session_id).rating == session.rating


@pytest.mark.parametrize("stars", [0, 6, -1])
def test_there_are_one_to_five_stars(store, stars):
    with pytest.raises(ValueError, match="1 to 5"):
        store.set_stars("any", stars)


@pytest.mark.parametrize("change", [("set_stars", 3), ("set_notes", "x"), ("set_markers", [Marker(0.0)])])
def test_words_about_a_session_that_is_gone_are_refused(store, change):
    name, value = change
    with pytest.raises(StoreFailed, match="no longer"):
        getattr(store, name)("gone", value)


def modes(paths):
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in [paths.data, *paths.data.iterdir()]}


@pytest.fixture
def careless_umask():
    old = os.umask(0)
    yield
    os.umask(old)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no POSIX modes")
def test_only_the_owner_can_read_it(store, paths, careless_umask):
    session, writer = session_of([0.5]), store.writer()
    store.summaries()
    with closing(sqlite3.connect(paths.database)) as reader:
        reader.execute("SELECT count(*) FROM session").fetchone()
        writer.begun(session.head)
        writer.sampled(session.samples[0])
        while reader.execute("SELECT count(*) FROM session").fetchone() == (0,):
            time.sleep(0.02)
        name, lock = paths.database.name, f"recording-{session.head.session_id}.lock"
        private = dict.fromkeys((name, f"{name}-wal", f"{name}-shm", lock), 0o600)
        assert modes(paths) == {"data": 0o700, **private}
        writer.finished(session)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no POSIX modes")
def test_history_that_others_could_read_is_made_private(store, paths):
    store.save(session_of([0.5]))
    paths.database.chmod(0o644)
    store.summaries()
    assert modes(paths)[paths.database.name] == 0o600


def test_file_that_is_no_database_is_one_sentence_and_left_alone(store, paths):
    paths.data.mkdir(parents=True)
    paths.database.write_bytes(b"not a database" * 100)
    with pytest.raises(StoreFailed, match="history"):
        store.summaries()
    assert paths.database.read_bytes() == b"not a database" * 100


def test_half_a_session_is_never_stored(store):
    session = session_of([0.5, 0.6])
    store.save(session)
    with pytest.raises(StoreFailed):
        store.save(session)
    assert len(store.summaries()) == 1


def test_newest_sessions_come_without_the_rest(store):
    for content in ("First", "Second", "Third"):
        session = session_of([0.5], content=content)
        began = datetime(2026, 3, len(content), tzinfo=timezone.utc)
        store.save(replace(session, head=replace(session.head, started_at=began)))
    assert [summary.content for summary in store.newest(2)] == ["Second", "First"]


def test_session_is_called_otherwise(store):
    session = session_of([0.5])
    store.save(session)
    store.rename(session.head.session_id, "  A better name ")
    assert store.load(session.head.session_id).head.content == "A better name"
    with pytest.raises(ValueError, match="name"):
        store.rename(session.head.session_id, "  ")
    assert store.summaries()[0].content == "A better name"


def test_course_is_read_alone_and_gives_the_same_curve_and_rating(store):
    session = session_of([0.2, None, *[0.8] * 30])
    store.save(session)
    course = store.load_course(session.head.session_id)
    assert (course.curve, course.reading.rating) == (session.curve, session.rating)
    assert np.isnan(course.samples.p_neutral).all()
    with pytest.raises(StoreFailed, match="no longer"):
        store.load_course("gone")


def test_pauses_are_kept(store):
    session = replace(session_of([0.5] * 30), pauses=(Pause(1.0, 20.0), Pause(2.0, 4.5, camera_lost=True)))
    store.save(session)
    assert store.load(session.head.session_id).pauses == session.pauses


def test_curves_of_earlier_versions_are_drawn_a_few_at_a_time(store, paths):
    for content in "abc":
        store.save(session_of([0.9] * 500, content=content))
    with closing(sqlite3.connect(paths.database)) as connection, connection:
        connection.execute("UPDATE session SET joy_curve = NULL")
    first, second = store.draw_missing_curves(2), store.draw_missing_curves(2)
    assert (len(first), len(second), store.draw_missing_curves(2)) == (2, 1, {})
    curves = {summary.session_id: summary.curve for summary in store.summaries()}
    assert curves == first | second
    assert all(None not in points_of(curve) and max(points_of(curve)) > 50 for curve in curves.values())


def test_session_without_a_frame_has_a_curve_of_nothing(store):
    store.save(session_of([]))
    with store._database.writing() as connection:
        connection.execute("UPDATE session SET joy_curve = NULL")
    (curve,) = store.draw_missing_curves(5).values()
    assert set(points_of(curve)) == {None}
