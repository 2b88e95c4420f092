"""The user's settings, saved whenever they change."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rating_app.settings import Settings, SettingsUnreadable, change_settings, load_settings


class Preferences(QObject):
    """The one holder of the current Settings. Another window of the program has its own: if both change the same
    setting, the later change counts, and neither undoes what only the other has changed.

    `problem` is why the last settings could not be read, None if they could.

    Signals:
        changed(object, object): the Settings before, and the current ones.
        saved(): the current settings are on disk.
        unsaved(str): why they could not be written; one sentence. They are in force all the same.
    """

    changed = Signal(object, object)
    saved = Signal()
    unsaved = Signal(str)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.problem: SettingsUnreadable | None = None
        try:
            self.settings = load_settings(file)
        except SettingsUnreadable as problem:
            self.settings, self.problem = Settings(), problem

    def adopt(self, settings: Settings) -> None:
        """Replace the settings by these."""
        before, self.settings = self.settings, settings
        if settings == before:
            return
        self.changed.emit(before, settings)
        old = asdict(before)
        changes = {name: value for name, value in asdict(settings).items() if value != old[name]}
        try:
            change_settings(self._file, changes)
        except OSError as error:
            self.unsaved.emit(self.tr("Your settings could not be saved ({reason}).").format(reason=error.strerror))
        else:
            self.saved.emit()

    def change(self, **fields: object) -> None:
        """Change some settings; ValueError for a value that makes no sense."""
        self.adopt(replace(self.settings, **fields))  # type: ignore[arg-type]
