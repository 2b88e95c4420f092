"""The picture that was just analysed, with a box around each face."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rating_app.analysis import FrameAnalysis
from rating_app.views.theme import LIGHT, RADIUS, Theme

_BADGE = 24
"""Diameter of a viewer's number, in pixels."""


class Preview(QWidget):
    """Holds one picture at a time, and none while it is covered. Nothing of it is written anywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Picture that is being analysed")
        self._theme = LIGHT
        self._image: QImage | None = None
        self._boxes: dict[int, tuple[float, float, float, float]] = {}
        self._mirrored = False
        self._covered = False

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 195)

    def set_theme(self, theme: Theme) -> None:
        """Repaint in these colours."""
        self._theme = theme
        self.update()

    def set_mode(self, mode: str) -> None:
        self.set_covered(mode == "hidden")

    def set_covered(self, covered: bool) -> None:
        """Show or hide the picture; analysis goes on."""
        self._covered = covered
        self.clear()

    def show_analysis(self, analysis: FrameAnalysis, mirrored: bool) -> None:
        """Show this frame and its faces; `mirrored` as people know themselves."""
        if self._covered or not self.isVisible():
            return
        pixels = np.ascontiguousarray(analysis.frame.image)
        height, width = pixels.shape[:2]
        self._image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_BGR888).copy()
        self._boxes = {face.viewer: face.detection.box for face in analysis.faces}
        self._mirrored = mirrored
        self.update()

    def clear(self) -> None:
        """Forget the picture."""
        self._image = None
        self._boxes = {}
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(clip)
        painter.fillRect(self.rect(), QColor(self._theme.sunken))
        if self._image is None:
            words = "The picture is hidden. The rating goes on." if self._covered else ""
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
        else:
            self._paint_picture(painter, self._image)
        painter.end()

    def _paint_picture(self, painter: QPainter, image: QImage) -> None:
        scale = min(self.width() / image.width(), self.height() / image.height())
        width, height = image.width() * scale, image.height() * scale
        painter.translate((self.width() - width) / 2, (self.height() - height) / 2)
        if self._mirrored:
            painter.translate(width, 0)
            painter.scale(-1, 1)
        painter.drawImage(QRectF(0, 0, width, height), image)
        for viewer, (x, y, wide, high) in self._boxes.items():
            box = QRectF(x * scale, y * scale, wide * scale, high * scale)
            painter.setPen(QPen(QColor(0, 0, 0, 110), 5))
            painter.drawRoundedRect(box, 8, 8)
            painter.setPen(QPen(QColor("#ffffff"), 2.5))
            painter.drawRoundedRect(box, 8, 8)
            if len(self._boxes) > 1:
                self._paint_number(painter, viewer, box)

    def _paint_number(self, painter: QPainter, viewer: int, box: QRectF) -> None:
        painter.save()
        painter.translate(box.center().x(), box.top())
        if self._mirrored:
            painter.scale(-1, 1)
        badge = QRectF(-_BADGE / 2, -_BADGE / 2, _BADGE, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#ffffff"))
        painter.drawEllipse(badge)
        painter.setPen(QColor("#000000"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(viewer))
        painter.restore()
