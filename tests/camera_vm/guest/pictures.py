"""What the webcam sees: no face, but a bar that moves before colours that never change."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

COUNT = 4
"""So many different pictures, one after the other and from the beginning again."""


@cache
def encoded(format_name: str, width: int, height: int) -> list[bytes]:
    """COUNT pictures as a webcam sends them: "MJPG", "YUYV" or "GREY"."""
    return [_as(format_name, _picture(width, height, number)) for number in range(COUNT)]


def _picture(width: int, height: int, number: int) -> NDArray[np.uint8]:
    picture = np.full((height, width, 3), 128, np.uint8)
    picture[:, :, 0] = np.linspace(0, 255, width, dtype=np.uint8)
    picture[:, :, 1] = np.linspace(0, 255, height, dtype=np.uint8)[:, None]
    bar = picture[:, width * number // COUNT : width * (number + 1) // COUNT]
    bar[:] = 255 - bar
    return picture


def _as(format_name: str, picture: NDArray[np.uint8]) -> bytes:
    if format_name == "MJPG":
        return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 90])[1].tobytes()
    code = cv2.COLOR_BGR2GRAY if format_name == "GREY" else cv2.COLOR_BGR2YUV_YUY2
    return cv2.cvtColor(picture, code).tobytes()
