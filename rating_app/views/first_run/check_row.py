"""One line of the check list before the first session."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rating_app.views.design.icons import IconLabel
from rating_app.views.design.labels import label, wrapped
from rating_app.views.design.theme import SPACE_S

_ICON_SIZE = 20
_LOOKS = {True: ("circle-check", "good"), False: ("triangle-alert", "alert"), None: ("circle", "muted")}


class CheckRow(QWidget):
    """What is looked at, with a sign and a word for how it is: good, to be mended, or not known."""

    def __init__(self, name: str, good: str, mend: str, unknown: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = {True: good, False: mend, None: unknown}
        self._state: bool | None = None
        self._picture = IconLabel(_ICON_SIZE)
        self._word = wrapped(name="muted")
        self.setAccessibleName(name)
        # Room for two lines, so that the list stands still.
        self._word.setMinimumHeight(2 * self._word.fontMetrics().lineSpacing())
        self._word.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(name, "strong"))
        words.addWidget(self._word)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self._dress()

    @property
    def state(self) -> bool | None:
        return self._state

    @property
    def text(self) -> str:
        return self._word.text()

    def show_state(self, state: bool | None) -> None:
        """True is good, False to be mended, None not known."""
        if state is not self._state:
            self._state = state
            self._dress()

    def _dress(self) -> None:
        icon_name, role = _LOOKS[self._state]
        self._picture.show_icon(icon_name, role)
        self._word.setText(self._words[self._state])
        self.setAccessibleDescription(self._words[self._state])
