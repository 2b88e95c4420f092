"""What stands for `cv2.VideoCapture` and for the cameras of a computer, in tests, benchmarks and screenshots."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

import cv2
import numpy as np

from rating_app.vision.camera import CAMERA_LOST_AFTER_S, LOOK_AGAIN_AFTER_S, CameraInfo, Cameras
from rating_app.vision.camera.v4l2 import Told


def half_jpeg(picture: Any, share: float = 0.5) -> Any:
    """What OpenCV makes of a JPEG of which only this `share` has arrived: the rest is grey."""
    whole = cv2.imencode(".jpg", picture)[1].ravel()
    arrived = np.append(whole[: int(len(whole) * share)], np.array([0xFF, 0xD9], np.uint8))
    return cv2.imdecode(arrived, cv2.IMREAD_COLOR)


class FakeCapture:
    """Delivers what `pictures(n)` says for its n-th read, at `fps`, or as they come where that is None. None for a
    picture is a failed read.

    `stuck` makes `read` block for `select_timeout_s` and then fail, as OpenCV does on a hung V4L2 device.
    One byte of each picture flickers, as a sensor's noise does, unless `flickers` is false.
    `settings` is what was set, `agreed` what the driver says of it.
    `released_at` is the time.monotonic() of the last release, None while it is held and before it is opened;
    `openings` counts how often it was opened. A release takes `release_s`.
    """

    def __init__(
        self,
        pictures: Callable[[int], Any] | None = None,
        fps: float | None = 30.0,
        opens: bool = True,
        select_timeout_s: float = 1.0,
        release_s: float = 0.0,
        flickers: bool = True,
        agreed: Mapping[int, float] | None = None,
    ) -> None:
        self.stuck = threading.Event()
        self.released_at: float | None = None
        self.reads = 0
        self._pictures = pictures or (lambda number: np.full((48, 64, 3), number % 256, np.uint8))
        self._interval_s = 0.0 if fps is None else 1 / fps
        self._opens = opens
        self._held = False
        self._release_s = release_s
        self._flickers = flickers
        self.settings: dict[int, float] = {}
        self._agreed = agreed or {}
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

    def read(self) -> tuple[bool, Any]:
        assert self.released_at is None, "read after release"
        if self.stuck.is_set():
            time.sleep(self._select_timeout_s)
            return False, None
        if self._interval_s:
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
        return self._agreed.get(name, 0.0)

    def release(self) -> None:
        time.sleep(self._release_s)
        self.released_at = time.monotonic()
        self._held = False


class Socket:
    """Where cameras are plugged in: `present` are those of the computer, none at first; behind each is `capture`.

    Like a real one it serves one holder at a time: who opens it while it is held gets a capture that did not open.
    `opened` are the indexes that were opened, `looks` how often somebody looked, and `listed_in` from which threads.
    `told` is what the drivers of cameras tell, by index; whom they told are counted in `asked`.
    """

    def __init__(
        self, lost_after_s: float = CAMERA_LOST_AFTER_S, look_again_after_s: float = LOOK_AGAIN_AFTER_S
    ) -> None:
        self.present: tuple[CameraInfo, ...] = ()
        self.capture = FakeCapture(opens=False)
        self.opened: list[int] = []
        self.listed_in: set[str] = set()
        self.looks = 0
        self.told: dict[int, Told] = {}
        self.asked: list[int] = []
        self.lost_after_s = lost_after_s
        self.look_again_after_s = look_again_after_s

    @property
    def cameras(self) -> Cameras:
        """For whoever looks for cameras; what is plugged in later is found by them, too."""
        return Cameras(
            lambda: self.list_cameras(),
            lambda index, backend: self.open_capture(index, backend),
            lost_after_s=self.lost_after_s,
            look_again_after_s=self.look_again_after_s,
            glance=lambda: self.present,
            ask_driver=lambda camera: self.ask_driver(camera),
        )

    def plug_in(self, capture: FakeCapture, name: str = "Fake camera") -> FakeCapture:
        """The only camera of the computer, at index 0."""
        self.capture, self.present = capture, (CameraInfo(0, name),)
        return capture

    def unplug(self) -> tuple[CameraInfo, ...]:
        """All are gone; returns what was there."""
        self.present, before = (), self.present
        return before

    def list_cameras(self) -> tuple[CameraInfo, ...]:
        self.looks += 1
        self.listed_in.add(threading.current_thread().name)
        return self.present

    def ask_driver(self, camera: CameraInfo) -> Told | None:
        self.asked.append(camera.index)
        return self.told.get(camera.index)

    def open_capture(self, index: int, backend: int) -> FakeCapture:
        self.opened.append(index)
        return self.capture.hold() or FakeCapture(opens=False)
