"""The fields of a session that the viewer sets on its page: its title, and one to five stars."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from rating_app.views.design.icons import IconToolButton, filled_pixmap, pixmap
from rating_app.views.design.labels import ElidedLabel
from rating_app.views.design.theme import current_theme, is_theme_change

LONGEST = 200
STARS = 5
_SIZE = 22


class TitleField(QWidget):
    """A title that can be edited: a pencil or F2 opens a field; Enter or leaving the field keeps the text, Escape does
    not.

    Signals:
        renamed(str): a title that is neither empty nor the one before.
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
        """Show the title without emitting `renamed`."""
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


class StarField(QWidget):
    """A row of stars, described in words to screen readers; keys 1 to 5 give stars, 0 removes them.

    Signals:
        changed(object): the stars, 1 to 5, or None.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stars: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 2, 4, 2)
        layout.setSpacing(2)
        self.buttons = [self._button(number) for number in range(1, STARS + 1)]
        for button in self.buttons:
            layout.addWidget(button)
        self.show_stars(None)

    @property
    def stars(self) -> int | None:
        return self._stars

    def show_stars(self, stars: int | None) -> None:
        """Show the stars without emitting `changed`."""
        self._stars = stars
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_theme_change(event):
            self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text() in "012345":
            self._give(int(event.text()))
        else:
            super().keyPressEvent(event)

    def _button(self, number: int) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIconSize(QSize(_SIZE, _SIZE))
        button.setAccessibleName(self.tr("1 star") if number == 1 else self.tr("{number} stars").format(number=number))
        button.setToolTip(self.tr("{stars}; click again to remove them").format(stars=button.accessibleName()))
        button.clicked.connect(lambda: self._give(0 if self._stars == number else number))
        return button

    def _give(self, stars: int) -> None:
        self.show_stars(stars or None)
        self.changed.emit(self._stars)

    def _dress(self) -> None:
        theme, given = current_theme(), self._stars or 0
        for number, button in enumerate(self.buttons, start=1):
            draw, colour = (filled_pixmap, theme.joy) if number <= given else (pixmap, theme.muted)
            button.setIcon(draw("star", colour, _SIZE, self.devicePixelRatioF()))
        self.setAccessibleName(self.tr("Your own rating"))
        described = self.tr("{given} of {most} stars") if given else self.tr("no stars given")
        self.setAccessibleDescription(described.format(given=given, most=STARS))
