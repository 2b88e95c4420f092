"""Charts as pictures of pixels, for slides and letters."""

from __future__ import annotations

import os

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

WIDTH_PX = 1600


class PngPainter:
    """A painter of SVG files as PNG. Without a window it starts Qt by itself, and needs no screen."""

    def __init__(self) -> None:
        self._application: QApplication | None = None
        if QApplication.instance() is None:
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
            # Fonts need an application.
            self._application = QApplication(["rating-app"])

    def __call__(self, svg: str) -> bytes:
        """Return the picture, WIDTH_PX wide on white; ValueError if `svg` is not an SVG."""
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        if not renderer.isValid():
            raise ValueError("it is no SVG that can be painted")
        size = renderer.viewBoxF().size()
        image = QImage(WIDTH_PX, round(WIDTH_PX * size.height() / size.width()), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
        content = QBuffer()
        content.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(content, "PNG")  # type: ignore[call-overload]
        return bytes(content.data().data())
