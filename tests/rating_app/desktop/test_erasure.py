"""Deleted sessions are gone: from the history, and from the bytes of its files."""

from __future__ import annotations

import random
import sqlite3
import struct
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from fakes.sessions import session_of

from rating_app.session.content import ContentItem, ContentKind, ContentPosition, Seek
from rating_app.session.session import Marker
from rating_app.store import SessionStore, StoreFailed
from rating_app.store import sessions as sessions_module


@pytest.fixture
def store(paths):
    return SessionStore(paths.database)


def random_session(seed, frames=None):
    chance = random.Random(seed)
    # No two sessions have a probability in common, once it is rounded as it is kept.
    scores = [(chance.randrange(2**16) * 256 + seed) / 2**24 for _ in range(frames or chance.randint(5, 900))]
    session = session_of(scores, content=f"A secret title {seed}.", class_names=("happy", "neutral", "sad", "other"))
    places = [ContentPosition(1, chance.uniform(0, 5000)) for _ in session.samples]
    samples = tuple(replace(sample, content=place) for sample, place in zip(session.samples, places, strict=True))
    item = ContentItem(f"A secret name {seed}.", f"/a secret place {seed}/film.mp4")
    seek = Seek(0.1, ContentPosition(1, chance.uniform(0, 5000)), ContentPosition(1, chance.uniform(0, 5000)))
    return replace(
        session,
        head=replace(session.head, content_kind=ContentKind.MEDIA, items=(item,)),
        samples=samples,
        markers=(Marker(0.1, f"A secret moment {seed}."),),
        notes=f"A secret thought {seed}.",
        seeks=(seek,),
    )


def traces(session, paths):
    """Return the traces of a session in the bytes of the database, its write-ahead log and its index."""
    files = [paths.database.with_name(paths.database.name + ending) for ending in ("", "-wal", "-shm")]
    content = b"\0".join(path.read_bytes() for path in files if path.exists())
    words = [session.head.session_id, session.head.content, session.markers[0].text, session.notes]
    words += [repr(sample.score.others[0][1]) for sample in session.samples]
    words += [word for item in session.head.items for word in (item.name, item.path)]
    figures = [sample.content.position_s for sample in session.samples]
    figures += [place.position_s for seek in session.seeks for place in (seek.left, seek.reached)]
    wanted = [word.encode() for word in words] + [struct.pack(">d", figure) for figure in figures]
    wanted.append(session.curve)
    return [one for one in wanted if one in content]


def test_deleted_sessions_leave_no_byte_among_those_that_stay(store, paths):
    sessions = [random_session(seed) for seed in range(16)]
    for session in sessions:
        store.save(session)
    assert all(len(traces(session, paths)) == 9 + 2 * len(session.samples) for session in sessions)
    deleted, kept = sessions[::2], sessions[1::2]
    # It keeps the log and its index from being removed.
    with closing(sqlite3.connect(paths.database)) as another:
        another.execute("SELECT count(*) FROM session").fetchone()
        for session in deleted:
            store.delete(session.head.session_id)
        assert paths.database.with_name(paths.database.name + "-shm").exists()
        left = [traces(session, paths) for session in deleted]
    assert left == [[]] * len(deleted)
    assert all(store.load(session.head.session_id) == session for session in kept)
    with pytest.raises(StoreFailed, match="no longer"):
        store.load(deleted[0].head.session_id)


def test_deleting_all_leaves_an_empty_history(store, paths):
    sessions = [random_session(seed) for seed in range(5)]
    for session in sessions:
        store.save(session)
    full = paths.database.stat().st_size
    store.delete_all()
    assert store.summaries() == ()
    assert [traces(session, paths) for session in sessions] == [[]] * 5
    assert paths.database.stat().st_size < full / 5


def test_deleting_all_spares_the_session_that_is_being_recorded(store):
    store.save(random_session(1))
    session, writer = random_session(2), store.writer()
    writer.begun(session.head)
    writer.sampled(session.samples[0])
    store.delete_all()
    for sample in session.samples[1:]:
        writer.sampled(sample)
    writer.marked(session.markers[0])
    writer.sought(session.seeks[0])
    writer.finished(session)
    assert [summary.content for summary in store.summaries()] == ["A secret title 2."]
    assert store.load(session.head.session_id) == session


def test_session_that_another_program_reads_is_erased_afterwards(store, paths):
    session = random_session(1, frames=50)
    store.save(session)
    with closing(sqlite3.connect(paths.database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM session").fetchone()
        store.delete(session.head.session_id)
        assert store.summaries() == ()
        reader.execute("COMMIT")
        store.delete_older(0)
        left = traces(session, paths)
    assert left == []


def test_every_copy_of_an_edited_note_goes_with_its_session(store, paths):
    session = random_session(1, frames=50)
    store.save(session)
    store.set_notes(session.head.session_id, "Something else")
    store.delete(session.head.session_id)
    assert traces(session, paths) == []


NO_ROOM = """
import resource, sys
from pathlib import Path
from rating_app.store import SessionStore, StoreFailed
from rating_app.store import sessions as sessions_module

resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    SessionStore(Path(sys.argv[1])).delete(sys.argv[2])
except StoreFailed as failure:
    print(failure)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit to a file's size")
def test_deletion_without_room_to_erase_is_finished_at_the_next_start(store, paths, root):
    store.save(random_session(1, frames=5000))
    session = random_session(2, frames=20)
    store.save(session)
    arguments = [sys.executable, "-c", NO_ROOM, paths.database, session.head.session_id]
    done = subprocess.run(arguments, cwd=root, capture_output=True, text=True, check=True)
    assert "gone from the history, but not yet overwritten" in done.stdout and done.stdout.count("\n") == 1
    assert len(store.summaries()) == 1
    store.delete_older(0)
    assert traces(session, paths) == []


NOW = datetime(2026, 3, 31, tzinfo=timezone.utc)


def session_from(days_ago, content):
    session = session_of([0.5] * 3, content=content)
    return replace(session, head=replace(session.head, started_at=NOW - timedelta(days=days_ago)))


def test_only_sessions_older_than_the_limit_are_deleted(store):
    for days in (0, 29.9, 30.1, 400):
        store.save(session_from(days, f"{days} days"))
    assert store.delete_older(30, NOW) == 2
    assert [summary.content for summary in store.summaries()] == ["0 days", "29.9 days"]
    assert store.delete_older(30, NOW) == 0


def test_zero_days_keep_everything(store):
    store.save(session_from(10_000, "Ages ago"))
    assert store.delete_older(0, NOW) == 0
    assert len(store.summaries()) == 1


def test_age_counts_whatever_time_zone_a_session_began_in(store):
    east = timezone(timedelta(hours=14))
    session = session_from(0, "Far east")
    began = (NOW - timedelta(days=1, hours=1)).astimezone(east)
    store.save(replace(session, head=replace(session.head, started_at=began)))
    (summary,) = store.summaries()
    assert summary.started_at == began
    assert store.delete_older(1, NOW) == 1


def test_marked_sessions_are_out_of_the_history_and_can_come_back(store):
    sessions = [random_session(seed, frames=20) for seed in range(3)]
    for session in sessions:
        store.save(session)
    ids = [session.head.session_id for session in sessions[:2]]
    assert store.mark_deleted([*ids, "never there"]) == 2
    assert [summary.session_id for summary in store.summaries()] == [sessions[2].head.session_id]
    for use in (
        store.load,
        store.load_course,
        lambda key: store.set_stars(key, 3),
        lambda key: store.rename(key, "x"),
    ):
        with pytest.raises(StoreFailed, match="no longer"):
            use(ids[0])
    assert store.undelete(ids) == 2
    assert store.load(ids[0]) == sessions[0]
    assert store.undelete(ids) == 0


def test_marked_sessions_are_erased_for_good(store, paths):
    gone, stays = random_session(1, frames=50), random_session(2, frames=50)
    for session in (gone, stays):
        store.save(session)
    store.mark_deleted([gone.head.session_id])
    assert traces(gone, paths) != []
    assert store.erase_deleted_sessions() == 1
    assert traces(gone, paths) == []
    assert store.load(stays.head.session_id) == stays
    assert store.undelete([gone.head.session_id]) == 0


def test_sessions_marked_by_a_dead_program_are_erased_at_the_next_start(store, paths):
    session = random_session(1, frames=50)
    store.save(session)
    store.mark_deleted([session.head.session_id])
    assert SessionStore(paths.database).recover() == 0
    assert traces(session, paths) == []


def test_session_that_is_being_recorded_cannot_be_marked(store):
    session, writer = random_session(1, frames=5), store.writer()
    writer.begun(session.head)
    for sample in session.samples:
        writer.sampled(sample)
    in_file = 0
    while not in_file:
        with store._database.reading() as connection:
            in_file = connection.execute("SELECT count(*) FROM session WHERE recording = 1").fetchone()[0]
    assert store.mark_deleted([session.head.session_id]) == 0
    writer.finished(session)
    assert len(store.summaries()) == 1


def test_every_title_that_a_session_had_goes_with_it(store, paths):
    session = random_session(1, frames=50)
    store.save(session)
    store.rename(session.head.session_id, "Something else")
    store.delete(session.head.session_id)
    assert traces(session, paths) == []


class SetClock(datetime):
    """A clock of the computer that somebody has set ten years forward."""

    @classmethod
    def now(cls, tz=None):
        return datetime.now(tz) + timedelta(days=3650)


def test_clock_that_is_set_while_the_program_runs_deletes_nothing(store, monkeypatch):
    session = session_of([0.5] * 3)
    store.save(replace(session, head=replace(session.head, started_at=datetime.now(timezone.utc))))
    monkeypatch.setattr(sessions_module, "datetime", SetClock)
    assert store.delete_older(30) == 0
    assert SessionStore(store._database.path).delete_older(30) == 1
