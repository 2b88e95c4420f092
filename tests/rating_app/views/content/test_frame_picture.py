"""Frames that are made into pictures, compared with known colours."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtMultimedia import QtVideo, QVideoFrame, QVideoFrameFormat

from rating_app.views.content.frame_picture import picture_of

Format = QVideoFrameFormat.PixelFormat
ROOM = QSize(1000, 1000)
RED = (81, 90, 240)
"""Pure red as in SD television: brightness and two colours."""


def frame_of(pixel_format, size=(64, 48), left=RED, right=RED, rotation=QtVideo.Rotation.None_):
    """Make a frame of two halves."""
    shape = QVideoFrameFormat(QSize(*size), pixel_format)
    shape.setColorSpace(QVideoFrameFormat.ColorSpace.ColorSpace_BT601)
    shape.setRotation(rotation)
    frame = QVideoFrame(shape)
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    deep = {Format.Format_YUV420P10: 2, Format.Format_P010: 8}.get(pixel_format)
    for number in range(frame.planeCount()):
        stride = frame.bytesPerLine(number)
        plane = np.frombuffer(frame.bits(number), np.uint8, frame.mappedBytes(number)).reshape(-1, stride)
        samples = plane if deep is None else plane.view("<u2")
        interleaved = number > 0 and frame.planeCount() == 2
        width = size[0] if number == 0 or interleaved else (size[0] + 1) // 2
        for side, colour in ((slice(0, width // 2), left), (slice(width // 2, None), right)):
            values = colour[1:] if interleaved else (colour[number],)
            for place, value in enumerate(values):
                samples[:, side][:, place :: len(values)] = value << (deep or 0)
    frame.unmap()
    return frame


def colour_at(image, x, y):
    return image.pixelColor(x, y).getRgb()[:3]


@pytest.mark.parametrize(
    "pixel_format",
    [
        Format.Format_YUV420P,
        Format.Format_YUV422P,
        Format.Format_NV12,
        Format.Format_YUV420P10,
        Format.Format_P010,
    ],
)
def test_colours_come_out_of_every_usual_format(pixel_format):
    image = picture_of(frame_of(pixel_format), ROOM)
    assert image.size() == QSize(64, 48)
    assert colour_at(image, 20, 20) == pytest.approx((255, 0, 0), abs=3)


def test_black_and_white_lie_where_television_has_them():
    image = picture_of(frame_of(Format.Format_YUV420P, left=(16, 128, 128), right=(235, 128, 128)), ROOM)
    assert colour_at(image, 8, 20) == (0, 0, 0) and colour_at(image, 56, 20) == (255, 255, 255)


def test_picture_is_no_larger_than_its_room_and_never_larger_than_the_film():
    frame = frame_of(Format.Format_YUV420P, size=(640, 480))
    assert picture_of(frame, QSize(320, 1000)).size() == QSize(320, 240)
    assert picture_of(frame, QSize(4000, 4000)).size() == QSize(640, 480)


def test_odd_sizes_are_converted():
    assert colour_at(picture_of(frame_of(Format.Format_YUV420P, size=(63, 47)), ROOM), 62, 46) == pytest.approx(
        (255, 0, 0), abs=3
    )


def test_film_taken_upright_is_turned_and_fitted_upright():
    black = (16, 128, 128)
    frame = frame_of(Format.Format_YUV420P, left=RED, right=black, rotation=QtVideo.Rotation.Clockwise90)
    image = picture_of(frame, QSize(24, 1000))
    assert image.size() == QSize(24, 32)
    assert colour_at(image, 12, 4) == pytest.approx((255, 0, 0), abs=3)
    assert colour_at(image, 12, 28) == (0, 0, 0)


def test_invalid_frame_gives_no_picture():
    assert picture_of(QVideoFrame(), ROOM).isNull()
