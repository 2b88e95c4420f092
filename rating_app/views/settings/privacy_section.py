"""The settings of privacy: what is kept, for how long and where; the notice, and withdrawal of consent."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rating_app.settings import Settings
from rating_app.views.design.icons import IconButton, IconToolButton
from rating_app.views.design.inputs import ChoiceBox
from rating_app.views.design.labels import wrapped
from rating_app.views.design.theme import SPACE_M, SPACE_S
from rating_app.views.settings.section import Row, Section, TickRow

_RETENTION_DAYS = (0, 365, 90, 30, 7, 1)


class PrivacySection(Section):
    """A section with the settings of privacy. A shorter time to keep sessions deletes some at once, so it takes effect
    only after a second press.

    Signals besides a Section's:
        notice_requested(), withdraw_requested().
    """

    notice_requested = Signal()
    withdraw_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("shield-check", self.tr("Privacy"), parent)
        self._keep_days = 0
        self.keep_row = TickRow(
            self.tr("Keep sessions in the history"),
            self.tr(
                "Keeps numbers and your own words on this computer, never a picture. Otherwise they are discarded."
            ),
        )
        self.keep_row.toggled.connect(lambda on: self.set_by_user.emit("keep_sessions", on))
        self.player_row = TickRow(
            self.tr("Follow what another player is playing"),
            self.tr(
                "For “Anything else”: the title, length and position of the film come from its player, on Linux "
                "(mpv, VLC, Spotify, Firefox, Chromium). Never its address, and nothing from private windows."
            ),
        )
        self.player_row.toggled.connect(lambda on: self.set_by_user.emit("follow_player", on))
        # Only Linux desktops have such players.
        self.player_row.setEnabled(sys.platform == "linux")
        self.retention_box = ChoiceBox(self.tr("Keep them for"))
        self.retention_box.chosen.connect(self._on_retention_chosen)
        self.retention_row = Row(
            self.tr("Keep them for"), self.tr("Older sessions are deleted automatically."), self.retention_box
        )
        self.folder_field = QLineEdit()
        self.folder_field.setReadOnly(True)
        self.folder_field.setAccessibleName(self.tr("Folder for exports"))
        self.folder_field.setPlaceholderText(self.tr("Asked for each time"))
        self.folder_button = IconToolButton("folder-open")
        self.folder_button.setAccessibleName(self.tr("Choose the folder for exports"))
        self.folder_button.setToolTip(self.tr("Choose the folder for exports"))
        self.folder_button.clicked.connect(self._on_choose_folder)
        self.forget_folder_button = IconToolButton("x")
        self.forget_folder_button.setAccessibleName(self.tr("Forget the folder for exports"))
        self.forget_folder_button.setToolTip(self.tr("Forget the folder for exports"))
        self.forget_folder_button.clicked.connect(self._on_forget_folder)
        self.notice_button = QPushButton(self.tr("Read the privacy notice"))
        self.notice_button.setObjectName("link")
        self.notice_button.clicked.connect(self.notice_requested)
        self.withdraw_button = IconButton(self.tr("Withdraw consent"), "shield-off", "alert")
        self.withdraw_button.setObjectName("danger")
        self.withdraw_button.setToolTip(self.tr("Switches the camera off at once"))
        self.withdraw_button.clicked.connect(self.withdraw_requested)
        self._build_question()
        self._build_rows()

    def show_settings(self, settings: Settings) -> None:
        self._keep_days = settings.keep_days
        self.keep_row.show_value(settings.keep_sessions)
        self.player_row.show_value(settings.follow_player)
        days = sorted({*_RETENTION_DAYS, settings.keep_days} - {0}, reverse=True)
        choices = [(number, self._days_words(number)) for number in (0, *days)]
        self.retention_box.show_choices(choices, settings.keep_days)
        self.question.hide()
        self.folder_field.setText(settings.export_folder)
        self.folder_field.setToolTip(settings.export_folder)
        self.forget_folder_button.setEnabled(bool(settings.export_folder))

    def _build_question(self) -> None:
        self.question = QFrame()
        self.question.setObjectName("banner")
        self.question.setProperty("role", "alert")
        self.question_words = wrapped()
        self.delete_button = QPushButton(self.tr("Delete older sessions"))
        self.delete_button.setObjectName("danger")
        self.delete_button.clicked.connect(self._on_deletion_agreed)
        self.leave_button = QPushButton(self.tr("Leave it"))
        self.leave_button.clicked.connect(self._on_retention_left)
        layout = QHBoxLayout(self.question)
        layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.question_words, 1)
        layout.addWidget(self.leave_button)
        layout.addWidget(self.delete_button)
        self.question.hide()

    def _build_rows(self) -> None:
        folder = QWidget()
        side_by_side = QHBoxLayout(folder)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(SPACE_S // 2)
        side_by_side.addWidget(self.folder_field, 1)
        side_by_side.addWidget(self.folder_button)
        side_by_side.addWidget(self.forget_folder_button)
        folder.setFocusProxy(self.folder_button)
        consent = QWidget()
        below = QVBoxLayout(consent)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.withdraw_button)
        below.addWidget(self.notice_button)
        for row in (
            self.keep_row,
            self.retention_row,
            self.question,
            self.player_row,
            Row(self.tr("Folder for exports"), self.tr("The folder dialog opens here."), folder),
            Row(
                self.tr("Your consent"),
                self.tr(
                    "The camera opens only while your consent lasts. Withdrawing it switches the camera off at once."
                ),
                consent,
            ),
        ):
            self.rows.addWidget(row)

    def _on_retention_chosen(self, days: int) -> None:
        if days and (not self._keep_days or days < self._keep_days):
            words = (
                self.tr("Sessions older than a day will be deleted, now and from now on.")
                if days == 1
                else self.tr("Sessions older than {days} days will be deleted, now and from now on.").format(days=days)
            )
            self.question_words.setText(words)
            self.question.show()
        else:
            self.question.hide()
            self.set_by_user.emit("keep_days", days)

    def _on_deletion_agreed(self) -> None:
        self.retention_box.setFocus()
        self.question.hide()
        self.set_by_user.emit("keep_days", self.retention_box.currentData())

    def _on_retention_left(self) -> None:
        self.retention_box.setFocus()
        self.question.hide()
        self.retention_box.show_value(self._keep_days)

    def _on_choose_folder(self) -> None:
        start = self.folder_field.text() or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder for the exported files"), start)
        if chosen:
            self.set_by_user.emit("export_folder", chosen)

    def _on_forget_folder(self) -> None:
        self.folder_button.setFocus()
        self.set_by_user.emit("export_folder", "")

    def _days_words(self, days: int) -> str:
        known = {
            0: self.tr("As long as I like"),
            365: self.tr("A year"),
            7: self.tr("A week"),
            1: self.tr("A day"),
        }
        return known.get(days) or self.tr("{days} days").format(days=days)
