"""The way from page to page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from rating_app.views.design.icons import IconToolButton
from rating_app.views.design.theme import RAIL_ICON_SIZE

WATCH, HISTORY, SETTINGS = "watch", "history", "settings"
_ICONS = {WATCH: "gauge", HISTORY: "history", SETTINGS: "settings"}


class Rail(QFrame):
    """A button a page.

    Signals:
        page_chosen(str): WATCH, HISTORY or SETTINGS.
    """

    page_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Pages"))
        # A page that wants room would otherwise take it from long words here.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        words = {WATCH: self.tr("Watch"), HISTORY: self.tr("History"), SETTINGS: self.tr("Settings")}
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 10, 6, 10)
        layout.setSpacing(6)
        self.buttons: dict[str, QToolButton] = {}
        for number, (page, text) in enumerate(words.items(), start=1):
            button = IconToolButton(_ICONS[page], RAIL_ICON_SIZE)
            button.setText(text)
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            keys = QKeySequence(f"Ctrl+{number}")
            button.setToolTip(f"{text} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _checked, page=page: self.page_chosen.emit(page))
            shortcut = QShortcut(keys, self, lambda page=page: self.page_chosen.emit(page))
            shortcut.setWhatsThis(text)
            group.addButton(button)
            layout.addWidget(button)
            self.buttons[page] = button
        layout.addStretch()
        self.show_page(WATCH)

    def show_page(self, page: str) -> None:
        """Mark the page that is seen."""
        self.buttons[page].setChecked(True)
