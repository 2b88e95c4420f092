"""What stands for `cv2.VideoCapture` behind `camera.open_capture`: it delivers, blocks, fails and changes shape."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import numpy as np


class FakeCapture:
    """Delivers what `pictures(n)` says for its n-th read, at `fps`; None is a failed read.

    `stuck` makes `read` block for `select_timeout_s` and then fail, as OpenCV does on a hung V4L2 device.
    One byte of each picture flickers, as a sensor's noise does, unless `flickers` is false. `settings` is what was set.
    `released_at` is the time.monotonic() of the last release, None while it is held and before it is opened;
    `openings` counts how often it was opened. A release takes `release_s`.
    """

    def __init__(
        self,
        pictures: Callable[[int], np.ndarray | None] | None = None,
        fps: float = 30.0,
        opens: bool = True,
        select_timeout_s: float = 1.0,
        release_s: float = 0.0,
        flickers: bool = True,
    ) -> None:
        self.stuck = threading.Event()
        self.released_at: float | None = None
        self.reads = 0
        self._pictures = pictures or (lambda number: np.full((48, 64, 3), number % 256, np.uint8))
        self._interval_s = 1 / fps
        self._opens = opens
        self._held = False
        self._release_s = release_s
        self._flickers = flickers
        self.settings: dict[int, float] = {}
        self.openings = 0
        self._select_timeout_s = select_timeout_s

    def hold(self) -> FakeCapture | None:
        """Itself, for a new holder; None while another one holds it."""
        if self._held:
            return None
        self._held = self._opens
        self.released_at = None
        self.openings += self._opens
        return self

    def isOpened(self) -> bool:
        return self._opens and self.released_at is None

    def read(self) -> tuple[bool, np.ndarray | None]:
        assert self.released_at is None, "read after release"
        if self.stuck.is_set():
            time.sleep(self._select_timeout_s)
            return False, None
        time.sleep(self._interval_s)
        picture = self._pictures(self.reads)
        self.reads += 1
        if self._flickers and picture is not None and picture.size:
            picture = picture.copy()
            picture.flat[-1] = int(picture.flat[-1]) & 0xFE | self.reads & 1
        return picture is not None, picture

    def set(self, name: int, value: float) -> bool:
        self.settings[name] = value
        return True

    def get(self, name: int) -> float:
        return 0.0

    def release(self) -> None:
        time.sleep(self._release_s)
        self.released_at = time.monotonic()
        self._held = False
