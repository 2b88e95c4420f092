"""A history that is damaged is kept aside, and a new one is begun with what can still be read of it."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from fakes.patience import wait_until
from fakes.sessions import pictures_of, session_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rating_app.session.session import Marker
from rating_app.store import SessionStore, StoreDamaged, StoreFailed, schema
from rating_app.store.database import Database
from rating_app.store.recovery import Lease
from rating_app.store.rescue import is_damaged
from rating_app.store.set_aside import set_aside, unread


@pytest.fixture
def store(paths):
    return SessionStore(paths.database)


def titled(title, frames=400):
    chance = random.Random(title)
    session = pictures_of([(1, [chance.random() for _ in range(frames)]), (2, [0.5] * 5)])
    return replace(
        session, head=replace(session.head, content=title), markers=(Marker(0.1, f"A secret of {title}"),), stars=3
    )


@pytest.fixture(scope="module")
def twenty(tmp_path_factory):
    """As many sessions, and the bytes of a history that has them."""
    path = tmp_path_factory.mktemp("history") / "sessions.sqlite"
    store, sessions = SessionStore(path), [titled(f"Film {number}") for number in range(20)]
    for session in sessions:
        store.save(session)
    return sessions, path.read_bytes()


@pytest.fixture
def kept(twenty, paths):
    """Twenty sessions that are in the history, by their ids."""
    sessions, content = twenty
    paths.data.mkdir(parents=True)
    paths.database.write_bytes(content)
    return {session.head.session_id: session for session in sessions}


def overwrite_page(path, number, page_size=4096):
    """With what is no page of a database; the first one has number 1."""
    with path.open("r+b") as file:
        file.seek((number - 1) * page_size)
        file.write(random.Random(number).randbytes(page_size))


def pages_of(path, table):
    """The numbers of the pages in which rows of a table or index lie, in their order."""
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
        (page_size,) = connection.execute("PRAGMA page_size").fetchone()
    content = path.read_bytes()

    def below(number):
        start = (number - 1) * page_size
        kind, cells = content[start], int.from_bytes(content[start + 3 : start + 5], "big")
        if kind in (10, 13):
            return [number]
        places = [start + 12 + 2 * cell for cell in range(cells)]
        cell_starts = [start + int.from_bytes(content[place : place + 2], "big") for place in places]
        children = [*cell_starts, start + 8]
        return [leaf for child in children for leaf in below(int.from_bytes(content[child : child + 4], "big"))]

    return below(root)


def aside(paths):
    """The histories that were set aside."""
    return sorted(path for path in paths.data.glob("*-damaged-*") if not path.name.endswith(("-wal", "-shm")))


def no_database(paths):
    paths.database.write_bytes(b"not a database" * 1000)


def no_first_page(paths):
    overwrite_page(paths.database, 1)


def truncated(paths):
    os.truncate(paths.database, paths.database.stat().st_size // 2)


@pytest.mark.parametrize("damage", [no_database, no_first_page, truncated])
def test_history_that_is_none_any_more_is_set_aside_and_a_new_one_begun(store, kept, paths, damage):
    damage(paths)
    before = paths.database.read_bytes()
    with pytest.raises(StoreDamaged, match=r"^The history .* seems to be damaged \(.*\)\.$"):
        store.summaries()
    assert store.recover() == 0
    rescue = store.take_rescue()
    assert store.take_rescue() is None
    assert aside(paths) == [rescue.file] and rescue.file.read_bytes() == before
    assert stat.S_IMODE(rescue.file.stat().st_mode) == 0o600
    assert datetime.now(timezone.utc).strftime("sessions-damaged-%Y%m%d-") in rescue.file.name
    for summary in store.summaries():
        assert store.load(summary.session_id) == kept[summary.session_id]
    assert len(store.summaries()) == rescue.rescued
    newer = session_of([0.5])
    store.save(newer)
    assert store.load(newer.head.session_id) == newer


def test_what_is_sound_of_a_truncated_history_is_rescued(store, kept, paths):
    os.truncate(paths.database, paths.database.stat().st_size - 4096)
    store.recover()
    rescue = store.take_rescue()
    assert rescue.rescued >= 15 and rescue.rescued + rescue.lost == 20
    assert all(store.load(summary.session_id) == kept[summary.session_id] for summary in store.summaries())


def test_sessions_beside_damaged_frames_are_rescued_whole(store, kept, paths):
    leaves = pages_of(paths.database, "sample")
    overwrite_page(paths.database, leaves[len(leaves) // 2])
    assert len(store.summaries()) == 20
    store.rescue()
    rescue = store.take_rescue()
    assert rescue.lost in (1, 2) and rescue.rescued == 20 - rescue.lost
    assert {one.session_id: store.load(one.session_id) for one in store.summaries()}.items() <= kept.items()


def test_sessions_past_a_damaged_page_of_the_list_are_found_by_the_index(store, kept, paths):
    leaves = pages_of(paths.database, "session")
    assert len(leaves) > 3
    overwrite_page(paths.database, leaves[len(leaves) // 2])
    assert store.recover() == 0
    store.rescue()
    rescue = store.take_rescue()
    assert 0 < rescue.lost < 10 and rescue.rescued == 20 - rescue.lost
    assert {one.session_id: store.load(one.session_id) for one in store.summaries()}.items() <= kept.items()


def test_damaged_index_costs_no_session(store, kept, paths):
    (leaf, *_) = pages_of(paths.database, "session_by_start")
    overwrite_page(paths.database, leaf)
    with pytest.raises(StoreDamaged):
        store.summaries()
    store.rescue()
    assert (store.take_rescue().rescued, len(store.summaries())) == (20, 20)


def test_history_that_is_in_order_is_left_alone(store, kept, paths):
    store.recover()
    store.rescue()
    assert store.take_rescue() is None and aside(paths) == []
    assert {one.session_id: store.load(one.session_id) for one in store.summaries()} == kept


def test_history_of_a_newer_version_is_never_set_aside(store, kept, paths):
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("PRAGMA user_version = 99")
    leaves = pages_of(paths.database, "sample")
    overwrite_page(paths.database, leaves[0])
    before = paths.database.read_bytes()
    for put_right in (store.recover, store.rescue, store.delete_all):
        with pytest.raises(StoreFailed, match="another version"):
            put_right()
    assert paths.database.read_bytes() == before and aside(paths) == []


def test_nothing_is_ever_overwritten_by_what_is_set_aside(store, paths):
    contents = [bytes([number]) * 5000 for number in range(1, 4)]
    for content in contents:
        paths.data.mkdir(parents=True, exist_ok=True)
        paths.database.write_bytes(content)
        store.recover()
    assert sorted(path.read_bytes() for path in aside(paths)) == contents


def test_journals_go_with_the_history(paths, store, kept):
    wal = paths.database.with_name(paths.database.name + "-wal")
    wal.write_bytes(b"what was written last")
    moved = set_aside(paths.database)
    assert moved.with_name(moved.name + "-wal").read_bytes() == b"what was written last"
    assert not wal.exists() and not paths.database.exists() and unread(paths.database) == (moved,)


def test_rescue_that_was_broken_off_is_finished_at_the_next_start(store, kept, paths):
    set_aside(paths.database)
    store.save(new := session_of([0.5]))
    store.recover()
    assert store.take_rescue().rescued == 20
    assert {summary.session_id for summary in store.summaries()} == {*kept, new.head.session_id}
    assert unread(paths.database) == () and len(aside(paths)) == 1


def test_two_who_find_the_damage_at_once_set_one_history_aside(kept, paths):
    no_database(paths)
    stores = [SessionStore(paths.database) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(SessionStore.recover, stores))
    assert len(aside(paths)) == 1 and stores[0].summaries() == ()
    assert len([store for store in stores if store.take_rescue() is not None]) == 1


def test_history_into_which_another_program_records_waits_for_it(store, kept, paths):
    no_database(paths)
    lease = Lease.take(paths.data, "another")
    with pytest.raises(StoreFailed, match="once no session is being recorded"):
        store.recover()
    assert aside(paths) == []
    lease.release()
    store.recover()
    assert len(aside(paths)) == 1


def test_session_that_a_dead_program_was_recording_is_rescued_too(store, kept, paths):
    session_id = next(iter(kept))
    with Database(paths.database).writing() as connection:
        connection.execute("UPDATE session SET recording = 1 WHERE session_id = ?", (session_id,))
    (leaf, *_) = pages_of(paths.database, "session_by_start")
    overwrite_page(paths.database, leaf)
    assert store.recover() == 1
    assert store.load(session_id) == replace(kept[session_id], interrupted=True, rating=kept[session_id].rating)


def test_after_a_crash_the_whole_history_is_looked_through(store, kept, paths):
    with Database(paths.database).writing() as connection:
        connection.execute("UPDATE session SET recording = 1 WHERE content = 'Film 3'")
    leaves = pages_of(paths.database, "marker")
    overwrite_page(paths.database, leaves[0])
    store.recover()
    assert len(aside(paths)) == 1


def made_older(connection, version):
    """Drop all that later versions of the schema have brought."""
    with closing(sqlite3.connect(":memory:")) as older:
        for statements in schema._STEPS[:version]:
            for statement in statements:
                older.execute(statement)
        tables = "SELECT name FROM sqlite_schema WHERE type = 'table'"
        known = {name for (name,) in older.execute(tables)}
        for (table,) in connection.execute(tables).fetchall():
            if table not in known:
                connection.execute(f"DROP TABLE {table}")
                continue
            columns = {name for _, name, *_ in older.execute(f"PRAGMA table_info({table})")}
            for _, name, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall():
                if name not in columns:
                    connection.execute(f"ALTER TABLE {table} DROP COLUMN {name}")


def test_history_of_an_older_version_is_rescued_as_well(store, paths, kept):
    (leaf, *_) = pages_of(paths.database, "marker_of_session")
    with closing(sqlite3.connect(paths.database)) as connection:
        made_older(connection, 3)
        connection.execute("PRAGMA user_version = 3")
    overwrite_page(paths.database, leaf)
    assert is_damaged(paths.database)
    store.rescue()
    assert store.take_rescue().rescued == 20 == len(store.summaries())


def test_deleting_all_deletes_what_was_set_aside(store, kept, paths):
    overwrite_page(paths.database, pages_of(paths.database, "sample")[0])
    store.rescue()
    assert b"A secret of Film 7" in aside(paths)[0].read_bytes()
    store.delete_all()
    assert [path.name for path in paths.data.iterdir()] == [paths.database.name]
    assert b"A secret of" not in paths.database.read_bytes()


def test_deleting_all_of_a_damaged_history_needs_no_second_word(store, kept, paths):
    overwrite_page(paths.database, pages_of(paths.database, "session_by_start")[0])
    store.delete_all()
    assert store.summaries() == () and aside(paths) == []


def test_session_that_is_erased_is_not_left_in_what_was_set_aside(store, kept, paths):
    overwrite_page(paths.database, pages_of(paths.database, "session_by_start")[0])
    store.rescue()
    newer = session_of([0.5])
    newer = replace(newer, head=replace(newer.head, started_at=datetime.now(timezone.utc) + timedelta(hours=1)))
    store.save(newer)
    store.delete(newer.head.session_id)
    assert len(aside(paths)) == 1
    store.delete(next(iter(kept)))
    assert aside(paths) == [] and len(store.summaries()) == 19


def test_what_was_set_aside_is_kept_no_longer_than_sessions_are(store, paths):
    paths.data.mkdir(parents=True)
    no_database(paths)
    store.recover()
    now = datetime.now(timezone.utc)
    store.delete_older(30, now + timedelta(days=29))
    assert len(aside(paths)) == 1
    store.delete_older(0, now + timedelta(days=4000))
    assert len(aside(paths)) == 1
    store.delete_older(30, now + timedelta(days=31))
    assert aside(paths) == []


def told(writer, samples):
    for sample in samples:
        writer.sampled(sample)


def samples_in(paths):
    """How many are committed; none while a new history is begun."""
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(paths.database)) as connection:
        return connection.execute("SELECT count(*) FROM sample").fetchone()[0]
    return 0


def test_history_that_breaks_while_a_session_is_recorded_costs_nothing_of_it(store, kept, paths):
    session = titled("In between", frames=900)
    before, after = session.samples[:400], session.samples[400:]
    committed = samples_in(paths)
    writer = store.writer()
    writer.begun(session.head)
    told(writer, before)
    wait_until(lambda: samples_in(paths) == committed + len(before))
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    # Every page of the frames, so that the next one cannot but be written into one of them.
    for leaf in pages_of(paths.database, "sample"):
        overwrite_page(paths.database, leaf)
    told(writer, after)
    wait_until(lambda: aside(paths) and samples_in(paths) == len(after))
    for marker in session.markers:
        writer.marked(marker)
    for seek in session.seeks:
        writer.sought(seek)
    writer.finished(session)
    assert store.load(session.head.session_id) == session
    assert len(store.summaries()) == 1 and store.take_rescue().rescued == 0
    assert sorted(path.name for path in paths.data.iterdir()) == sorted(
        [paths.database.name, *(path.name for path in aside(paths))]
    )


def test_history_that_turns_out_damaged_at_the_end_takes_the_session_all_the_same(store, paths):
    session = titled("At the end")
    paths.data.mkdir(parents=True)
    writer = store.writer()
    no_database(paths)
    writer.begun(session.head)
    told(writer, session.samples)
    writer.finished(session)
    assert store.load(session.head.session_id) == session
    assert store.take_rescue().file == aside(paths)[0]


KILLED_IN_A_RESCUE = """
import os, sys
from pathlib import Path
from rating_app.store import SessionStore, rescue

copy = rescue._copy
copies = []
def die_in_the_midst(*arguments):
    if len(copies) == 7:
        os.kill(os.getpid(), 9)
    copies.append(copy(*arguments))
    return copies[-1]
rescue._copy = die_in_the_midst
SessionStore(Path(sys.argv[1])).rescue()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_kill_in_the_midst_of_a_rescue_loses_nothing(store, kept, paths, root):
    overwrite_page(paths.database, pages_of(paths.database, "session_by_start")[0])
    killed = subprocess.run([sys.executable, "-c", KILLED_IN_A_RESCUE, paths.database], cwd=root, check=False)
    assert killed.returncode == -9
    store.recover()
    assert {one.session_id: store.load(one.session_id) for one in store.summaries()} == kept
    assert len(aside(paths)) == 1


# The files differ a little from run to run.
FLIPS = st.tuples(st.floats(0.0, 1.0, exclude_max=True), st.integers(1, 255))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(flips=st.lists(FLIPS, min_size=1, max_size=6))
def test_flipped_bytes_are_a_sentence_or_are_rescued(tmp_path_factory, sound_history, flips):
    content = bytearray(sound_history.read_bytes())
    for share, bits in flips:
        content[int(share * len(content))] ^= bits
    folder = tmp_path_factory.mktemp("flipped")
    path = folder / "sessions.sqlite"
    path.write_bytes(content)
    store = SessionStore(path)
    for put_right in (store.recover, store.rescue):
        try:
            put_right()
        except StoreFailed as failure:
            if "another version" in str(failure):
                # The bytes that say who wrote the file are trusted, and a file of others is never touched.
                assert path.read_bytes() == content
                return
            assert put_right == store.recover
    for summary in store.summaries():
        try:
            store.load(summary.session_id)
        except StoreFailed as failure:
            assert "This session cannot be read" in str(failure)
    store.save(session_of([0.5]))
    store.delete_all()
    assert store.summaries() == () and list(folder.glob("*damaged*")) == []


@pytest.fixture(scope="module")
def sound_history(tmp_path_factory):
    """A small one."""
    path = tmp_path_factory.mktemp("sound") / "sessions.sqlite"
    store = SessionStore(path)
    for number in range(3):
        store.save(titled(f"Film {number}", frames=60))
    return path
