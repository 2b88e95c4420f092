"""A choice among a few, on pages that scroll; among cameras, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget


class ChoiceBox(QComboBox):
    """One of several, each with a value of its own. Without the focus it leaves the wheel to the page.

    Signals:
        chosen(object): the value that the user has chosen.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.currentIndexChanged.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def show_choices(self, choices: Sequence[tuple[Any, str]], value: Any) -> None:
        """Offer these (value, words), with `value` chosen; without saying so by `chosen`."""
        with QSignalBlocker(self):
            self.clear()
            for offered, words in choices:
                self.addItem(words, offered)
            self.setCurrentIndex(self.findData(value))

    def show_value(self, value: Any) -> None:
        """Choose what is offered under `value`; without saying so by `chosen`."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CameraBox(ChoiceBox):
    """A remembered camera that is not plugged in stays in the list, and says so. Its values are names, empty for the
    first camera that is found.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Camera"), parent)
        self._names: tuple[str, ...] | None = None
        self._chosen = ""
        self._fill()

    def show_cameras(self, names: Sequence[str]) -> None:
        """These are plugged in now."""
        self._names = tuple(dict.fromkeys(names))
        self._fill()

    def show_chosen(self, name: str) -> None:
        """This one is used, or would be."""
        self._chosen = name
        self._fill()

    def _fill(self) -> None:
        names = self._names or ()
        first = self.tr("No camera was found") if self._names == () else self.tr("The first that is found")
        choices = [("", first), *((name, name) for name in names)]
        if self._chosen and self._chosen not in names:
            unplugged = self.tr("{name} (not connected)").format(name=self._chosen)
            choices.append((self._chosen, self._chosen if self._names is None else unplugged))
        self.show_choices(choices, self._chosen)
        self.setToolTip(self.currentText())
