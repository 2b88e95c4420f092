"""What was agreed with a camera's driver, what is delivered, and why that can be less."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cv2

from rating_app.vision.camera.problem import RATE_LIGHT, RATE_OFFERED, RATE_UNKNOWN, RATE_USB

USUAL_FPS, LEAST_FPS = 30, 15
"""The rate that cameras are asked for, and the rate below which a rating suffers: a smile can begin and end between
two pictures."""

ENOUGH = 0.8
"""Share of the expected pictures that is enough."""

MEASURED_OVER_S = (1.0, 2.0)
"""Least and greatest time over which a rate is measured."""

_TOLD_EACH_S = 0.5


@dataclass(frozen=True)
class Agreed:
    """What a driver promises to deliver: width and height in pixels, pictures per second, and the format's code of four
    letters. If the driver does not report them, `fps` is None and `format` empty.
    """

    width: int
    height: int
    fps: float | None = None
    format: str = ""

    @classmethod
    def read(cls, capture: Any) -> Agreed | None:
        """Return what the driver of an opened `cv2.VideoCapture` promises; None if it does not even report a size."""
        width, height = (int(capture.get(name)) for name in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT))
        if width <= 0 or height <= 0:
            return None
        fps = float(capture.get(cv2.CAP_PROP_FPS))
        code = int(capture.get(cv2.CAP_PROP_FOURCC)) & 0xFFFFFFFF
        letters = code.to_bytes(4, "little").decode("latin-1").rstrip()
        is_code = letters.isascii() and letters.isprintable() and len(letters) >= len("Y16")
        return cls(width, height, fps if 0 < fps < 1000 else None, letters if is_code else "")


@dataclass(frozen=True)
class Delivery:
    """What arrives: the newest picture's width and height in pixels, and `fps` pictures per second, measured over the
    last one or two seconds. `agreed` is what the driver promised, None if it promised nothing.

    `reason` is a sentence that explains why fewer pictures than usual arrive, empty if enough do.
    """

    width: int
    height: int
    fps: float
    agreed: Agreed | None = None
    reason: str = ""

    @property
    def is_enough(self) -> bool:
        """Whether enough pictures arrive for a reliable rating."""
        return self.fps >= LEAST_FPS

    @property
    def is_as_agreed(self) -> bool:
        """Whether the pictures have the promised size, and arrive about as often as promised."""
        if self.agreed is None:
            return True
        is_in_size = (self.width, self.height) == (self.agreed.width, self.agreed.height)
        return is_in_size and (self.agreed.fps is None or self.fps >= ENOUGH * self.agreed.fps)


def why_so_few(fps: float, agreed_fps: float | None, lengthens_exposure: Callable[[], bool | None]) -> str:
    """Return a sentence that explains why only `fps` pictures per second arrive, empty if that is about the usual rate.

    `lengthens_exposure` is called last. It returns whether the camera may take longer for each picture in dim light,
    None if that is not known.
    """
    if fps >= ENOUGH * USUAL_FPS:
        return ""
    if agreed_fps is not None and agreed_fps < ENOUGH * USUAL_FPS and fps >= ENOUGH * agreed_fps:
        return RATE_OFFERED
    return {True: RATE_LIGHT, False: RATE_USB, None: RATE_UNKNOWN}[lengthens_exposure()]


class RateMeter:
    """A counter of the pictures of the last seconds. Pictures whose time does not rise, as in a pause, do not count."""

    def __init__(self) -> None:
        self._times_s: deque[float] = deque()

    def update(self, timestamp_s: float) -> float | None:
        """Count this picture, and return the pictures per second; None until they span MEASURED_OVER_S."""
        times = self._times_s
        if times and timestamp_s <= times[-1]:
            return self.fps
        times.append(timestamp_s)
        while timestamp_s - times[0] > MEASURED_OVER_S[1] and timestamp_s - times[1] >= MEASURED_OVER_S[0]:
            times.popleft()
        return self.fps

    @property
    def fps(self) -> float | None:
        span_s = self._times_s[-1] - self._times_s[0] if self._times_s else 0.0
        return (len(self._times_s) - 1) / span_s if span_s >= MEASURED_OVER_S[0] else None


class DeliveryWatch:
    """A watch that reports twice per second what an opened camera delivers. `lengthens_exposure` is called once at
    most.
    """

    def __init__(self, agreed: Agreed | None, lengthens_exposure: Callable[[], bool | None]) -> None:
        self._agreed = agreed
        self._ask = lengthens_exposure
        self._answers: list[bool | None] = []
        self._meter = RateMeter()
        self._told: Delivery | None = None
        self._told_s = 0.0

    def update(self, width: int, height: int, timestamp_s: float) -> Delivery | None:
        """Count this picture, and return the delivery; None within the first second."""
        fps = self._meter.update(timestamp_s)
        told = self._told
        is_due = (
            told is None or timestamp_s - self._told_s >= _TOLD_EACH_S or (told.width, told.height) != (width, height)
        )
        if fps is not None and is_due:
            agreed_fps = None if self._agreed is None else self._agreed.fps
            reason = why_so_few(fps, agreed_fps, self._lengthens_exposure)
            self._told, self._told_s = Delivery(width, height, fps, self._agreed, reason), timestamp_s
        return self._told

    def _lengthens_exposure(self) -> bool | None:
        if not self._answers:
            self._answers.append(self._ask())
        return self._answers[0]
