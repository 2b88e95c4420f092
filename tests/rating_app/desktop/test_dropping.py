"""A machine too slow for its camera: frames are dropped evenly, and the rating stays right."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from rating_app.session.consent import DemoBasis
from rating_app.session.session import Session, SessionHead, SessionRecorder
from rating_app.settings import demo_clip, shipped_model
from rating_app.vision.analysis import FrameAnalyzer
from rating_app.vision.camera import Frame
from rating_app.vision.capture import CaptureThread
from rating_app.vision.recording.video_file import VideoFileSource

TOLERANCE = 2.0
"""In points of the rating, of 100."""


class Doled:
    """A source that delivers its next frame when the test asks; `read` then waits for the one after it."""

    name = "doled"

    def __init__(self, frames: list[Frame]) -> None:
        self._frames = iter(frames)
        self._allowed = threading.Semaphore(0)
        self._asked = threading.Semaphore(0)

    def open(self) -> None: ...

    def read(self) -> Frame | None:
        # It is asked for the next frame once the one before has been put where `newest` finds it.
        self._asked.release()
        self._allowed.acquire()
        return next(self._frames, None)

    def pass_by(self, count: int) -> None:
        """Let `count` frames pass, as they do while the analysis is busy; return when the last has come."""
        for _ in range(count):
            assert self._asked.acquire(timeout=20)
            self._allowed.release()
        assert self._asked.acquire(timeout=20)
        self._asked.release()

    def pause(self) -> None: ...

    def resume(self) -> None: ...

    def interrupt(self) -> None:
        self._allowed.release()

    def close(self) -> None:
        self._asked.release()


@pytest.fixture(scope="module")
def analysed():
    """Return what is seen in each of the demo clip's frames, by its time; the frames have no pictures."""
    analyzer, source = FrameAnalyzer(shipped_model()), VideoFileSource(demo_clip(), paced=False)
    source.open()
    seen = {}
    while (frame := source.read()) is not None:
        seen[frame.timestamp_s] = analyzer.analyze(frame).seen
    source.close()
    analyzer.close()
    return seen


def recorded(analysed, times_s) -> Session:
    recorder = SessionRecorder(SessionHead(DemoBasis(), "clip", "clip.mp4", "model", "1"))
    for time_s in times_s:
        recorder.record_viewers(time_s, analysed[time_s])
    return recorder.finish()


@pytest.mark.parametrize("frames_an_analysis", [2, 3, 6])
def test_slow_analysis_drops_frames_evenly_and_rates_the_same(analysed, frames_an_analysis):
    times_s = list(analysed)
    source = Doled([Frame(np.zeros((2, 2, 3), np.uint8), time_s) for time_s in times_s])
    capture = CaptureThread(source)
    capture.start()
    taken = []
    try:
        for _ in range(len(times_s) // frames_an_analysis):
            source.pass_by(frames_an_analysis)
            frame = capture.newest(20)
            assert frame is not None
            taken.append(frame.timestamp_s)
    finally:
        capture.stop()
        capture.join(20)
    whole, starved = recorded(analysed, times_s).rating, recorded(analysed, taken).rating
    assert taken == times_s[frames_an_analysis - 1 :: frames_an_analysis]
    assert starved.rating_0_100 == pytest.approx(whole.rating_0_100, abs=TOLERANCE)
    assert starved.mean_happy_0_100 == pytest.approx(whole.mean_happy_0_100, abs=TOLERANCE)
    assert starved.coverage == pytest.approx(whole.coverage, abs=0.02)
