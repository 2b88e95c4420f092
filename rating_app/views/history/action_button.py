"""A button for an action that has its shortcut and its place in a menu, too."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from rating_app.views.design.icons import IconButton


class ActionButton(IconButton):
    """Enabled as its action is; its tool tip says the shortcut."""

    def __init__(self, action: QAction, icon: str = "", role: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(action.text(), icon, role, parent)
        self._action = action
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{action.toolTip()} ({key})" if key else action.toolTip())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
