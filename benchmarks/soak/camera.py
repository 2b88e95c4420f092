"""What a camera sees in a soak: the demo clip over and over, at 30 frames a second or as fast as can be."""

from __future__ import annotations

import threading
import time
from itertools import islice
from typing import Any

import numpy as np

from benchmarks.demo_camera import FPS, clip_frames

EVERY = 10
"""Of the clip's frames: all of them would take more memory than the program that is watched."""


def pictures() -> list[Any]:
    """Of the demo clip, uint8 (480, 640, 3) in BGR."""
    return list(islice(clip_frames(), 0, None, EVERY))


class Paced:
    """The pictures of a FakeCapture: one when it is due; one that was missed is gone."""

    def __init__(self, shown: list[Any]) -> None:
        self._shown = shown
        self._began_s = time.perf_counter()
        self._number = 0

    def __call__(self, number: int) -> Any:
        self._number = max(self._number + 1, int((time.perf_counter() - self._began_s) * FPS))
        time.sleep(max(0.0, self._began_s + self._number / FPS - time.perf_counter()))
        return self._picture()

    def analysed(self) -> None:
        """The newest frame has been looked at."""

    def now_s(self) -> float:
        """Of the clock that goes with it."""
        return time.perf_counter()

    def _picture(self) -> Any:
        picture = self._shown[self._number % len(self._shown)].copy()
        # As a sensor's noise does; a picture that never changes counts as frozen.
        picture[-1, -1, -1] = np.uint8(self._number % 251)
        return picture


class Unpaced(Paced):
    """One as soon as the one before was analysed, on a clock on which it comes 1/30 s after that one."""

    _WAIT_S = 0.5

    def __init__(self, shown: list[Any]) -> None:
        super().__init__(shown)
        self._analysed = threading.Semaphore(1)

    def analysed(self) -> None:
        self._analysed.release()

    def __call__(self, number: int) -> Any:
        # Before the session frames may be dropped unseen; the next one then comes after a while all the same.
        self._analysed.acquire(timeout=self._WAIT_S)
        self._number += 1
        return self._picture()

    def now_s(self) -> float:
        return self._number / FPS
