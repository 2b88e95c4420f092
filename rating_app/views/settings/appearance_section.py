"""Colours and language."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rating_app.settings import Settings
from rating_app.views.design.inputs import ChoiceBox
from rating_app.views.settings.section import Row, Section


class AppearanceSection(Section):
    """A section with theme and language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("palette", self.tr("Appearance"), parent)
        self.theme_box = ChoiceBox(self.tr("Colours"))
        self.theme_box.show_choices(
            [
                ("system", self.tr("As the system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
                ("contrast", self.tr("High contrast")),
            ],
            "system",
        )
        self.theme_box.chosen.connect(lambda name: self.set_by_user.emit("theme", name))
        self.language_box = ChoiceBox(self.tr("Language"))
        # A language has its own name, in every language of the window.
        self.language_box.show_choices(
            [("system", self.tr("As the system")), ("en", "English"), ("de", "Deutsch")], "system"
        )
        self.language_box.chosen.connect(lambda name: self.set_by_user.emit("language", name))
        self.language_row = Row(
            self.tr("Language"), self.tr("For this window and the reports; tables stay in English."), self.language_box
        )
        self.rows.addWidget(
            Row(self.tr("Colours"), self.tr("High contrast is white and yellow on black."), self.theme_box)
        )
        self.rows.addWidget(self.language_row)

    def show_settings(self, settings: Settings) -> None:
        self.theme_box.show_value(settings.theme)
        self.language_box.show_value(settings.language)

    def set_session_running(self, running: bool) -> None:
        self.language_row.set_locked(self.tr("Cannot change while a session is running.") if running else "")
