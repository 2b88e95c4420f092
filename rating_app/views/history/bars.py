"""The bars around the table: search and filters above it; below it, for a while, the undo of a deletion, and the
progress of an export.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QProgressBar, QPushButton, QWidget

from rating_app.views.design.icons import IconButton, pixmap
from rating_app.views.design.theme import SPACING, current_theme, is_theme_change
from rating_app.views.history.index import Period, SessionFilter, Shown

_TYPING_MS = 120
_WIDEST_SEARCH = 420


class FilterBar(QWidget):
    """A bar with search and filters.

    Signals:
        changed(): `filter` has another value, a moment after the last key.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search title, notes and source"))
        self.search.setAccessibleName(self.tr("Search the sessions"))
        self.search.setToolTip(
            self.tr("Search the sessions (Ctrl+F); put words in quotation marks to find that exact phrase")
        )
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(_WIDEST_SEARCH)
        self._sign = QAction(self)
        self.search.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("Period"))
        for words, period in (
            (self.tr("Any time"), Period.ALL),
            (self.tr("Today"), Period.TODAY),
            (self.tr("Last 7 days"), Period.WEEK),
            (self.tr("Last 30 days"), Period.MONTH),
        ):
            self.period.addItem(words, period)
        self.shown = QComboBox()
        self.shown.setAccessibleName(self.tr("Which sessions"))
        for words, shown in (
            (self.tr("All sessions"), Shown.ALL),
            (self.tr("With a rating"), Shown.RATED),
            (self.tr("Without a rating"), Shown.UNRATED),
            (self.tr("Videos and sounds"), Shown.MEDIA),
            (self.tr("Pictures"), Shown.PICTURES),
            (self.tr("Anything on the screen"), Shown.SCREEN),
            (self.tr("Recorded face videos"), Shown.RECORDING),
        ):
            self.shown.addItem(words, shown)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.period.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.shown.currentIndexChanged.connect(lambda _place: self.changed.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING)
        layout.addWidget(self.search, 1)
        layout.addStretch()
        layout.addWidget(self.period)
        layout.addWidget(self.shown)
        self._dress()

    @property
    def filter(self) -> SessionFilter:
        """The filter that the user has set."""
        since_s = self.period.currentData().since_s(datetime.now().astimezone())
        return SessionFilter(self.search.text().strip(), since_s, self.shown.currentData())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_theme_change(event):
            self._dress()

    def _dress(self) -> None:
        self._sign.setIcon(QIcon(pixmap("search", current_theme().muted, 16, 2.0)))

    def clear(self) -> None:
        """Remove every filter."""
        self.search.clear()
        self.period.setCurrentIndex(0)
        self.shown.setCurrentIndex(0)


class UndoBar(QFrame):
    """A bar that offers to undo a deletion.

    Signals:
        undo_requested().
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undo")
        self._words = QLabel()
        self.undo_button = IconButton(self.tr("Undo"), "undo-2", "accent")
        self.undo_button.setToolTip(self.tr("Undo the deletion (Ctrl+Z)"))
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
        """Show how many sessions can be restored; 0 hides the bar."""
        if count:
            several = self.tr("{count} sessions deleted").format(count=f"{count:,}")
            self._words.setText(self.tr("1 session deleted") if count == 1 else several)
        self.setVisible(count > 0)


class ExportBar(QWidget):
    """A bar with the progress of an export.

    Signals:
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
        """Show that `done` of `count` sessions are written; the bar is hidden once all are."""
        self._words.setText(
            self.tr("Exporting {number} of {count} sessions…").format(number=min(done + 1, count), count=count)
        )
        self._bar.setRange(0, count)
        self._bar.setValue(done)
        self.setVisible(done < count)
