"""Search and filters above the table."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from rating_app.views.design.icons import pixmap
from rating_app.views.design.theme import SPACING, current_theme, is_theme_change
from rating_app.views.history.filter import Period, SessionFilter, Shown

_TYPING_MS = 120
_WIDEST_SEARCH = 420


class FilterBar(QWidget):
    """Signals:
    changed(): `filter` has another value, a moment after the last key.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search title, notes and source"))
        self.search.setAccessibleName(self.tr("Search the sessions"))
        self.search.setToolTip(self.tr("Search the sessions (Ctrl+F)"))
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
        """What the user asks for, as of now."""
        since_s = self.period.currentData().since_s(datetime.now().astimezone())
        return SessionFilter(self.search.text().strip(), since_s, self.shown.currentData())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_theme_change(event):
            self._dress()

    def _dress(self) -> None:
        self._sign.setIcon(QIcon(pixmap("search", current_theme().muted, 16, 2.0)))

    def clear(self) -> None:
        """Let every session through."""
        self.search.clear()
        self.period.setCurrentIndex(0)
        self.shown.setCurrentIndex(0)
