"""What stands where there is no session to show."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from rating_app.views.design.icons import IconLabel
from rating_app.views.design.theme import SPACING

_ICON_SIZE = 48


class EmptyState(QFrame):
    """Signals:
    filter_clear_requested(): show every session again.
    """

    filter_clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = IconLabel(_ICON_SIZE)
        self._heading, self._words = QLabel(), QLabel()
        self._heading.setObjectName("subtitle")
        self._words.setObjectName("muted")
        self.clear_button = QPushButton(self.tr("Show all sessions"))
        self.clear_button.clicked.connect(self.filter_clear_requested)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACING)
        layout.addStretch()
        for widget in (self._picture, self._heading, self._words, self.clear_button):
            layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
        self.show_reading()

    @property
    def heading(self) -> str:
        return self._heading.text()

    def show_reading(self) -> None:
        """Nothing is known yet."""
        self._show("history", self.tr("One moment…"), self.tr("Your sessions are being read."))

    def show_no_sessions(self) -> None:
        """There is none at all."""
        self._show(
            "history",
            self.tr("No sessions yet"),
            self.tr("When you stop a session it appears here, with its rating and its course."),
        )

    def show_nothing_found(self) -> None:
        """The filter lets none through."""
        self._show(
            "search",
            self.tr("No session fits"),
            self.tr("Try other words or a longer period."),
            can_clear=True,
        )

    def _show(self, icon: str, heading: str, words: str, can_clear: bool = False) -> None:
        self._picture.show_icon(icon, "muted")
        self._heading.setText(heading)
        self._words.setText(words)
        self.clear_button.setVisible(can_clear)
