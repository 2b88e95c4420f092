"""Recorded videos, read in this process."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from rating_app.settings import demo_clip
from rating_app.vision.camera import SourceFailed
from rating_app.vision.recording.video_file import VideoFileSource


def read_all(source):
    source.open()
    frames = []
    while (frame := source.read()) is not None:
        frames.append(frame)
    source.close()
    return frames


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
