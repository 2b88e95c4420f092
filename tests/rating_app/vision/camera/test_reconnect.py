"""Cameras that go and come back, and computers that sleep."""

from __future__ import annotations

import threading
import time
from itertools import pairwise

import cv2
import numpy as np
import pytest
from fakes.cameras import FakeCapture, Socket
from fakes.patience import GIVES_UP_AFTER_S, wait_until
from fakes.signals import heard
from PySide6.QtCore import QThread

from rating_app.desktop.recording import NewSession
from rating_app.desktop.worker import AnalysisWorker
from rating_app.session.consent import NOTICE, ConsentWithdrawn, LiveConsent
from rating_app.session.session import SessionHead
from rating_app.settings import shipped_model
from rating_app.vision.camera import CameraFailed, CameraInfo, CameraLost, ProblemKind, WebcamSource
from rating_app.vision.camera.clock import FrameClock, PacingClock
from rating_app.vision.camera.listing import told_apart
from rating_app.vision.camera.v4l2 import LOOPBACK, Told
from rating_app.vision.capture import CaptureThread


class Camera(Socket):
    """What is gone delivers nothing, is given up soon, and looked for often."""

    def __init__(self):
        super().__init__(lost_after_s=0.1, look_again_after_s=0.1)
        self.plug_in(FakeCapture(lambda number: self.picture(number), fps=200))

    def picture(self, number):
        return np.full((48, 64, 3), 90, np.uint8) if self.present else None


@pytest.fixture
def consent():
    return LiveConsent.give(NOTICE)


@pytest.fixture
def socket():
    return Camera()


@pytest.fixture
def loaded_worker(qtbot, socket):
    """A worker that is loaded, in its thread, and what makes a head for its session."""
    thread, worker = QThread(), AnalysisWorker(shipped_model(), socket.cameras)
    worker.moveToThread(thread)
    thread.started.connect(worker.load)
    with heard(qtbot, worker.loaded):
        thread.start()
    yield worker, lambda consent: SessionHead(consent.consent, "A film", "Fake camera", "model-1", "0.1.0")
    worker.stop()
    thread.quit()
    thread.wait()
    worker.wait_for_release()


@pytest.fixture
def watch():
    """Begin to read a source in its thread."""
    threads = []

    def begin(source):
        threads.append(CaptureThread(source))
        threads[-1].start()
        assert threads[-1].newest(GIVES_UP_AFTER_S) is not None
        return threads[-1]

    yield begin
    for thread in threads:
        thread.stop()
        thread.join(3.0)
        assert not thread.is_alive()


def test_camera_is_unplugged_and_back_ten_times(socket, watch, consent):
    source = WebcamSource(consent.camera_permit(), cameras=socket.cameras)
    thread = watch(source)
    times = [thread.newest(GIVES_UP_AFTER_S).timestamp_s]
    began = time.monotonic()
    away_s = 0.0
    for turn in range(10):
        plugged = socket.unplug()
        gone_at = time.monotonic()
        wait_until(lambda: thread.loss is not None)
        wait_until(lambda: socket.capture.released_at is not None and not thread.opened.is_set())
        assert thread.loss.problem.kind is ProblemKind.UNPLUGGED and "still plugged in" in str(thread.loss)
        (before,) = plugged
        socket.present = (CameraInfo(turn + 1, before.name),)
        wait_until(lambda: thread.opened.is_set() and thread.loss is None)
        away_s += time.monotonic() - gone_at
        times += [thread.newest(GIVES_UP_AFTER_S).timestamp_s for _ in range(3)]
    assert np.all(np.diff(times) > 0)
    assert socket.opened == list(range(11)), "another camera was opened, or one twice"
    assert socket.listed_in == {"capture"}
    assert times[-1] - times[0] < time.monotonic() - began - away_s + 10 * 0.1
    assert away_s > 2.0


def test_time_without_a_camera_is_not_watched_time(socket, consent):
    now = [0.0]
    source = WebcamSource(consent.camera_permit(), now_s=lambda: now[0], cameras=socket.cameras)
    source.open()
    now[0] = 1.0
    before = source.read().timestamp_s
    plugged = socket.unplug()
    with pytest.raises(CameraLost) as lost:
        source.read()
    source.close()
    now[0] = 601.0
    socket.present = plugged
    lost.value.regain()
    assert 0 < source.read().timestamp_s - before < 0.1
    source.close()


def test_camera_that_never_delivered_is_a_failure(socket, consent):
    socket.capture.stuck.set()
    socket.capture._select_timeout_s = 0.05
    source = WebcamSource(consent.camera_permit(), cameras=socket.cameras)
    source.open()
    with pytest.raises(CameraFailed, match="delivered no picture") as failed:
        source.read()
    assert not isinstance(failed.value, CameraLost)
    assert failed.value.problem.kind is ProblemKind.UNPLUGGED and socket.opened == [0, 0]
    source.close()


FED, NOT_FED = Told(LOOPBACK, True, ("YUYV",)), Told(LOOPBACK, False)


def test_virtual_camera_whose_program_ends_is_not_said_to_be_unplugged(socket, watch, consent):
    socket.told = {0: FED}
    thread = watch(WebcamSource(consent.camera_permit(), cameras=socket.cameras))
    before, socket.told = socket.unplug(), {0: NOT_FED}
    wait_until(lambda: thread.loss is not None)
    assert thread.loss.problem.kind is ProblemKind.NOT_FED
    assert "feeds the virtual camera Fake camera has stopped" in str(thread.loss)
    assert "plugged in" not in str(thread.loss)
    socket.present, socket.told = before, {0: FED}
    wait_until(lambda: thread.loss is None)


def test_virtual_camera_that_never_delivered_is_to_be_fed_anew(socket, consent):
    socket.picture, socket.told = (lambda number: None), {0: FED}
    source = WebcamSource(consent.camera_permit(), cameras=socket.cameras)
    source.open()
    with pytest.raises(CameraFailed, match=r"delivered no picture\. Restart it in the program that feeds it") as failed:
        source.read()
    source.close()
    assert failed.value.problem.kind is ProblemKind.NOT_FED


def test_camera_that_is_silent_at_first_is_opened_once_more(socket, consent):
    """A driver that refused to stream once does so on another handle."""
    socket.picture = lambda number: None if len(socket.opened) < 2 else np.full((48, 64, 3), 90, np.uint8)
    source = WebcamSource(consent.camera_permit(), cameras=socket.cameras)
    source.open()
    assert source.read() is not None and socket.opened == [0, 0]
    source.close()


def test_camera_that_comes_back_silent_is_opened_ever_more_rarely(socket, consent):
    source = WebcamSource(consent.camera_permit(), cameras=socket.cameras)
    source.open()
    assert source.read() is not None
    socket.picture = lambda number: None
    waits = []
    for _ in range(4):
        with pytest.raises(CameraLost) as lost:
            source.read()
        source.close()
        began = time.monotonic()
        lost.value.regain()
        waits.append(time.monotonic() - began)
    assert socket.opened == [0] * 5
    assert all(later > 1.3 * earlier for earlier, later in pairwise(waits[1:]))
    socket.picture = lambda number: np.full((48, 64, 3), 90, np.uint8)
    assert source.read() is not None
    source.close()


def test_lost_camera_is_not_replaced_by_another(socket, watch, consent):
    thread = watch(WebcamSource(consent.camera_permit(), or_first=True, cameras=socket.cameras))
    plugged = socket.unplug()
    wait_until(lambda: thread.loss is not None)
    socket.present = (CameraInfo(0, "Somebody else's"),)
    looks = socket.looks
    wait_until(lambda: socket.looks > looks + 2)
    assert socket.opened == [0]
    socket.present = plugged
    wait_until(lambda: thread.loss is None)


def test_one_of_two_of_a_name_comes_back_as_itself(socket, watch, consent):
    left, right = told_apart((CameraInfo(0, "Cam", place="usb-1"), CameraInfo(1, "Cam", place="usb-2")))
    assert (left.name, right.name) == ("Cam", "Cam (2)")
    socket.present = (left, right)
    thread = watch(WebcamSource(consent.camera_permit(), "Cam (2)", cameras=socket.cameras))
    socket.unplug()
    wait_until(lambda: thread.loss is not None)
    socket.present = told_apart((CameraInfo(0, "Cam", place="usb-1"),))
    looks = socket.looks
    wait_until(lambda: socket.looks > looks + 2)
    assert socket.opened == [1], "the other camera was opened"
    socket.present = told_apart((CameraInfo(0, "Cam", place="usb-1"), CameraInfo(4, "Cam", place="usb-9")))
    wait_until(lambda: thread.loss is None)
    assert socket.opened == [1, 4] and thread.source.name == "Cam (2)"


def test_name_stays_with_the_plug_when_the_index_changes():
    first, second = CameraInfo(0, "Cam", place="usb-1"), CameraInfo(2, "Cam", place="usb-2")
    before = told_apart((first, second))
    after = told_apart((CameraInfo(3, "Cam", place="usb-1"), second))
    assert {one.place: one.name for one in before} == {one.place: one.name for one in after}


def test_camera_that_comes_back_busy_is_said_and_tried_again(socket, watch, consent):
    thread = watch(WebcamSource(consent.camera_permit(), cameras=socket.cameras))
    plugged = socket.unplug()
    wait_until(lambda: thread.loss is not None and socket.capture.released_at is not None)
    other = socket.capture.hold()
    socket.present = plugged
    wait_until(lambda: thread.loss.problem.kind is ProblemKind.CANNOT_OPEN)
    assert not thread.opened.is_set()
    other.release()
    wait_until(lambda: thread.loss is None and thread.opened.is_set())


@pytest.mark.parametrize("how", ["stop", "withdraw"])
def test_waiting_for_a_lost_camera_ends_at_once(socket, watch, consent, how):
    socket.look_again_after_s = 60.0
    thread = watch(WebcamSource(consent.camera_permit(), cameras=socket.cameras))
    plugged = socket.unplug()
    wait_until(lambda: thread.loss is not None and not thread.opened.is_set())
    asked_at = time.monotonic()
    if how == "stop":
        thread.stop()
    else:
        consent.withdraw()
    thread.join(3.0)
    assert not thread.is_alive() and time.monotonic() - asked_at < 0.3
    assert isinstance(thread.failure, ConsentWithdrawn) == (how == "withdraw")
    socket.present = plugged
    assert socket.opened == [0] and socket.capture.released_at is not None


def test_withdrawal_while_a_camera_is_looked_for_keeps_it_closed(socket, watch, consent):
    thread = watch(WebcamSource(consent.camera_permit(), cameras=socket.cameras))
    plugged = socket.unplug()

    def withdraw_meanwhile():
        consent.withdraw()
        return plugged

    socket.list_cameras = withdraw_meanwhile
    thread.join(3.0)
    assert isinstance(thread.failure, ConsentWithdrawn) and socket.opened == [0]


def test_pause_outlasts_a_loss(socket, watch, consent):
    thread = watch(WebcamSource(consent.camera_permit(), cameras=socket.cameras))
    thread.pause()
    plugged = socket.unplug()
    wait_until(lambda: thread.loss is not None)
    socket.present = plugged
    wait_until(lambda: thread.loss is None)
    assert thread.newest(0.05) is None
    thread.resume()
    assert thread.newest(GIVES_UP_AFTER_S) is not None


def ticks(times):
    """The clock's times at these moments of the computer's."""
    moments = iter([0.0, *times])
    clock = FrameClock(lambda: next(moments))
    clock.start()
    return [clock.tick() for _ in times]


def test_hour_of_sleep_counts_as_one_step():
    told = ticks([1.0, 1.1, 3701.1, 3701.2])
    assert told == pytest.approx([1.0, 1.1, 1.1 + 1 / 30, 1.2 + 1 / 30])


@pytest.mark.parametrize("times", [[1.0, 1.0, 1.0], [5.0, 2.0, 2.1], [0.0, -1.0, -2.0]], ids=["still", "back", "below"])
def test_times_that_stand_still_or_go_back_go_on(times):
    told = ticks(times)
    assert np.all(np.diff(told) > 0) and told[-1] < 6


def test_frames_that_come_in_bursts_do_not_make_time_run_ahead():
    told = ticks([second + late for second in range(60) for late in (0.5, 0.5001, 0.5002, 0.5003)])
    assert np.all(np.diff(told) > 0)
    assert told[-1] == pytest.approx(59.5, abs=0.01)


def test_short_gap_is_watched_time():
    assert ticks([0.1, 1.6]) == pytest.approx([0.1, 1.6])


def test_pause_is_not_counted_and_times_strictly_increase_across_it():
    now = [0.0]
    clock = FrameClock(lambda: now[0])
    clock.start()
    told = []
    for moment, act in ((1.0, None), (1.0, clock.pause), (1.5, None), (2.5, clock.resume), (2.5, None), (2.6, None)):
        now[0] = moment
        if act:
            act()
        told.append(clock.tick())
    assert told[2] == told[1] > told[0], "it counted while paused"
    assert told[-1] == pytest.approx(1.1, abs=0.01)
    assert told[5] > told[4] > told[2]


def test_recording_goes_on_where_it_was_after_an_hour_of_sleep():
    now = [0.0]
    clock = PacingClock(lambda: now[0])
    clock.start()
    now[0] = 3600.0
    assert clock.wait_until(0.04, threading.Event())
    assert clock.now_s() == pytest.approx(0.04)


def test_worker_tells_that_the_camera_is_lost_and_regained(qtbot, socket, consent, loaded_worker, portraits):
    worker, head = loaded_worker
    picture = cv2.imread(str(portraits / "happy_christian.jpg"))
    socket.picture = lambda number: picture.copy() if socket.present else None
    worker.watch(WebcamSource(consent.camera_permit(), cameras=socket.cameras), NewSession(head(consent)))
    qtbot.waitUntil(lambda: (update := worker.take_update()) is not None and update.sample is not None)
    problems = []
    worker.lost.connect(lambda loss: problems.append(loss.problem))
    with heard(qtbot, worker.lost) as told:
        plugged = socket.unplug()
    assert str(told.args[0]) == (
        "The camera Fake camera stopped delivering pictures; is it still plugged in? The session is paused, and "
        "continues by itself when the camera is back."
    )
    assert [problem.kind for problem in problems] == [ProblemKind.UNPLUGGED]
    qtbot.waitUntil(lambda: worker.open_sources == ())
    assert not worker.is_released
    with heard(qtbot, worker.regained):
        socket.present = plugged
    qtbot.waitUntil(lambda: len(worker.open_sources) == 1)
    qtbot.waitUntil(lambda: worker.take_update() is not None)
    with heard(qtbot, worker.lost):
        socket.unplug()
    with heard(qtbot, worker.finished) as finished:
        worker.stop()
    times = [sample.timestamp_s for sample in finished.args[0].session.samples]
    assert np.all(np.diff(times) > 0)
    assert worker.wait_for_release(0.5)


def test_cameras_are_listed_away_from_the_window(qtbot, socket, loaded_worker):
    worker, _ = loaded_worker
    found = []
    worker.cameras_found.connect(found.append)
    worker.find_cameras()
    qtbot.waitUntil(lambda: found == [socket.present])
    assert socket.listed_in == {"camera list"}
