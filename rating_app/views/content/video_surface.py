"""Where a film's pictures are painted, or a sound's name stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rating_app.views.theme import LIGHT, Theme, pixmap

if TYPE_CHECKING:
    # As in media_view.
    from PySide6.QtMultimedia import QVideoFrame

_ICON_SIZE = 64


class VideoSurface(QWidget):
    """Keeps the newest frame only; it is unpacked when it is painted, so that frames nobody sees cost nothing.

    Signals:
        pressed(): with the mouse.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Film"))
        self._theme = LIGHT
        self._frame: QVideoFrame | None = None
        self._image = QImage()
        self._title = ""

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    def set_theme(self, theme: Theme) -> None:
        """Repaint in these colours."""
        self._theme = theme
        self.update()

    def show_frame(self, frame: QVideoFrame) -> None:
        """In place of the one before."""
        if frame.isValid():
            self._frame = frame
            self.update()

    def show_title(self, file: Path) -> None:
        """Until a frame comes, which for a sound is never."""
        self.clear()
        self._title = file.stem

    def clear(self) -> None:
        """Forget the picture."""
        self._frame, self._image, self._title = None, QImage(), ""
        self.update()

    @property
    def image(self) -> QImage:
        """The newest picture; null where there is none."""
        if self._frame is not None:
            self._image, self._frame = self._frame.toImage(), None
        return self._image

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        image = self.image
        if image.isNull():
            painter.fillRect(self.rect(), QColor(self._theme.sunken))
            self._paint_title(painter)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            # Films are watched before black, whatever the colours around them.
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            size = image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter.drawImage(QRectF(left, top, size.width(), size.height()), image)
        painter.end()

    def _paint_title(self, painter: QPainter) -> None:
        if not self._title:
            return
        note = pixmap("music", self._theme.muted, _ICON_SIZE, self.devicePixelRatioF())
        top = (self.height() - _ICON_SIZE) // 2 - 16
        painter.drawPixmap((self.width() - _ICON_SIZE) // 2, top, note)
        painter.setPen(QColor(self._theme.text))
        words = QRectF(16, top + _ICON_SIZE + 8, self.width() - 32, 48)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._title)
