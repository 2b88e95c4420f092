"""Turns what drivers deliver into pictures, and finds what is wrong with them as a whole."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from rating_app.vision.camera.source import PictureState
from rating_app.vision.face import Image

BLACK_MEAN, BLACK_DEVIATION = 16.0, 8.0
"""Grey levels below which a picture is that of a closed lid, which is only noise. In a dark room the screen still
lights a viewer's face."""

BLACK_AFTER_S = 1.0
FROZEN_AFTER_S = 3.0

SIDES = (16, 16_383)
"""Least and greatest side of any camera's picture, in pixels. MediaPipe's own OpenCV ends the program on larger
ones."""

MISSING = 1 / 8
"""Share of a picture's height; a smaller missing part does not hide a face."""

LEAST_EDGE = 10.0
"""Mean difference in grey levels between the picture and what fills its missing part."""

MOST_IN_A_ROW = 10
"""How many pictures in a row are taken for cut. After that they count as whole, so that a camera does not seem
silent."""

_BLOCK = 16
"""Rows that a JPEG decodes at once. Part of the first missing block can be there."""

_SAMPLED_SIDE = 48
_GREY, _YUYV, _BGR, _BGRA = 1, 2, 3, 4


def is_flat(image: Any) -> bool:
    """Return whether a driver's answer is one row of bytes, which some versions of OpenCV return for BGR24."""
    return isinstance(image, np.ndarray) and image.ndim == 2 and image.shape[0] == 1


def unfolded(image: Any, width: int, height: int) -> Any:
    """Return a flat picture in the agreed shape, or unchanged if it does not fit."""
    if width <= 0 or height <= 0:
        return image
    channels, rest = divmod(image.shape[1], width * height)
    return image.reshape(height, width, channels) if rest == 0 and channels in (_GREY, _YUYV, _BGR, _BGRA) else image


def is_picture(image: Any) -> bool:
    """Return whether `as_bgr` can convert a driver's answer into a picture with sides within SIDES."""
    return (
        isinstance(image, np.ndarray)
        and image.dtype.kind in "uif"
        and image.ndim in (2, 3)
        and min(image.shape) > 0
        and SIDES[0] <= min(image.shape[:2])
        and max(image.shape[:2]) <= SIDES[1]
        and _channels(image) <= _BGRA
        and (_channels(image) != _YUYV or image.shape[1] >= 2)
    )


def as_bgr(image: Any) -> Image:
    """Convert any picture to uint8 (height, width, 3), BGR: from grey, YUYV (two channels), BGR or BGRA."""
    if image.dtype != np.uint8:
        # Depth and infrared cameras deliver 16 bits.
        image = image / 256 if image.dtype == np.uint16 else image
        image = np.clip(np.nan_to_num(image), 0, 255).astype(np.uint8)
    channels = _channels(image)
    if channels == _GREY:
        image = cv2.cvtColor(image, cv2.COLOR_GRAY2BGR)
    elif channels == _YUYV:
        # In YUYV two neighbouring pixels share their colour.
        even = np.ascontiguousarray(image[:, : image.shape[1] // 2 * 2])
        image = cv2.cvtColor(even, cv2.COLOR_YUV2BGR_YUY2)
    elif channels == _BGRA:
        image = cv2.cvtColor(image, cv2.COLOR_BGRA2BGR)
    return np.asarray(image, dtype=np.uint8)


def _channels(image: Any) -> int:
    return 1 if image.ndim == 2 else int(image.shape[2])


def repeated_rows(image: Any) -> int:
    """Return how many rows at the bottom repeat each other pixel by pixel, as they do if a JPEG broke off; 0 if these
    are less than MISSING of the height, the whole picture, or without a sharp edge, as in the dark.
    """
    height = len(image)
    last, least = image[-1], max(2, int(height * MISSING))
    if not np.array_equal(image[-least], last):
        return 0
    differs = (image != last).reshape(height, -1).any(axis=1)
    rows = int(np.argmax(differs[::-1])) if differs.any() else height
    above = height - rows - _BLOCK
    if rows < least or above < 0:
        return 0
    edge = np.abs(image[above].astype(np.float32) - last.astype(np.float32)).mean()
    return rows if edge >= LEAST_EDGE else 0


class CutWatch:
    """A watch that finds pictures whose lower part is missing because their JPEG broke off on the way. What a camera
    shows from its first picture on, or for MOST_IN_A_ROW pictures, counts as normal: a virtual camera can have a bar at
    the bottom.
    """

    def __init__(self) -> None:
        self._has_been_whole = False
        self._in_a_row = 0

    def is_cut(self, image: Any) -> bool:
        """Return whether a part of this picture is missing."""
        if not repeated_rows(image):
            self._has_been_whole, self._in_a_row = True, 0
            return False
        self._in_a_row += 1
        if self._in_a_row > MOST_IN_A_ROW:
            self._has_been_whole = False
        return self._has_been_whole


class PictureWatch:
    """A watch that finds black and frozen pictures. It takes the frames in order.

    It looks at a few thousand pixels of each, and compares whole pictures only if a row in the middle is the same.
    """

    def __init__(self) -> None:
        self._black_since_s: float | None = None
        self._still: Image | None = None
        self._still_since_s = 0.0

    def update(self, image: Image, timestamp_s: float) -> PictureState:
        """Return the state with this frame; `timestamp_s` is in seconds."""
        pixels = _sampled(image)
        self._watch_light(pixels, timestamp_s)
        self._watch_change(image, timestamp_s)
        if self._black_since_s is not None and timestamp_s - self._black_since_s >= BLACK_AFTER_S:
            return PictureState.BLACK
        if timestamp_s - self._still_since_s >= FROZEN_AFTER_S:
            return PictureState.FROZEN
        return PictureState.OK

    def _watch_light(self, pixels: Image, timestamp_s: float) -> None:
        black = float(pixels.mean()) < BLACK_MEAN and float(pixels.std()) < BLACK_DEVIATION
        if not black:
            self._black_since_s = None
        elif self._black_since_s is None:
            self._black_since_s = timestamp_s

    def _watch_change(self, image: Image, timestamp_s: float) -> None:
        if self._still is None or not _are_the_same(self._still, image):
            self._still, self._still_since_s = image, timestamp_s


def _sampled(image: Image) -> Image:
    height, width = image.shape[:2]
    return image[:: max(1, height // _SAMPLED_SIDE), :: max(1, width // _SAMPLED_SIDE)]


def _are_the_same(one: Image, other: Image) -> bool:
    middle = len(one) // 2
    return one.shape == other.shape and np.array_equal(one[middle], other[middle]) and np.array_equal(one, other)
