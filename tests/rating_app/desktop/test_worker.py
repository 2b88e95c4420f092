"""The worker's reports to its listeners; real pipeline, fake camera."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from statistics import median

import cv2
import pytest
from fakes.cameras import FakeCapture
from fakes.patience import GIVES_UP_AFTER_S
from fakes.signals import heard
from PySide6.QtCore import QObject, QThread, Signal, Slot

from rating_app.desktop.recording import NewSession
from rating_app.desktop.reviewed import Kept
from rating_app.desktop.session_events import Outcome
from rating_app.desktop.worker import AnalysisWorker
from rating_app.session.consent import NOTICE, LiveConsent
from rating_app.session.content import ContentClock, ContentPosition
from rating_app.session.exclusion import ExclusionReason
from rating_app.session.session import SessionHead
from rating_app.settings import shipped_model
from rating_app.vision.camera import SourceFailed, WebcamSource
from rating_app.vision.recording.video_file import VideoFileSource


class Listener:
    """A listener that records its calls, and raises at the one named by `fails_at`."""

    def __init__(self, fails_at=None):
        self.heard = []
        self._fails_at = fails_at

    def _hear(self, name, told):
        self.heard.append((name, told))
        if name == self._fails_at:
            raise OSError(f"no {name}")

    def begun(self, head):
        self._hear("begun", head)

    def sampled(self, sample):
        self._hear("sampled", sample)

    def marked(self, marker):
        self._hear("marked", marker)

    def sought(self, seek):
        self._hear("sought", seek)

    def excluded(self, exclusion):
        self._hear("excluded", exclusion)

    def paused(self, pause):
        self._hear("paused", pause)

    def finished(self, session):
        self._hear("finished", session)

    def names(self):
        return [name for name, _ in self.heard]


@pytest.fixture
def worker(qtbot):
    """Return a worker in its thread, loaded."""
    thread, worker = QThread(), AnalysisWorker(shipped_model())
    worker.moveToThread(thread)
    thread.started.connect(worker.load)
    with heard(qtbot, worker.loaded):
        thread.start()
    yield worker
    worker.stop()
    thread.quit()
    thread.wait()
    worker.wait_for_release()


@pytest.fixture
def watch(worker, plug_in, socket, portraits):
    """Watch a fake camera, notify these listeners of its session, and record at once if a title is given."""
    picture = cv2.imread(str(portraits / "happy_christian.jpg"))

    def begin(keeper=None, *listeners, content="A film", clock=None, lag_s=0.0):
        plug_in(FakeCapture(lambda number: picture.copy()))
        consent = LiveConsent.give(NOTICE)
        head = SessionHead(consent.consent, content, "Fake camera", "model-1", "0.1.0", camera_lag_s=lag_s)
        session = NewSession(head, keeper, listeners) if content else None
        source = WebcamSource(consent.camera_permit(), cameras=socket.cameras, lag_s=lag_s)
        worker.watch(source, session, clock)
        return head

    return begin


def finish(qtbot, worker):
    with heard(qtbot, worker.finished) as ended:
        worker.stop()
    return ended.args[0].session


def test_listener_is_notified_throughout_the_session(qtbot, worker, watch):
    listener = Listener()
    head = watch(listener)
    qtbot.waitUntil(lambda: len(listener.heard) > 5)
    session = finish(qtbot, worker)
    assert listener.heard[0] == ("begun", head) and listener.heard[-1] == ("finished", session)
    assert [told for name, told in listener.heard if name == "sampled"] == list(session.samples)
    assert worker.outcome == Outcome(session, Kept.IN_HISTORY)


@pytest.mark.parametrize("paused", [False, True])
def test_mark_lands_at_the_newest_frame(qtbot, worker, watch, paused):
    listener = Listener()
    watch(listener)
    qtbot.waitUntil(lambda: len(listener.heard) > 5)
    if paused:
        worker.pause()
    with heard(qtbot, worker.marked) as landed:
        worker.mark("Laughter")
    session = finish(qtbot, worker)
    (marker,) = session.markers
    assert landed.args == [marker] and ("marked", marker) in listener.heard
    assert marker.text == "Laughter"
    before = listener.heard[listener.names().index("marked") - 1][1]
    assert marker.timestamp_s == before.timestamp_s > 0


class InWorkersThread(QObject):
    """An object that calls `deed` in a worker's thread, and records in `done` that it has returned."""

    _wanted = Signal()

    def __init__(self, worker, deed):
        super().__init__()
        self.done = False
        self._deed = deed
        self.moveToThread(worker.thread())
        self._wanted.connect(self._do)
        self._wanted.emit()

    @Slot()
    def _do(self):
        self._deed()
        self.done = True


def test_watching_begins_at_once_whichever_thread_asks_for_it(qtbot, worker, watch):
    """Also from the worker's own thread, in which a direct call would return only when the source has ended."""
    listener = Listener()
    asking = InWorkersThread(worker, lambda: watch(listener))
    qtbot.waitUntil(lambda: asking.done)
    qtbot.waitUntil(lambda: "sampled" in listener.names())
    assert finish(qtbot, worker).samples


def test_mark_without_a_session_is_not_kept_for_the_next_one(qtbot, worker, watch):
    head = watch(content=None)
    qtbot.waitUntil(lambda: worker.take_update() is not None)
    worker.mark("Too early")
    worker.begin_session(NewSession(head))
    qtbot.waitUntil(lambda: (update := worker.take_update()) is not None and update.sample is not None)
    assert finish(qtbot, worker).markers == ()


def test_every_sample_has_the_moment_of_the_content(qtbot, worker, watch):
    listener, clock = Listener(), ContentClock()
    clock.run_from(ContentPosition(1, 60.0))
    watch(listener, clock=clock)
    qtbot.waitUntil(lambda: len(listener.heard) > 10)
    clock.hold_at(ContentPosition(2, 7.0))
    qtbot.waitUntil(lambda: listener.heard[-1][1].content == ContentPosition(2, 7.0))
    clock.clear()
    qtbot.waitUntil(lambda: listener.heard[-1][1].content is None)
    samples = finish(qtbot, worker).samples
    playing = [s for s in samples if s.content is not None and s.content.item == 1]
    assert len(playing) > 5 and playing[0].content.position_s >= 60.0
    # A frame's time is taken a moment before its content's, by as long as it takes to unpack.
    offsets = [s.content.position_s - s.timestamp_s for s in playing]
    assert median(offsets) - min(offsets) < 0.1
    assert sorted({s.content.item if s.content else 3 for s in samples}) == [1, 2, 3]


def test_content_and_what_happens_lie_at_the_picture_that_was_taken_then(qtbot, worker, watch):
    """A camera whose pictures are half a second on their way."""
    listener, clock, lag_s = Listener(), ContentClock(), 0.5
    clock.hold_at(ContentPosition(1, 0.0))
    watch(listener, clock=clock, lag_s=lag_s)
    qtbot.waitUntil(lambda: listener.heard[-1:] != [] and listener.heard[-1][0] == "sampled")
    qtbot.waitUntil(lambda: listener.heard[-1][1].content is not None)
    newest_s = listener.heard[-1][1].timestamp_s
    clock.run_from(ContentPosition(1, 60.0))
    worker.mark("the film begins", newest_s + lag_s)
    worker.mark("now")
    worker.exclude(ExclusionReason.TALKING)
    qtbot.waitUntil(lambda: listener.names().count("marked") == 2)
    qtbot.waitUntil(lambda: listener.heard[-1][1].timestamp_s > newest_s + 1)
    worker.mark("just before the end")
    session = finish(qtbot, worker)
    times_s = [sample.timestamp_s for sample in session.samples]

    def frames_until(seconds):
        return sum(timestamp_s <= seconds for timestamp_s in times_s)

    first_of_film_s = next(s.timestamp_s for s in session.samples if s.content and s.content.position_s >= 60)
    assert first_of_film_s >= newest_s + lag_s
    begins, now, last = session.markers
    assert newest_s < begins.timestamp_s <= newest_s + lag_s
    # Both happened in the moment in which the film began, and so lie within a frame or two.
    for happened_s in (now.timestamp_s, session.exclusions[0].begin_s):
        assert abs(frames_until(happened_s) - frames_until(first_of_film_s)) <= 2
    assert last.timestamp_s <= session.duration_s


def test_without_a_clock_samples_have_no_content(qtbot, worker, watch):
    listener = Listener()
    watch(listener)
    qtbot.waitUntil(lambda: len(listener.heard) > 3)
    assert {sample.content for sample in finish(qtbot, worker).samples} == {None}


@pytest.mark.parametrize("paused", [False, True])
def test_jump_lands_at_the_newest_frame(qtbot, worker, watch, paused):
    listener = Listener()
    watch(listener)
    qtbot.waitUntil(lambda: len(listener.heard) > 5)
    if paused:
        worker.pause()
    left, reached = ContentPosition(1, 12.0), ContentPosition(1, 80.0)
    worker.seek(left, reached)
    qtbot.waitUntil(lambda: "sought" in listener.names())
    (seek,) = finish(qtbot, worker).seeks
    assert ("sought", seek) in listener.heard and (seek.left, seek.reached) == (left, reached)
    before = listener.heard[listener.names().index("sought") - 1][1]
    assert seek.timestamp_s == before.timestamp_s > 0


def test_pause_is_noted_where_the_session_was_paused(qtbot, worker, watch):
    listener = Listener()
    watch(listener)
    qtbot.waitUntil(lambda: len(listener.heard) > 5)
    worker.pause()
    qtbot.wait(300)
    frames = len(listener.heard)
    worker.resume()
    qtbot.waitUntil(lambda: "paused" in listener.names() and len(listener.heard) > frames + 3)
    session = finish(qtbot, worker)
    (pause,) = session.pauses
    assert ("paused", pause) in listener.heard
    # From frame to frame, and the last one came a little before the pause.
    assert pause.duration_s > 0.2 and not pause.camera_lost
    assert 0 < pause.timestamp_s < session.duration_s


def test_all_points_of_the_curve_are_reported_however_few_updates_are_taken(qtbot, worker, watch):
    listener = Listener()
    watch(listener)
    qtbot.waitUntil(lambda: listener.names().count("sampled") > 40)
    worker.pause()
    qtbot.wait(50)
    times = [second for second, _ in worker.take_update().curve_points]
    told = [sample.timestamp_s for name, sample in listener.heard if name == "sampled"]
    assert times == told[: len(times)] and len(times) > len(told) / 2


def test_jump_without_a_session_is_not_kept_for_the_next_one(qtbot, worker, watch):
    head = watch(content=None)
    qtbot.waitUntil(lambda: worker.take_update() is not None)
    worker.seek(ContentPosition(1, 0.0), ContentPosition(1, 5.0))
    worker.begin_session(NewSession(head))
    qtbot.waitUntil(lambda: (update := worker.take_update()) is not None and update.sample is not None)
    assert finish(qtbot, worker).seeks == ()


def test_jump_at_the_very_end_is_in_the_session(qtbot, worker, watch):
    listener = Listener()
    watch(listener)
    qtbot.waitUntil(lambda: len(listener.heard) > 5)
    worker.seek(ContentPosition(1, 9.0), ContentPosition(2, 0.0))
    session = finish(qtbot, worker)
    assert [(seek.left.item, seek.reached.item) for seek in session.seeks] == [(1, 2)]


@pytest.mark.parametrize("moment", ["begun", "sampled", "marked", "finished"])
def test_listener_that_fails_costs_neither_the_session_nor_the_other_listeners(qtbot, worker, watch, moment):
    failing, other = Listener(fails_at=moment), Listener()
    watch(failing, other)
    qtbot.waitUntil(lambda: "sampled" in other.names())
    with heard(qtbot, worker.marked):
        worker.mark()
    with heard(qtbot, worker.failed) as told:
        session = finish(qtbot, worker)
    assert str(told.args[0]) == f"This session could not be kept in the history, export it now. no {moment}"
    assert worker.outcome == Outcome(session, Kept.FAILED) and failing.names()[-1] == moment
    assert other.heard[-1] == ("finished", session) and {"begun", "sampled", "marked"} <= set(other.names())


def test_session_is_kept_whoever_else_fails(qtbot, worker, watch):
    keeper, failing = Listener(), Listener(fails_at="sampled")
    watch(keeper, failing)
    qtbot.waitUntil(lambda: "sampled" in failing.names())
    with heard(qtbot, worker.failed) as told:
        session = finish(qtbot, worker)
    assert str(told.args[0]) == "Something unexpected happened (no sampled); the log has more."
    assert worker.outcome == Outcome(session, Kept.IN_HISTORY)
    assert keeper.heard[-1] == ("finished", session) and failing.names()[-1] == "sampled"


def test_source_that_fails_is_in_the_outcome(qtbot, worker, tmp_path):
    with heard(qtbot, worker.finished) as ended:
        worker.watch(VideoFileSource(tmp_path / "absent.mp4", paced=True))
    (outcome,) = ended.args
    assert (outcome.session, outcome.kept) == (None, Kept.UNWANTED) and worker.outcome is outcome
    assert isinstance(outcome.failure, SourceFailed) and "There is no file" in str(outcome.failure)


@pytest.mark.parametrize("window_looks", [True, False])
def test_nothing_depends_on_whether_a_window_takes_the_updates(qtbot, worker, watch, window_looks):
    """A minimised window takes none."""
    listener = Listener()
    if window_looks:
        worker.updated.connect(worker.take_update)
    watch(listener)
    qtbot.waitUntil(lambda: len(listener.heard) > 30)
    session = finish(qtbot, worker)
    assert [sample.frame for sample in session.samples] == list(range(len(session.samples)))
    assert session.rating.coverage == 1
    assert len(session.samples) >= 30


def test_first_session_of_a_run_loads_nothing(portraits, root):
    """Otherwise, loading at its first frames would cost more than a second without samples."""
    command = [sys.executable, "-m", "fakes.first_session_program", str(portraits / "happy_christian.jpg")]
    places = os.pathsep.join((str(root), str(root / "tests")))
    environment = {**os.environ, "PYTHONPATH": places, "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, text=True, timeout=GIVES_UP_AFTER_S, check=True
    )
    told = json.loads(said.stdout)
    assert told["used"] == ["detector", "classifier"], "each is used once before the worker is loaded"
    assert told["faces"] == 1 and told["frames"] > 3
    assert told["loaded_later"] == []
