"""What was agreed with a driver, and what is delivered."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from fakes.cameras import FakeCapture

from rating_app.session.consent import NOTICE, LiveConsent
from rating_app.vision.camera import Agreed, Delivery, WebcamSource
from rating_app.vision.camera.delivery import RateMeter, why_so_few
from rating_app.vision.camera.problem import RATE_LIGHT, RATE_OFFERED, RATE_UNKNOWN, RATE_USB
from rating_app.vision.camera.v4l2 import Told


def agreed(width=64, height=48, fps=30.0, code="MJPG"):
    """What a driver says after its camera was opened."""
    return {
        cv2.CAP_PROP_FRAME_WIDTH: width,
        cv2.CAP_PROP_FRAME_HEIGHT: height,
        cv2.CAP_PROP_FPS: fps,
        cv2.CAP_PROP_FOURCC: cv2.VideoWriter.fourcc(*code),
    }


@pytest.fixture
def deliveries(plug_in, socket):
    """What is told with each frame of a camera that sends `fps` a second, for so many seconds of its own clock."""

    def read(fps, told_by_driver, pictures=None, seconds=4):
        plug_in(FakeCapture(pictures, fps=None, agreed=told_by_driver))
        now = [0.0]

        def step():
            now[0] += 1 / fps
            return now[0]

        source = WebcamSource(LiveConsent.give(NOTICE).camera_permit(), now_s=step, cameras=socket.cameras)
        source.open()
        told = [source.read().delivery for _ in range(int(fps * seconds))]
        source.close()
        return told

    return read


def test_what_was_agreed_is_read_back_and_what_comes_is_measured(deliveries):
    told = deliveries(30, agreed())
    assert told[0] is None and told[28] is None
    assert told[-1] == Delivery(64, 48, pytest.approx(30), Agreed(64, 48, 30.0, "MJPG"))
    assert told[-1].is_as_agreed and told[-1].is_enough


def test_thirty_agreed_and_twelve_delivered_is_said_with_a_reason(deliveries, socket):
    socket.told = {0: Told("uvcvideo", True, ("MJPG",), lengthens_exposure=True)}
    told = deliveries(12, agreed())[-1]
    assert told.fps == pytest.approx(12) and told.agreed.fps == 30 and told.reason == RATE_LIGHT
    assert not told.is_as_agreed and not told.is_enough
    assert socket.asked == [0], "a driver is asked once, not with each frame"


def test_driver_is_not_asked_where_all_is_well(deliveries, socket):
    deliveries(30, agreed())
    assert socket.asked == []


def test_other_size_than_agreed_is_seen_where_it_changes(deliveries):
    small, large = np.zeros((48, 64, 3), np.uint8), np.zeros((72, 128, 3), np.uint8)
    told = deliveries(30, agreed(), lambda number: small if number < 60 else large)
    assert told[59].is_as_agreed and (told[59].width, told[59].height) == (64, 48)
    assert not told[60].is_as_agreed and (told[60].width, told[60].height) == (128, 72)


def test_driver_that_says_nothing_promises_nothing(deliveries):
    told = deliveries(30, {})[-1]
    assert told.agreed is None and told.is_as_agreed and told.fps == pytest.approx(30)


@pytest.mark.parametrize(("fps", "code", "known"), [(0.0, "\0\0\0\0", (None, "")), (1e9, "Y16 ", (None, "Y16"))])
def test_agreed_rate_and_format_that_mean_nothing_are_not_known(fps, code, known):
    told = Agreed.read(FakeCapture(agreed=agreed(fps=fps, code=code)))
    assert (told.fps, told.format) == known


@pytest.mark.parametrize(
    ("fps", "promised", "lengthens", "reason"),
    [
        (29.0, 30.0, None, ""),
        (24.0, None, None, ""),
        (15.0, 15.0, None, RATE_OFFERED),
        (7.0, 15.0, True, RATE_LIGHT),
        (15.0, 30.0, True, RATE_LIGHT),
        (15.0, 30.0, False, RATE_USB),
        (15.0, 30.0, None, RATE_UNKNOWN),
        (15.0, None, None, RATE_UNKNOWN),
    ],
)
def test_reason_is_the_one_that_is_known(fps, promised, lengthens, reason):
    assert why_so_few(fps, promised, lambda: lengthens) == reason


def rates(times):
    meter = RateMeter()
    return [meter.update(time_s) for time_s in times]


def test_rate_is_that_of_the_last_two_seconds():
    told = rates([number / 30 for number in range(150)] + [5 + number / 10 for number in range(30)])
    assert told[29] is None and told[31] == pytest.approx(30)
    assert told[149] == pytest.approx(30) and told[-1] == pytest.approx(10)


def test_frames_of_a_pause_are_not_counted():
    told = rates([number / 30 for number in range(60)] + [59 / 30] * 90 + [2 + number / 30 for number in range(60)])
    assert told[100] == pytest.approx(30) and told[-1] == pytest.approx(30)


def test_camera_that_sends_less_than_one_picture_in_two_seconds_has_a_rate():
    assert rates([0.0, 4.0, 8.0])[-1] == pytest.approx(0.25)
