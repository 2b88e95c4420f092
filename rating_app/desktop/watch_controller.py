"""The watch page: what the viewer chooses and presses there, and what it shows of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QInputDialog

from rating_app.desktop.preferences import Preferences
from rating_app.desktop.session_controller import SessionController
from rating_app.session.consent import RecordingAttestation
from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.session.session import Marker
from rating_app.system.failure import Failure
from rating_app.views.consent import RecordingConsentDialog
from rating_app.views.design.language import translated
from rating_app.views.watch.phase import Phase
from rating_app.views.window.banner import CONSENT, CONTENT, COURSE, RECORDING
from rating_app.views.window.main_window import MainWindow
from rating_app.vision.live_update import LiveUpdate


class WatchController(QObject):
    """The controller that keeps the watch page, and the window's messages, consistent with the sessions.

    Signals:
        recording_vouched(object, object, str): the path of a recording that is to be rated, its RecordingAttestation,
            and its title, which may be empty.
    """

    recording_vouched = Signal(object, object, str)

    def __init__(self, window: MainWindow, sessions: SessionController, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._sessions = sessions
        self._preferences = preferences
        sessions.show_on(window.watch)
        self._wire_choice()
        self._wire_controls()
        self._wire_sessions()
        window.watch.show_reason(sessions.reason)
        window.show_consent(sessions.has_consent)
        self.show_phase()

    def rate_recording(self, video: Path) -> None:
        """Rate a recorded video, once the user has vouched for the people in it."""
        dialog = RecordingConsentDialog(video.name, self._window)
        if dialog.exec() == RecordingConsentDialog.DialogCode.Accepted:
            self._window.watch.clear_content()
            title = self._window.watch.controls.title_field.text().strip()
            # A viewer in front of the camera has no part in it.
            self._sessions.stop()
            self.recording_vouched.emit(video, RecordingAttestation.by_this_user(), title)

    @Slot()
    def play_demo(self) -> None:
        """Rate the demo clip, and show the film that its viewer watches."""
        self._sessions.play_demo()

    @Slot()
    def show_phase(self) -> None:
        """Show the session's phase in the window."""
        sessions = self._sessions
        self._window.show_phase(sessions.phase, sessions.is_blind, sessions.watches_camera)

    @Slot(object)
    def show_marker(self, marker: Marker) -> None:
        """Show a marker that was added to the session."""
        self._window.watch.show_marker(marker)

    @Slot(object)
    def show_excluding(self, reason: ExclusionReason | None) -> None:
        """Show the reason of the current exclusion; None if the session counts."""
        self._window.watch.show_excluding(reason)

    @Slot(object)
    def show_exclusion(self, exclusion: Exclusion) -> None:
        """Show an exclusion that has ended."""
        self._window.watch.show_exclusion(exclusion)

    @Slot(object)
    def show_loss(self, loss: Failure) -> None:
        """Show that the camera is gone."""
        self._window.watch.preview.show_notice(translated(loss))
        self._window.header.show_no_face()

    def _wire_choice(self) -> None:
        """Wire the choice of what is watched."""
        window, watch, menus, sessions = self._window, self._window.watch, self._window.menus, self._sessions
        menus.camera_requested.connect(sessions.use_camera)
        menus.media_requested.connect(watch.chooser.choose_media)
        menus.pictures_requested.connect(watch.chooser.choose_pictures)
        menus.recording_requested.connect(self._choose_recording)
        menus.demo_requested.connect(self.play_demo)
        watch.start_card.camera_requested.connect(sessions.use_camera)
        for place in (watch.start_card, watch.chooser):
            place.demo_requested.connect(self.play_demo)
            place.recording_requested.connect(self._choose_recording)
        watch.content_failed.connect(lambda words: window.show_message(words, about=CONTENT))
        watch.content_changed.connect(self._on_content_changed)
        watch.divide(self._preferences.settings.watch_shares)
        watch.divided.connect(lambda shares: self._preferences.change(watch_shares=shares))
        watch.chooser.set_picture_seconds(self._preferences.settings.picture_seconds)
        watch.chooser.seconds_changed.connect(lambda seconds: self._preferences.change(picture_seconds=seconds))
        watch.chooser.full_screen_changed.connect(lambda wanted: self._preferences.change(full_screen=wanted))
        watch.controls.options.changed.connect(lambda field, value: self._preferences.change(**{field: value}))
        self._preferences.changed.connect(self._show_choices)
        self._show_choices()

    def _wire_controls(self) -> None:
        """Wire the controls of the session."""
        window, watch, sessions = self._window, self._window.watch, self._sessions
        for view in (watch.media, watch.pictures):
            view.running_changed.connect(sessions.on_content_running_changed)
            view.jumped.connect(sessions.on_content_jumped)
            view.ended.connect(sessions.on_content_ended)
        controls = watch.controls
        controls.start_requested.connect(self._on_start)
        controls.skip_requested.connect(sessions.skip_rest)
        controls.pause_toggled.connect(sessions.toggle_pause)
        controls.stop_requested.connect(sessions.stop)
        controls.picture_toggled.connect(self._toggle_picture)
        controls.exclusion_requested.connect(sessions.exclude)
        watch.marked.connect(sessions.mark)
        menus = window.menus
        menus.start_requested.connect(controls.start_button.click)
        menus.pause_requested.connect(sessions.toggle_pause)
        menus.stop_requested.connect(sessions.stop)
        menus.noted_mark_requested.connect(self._mark_with_note)
        watch.rest_screen.skip_requested.connect(sessions.skip_rest)
        watch.rest_screen.again_requested.connect(sessions.rest_again)
        screen = watch.full_screen
        screen.start_requested.connect(lambda: controls.start(screen.bar.start_button))
        screen.skip_requested.connect(sessions.skip_rest)
        screen.again_requested.connect(sessions.rest_again)
        screen.pause_toggled.connect(sessions.toggle_pause)
        screen.stop_requested.connect(sessions.stop)
        screen.withdraw_requested.connect(sessions.withdraw_consent)
        screen.exclusion_key_pressed.connect(controls.exclude_button.ask)
        window.header.withdraw_requested.connect(sessions.withdraw_consent)
        window.menus.withdraw_requested.connect(sessions.withdraw_consent)

    def _wire_sessions(self) -> None:
        """Wire the display of the session."""
        window, sessions = self._window, self._sessions
        sessions.phase_changed.connect(self._on_phase_changed)
        sessions.explained.connect(window.watch.show_reason)
        sessions.said.connect(self._on_said)
        sessions.updated.connect(self._on_updated)
        sessions.rest_left.connect(window.watch.show_rest_left)
        sessions.rest_failed.connect(window.watch.show_rest_failure)
        sessions.consent_changed.connect(self._on_consent_changed)
        sessions.camera_switched.connect(window.show_camera_state)

    @Slot(str, str, str)
    def _on_said(self, sentence: str, role: str, about: str) -> None:
        self._window.show_message(sentence, role, about=about)

    @Slot(bool)
    def _on_consent_changed(self, given: bool) -> None:
        self._window.show_consent(given)
        if given:
            self._window.show_message("", about=CONSENT)

    @Slot()
    def _on_content_changed(self) -> None:
        """Remove a message about the content before; it is of no interest with another one."""
        watch = self._window.watch
        if watch.kind is not None and (watch.content is None or watch.content.items):
            self._window.show_message("", about=CONTENT)

    @Slot(object)
    def _on_phase_changed(self, phase: Phase) -> None:
        self.show_phase()
        if phase.is_watching:
            self._window.show_message("", about=RECORDING)
        if phase in (Phase.IDLE, Phase.FINISHED):
            self._window.show_message("", about=COURSE)
            if self._window.watch.shows_demo:
                self._window.watch.clear_content()

    @Slot(object, bool)
    def _on_updated(self, update: LiveUpdate, mirrored: bool) -> None:
        self._window.show_update(update, mirrored, self._preferences.settings.min_quality)

    @Slot(str)
    def _on_start(self, title: str) -> None:
        self._sessions.start(title)
        watch = self._window.watch
        wants_screen = self._sessions.phase.is_in_session and self._preferences.settings.full_screen
        if wants_screen and not watch.full_screen.is_filled:
            watch.toggle_full_screen()

    @Slot()
    def _show_choices(self) -> None:
        settings = self._preferences.settings
        self._window.watch.chooser.set_full_screen(settings.full_screen)
        self._window.watch.controls.options.show_settings(settings)

    def _toggle_picture(self) -> None:
        hidden = self._preferences.settings.picture == "hidden"
        self._preferences.change(picture="shown" if hidden else "hidden")

    def _mark_with_note(self) -> None:
        # The marker belongs to the moment of the key, not to the end of typing.
        pressed_s = self._window.watch.newest_s
        question = self.tr("What happened?")
        text, agreed = QInputDialog.getText(self._window, self.tr("Mark this moment"), question)
        if agreed and self._sessions.phase is Phase.FINISHED:
            # The session has ended while the words were typed.
            self._window.session_page.marked_afterwards.emit(Marker(pressed_s, text.strip()))
        elif agreed:
            self._sessions.mark(text.strip(), pressed_s)

    def _choose_recording(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open a recorded face video"),
            "",
            self.tr("Videos") + " (*.mp4 *.mov *.m4v *.avi *.mkv *.webm);;" + self.tr("All files") + " (*)",
        )
        if chosen:
            self.rate_recording(Path(chosen))
