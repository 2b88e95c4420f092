"""One picture, as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rating_app.views.design.theme import current_theme


class PictureSurface(QWidget):
    """Scales when its size changes rather than at every repaint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._image = QImage()
        self._fitted = QImage()

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    @property
    def image(self) -> QImage:
        """What is shown; null while nothing is."""
        return self._image

    def show_picture(self, image: QImage, name: str) -> None:
        """In place of the one before; `name` is for those who cannot see it."""
        self._image, self._fitted = image, QImage()
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current_theme().sunken))
        if not self._image.isNull():
            scale = self.devicePixelRatioF()
            room = QSize(round(self.width() * scale), round(self.height() * scale))
            wanted = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
            if self._fitted.size() != wanted:
                self._fitted = self._image.scaled(
                    wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            width, height = wanted.width() / scale, wanted.height() / scale
            painter.drawImage(
                QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height), self._fitted
            )
        painter.end()
