from __future__ import annotations

import time

import numpy as np
import pytest
from fakes.cameras import FakeCapture
from fakes.patience import GIVES_UP_AFTER_S, wait_until

from rating_app.session.consent import NOTICE, ConsentWithdrawn, LiveConsent
from rating_app.vision import camera
from rating_app.vision.camera import SourceFailed, WebcamSource, find_camera
from rating_app.vision.capture import CaptureThread


@pytest.fixture
def consent():
    return LiveConsent.give(NOTICE)


def read_all(source):
    frames = []
    source.open()
    try:
        while (frame := source.read()) is not None:
            frames.append(frame)
    finally:
        source.close()
    return frames


def test_computer_without_a_camera_says_so(socket):
    with pytest.raises(SourceFailed, match="No camera was found"):
        find_camera(cameras=socket.cameras)


def test_cameras_are_found_by_index_and_by_name(socket):
    cameras = (camera.CameraInfo(0, "Built-in"), camera.CameraInfo(2, "USB Studio Cam"), camera.CameraInfo(3, "USB"))
    socket.present = cameras

    def find_camera(*wanted, **options):
        return camera.find_camera(*wanted, **options, cameras=socket.cameras)

    assert find_camera() == cameras[0]
    assert find_camera("2") == cameras[1]
    assert find_camera("studio") == cameras[1]
    assert find_camera("USB") == cameras[2]
    assert find_camera("unplugged", or_first=True) == cameras[0]
    with pytest.raises(SourceFailed, match="no camera '1'"):
        find_camera("1")


def test_camera_that_is_busy_is_one_sentence(plug_in, socket, consent):
    plug_in(FakeCapture(opens=False))
    with pytest.raises(SourceFailed, match="another program may be using it"):
        WebcamSource(consent.camera_permit(), cameras=socket.cameras).open()


def test_no_camera_opens_after_withdrawal(plug_in, socket, consent):
    capture = plug_in(FakeCapture())
    permit = consent.camera_permit()
    consent.withdraw()
    with pytest.raises(ConsentWithdrawn):
        WebcamSource(permit, cameras=socket.cameras).open()
    assert capture.openings == 0 and socket.opened == []


def test_no_camera_opens_after_a_withdrawal_while_it_was_looked_for(plug_in, socket, consent):
    capture = plug_in(FakeCapture())

    def withdraw_meanwhile():
        consent.withdraw()
        return (camera.CameraInfo(0, "Fake camera"),)

    socket.list_cameras = withdraw_meanwhile
    with pytest.raises(ConsentWithdrawn):
        WebcamSource(consent.camera_permit(), cameras=socket.cameras).open()
    assert capture.openings == 0


def test_successor_waits_until_the_camera_is_let_go(plug_in, socket, consent):
    capture = plug_in(FakeCapture(release_s=0.2))
    first = CaptureThread(WebcamSource(consent.camera_permit(), cameras=socket.cameras))
    first.start()
    assert first.newest(GIVES_UP_AFTER_S) is not None
    first.stop()
    second = CaptureThread(WebcamSource(consent.camera_permit(), cameras=socket.cameras), predecessor=first)
    second.start()
    assert second.newest(GIVES_UP_AFTER_S) is not None
    assert capture.openings == 2
    second.stop()
    second.join()


def test_withdrawal_ends_the_reading_and_releases_the_camera(plug_in, socket, consent):
    capture = plug_in(FakeCapture())
    thread = CaptureThread(WebcamSource(consent.camera_permit(), cameras=socket.cameras))
    thread.start()
    wait_until(lambda: capture.reads > 3)
    withdrawn_at = time.monotonic()
    consent.withdraw()
    wait_until(lambda: capture.released_at is not None)
    assert capture.released_at - withdrawn_at < 0.3
    with pytest.raises(ConsentWithdrawn):
        while True:
            thread.newest(0.1)


def test_stop_releases_a_flowing_camera_within_300_ms(plug_in, socket, consent):
    capture = plug_in(FakeCapture())
    thread = CaptureThread(WebcamSource(consent.camera_permit(), cameras=socket.cameras))
    thread.start()
    wait_until(lambda: capture.reads > 3)
    stopped_at = time.monotonic()
    thread.stop()
    wait_until(lambda: capture.released_at is not None)
    assert capture.released_at - stopped_at < 0.3


def test_stop_releases_a_stuck_camera_within_1500_ms(plug_in, socket, consent):
    capture = plug_in(FakeCapture())
    thread = CaptureThread(WebcamSource(consent.camera_permit(), cameras=socket.cameras))
    thread.start()
    wait_until(lambda: capture.reads > 3)
    capture.stuck.set()
    time.sleep(0.1)
    stopped_at = time.monotonic()
    thread.stop()
    assert capture.released_at is None, "stop waited for the camera"
    wait_until(lambda: capture.released_at is not None)
    assert capture.released_at - stopped_at < 1.5


def test_unplugged_camera_is_given_up_with_a_sentence(plug_in, socket, consent):
    socket.lost_after_s = 0.2
    capture = plug_in(FakeCapture(lambda number: np.zeros((48, 64, 3), np.uint8) if number < 3 else None, fps=200))
    source = WebcamSource(consent.camera_permit(), cameras=socket.cameras)
    source.open()
    for _ in range(3):
        assert source.read() is not None
    with pytest.raises(SourceFailed, match="stopped delivering"):
        source.read()
    source.close()
    assert capture.released_at is not None


@pytest.mark.parametrize("shape", [(48, 64), (48, 64, 1), (48, 64, 4), (2160, 3840, 3), (16, 16, 3)])
def test_every_shape_of_picture_becomes_bgr(plug_in, socket, consent, shape):
    plug_in(FakeCapture(lambda number: np.zeros(shape, np.uint8), fps=1000))
    source = WebcamSource(consent.camera_permit(), cameras=socket.cameras)
    source.open()
    assert source.read().image.shape == (*shape[:2], 3)
    source.close()


def test_empty_picture_is_passed_over(plug_in, socket, consent):
    pictures = [np.zeros((0, 0, 3), np.uint8), np.ones((16, 16, 3), np.uint8)]
    plug_in(FakeCapture(lambda number: pictures[number], fps=1000))
    source = WebcamSource(consent.camera_permit(), cameras=socket.cameras)
    source.open()
    assert source.read().image.shape == (16, 16, 3)
    source.close()


def test_pause_stops_the_camera_clock_and_drops_frames(plug_in, socket, consent):
    capture = plug_in(FakeCapture(fps=100))
    thread = CaptureThread(WebcamSource(consent.camera_permit(), cameras=socket.cameras))
    thread.start()
    before = thread.newest(GIVES_UP_AFTER_S)
    thread.pause()
    paused_for = time.monotonic()
    read_so_far = capture.reads
    wait_until(lambda: capture.reads > read_so_far + 30)
    assert thread.newest(0.0) is None
    thread.resume()
    paused_for = time.monotonic() - paused_for
    after = thread.newest(GIVES_UP_AFTER_S)
    thread.stop()
    assert after.timestamp_s - before.timestamp_s < paused_for


def test_only_the_newest_frame_is_kept(plug_in, socket, consent):
    capture = plug_in(FakeCapture(fps=200))
    thread = CaptureThread(WebcamSource(consent.camera_permit(), cameras=socket.cameras))
    thread.start()
    wait_until(lambda: capture.reads > 20)
    frame = thread.newest(0.0)
    thread.stop()
    assert frame.image[0, 0, 0] >= 19
