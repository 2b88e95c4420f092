"""The settings page, and the changes that take effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from rating_app.desktop.history_controller import HistoryController
from rating_app.desktop.preferences import Preferences
from rating_app.desktop.session_controller import SessionController
from rating_app.settings import Settings
from rating_app.views.watch.phase import Phase
from rating_app.views.window.banner import SAVING
from rating_app.views.window.main_window import MainWindow
from rating_app.vision.camera import CameraInfo

if TYPE_CHECKING:
    from rating_app.views.settings.page import SettingsPage


class SettingsController(QObject):
    """A controller that keeps the settings page and the settings consistent. Theme and language belong to the
    application.

    Signals:
        cameras_wanted(): the page offers a choice of cameras.
    """

    cameras_wanted = Signal()

    def __init__(
        self,
        window: MainWindow,
        sessions: SessionController,
        history: HistoryController,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._sessions = sessions
        self._history = history
        self._preferences = preferences
        window.late_settings.once_built(self._wire)
        window.show_picture_mode(preferences.settings.picture)
        preferences.changed.connect(self._on_changed)
        preferences.unsaved.connect(self._on_unsaved)
        preferences.saved.connect(self._on_saved)
        sessions.phase_changed.connect(self._on_phase_changed)

    def _wire(self, page: SettingsPage) -> None:
        page.changed.connect(self._preferences.adopt)
        page.cameras_requested.connect(self.cameras_wanted)
        page.withdraw_requested.connect(self._sessions.withdraw_consent)
        page.show_settings(self._preferences.settings)

    @Slot(object)
    def show_cameras(self, cameras: tuple[CameraInfo, ...]) -> None:
        """Offer these cameras."""
        if (page := self._window.late_settings.built) is not None:
            page.show_cameras(cameras)

    @Slot(str)
    def _on_unsaved(self, sentence: str) -> None:
        self._window.show_message(sentence, about=SAVING)

    @Slot()
    def _on_saved(self) -> None:
        self._window.show_message("", about=SAVING)

    @Slot(object, object)
    def _on_changed(self, before: Settings, after: Settings) -> None:
        if after.keep_days != before.keep_days:
            self._history.delete_older(after.keep_days)
        if after.picture != before.picture:
            self._window.show_picture_mode(after.picture)
        if (after.camera, after.resolution, after.viewers) != (before.camera, before.resolution, before.viewers):
            self._sessions.change_camera(another=after.camera != before.camera)
        page = self._window.late_settings.built
        if page is not None and after.language == before.language:
            page.show_settings(after)

    @Slot(object)
    def _on_phase_changed(self, phase: Phase) -> None:
        if phase in (Phase.IDLE, Phase.FINISHED):
            self._history.delete_older(self._preferences.settings.keep_days)
