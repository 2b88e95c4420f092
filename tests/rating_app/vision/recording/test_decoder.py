"""Recordings decoded in a process of their own: real ones, hostile ones, and processes that are ended from outside."""

from __future__ import annotations

import json
import multiprocessing
import os
import pickle
import shutil
import signal
import threading
import time
from dataclasses import asdict

import numpy as np
import pytest
from fakes.videos import write_video_of_days, write_video_of_huge_pictures

from rating_app.session.recording import RecordingRead
from rating_app.settings import demo_clip
from rating_app.vision.camera import SourceFailed
from rating_app.vision.recording.decoder import IsolatedVideoSource
from rating_app.vision.recording.video_file import VideoFileSource

needs_signals = pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no such signals here")


@pytest.fixture
def opened():
    """An isolated source of the demo clip, or of another file, open."""
    sources = []

    def source(path=None, paced=False, **limits):
        sources.append(IsolatedVideoSource(path or demo_clip(), paced, **limits))
        sources[-1].open()
        return sources[-1]

    yield source
    for one in sources:
        one.close()


def decoder():
    (process,) = multiprocessing.active_children()
    return process


def read_all(source):
    frames = []
    while (frame := source.read()) is not None:
        frames.append(frame)
    return frames


def test_pictures_and_times_are_those_of_a_source_without_a_process(opened):
    isolated = opened()
    plain = VideoFileSource(demo_clip(), paced=False)
    plain.open()
    assert isolated.frame_count == plain.frame_count == 410
    while (frame := plain.read()) is not None:
        other = isolated.read()
        assert other.timestamp_s == frame.timestamp_s and np.array_equal(other.image, frame.image)
        assert other.image.flags.writeable
    assert isolated.read() is None and isolated.read() is None
    assert isolated.recording_read == plain.recording_read == RecordingRead(0, 0.0, 16.4, complete=True)
    plain.close()


def test_close_leaves_no_process(opened):
    source = opened(paced=True)
    source.read()
    process = decoder()
    source.close()
    assert not process.is_alive() and multiprocessing.active_children() == []


@needs_signals
@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGKILL])
def test_crash_in_the_middle_is_one_sentence_and_the_next_video_plays(opened, number):
    source = opened(paced=True)
    assert source.read() is not None
    os.kill(decoder().pid, number)
    with pytest.raises(SourceFailed, match=rf"demo\.mp4 crashed its decoder \({number.name}\)\."):
        read_all(source)
    source.close()
    assert opened().read() is not None


@needs_signals
def test_decoder_that_hangs_is_ended(opened):
    source = opened(paced=True, picture_within_s=1.0)
    assert source.read() is not None
    process = decoder()
    os.kill(process.pid, signal.SIGSTOP)
    with pytest.raises(SourceFailed, match="delivered no picture for 1 s"):
        read_all(source)
    source.close()
    assert not process.is_alive()


@needs_signals
def test_interrupt_ends_the_wait_for_a_decoder_that_hangs(opened):
    source = opened(picture_within_s=100.0)
    assert source.read() is not None
    os.kill(decoder().pid, signal.SIGSTOP)
    threading.Timer(0.3, source.interrupt).start()
    started = time.monotonic()
    assert len(read_all(source)) <= 2
    assert time.monotonic() - started < 5


def test_interrupted_source_opens_and_has_no_frame(opened):
    source = IsolatedVideoSource(demo_clip(), paced=True)
    source.interrupt()
    source.open()
    assert source.read() is None
    source.close()
    assert multiprocessing.active_children() == []


def test_paced_video_stands_still_while_paused(opened):
    source = opened(paced=True)
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


@pytest.mark.parametrize("name", ["none.mp4", "text.mp4", "odd\udcff.mp4"])
def test_what_cannot_be_read_is_the_sentence_of_a_source_without_a_process(opened, tmp_path, name):
    if name == "text.mp4":
        (tmp_path / name).write_text("this is no video")
    with pytest.raises(SourceFailed) as plain:
        VideoFileSource(tmp_path / name, paced=False).open()
    with pytest.raises(SourceFailed) as isolated:
        opened(tmp_path / name)
    assert str(isolated.value) == str(plain.value) and isolated.value.values == plain.value.values


def test_huge_pictures_are_one_sentence(opened, tmp_path):
    video = write_video_of_huge_pictures(tmp_path / "huge.mkv")
    with pytest.raises(SourceFailed, match=r"16000 × 16000 pixels; at most 8192 × 4320"):
        opened(video)


@pytest.mark.parametrize("side", [16_000, 30_000])
def test_pictures_that_are_larger_than_their_container_says_are_no_pictures(opened, tmp_path, side):
    """They are not even made room for."""
    video = write_video_of_huge_pictures(tmp_path / "huge.mkv", side=side, said=64)
    with pytest.raises(SourceFailed, match=r"huge\.mkv contains no pictures that can be read"):
        read_all(opened(video))


def test_video_of_days_ends_with_one_sentence(opened, tmp_path):
    with pytest.raises(SourceFailed, match="lasts longer than a day"):
        read_all(opened(write_video_of_days(tmp_path / "days.avi")))


def test_video_of_too_many_pictures_ends_with_one_sentence(tmp_path):
    shutil.copy(demo_clip(), tmp_path / "many.mp4")
    source = VideoFileSource(tmp_path / "many.mp4", paced=False, max_frames=100)
    source.open()
    with pytest.raises(SourceFailed, match="has more than 100 pictures"):
        read_all(source)
    source.close()


class Hostile:
    """Its pickle runs code where it is read."""

    def __reduce__(self):
        return os.mkdir, ("ran",)


def words(kind, **parts):
    return json.dumps([kind, parts]).encode()


OPENED, SMALL = words("Opened", frame_count=None, promised_s=None), words("Picture", timestamp_s=0.0, height=2, width=2)
LIES = {
    "code": [pickle.dumps(Hostile())],
    "no words": [b"\xff"],
    "words without end": [b'"' + b"x" * 2**17 + b'"'],
    "words too deep": [b"[" * 60_000],
    "an unknown kind": [words("Path", path="x")],
    "another number of frames": [words("Opened", frame_count="many", promised_s=None)],
    "a length that is none": [words("Opened", frame_count=None, promised_s=float("nan"))],
    "a recording that gained time": [OPENED, words("Ended", read={**asdict(RecordingRead()), "lost_s": -1.0})],
    "a recording of other things": [OPENED, words("Ended", read={"complete": True})],
    "a picture too large": [OPENED, words("Picture", timestamp_s=0.0, height=2**20, width=2**20)],
    "a picture of no size": [OPENED, words("Picture", timestamp_s=0.0, height=0, width=-1)],
    "a time that is none": [OPENED, words("Picture", timestamp_s=float("nan"), height=2, width=2)],
    "a time that stands still": [OPENED, SMALL, bytes(12), SMALL],
    "too many pixels": [OPENED, SMALL, bytes(13)],
    "a sentence that reaches into objects": [words("Failed", template="{a.__class__}", values={"a": "x"})],
    "a sentence that fills the memory": [words("Failed", template="{a:>9999999999}", values={"a": "x"})],
    "a sentence with too few values": [words("Failed", template="{a}{b}", values={"a": "x"})],
    "a sentence about numbers": [words("Failed", template="{a}", values={"a": 3})],
}


def lie(connection, path):
    """In the process, which somebody has taken over."""
    for said in LIES[path.name]:
        connection.send_bytes(said)
    time.sleep(100)


@pytest.mark.parametrize("lies", LIES)
def test_decoder_that_was_taken_over_is_not_believed(opened, monkeypatch, tmp_path, lies):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceFailed, match=r"crashed its decoder \((it talks nonsense|SIGKILL|exit code None)\)"):
        read_all(opened(tmp_path / lies, decode=lie))
    assert not (tmp_path / "ran").exists()
