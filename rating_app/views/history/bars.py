"""What stands below the table for a while: a deletion to take back, and how far an export is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from rating_app.views.design.icons import IconButton
from rating_app.views.design.theme import SPACING


class UndoBar(QFrame):
    """Signals:
    undo_requested().
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undo")
        self._words = QLabel()
        self.undo_button = IconButton(self.tr("Undo"), "undo-2", "accent")
        self.undo_button.setToolTip(self.tr("Take the deletion back (Ctrl+Z)"))
        self.undo_button.clicked.connect(self.undo_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACING, SPACING // 2, SPACING // 2, SPACING // 2)
        layout.addWidget(self._words)
        layout.addStretch()
        layout.addWidget(self.undo_button)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def show_deleted(self, count: int) -> None:
        """So many sessions can be taken back; 0 for none any more."""
        if count:
            several = self.tr("{count} sessions deleted").format(count=f"{count:,}")
            self._words.setText(self.tr("1 session deleted") if count == 1 else several)
        self.setVisible(count > 0)


class ExportBar(QWidget):
    """Signals:
    cancel_requested().
    """

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the export"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("Stop after the session that is being written"))
        self.cancel_button.clicked.connect(self.cancel_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING)
        layout.addWidget(self._words)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self.cancel_button)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def show_progress(self, done: int, count: int) -> None:
        """`done` of `count` sessions are written; hidden once all are."""
        self._words.setText(
            self.tr("Exporting {number} of {count} sessions…").format(number=min(done + 1, count), count=count)
        )
        self._bar.setRange(0, count)
        self._bar.setValue(done)
        self.setVisible(done < count)
