"""The pictures of a camera in a soak: the demo clip repeated, at 30 frames per second or as fast as possible."""

from __future__ import annotations

import threading
import time
from itertools import islice
from typing import Any

import numpy as np

from benchmarks.demo_camera import FPS, clip_frames

EVERY = 10
"""Only every tenth frame of the clip: all of them would take more memory than the observed program."""


def pictures() -> list[Any]:
    """Return pictures of the demo clip, uint8 (480, 640, 3) in BGR."""
    return list(islice(clip_frames(), 0, None, EVERY))


class Paced:
    """The pictures of a FakeCapture, each when it is due; a missed one is lost."""

    def __init__(self, shown: list[Any]) -> None:
        self._shown = shown
        self._began_s = time.perf_counter()
        self._number = 0

    def __call__(self, number: int) -> Any:
        self._number = max(self._number + 1, int((time.perf_counter() - self._began_s) * FPS))
        time.sleep(max(0.0, self._began_s + self._number / FPS - time.perf_counter()))
        return self._picture()

    def analysed(self) -> None:
        """Note that the newest frame has been analysed."""

    def now_s(self) -> float:
        """Return the time of the clock that belongs to the pictures, in seconds."""
        return time.perf_counter()

    def _picture(self) -> Any:
        picture = self._shown[self._number % len(self._shown)].copy()
        # It imitates a sensor's noise; a picture that never changes counts as frozen.
        picture[-1, -1, -1] = np.uint8(self._number % 251)
        return picture


class Unpaced(Paced):
    """The pictures of a FakeCapture, each as soon as the previous one was analysed, on a clock that advances 1/30 s per
    picture.
    """

    _WAIT_S = 0.5

    def __init__(self, shown: list[Any]) -> None:
        super().__init__(shown)
        self._analysed = threading.Semaphore(1)

    def analysed(self) -> None:
        self._analysed.release()

    def __call__(self, number: int) -> Any:
        # Before the session, frames may be dropped unseen; then the next one follows after this wait.
        self._analysed.acquire(timeout=self._WAIT_S)
        self._number += 1
        return self._picture()

    def now_s(self) -> float:
        return self._number / FPS
