"""The last step of the camera check: a smile, and the gauge that responds to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rating_app.rating import LiveRating
from rating_app.views.design.icons import IconButton, IconLabel
from rating_app.views.design.labels import label, wrapped
from rating_app.views.design.theme import SPACE_M, SPACE_S
from rating_app.views.gauge.gauge import Gauge

SMILED_FROM = 60.0
"""Joy on the gauge, 0 to 100, that cannot be mistaken for a face at rest."""

_GAUGE_WIDTH, _HEIGHT, _SIGN_SIZE = 170, 164, 22


class SmilePrompt(QFrame):
    """A panel that asks for a smile, shows the gauge that follows the face, and checks it off. Nothing is recorded.

    Signals:
        finished(): there was a smile, or the viewer skips it.
    """

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFixedHeight(_HEIGHT)
        self._is_done = False
        self.gauge = Gauge()
        self.gauge.setFixedWidth(_GAUGE_WIDTH)
        self._sign = IconLabel(_SIGN_SIZE, "smile", "accent")
        self._heading = label(name="subtitle")
        self._words = wrapped(name="muted")
        self.skip_button = IconButton(self.tr("Skip"))
        self.skip_button.setAutoDefault(True)
        self.skip_button.clicked.connect(self._on_skipped)
        top = QHBoxLayout()
        top.setSpacing(SPACE_S)
        top.addWidget(self._sign)
        top.addWidget(self._heading, 1)
        words = QVBoxLayout()
        words.setSpacing(SPACE_S)
        words.addStretch()
        words.addLayout(top)
        words.addWidget(self._words)
        words.addWidget(self.skip_button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_S, SPACE_S, SPACE_M, SPACE_S)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self.gauge)
        layout.addLayout(words, 1)
        self.begin()

    @property
    def is_done(self) -> bool:
        """Whether there was a smile."""
        return self._is_done

    @property
    def text(self) -> str:
        """The text that is shown."""
        return f"{self._heading.text()} {self._words.text()}"

    def begin(self) -> None:
        """Ask for a smile, and forget an earlier one."""
        self._is_done = False
        self.gauge.show_rating(None, None, self.tr("not recorded"))
        self._sign.show_icon("smile", "accent")
        self._heading.setText(self.tr("Now smile"))
        self._words.setText(self.tr("Look at the gauge: it follows your face. Nothing is recorded."))
        self.skip_button.show()
        self.setAccessibleName(self._heading.text())

    def show_joy(self, live: LiveRating | None) -> None:
        """Show joy now on the gauge; None while no frame counts."""
        self.gauge.show_rating(live, None, self.tr("joy now"))
        if live is not None and live.is_current and live.value_0_100 >= SMILED_FROM and not self._is_done:
            self._is_done = True
            self._sign.show_icon("circle-check", "good")
            self._heading.setText(self.tr("Seen!"))
            self._words.setText(self.tr("That smile moved the gauge. So will the ones you do not notice yourself."))
            self.setAccessibleName(self._heading.text())
            self.skip_button.hide()
            self.finished.emit()

    def _on_skipped(self) -> None:
        self._words.setText(self.tr("All right. The gauge moves once you smile."))
        self._heading.setText(self.tr("Later, then"))
        self.skip_button.hide()
        self.finished.emit()
