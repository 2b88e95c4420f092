"""What the user has set, kept on disk as it changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rating_app.config import Settings, load_settings, save_settings


class Preferences(QObject):
    """The one holder of the Settings in force.

    Signals:
        changed(object, object): the Settings before, and those that are in force now.
        unsaved(str): why they could not be written; one sentence. They are in force all the same.
    """

    changed = Signal(object, object)
    unsaved = Signal(str)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.settings = load_settings(file)

    def adopt(self, settings: Settings) -> None:
        """Put these in force."""
        before, self.settings = self.settings, settings
        if settings == before:
            return
        self.changed.emit(before, settings)
        try:
            save_settings(settings, self._file)
        except OSError as error:
            self.unsaved.emit(self.tr("Your settings could not be saved ({reason}).").format(reason=error.strerror))

    def change(self, **fields: object) -> None:
        """Change some of them; ValueError where a value makes no sense."""
        self.adopt(replace(self.settings, **fields))  # type: ignore[arg-type]
