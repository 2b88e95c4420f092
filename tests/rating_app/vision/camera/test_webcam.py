from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from fakes.cameras import FakeCapture
from fakes.patience import GIVES_UP_AFTER_S, wait_until

from rating_app.session.consent import NOTICE, ConsentWithdrawn, LiveConsent
from rating_app.settings import demo_clip
from rating_app.vision import camera
from rating_app.vision.camera import SourceFailed, VideoFileSource, WebcamSource, find_camera
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


@pytest.mark.parametrize("shape", [(48, 64), (48, 64, 1), (48, 64, 4), (2160, 3840, 3), (1, 1, 3)])
def test_every_shape_of_picture_becomes_bgr(plug_in, socket, consent, shape):
    plug_in(FakeCapture(lambda number: np.zeros(shape, np.uint8), fps=1000))
    source = WebcamSource(consent.camera_permit(), cameras=socket.cameras)
    source.open()
    assert source.read().image.shape == (*shape[:2], 3)
    source.close()


def test_empty_picture_is_passed_over(plug_in, socket, consent):
    pictures = [np.zeros((0, 0, 3), np.uint8), np.ones((4, 4, 3), np.uint8)]
    plug_in(FakeCapture(lambda number: pictures[number], fps=1000))
    source = WebcamSource(consent.camera_permit(), cameras=socket.cameras)
    source.open()
    assert source.read().image.shape == (4, 4, 3)
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


def test_video_is_read_to_its_end_with_its_own_times():
    source = VideoFileSource(demo_clip(), paced=False)
    frames = read_all(source)
    times = [frame.timestamp_s for frame in frames]
    assert len(frames) == 410
    assert np.diff(times) == pytest.approx(0.04, abs=0.001)
    assert frames[0].image.shape == (480, 480, 3)


def test_paced_video_takes_its_own_time():
    source = VideoFileSource(demo_clip(), paced=True)
    source.open()
    started = time.monotonic()
    for _ in range(26):
        source.read()
    elapsed_s = time.monotonic() - started
    source.close()
    assert elapsed_s >= 0.98


def test_paced_video_stands_still_while_paused():
    source = VideoFileSource(demo_clip(), paced=True)
    source.open()
    source.read()
    source.pause()
    frames = []
    reader = threading.Thread(target=lambda: frames.append(source.read()))
    reader.start()
    time.sleep(0.4)
    assert frames == []
    source.resume()
    reader.join(2.0)
    assert frames[0].timestamp_s == pytest.approx(0.04, abs=0.001)
    source.close()


def test_interrupt_ends_a_waiting_read():
    source = VideoFileSource(demo_clip(), paced=True)
    source.open()
    source.pause()
    threading.Timer(0.1, source.interrupt).start()
    assert source.read() is None
    source.close()


@pytest.mark.parametrize("content", [b"", b"not a video at all" * 50, b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 200])
def test_file_that_is_no_video_is_one_sentence(tmp_path, content):
    file = tmp_path / "clip.mp4"
    file.write_bytes(content)
    with pytest.raises(SourceFailed, match=r"clip\.mp4"):
        read_all(VideoFileSource(file, paced=False))


@pytest.mark.parametrize("name", ["2026-11-22T10:30:00.mp4", "with spaces & signs.mp4", "映画😀.mp4", "-minus.mp4"])
def test_unusual_file_names_are_read(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    shutil.copy(demo_clip(), tmp_path / name)
    source = VideoFileSource(Path(name), paced=False)
    source.open()
    assert source.read() is not None
    source.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no text")
def test_file_name_that_is_no_text_is_one_sentence(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.mp4"))
    shutil.copy(demo_clip(), path)
    with pytest.raises(SourceFailed, match="give it another name"):
        VideoFileSource(path, paced=False).open()


def test_missing_file_and_folder_are_one_sentence(tmp_path):
    with pytest.raises(SourceFailed, match="There is no file"):
        VideoFileSource(tmp_path / "none.mp4", paced=False).open()
    with pytest.raises(SourceFailed, match="is not a file"):
        VideoFileSource(tmp_path, paced=False).open()
    with pytest.raises(SourceFailed, match=r"cannot be read \(.+\)\.|There is no file"):
        VideoFileSource(tmp_path / f"{'x' * 300}.mp4", paced=False).open()


def test_truncated_video_gives_what_it_holds_or_a_sentence(tmp_path):
    whole = demo_clip().read_bytes()
    for share in (0.3, 0.6, 0.9):
        file = tmp_path / "cut.mp4"
        file.write_bytes(whole[: int(len(whole) * share)])
        assert 0 < len(read_all(VideoFileSource(file, paced=False))) <= 410


def test_times_that_stand_still_go_on_in_regular_steps():
    capture = FakeCapture(lambda number: np.zeros((4, 4, 3), np.uint8) if number < 4 else None, fps=1000)
    frames = read_all(VideoFileSource(demo_clip(), paced=False, open_capture=lambda path, backend: capture))
    assert [frame.timestamp_s for frame in frames] == pytest.approx([0, 1 / 30, 2 / 30, 3 / 30])
