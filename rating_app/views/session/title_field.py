"""A title that is changed where it stands."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from rating_app.views.design.icons import IconToolButton
from rating_app.views.design.labels import ElidedLabel

LONGEST = 200


class TitleField(QWidget):
    """A pencil or F2 opens a field with the title in it; Enter or leaving it keeps what is typed, Escape does not.

    Signals:
        renamed(str): a title that is not empty, and not the one before.
    """

    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ElidedLabel()
        self._label.setObjectName("title")
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(self.tr("Title of the content"))
        self.field.editingFinished.connect(self._on_finished)
        self.field.hide()
        self.button = IconToolButton("pencil", role="muted", spaced=True)
        self.button.setIconSize(QSize(16, 16))
        self.button.setAutoRaise(True)
        self.button.setAccessibleName(self.tr("Rename"))
        self.button.setToolTip(self.tr("Change the title (F2)"))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.clicked.connect(self._on_rename)
        cancel = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.field, self._on_cancelled)
        cancel.setContext(Qt.ShortcutContext.WidgetShortcut)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addWidget(self.field, 100)
        layout.addWidget(self.button)
        layout.addStretch(1)

    @property
    def title(self) -> str:
        return self._label.text()

    def show_title(self, title: str) -> None:
        """Without saying so by `renamed`."""
        self._label.setText(title)
        self._close()

    def rename(self) -> None:
        """Open the field."""
        self._on_rename()

    def _on_rename(self) -> None:
        self.field.setText(self.title)
        self._label.hide()
        self.field.show()
        self.field.selectAll()
        self.field.setFocus()

    def _on_finished(self) -> None:
        if self.field.isHidden():
            return
        title = self.field.text().strip()
        self._close()
        if title and title != self.title:
            self._label.setText(title)
            self.renamed.emit(title)

    def _on_cancelled(self) -> None:
        self.field.setText(self.title)
        self._close()

    def _close(self) -> None:
        had_focus = self.field.hasFocus()
        self.field.hide()
        self._label.show()
        if had_focus:
            self.button.setFocus()
