"""An animated picture of a widget, as WebP."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

_WIDTH = 800
_QUALITY = 70
_EVERY_MS = 250


class Animation:
    """Frames of `widget`, taken between `start` and `stop`. They are shown `speed` times as fast as they were taken,
    however late a busy computer takes them; the last one is shown for `rest_s`.
    """

    def __init__(self, widget: QWidget, speed: float, rest_s: float) -> None:
        self._widget = widget
        self._speed = speed
        self._rest_s = rest_s
        self._images: list[QImage] = []
        self._taken_s: list[float] = []
        self._timer = QTimer(widget)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._take)

    def start(self) -> None:
        """Take the first frame now, and more at intervals."""
        self._take()
        self._timer.start()

    def stop(self) -> None:
        """Take no more frames at intervals."""
        self._timer.stop()

    def save(self, file: Path) -> None:
        """Take the last frame, and write all of them to `file`, repeating without end."""
        self._take()
        # Nobody waits for what came between `stop` and now.
        self._taken_s[-1] = self._taken_s[-2] + _EVERY_MS / 1000
        shown_ms = [round(1000 * (later - taken) / self._speed) for taken, later in pairwise(self._taken_s)]
        first, *rest = (_scaled(image) for image in self._images)
        durations = [*shown_ms, round(1000 * self._rest_s)]
        first.save(file, save_all=True, append_images=rest, duration=durations, loop=0, quality=_QUALITY)

    def _take(self) -> None:
        self._images.append(self._widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888))
        self._taken_s.append(time.monotonic())


def _scaled(image: QImage) -> Image.Image:
    size = (image.width(), image.height())
    picture = Image.frombuffer("RGB", size, image.constBits(), "raw", "RGB", image.bytesPerLine(), 1)
    return picture.resize((_WIDTH, round(image.height() * _WIDTH / image.width())), Image.Resampling.LANCZOS)
