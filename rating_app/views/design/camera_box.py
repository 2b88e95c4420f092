"""The cameras of this computer, by name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from rating_app.views.design.choice_box import ChoiceBox


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
