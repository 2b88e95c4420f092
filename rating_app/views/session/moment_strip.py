"""A sentence with the moments at which the viewer smiled, and stills of the film at those moments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from rating_app.views.design.labels import wrapped
from rating_app.views.design.theme import RADIUS_SMALL, SPACE_S, SPACE_XS, current_theme

COUNT = 3
STILL_SIZE = QSize(128, 72)


class StillButton(QAbstractButton):
    """A still of the film, black while it is null, with its moment on it; a press plays the film from there."""

    def __init__(self, image: QImage, moment: str) -> None:
        super().__init__()
        self._whole, self._image, self._fitted_into = image, QImage(), QSize()
        self.setText(moment)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = self.tr("Play from {moment}").format(moment=moment)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFixedSize(STILL_SIZE)

    def show_image(self, image: QImage) -> None:
        """Replace the still."""
        self._whole, self._fitted_into = image, QSize()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(box, RADIUS_SMALL, RADIUS_SMALL)
        painter.setClipPath(path)
        painter.fillRect(box, Qt.GlobalColor.black)
        scale = self.devicePixelRatioF()
        room = QSize(round(box.width() * scale), round(box.height() * scale))
        if room != self._fitted_into and not self._whole.isNull():
            self._fitted_into = room
            self._image = self._whole.scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        width, height = self._image.width() / scale, self._image.height() / scale
        painter.drawImage(QRectF((box.width() - width) / 2, (box.height() - height) / 2, width, height), self._image)
        plate_width = painter.fontMetrics().horizontalAdvance(self.text()) + 12
        plate = QRectF(5, box.height() - 25, plate_width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        painter.drawRoundedRect(plate, 5, 5)
        painter.setPen(QColor(theme.surface))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus() or self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 5))
            painter.drawRoundedRect(box, RADIUS_SMALL, RADIUS_SMALL)
        painter.end()


class MomentStrip(QWidget):
    """A strip that is hidden while it has nothing to show. Stills are added as they are taken.

    Signals:
        chosen(float): the second of the session that is to be seen again.
    """

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = wrapped(name="strong")
        self._stills = QHBoxLayout()
        self._stills.setSpacing(SPACE_S)
        self._stills.addStretch()
        self.buttons: list[StillButton] = []
        self._seconds: list[float] = []
        self._has_room = True
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        layout.addWidget(self._sentence)
        layout.addLayout(self._stills)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence; empty while the strip is hidden."""
        return self._sentence.text()

    def clear(self) -> None:
        """Remove the sentence and the stills."""
        for button in self.buttons:
            self._stills.removeWidget(button)
            button.deleteLater()
        self.buttons, self._seconds = [], []
        self._sentence.setText("")
        self.hide()

    def show_moments(self, moments: Sequence[str]) -> None:
        """Show the moments, given in words, in their order."""
        self.clear()
        if moments:
            self._sentence.setText(self.tr("You smiled at {moments}").format(moments=", ".join(moments)))
            self.show()

    def add_still(self, image: QImage, moment: str, second: float) -> None:
        """Add a still of the film at `moment`, given in words; in the session it is `second`."""
        button = StillButton(image, moment)
        button.clicked.connect(lambda: self.chosen.emit(second))
        number = sum(other < second for other in self._seconds)
        self._seconds.insert(number, second)
        self.buttons.insert(number, button)
        self._stills.insertWidget(number, button)
        button.setVisible(self._has_room)

    def set_has_room(self, has_room: bool) -> None:
        """Set whether there is room for stills; the sentence always has room."""
        self._has_room = has_room
        for button in self.buttons:
            button.setVisible(has_room)
