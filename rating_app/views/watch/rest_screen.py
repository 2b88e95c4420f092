"""The moments before a session: a neutral screen, on which the resting face is measured."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rating_app.views.design.labels import label, wrapped
from rating_app.views.design.theme import SPACE_L, SPACE_M, current_theme

_CROSS = 72
_CROSS_LINE = 6


class RestScreen(QWidget):
    """A screen that counts down beside a cross to look at; if no resting face was seen, it shows why, and asks how to
    continue.

    Signals:
        skip_requested(): begin without a resting face.
        again_requested(): measure it once more.
    """

    skip_requested = Signal()
    again_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rest")
        self.setAccessibleName(self.tr("Resting face"))
        self._words = wrapped(name="rest_words")
        self._cross = _Cross()
        self.countdown = label(name="countdown")
        self._hint = wrapped(name="rest_words")
        self.again_button = QPushButton(self.tr("Again"))
        self.skip_button = QPushButton()
        self.skip_button.setToolTip(self.tr("Begin without a resting face; the rating is then less exact"))
        self.again_button.clicked.connect(self.again_requested)
        self.skip_button.clicked.connect(self.skip_requested)
        for words in (self._words, self.countdown, self._hint):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_M)
        buttons.addStretch()
        buttons.addWidget(self.again_button)
        buttons.addWidget(self.skip_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addStretch()
        layout.addWidget(self._words)
        layout.addWidget(self._cross, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.countdown)
        layout.addWidget(self._hint)
        layout.addStretch()
        layout.addLayout(buttons)
        self.show_begin()

    @property
    def text(self) -> str:
        """The text above the cross, or in its place."""
        return self._words.text()

    def show_begin(self) -> None:
        """Show that the measurement begins."""
        self._words.setText(self.tr("Relax your face, and look at the cross."))
        self.countdown.setText("")
        self._hint.setText("")
        self._show_counting(True)

    def show_left(self, seconds: float) -> None:
        """Show for how many more seconds the face at rest is needed."""
        words = str(math.ceil(seconds))
        if words != self.countdown.text():
            self.countdown.setText(words)
            # A screen reader announces each change.
            self.setAccessibleDescription(self.tr("{seconds} seconds left").format(seconds=words))

    def show_face(self, found: bool) -> None:
        """Show whether a face is seen; without one the countdown pauses."""
        self._hint.setText("" if found else self.tr("Your face is not seen: sit in front of the camera."))

    def show_failure(self, reason: str) -> None:
        """Show why there is no resting face; one sentence."""
        self._words.setText(reason)
        self._show_counting(False)
        self.setAccessibleDescription(reason)
        self.again_button.setFocus()

    def _show_counting(self, counting: bool) -> None:
        for widget in (self._cross, self.countdown, self._hint):
            widget.setVisible(counting)
        self.again_button.setVisible(not counting)
        self.skip_button.setText(self.tr("Skip") if counting else self.tr("Without"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current_theme().neutral))
        painter.end()


class _Cross(QWidget):
    """A cross to rest the eyes on."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_CROSS, _CROSS)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(current_theme().on_screen), _CROSS_LINE))
        middle = _CROSS // 2
        painter.drawLine(middle, 0, middle, _CROSS)
        painter.drawLine(0, middle, _CROSS, middle)
        painter.end()
