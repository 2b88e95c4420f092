"""The photograph to be labelled: read ahead in a thread, and shown as large as possible."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from rating_app.views.design.theme import RADIUS, current_theme

LARGEST_SIDE = 2048
"""Pixels. Anything larger than the screen would only use memory."""

SMALLEST_SIDE = 768
"""Pixels. Smaller photographs are enlarged here by cubic interpolation: Qt's own is linear and shows squares."""

SOFTENING = 0.35
"""Standard deviation, in pixels of the original, of the blur over an enlarged photograph. Without it, compression
blocks and the ringing of the cubic interpolation would hide a face of 48 pixels.
"""

REMEMBERED = 6
"""The number of photographs kept after they were shown, in case their answers are taken back."""


class PhotographReader(QObject):
    """A reader that loads the wanted photographs ahead of time, so that the next one is ready when a key is pressed.

    Signals:
        read(str): the photograph with this path is now in `image`.
        unreadable(str): the file with this path is missing or is not an image.
    """

    read = Signal(str)
    unreadable = Signal(str)
    _finished = Signal(str, QImage)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._images: dict[str, QImage] = {}
        self._pending: dict[str, Future[None]] = {}
        self._is_closed = False
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="photograph-reader")
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def image(self, path: str) -> QImage | None:
        """Return the photograph, upright, of at most LARGEST_SIDE pixels; None while it is not read."""
        return self._images.get(path)

    def want(self, paths: Sequence[str]) -> None:
        """Read these photographs in this order, and drop those that were wanted long ago."""
        for path in [path for path in self._pending if path not in paths]:
            if self._pending[path].cancel():
                del self._pending[path]
        for path in paths:
            if path in self._images:
                self._images[path] = self._images.pop(path)
            elif path not in self._pending:
                self._pending[path] = self._executor.submit(self._read, path)
        for path in list(self._images)[: -REMEMBERED - len(paths)]:
            del self._images[path]

    def close(self) -> None:
        """Stop reading, and wait until the thread has ended."""
        self._is_closed = True
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _read(self, path: str) -> None:
        """Read the picture, in the thread."""
        self._finished.emit(path, read_photograph(self._folder / path))

    @Slot(str, QImage)
    def _on_finished(self, path: str, image: QImage) -> None:
        self._pending.pop(path, None)
        if self._is_closed:
            return
        if image.isNull():
            self.unreadable.emit(path)
        else:
            self._images[path] = image
            self.read.emit(path)


def read_photograph(file: Path) -> QImage:
    """Return the photograph upright, decoded as in training; a null image if it cannot be read.

    Its longer side has at most LARGEST_SIDE pixels, its shorter one at least SMALLEST_SIDE if that allows it.
    """
    try:
        content = file.read_bytes()
        pixels = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR) if content else None
    except (OSError, MemoryError, cv2.error):
        return QImage()
    if pixels is None:
        return QImage()
    height, width = pixels.shape[:2]
    scale = min(LARGEST_SIDE / max(width, height), max(1.0, SMALLEST_SIDE / min(width, height)))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if scale < 1:
        pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    elif scale > 1:
        pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_CUBIC)
        pixels = cv2.GaussianBlur(pixels, (0, 0), SOFTENING * scale)
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_BGR888).copy()


class PhotographView(QWidget):
    """A view of one photograph, or of words while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Photograph to label")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._image: QImage | None = None
        self._words = ""
        self._scaled = QPixmap()

    def sizeHint(self) -> QSize:
        return QSize(640, 560)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 240)

    @property
    def is_showing(self) -> bool:
        """Return whether a photograph is visible."""
        return self._image is not None

    def show_photograph(self, image: QImage) -> None:
        """Show this photograph."""
        self._image = image
        self._scaled = QPixmap()
        self.update()

    def show_words(self, words: str) -> None:
        """Show words instead of a photograph."""
        self._image, self._words = None, words
        self._scaled = QPixmap()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(clip)
        painter.fillRect(self.rect(), QColor(theme.sunken))
        if self._image is None:
            painter.setPen(QColor(theme.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
        else:
            picture = self._fitted(self._image)
            size = picture.deviceIndependentSize()
            painter.drawPixmap(
                round((self.width() - size.width()) / 2), round((self.height() - size.height()) / 2), picture
            )
        painter.end()

    def _fitted(self, image: QImage) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = image.size().scaled(self.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio)
        if self._scaled.size() != size:
            smooth = Qt.TransformationMode.SmoothTransformation
            self._scaled = QPixmap.fromImage(image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled
