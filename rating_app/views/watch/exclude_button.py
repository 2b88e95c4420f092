"""The button that leaves everything out of the rating until it is pressed again."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from rating_app.session.exclusion import ExclusionReason
from rating_app.views.design.icons import IconButton
from rating_app.views.timeline.lanes import reason_in_words

KEYS = {
    ExclusionReason.TALKING: "T",
    ExclusionReason.EATING: "E",
    ExclusionReason.AWAY: "A",
    ExclusionReason.OTHER: "X",
}
"""The same key again, or any other of them, ends the exclusion."""


class ExcludeButton(IconButton):
    """A button that offers the reasons; during an exclusion it ends it. Each reason has a key of its own.

    Signals:
        requested(object): an ExclusionReason, or None to count again.
    """

    requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Leave out"), "scissors", parent=parent)
        self._reason: ExclusionReason | None = None
        self.menu_of_reasons = QMenu(self)
        for reason, key in KEYS.items():
            words = reason_in_words(reason)
            action = self.menu_of_reasons.addAction(f"{words}\t{key}")
            action.triggered.connect(lambda _checked=False, reason=reason: self.ask(reason))
            shortcut = QShortcut(QKeySequence(key), self, lambda reason=reason: self.ask(reason))
            shortcut.setWhatsThis(self.tr("Leave out of the rating, or count again: {reason}").format(reason=words))
        self.setToolTip(
            self.tr("From now on, leave out of the rating: talking (T), eating (E), being away (A), another reason (X)")
        )
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        """Return the size for the longer of its two texts, so that its neighbours do not move."""
        hint = super().sizeHint()
        longest = max(map(self._width_of, (self.tr("Leave out"), self.tr("Count again"))))
        return QSize(hint.width() + max(0, longest - self._width_of(self.text())), hint.height())

    def _width_of(self, words: str) -> int:
        # QPushButton measures its own text like this.
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, words).width()

    def show_excluding(self, reason: ExclusionReason | None) -> None:
        """Show the reason of the current exclusion; None if there is none."""
        self._reason = reason
        self.setText(self.tr("Leave out") if reason is None else self.tr("Count again"))
        self.show_icon("scissors" if reason is None else "undo-2")

    def _on_clicked(self) -> None:
        if self._reason is not None:
            self.requested.emit(None)
        else:
            self.menu_of_reasons.popup(self.mapToGlobal(QPoint(0, -self.menu_of_reasons.sizeHint().height())))

    def ask(self, reason: ExclusionReason) -> None:
        """Do what the reason's key does: begin an exclusion for it, or end the current one."""
        if self.isEnabled():
            self.requested.emit(None if self._reason is not None else reason)
