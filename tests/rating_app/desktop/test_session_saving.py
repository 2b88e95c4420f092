"""A session is in the history while it is being recorded: the effects of a crash, a full disk and a second program."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace

import pytest
from fakes.patience import wait_until
from fakes.sessions import pictures_of, session_of

from rating_app.session.session import Marker, read_samples
from rating_app.store import SessionStore, StoreFailed
from rating_app.store.database import Database
from rating_app.store.recovery import Lease


@pytest.fixture
def store(paths):
    return SessionStore(paths.database)


def in_file(paths, table="sample"):
    """Return how many rows of the table are committed."""
    with Database(paths.database).reading() as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def told(writer, session):
    """Write everything up to the end of the session."""
    writer.begun(session.head)
    for sample in session.samples:
        writer.sampled(sample)


def newest_of(lines, at_least_s):
    """Return the first printed time that is late enough, in seconds."""
    for line in lines:
        if float(line) >= at_least_s:
            return float(line)
    raise AssertionError("the program ended before")


@pytest.fixture
def program(root):
    """Start Python with these arguments; it is killed at the end of the test."""
    started = []

    def start(*arguments):
        env = os.environ | {"PYTHONPATH": os.pathsep.join([str(root / "tests"), str(root)])}
        process = subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def recording(program, paths):
    """Start another program that is recording."""

    def start(title="Another's"):
        return program("-m", "fakes.recording_program", paths.database, title)

    return start


PIPELINE = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QThread, QTimer
from rating_app.vision.recording.video_file import VideoFileSource
from rating_app.settings import demo_clip, shipped_model
from rating_app.session.consent import DemoBasis
from rating_app.session.session import SessionHead
from rating_app.store import SessionStore
from rating_app.desktop.recording import NewSession
from rating_app.desktop.worker import AnalysisWorker

class Teller:
    begun = marked = sought = finished = lambda self, told: None
    def sampled(self, sample):
        print(sample.timestamp_s, flush=True)

app = QCoreApplication([])
thread = QThread()
worker = AnalysisWorker(shipped_model())
keeper = SessionStore(Path(sys.argv[1])).writer()
worker.moveToThread(thread)
thread.started.connect(worker.load)
worker.loaded.connect(lambda model: worker.watch(
    VideoFileSource(demo_clip(), paced=True),
    NewSession(
        SessionHead(DemoBasis(), "The demo", "demo.mp4", model.name, "0.1.0", model.class_names), keeper, (Teller(),)
    ),
))
worker.finished.connect(app.quit)
thread.start()
app.exec()
"""


def test_after_a_kill_at_most_two_seconds_of_the_session_are_lost(program, store, paths):
    process = program("-c", PIPELINE, paths.database)
    newest_of(process.stdout, at_least_s=4.0)
    process.kill()
    recorded = [float(line) for line in process.communicate()[0].splitlines()] or [4.0]
    assert store.summaries() == ()
    assert store.recover() == 1
    (summary,) = store.summaries()
    assert summary.interrupted and summary.content == "The demo"
    session = store.load(summary.session_id)
    assert recorded[-1] - session.duration_s <= 2.0
    assert [sample.frame for sample in session.samples] == list(range(len(session.samples)))
    assert session.interrupted and session.rating == read_samples(session.samples, session.head).rating
    assert summary.duration_s == session.duration_s
    assert store.recover() == 0
    assert [path.name for path in paths.data.iterdir()] == [paths.database.name]


def test_session_of_a_running_program_is_left_alone(recording, store):
    process = recording()
    newest_of(process.stdout, at_least_s=1.5)
    assert store.recover() == 0
    assert store.summaries() == ()
    process.communicate("")
    assert process.returncode == 0
    (summary,) = store.summaries()
    assert not summary.interrupted and store.recover() == 0


def test_two_programs_that_record_at_once_both_save_everything(recording, store):
    programs = [recording("One"), recording("Two")]
    recorded = []
    for process in programs:
        newest_of(process.stdout, at_least_s=2.5)
    for process in programs:
        process.communicate("")
        recorded.append(process.returncode)
    assert recorded == [0, 0]
    assert {summary.content for summary in store.summaries()} == {"One", "Two"}
    for summary in store.summaries():
        session = store.load(summary.session_id)
        assert session.duration_s >= 2.5 and not session.interrupted
        assert [sample.frame for sample in session.samples] == list(range(len(session.samples)))


def test_dead_writer_is_recognised_within_one_program_too(tmp_path):
    lease = Lease.take(tmp_path, "a-session")
    assert Lease.take(tmp_path, "a-session") is None
    lease.release()
    again = Lease.take(tmp_path, "a-session")
    assert again is not None
    again.release()
    assert list(tmp_path.iterdir()) == []


def test_finished_session_is_as_if_saved_at_once(store, paths):
    session = session_of([0.2, None, 0.8] * 20)
    session = replace(session, markers=(Marker(1.0, "Laughter"), Marker(2.0, "Silence", 1.5)))
    writer = store.writer()
    told(writer, session)
    for marker in session.markers:
        writer.marked(marker)
    writer.finished(session)
    assert store.load(session.head.session_id) == session
    assert [path.name for path in paths.data.iterdir()] == [paths.database.name]


def test_content_and_jumps_are_saved_as_they_come(store, paths):
    session = pictures_of([(1, [0.2] * 20), (3, [0.8] * 20), (1, [None] * 5)], items=3)
    writer = store.writer()
    told(writer, session)
    for seek in session.seeks:
        writer.sought(seek)
    wait_until(lambda: in_file(paths, "seek") == 2)
    writer.finished(session)
    assert store.load(session.head.session_id) == session
    (summary,) = store.summaries()
    assert summary.curve == session.curve


CRASHING = """
import os, sys, time
from pathlib import Path
from fakes.sessions import pictures_of
from rating_app.store import SessionStore
from rating_app.store.database import Database

database = Path(sys.argv[1])
session, writer = pictures_of([(1, [0.2] * 20), (3, [0.8] * 20)], items=3), SessionStore(database).writer()
writer.begun(session.head)
for sample in session.samples:
    writer.sampled(sample)
writer.sought(session.seeks[0])
def committed():
    with Database(database).reading() as connection:
        return connection.execute("SELECT count(*) FROM seek").fetchone()[0]
while not committed():
    time.sleep(0.05)
os._exit(1)
"""


def test_content_and_jumps_survive_a_crash(program, store, paths):
    process = program("-c", CRASHING, paths.database)
    assert process.wait(timeout=60) == 1
    assert store.recover() == 1
    (summary,) = store.summaries()
    recovered = store.load(summary.session_id)
    wanted = pictures_of([(1, [0.2] * 20), (3, [0.8] * 20)], items=3)
    assert recovered.interrupted and recovered.samples == wanted.samples and recovered.seeks == wanted.seeks
    assert (recovered.head.items, recovered.head.content_kind) == (wanted.head.items, wanted.head.content_kind)
    assert summary.curve == wanted.curve


def test_one_writer_keeps_one_session_after_the_other(store):
    writer = store.writer()
    for session in (session_of([0.5] * 3), session_of([0.6] * 3)):
        told(writer, session)
        writer.finished(session)
    assert len(store.summaries()) == 2


def test_samples_are_committed_while_no_more_come(store, paths):
    session = session_of([0.5] * 50)
    writer = store.writer()
    told(writer, session)
    wait_until(lambda: in_file(paths) == 50)
    writer.finished(session)


def test_marker_is_committed_at_once(store, paths, monkeypatch):
    """With it, everything that waited for the next turn, which does not come while this test waits."""
    monkeypatch.setattr("rating_app.store.writer.COMMIT_EVERY_S", 3600.0)
    session = session_of([0.5] * 5)
    writer = store.writer()
    told(writer, session)
    wait_until(lambda: in_file(paths) > 0)
    writer.marked(Marker(0.2, "Here"))
    wait_until(lambda: in_file(paths, "marker") == 1)
    writer.finished(session)


def test_empty_session_leaves_nothing(store, paths):
    session = session_of([])
    writer = store.writer()
    writer.begun(session.head)
    writer.marked(Marker(0.0, "Nobody came"))
    writer.finished(session)
    assert store.summaries() == () and in_file(paths, "session") == 0


@contextmanager
def file_in_the_way(folder):
    folder.parent.mkdir(parents=True)
    folder.write_text("a file where the folder should be")
    yield
    folder.unlink()


def test_unwritten_samples_are_written_as_soon_as_possible(store, paths):
    session = session_of([0.5] * 5)
    writer = store.writer()
    with file_in_the_way(paths.data):
        told(writer, session)
        time.sleep(0.5)
    writer.finished(session)
    assert store.load(session.head.session_id) == session


def test_folder_that_cannot_be_written_is_one_sentence_at_the_end(store, paths):
    session = session_of([0.5] * 5)
    writer = store.writer()
    with file_in_the_way(paths.data):
        told(writer, session)
        with pytest.raises(StoreFailed, match=r"^The history .* cannot be opened \(.*\)\.$"):
            writer.finished(session)


FULL_DISK = """
import resource, sys
from pathlib import Path
from fakes.patience import wait_until
from fakes.sessions import session_of
from rating_app.store import SessionStore, StoreFailed
from rating_app.store.database import Database

database = Path(sys.argv[1])
session, writer = session_of([0.5] * 20_000, content="Too long"), SessionStore(database).writer()
resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
writer.begun(session.head)
for sample in session.samples[:100]:
    writer.sampled(sample)
def committed():
    with Database(database).reading() as connection:
        return connection.execute("SELECT count(*) FROM sample").fetchone()[0]
wait_until(lambda: committed() == 100)
for sample in session.samples[100:]:
    writer.sampled(sample)
try:
    writer.finished(session)
except StoreFailed as failure:
    print(failure)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit to a file's size")
def test_full_disk_is_one_sentence_and_what_went_before_stays(program, store, paths):
    said, errors = program("-c", FULL_DISK, paths.database).communicate()
    assert said.startswith("The history ") and said.count("\n") == 1 and "cannot be written" in said, errors
    assert store.recover() == 1
    (summary,) = store.summaries()
    assert summary.interrupted and summary.duration_s == pytest.approx(9.9)


def test_program_may_be_killed_between_lease_and_row(store, paths):
    with Database(paths.database).writing():
        lease = Lease.take(paths.data, "never-came")
    lease._connection.close()
    assert len(list(paths.data.glob("*.lock"))) == 1
    assert store.recover() == 0
    assert list(paths.data.glob("*.lock")) == []
