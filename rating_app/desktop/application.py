"""The composition root: the only place that wires the rooms together."""

from __future__ import annotations

import signal
import sys
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QThread, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMessageBox

from rating_app.desktop.file_opener import FileOpener
from rating_app.desktop.floating_gauge_controller import FloatedGauge
from rating_app.desktop.history_controller import SessionArchive
from rating_app.desktop.preferences import Preferences
from rating_app.desktop.review_controller import Reviewing
from rating_app.desktop.session_controller import Viewing
from rating_app.desktop.worker import AnalysisWorker
from rating_app.lsl import LslOutlet, LslUnavailable
from rating_app.session.consent import RecordingAttestation, notice_for
from rating_app.session.content import ContentKind
from rating_app.session.session import Marker, Session, SessionListener
from rating_app.settings import APP_NAME, Paths, Settings
from rating_app.store import SessionStore
from rating_app.system.failure import Failure
from rating_app.system.logs import report_unexpected
from rating_app.system.network import NO_RULE, NetworkRule
from rating_app.views.consent.dialog import ConsentDialog, NoticeDialog, RecordingConsentDialog
from rating_app.views.design.theme import apply_theme
from rating_app.views.watch.phase import Phase
from rating_app.views.watch.start_card import Reason
from rating_app.views.window.banner import Offer
from rating_app.views.window.language import apply_language, translated
from rating_app.views.window.main_window import MainWindow
from rating_app.views.window.opening import OpeningWindow
from rating_app.views.window.rail import HISTORY, SETTINGS, WATCH
from rating_app.views.window.shortcuts import shortcuts_of
from rating_app.views.window.shortcuts_dialog import ShortcutsDialog
from rating_app.vision.camera import CameraFailed, CameraInfo
from rating_app.vision.expression import ModelDescription
from rating_app.vision.live_update import LiveUpdate

_SIGNAL_POLL_MS = 250


@dataclass(frozen=True)
class WindowRequest:
    """What the command line asked of the window. `camera` is an index or a part of a name, empty for the first; `lsl`
    offers the numbers to the local network; `network` is who keeps this process off it.
    """

    model: Path
    camera: str = ""
    demo: bool = False
    theme: str | None = None
    lsl: bool = False
    network: NetworkRule = NO_RULE


def run_window(app: QApplication, opening: OpeningWindow, request: WindowRequest, paths: Paths) -> int:
    """Show the window in the place of `opening` until it is closed; the exit code."""
    # Qt's file dialog remembers the folders that it was in.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(paths.config))
    application = RatingApplication(app, request, paths)
    sys.excepthook = application.report
    for number in (signal.SIGINT, signal.SIGTERM):
        # Once the event loop runs: it would never end for a window that was closed before.
        signal.signal(number, lambda *_: QTimer.singleShot(0, application.quit))
    # Python sees a signal only when some Python code runs, and Qt's event loop alone is none.
    awake = QTimer(application)
    awake.timeout.connect(lambda: None)
    awake.start(_SIGNAL_POLL_MS)
    application.start()
    opening.close()
    return app.exec()


class RatingApplication(QObject):
    """Builds the rooms and the window, and hands on what one has to say to the other."""

    _load_requested = Signal()
    _unexpected = Signal(str)

    def __init__(self, app: QApplication, request: WindowRequest, paths: Paths) -> None:
        super().__init__()
        self._app = app
        self._request = request
        self._paths = paths
        self._notice = notice_for(request.lsl)
        self._model: ModelDescription | None = None
        self._outlet: LslOutlet | None = None
        self._asks_before_closing = True
        self._offers_undo = False
        self._began_first = False
        self._is_shut_down = False
        self._reason: Reason | None = None
        self._returning_to = ""
        self.preferences = Preferences(paths.settings, self)
        settings = self.preferences.settings
        if request.theme is not None:
            self.preferences.settings = settings = replace(settings, theme=request.theme)
        self._store = SessionStore(paths.database)
        self._writer = self._store.writer()
        self.worker = AnalysisWorker(request.model, self._listeners())
        self._thread = QThread(self)
        self.worker.moveToThread(self._thread)
        self.viewing = Viewing(self.worker, settings, self._notice, self._ask_for_consent, request.camera, self)
        self._load_requested.connect(self.worker.load)
        self.worker.loaded.connect(self._on_loaded)
        self.worker.cameras_found.connect(self._on_cameras_found)
        self.worker.marked.connect(self._on_marked)
        self.worker.lost.connect(self._on_camera_lost)
        self.viewing.phase_changed.connect(self._on_phase_changed)
        self.viewing.explained.connect(self._on_explained)
        self.viewing.said.connect(self._on_said)
        self.viewing.updated.connect(self._on_updated)
        self.viewing.rest_left.connect(self._on_rest_left)
        self.viewing.recorded.connect(self._on_recorded)
        self.viewing.consent_changed.connect(self._on_consent_changed)
        self.viewing.withdrawn.connect(self._on_withdrawn)
        self.viewing.camera_switched.connect(self._on_camera_switched)
        self.preferences.changed.connect(self._on_settings_changed)
        self.preferences.unsaved.connect(lambda sentence: self.window.show_message(sentence))
        self._unexpected.connect(self._on_unexpected)
        app.styleHints().colorSchemeChanged.connect(self._on_system_theme_changed)
        self._language = apply_language(app, settings.language)
        self._dress()
        self._build_window()

    def start(self) -> None:
        """Show the window and load the model in the background."""
        self._thread.start()
        self.archive.recover(self.preferences.settings.keep_days)
        self.viewing.explained.emit(
            Reason(self.tr("One moment…"), self.tr("The face detector is being loaded."), ways_on=False)
        )
        self.window.restore_place(self.preferences.settings.window_geometry)
        if self.preferences.problem is not None:
            self.window.show_message(translated(self.preferences.problem))
        self._began_first = self._is_first_start()
        if self._began_first:
            self.window.show_first_run(True)
        self.window.show()
        # What is loaded in the background takes turns with the window's thread, which is to be seen first.
        QTimer.singleShot(0, self._load_requested.emit)

    def quit(self) -> None:
        """Close the window without a question; a session that is under way is kept."""
        self._asks_before_closing = False
        while (dialog := QApplication.activeModalWidget()) is not None and dialog.close():
            continue
        self.window.close()

    def shut_down(self) -> None:
        """End the session, let the camera go, and stop the threads; the session so far is kept."""
        self._is_shut_down = True
        self.preferences.change(window_geometry=self.window.place)
        self.floated.close()
        self.worker.stop()
        self._thread.quit()
        self._thread.wait()
        self.worker.unload()
        if self._outlet is not None:
            self._outlet.close()
        self.worker.wait_for_release()
        if self.worker.unkept is not None:
            self.archive.offer_rescue(self.worker.unkept)
        self.archive.close()

    def rate_recording(self, video: Path) -> None:
        """Rate a recorded video, once the user has vouched for the people in it."""
        dialog = RecordingConsentDialog(video.name, self._request.lsl, self.window)
        if dialog.exec() == RecordingConsentDialog.DialogCode.Accepted:
            self.window.watch.clear_content()
            title = self.window.watch.controls.title_field.text().strip()
            self.viewing.watch_recording(video, RecordingAttestation.by_this_user(), title)

    def play_demo(self) -> None:
        """Rate the built-in clip."""
        self._leave_first_run()
        self.window.watch.clear_content()
        self.viewing.play_demo()

    def _is_first_start(self) -> bool:
        return not self._request.demo and self.preferences.settings.welcomed != self._notice.version

    def _listeners(self) -> tuple[SessionListener, ...]:
        """Who hears of a session as it goes on."""
        kept = (self._writer,) if self.preferences.settings.keep_sessions else ()
        return kept if self._outlet is None else (*kept, self._outlet)

    def _build_window(self) -> None:
        """In the language in force; what was there before is gone."""
        self.window = MainWindow(self._notice, self.viewing.clock, self._may_close)
        self.opener = FileOpener(self.window)
        self.archive = SessionArchive(
            self._store, self.window.history, self._ask_for_folder, self.opener, parent=self.window
        )
        self.reviewing = Reviewing(self.window.session_page, self.archive, self.worker, parent=self.window)
        self.floated = FloatedGauge(self.window, self.viewing, self.preferences)
        self._wire_window()
        self._wire_pages()
        if self._model is not None:
            self.window.watch.show_classes(self._model.class_names)
        self.window.settings_page.show_settings(self.preferences.settings)
        self.window.header.show_consent(self.viewing.has_consent)
        if self._outlet is not None:
            self.window.header.show_streaming()
        if self._reason is not None:
            self.window.watch.show_reason(self._reason)
        self._show_picture_mode()

    def _wire_window(self) -> None:
        window, viewing = self.window, self.viewing
        window.closing.connect(self.shut_down)
        window.page_shown.connect(self._on_page_shown)
        window.header.withdraw_requested.connect(viewing.withdraw_consent)
        menus = window.menus
        menus.camera_requested.connect(viewing.use_camera)
        menus.media_requested.connect(window.watch.chooser.choose_media)
        menus.pictures_requested.connect(window.watch.chooser.choose_pictures)
        menus.recording_requested.connect(self._choose_recording)
        menus.demo_requested.connect(self.play_demo)
        menus.noted_mark_requested.connect(self._mark_with_note)
        menus.page_requested.connect(window.show_page)
        menus.float_requested.connect(self.floated.show)
        menus.notice_requested.connect(self._show_notice)
        menus.withdraw_requested.connect(viewing.withdraw_consent)
        menus.shortcuts_requested.connect(lambda: ShortcutsDialog(shortcuts_of(window), window).exec())
        menus.about_requested.connect(self._show_about)
        first = window.first_run
        first.agreed.connect(self._on_first_agreement)
        first.demo_requested.connect(self.play_demo)
        first.explored.connect(self._leave_first_run)
        first.ready.connect(self._leave_first_run)
        # Nobody who is back at the beginning has agreed to anything.
        first.left_check.connect(viewing.withdraw_consent)
        first.check.camera_chosen.connect(self._on_check_camera_chosen)
        first.check.rest_toggled.connect(lambda wanted: self.preferences.change(measure_rest=wanted))
        first.check.retried.connect(viewing.use_camera)
        first.check.show_settings(self.preferences.settings)
        first.consent.notice_requested.connect(self._show_notice)

    def _wire_pages(self) -> None:
        window, viewing, archive = self.window, self.viewing, self.archive
        watch = window.watch
        watch.start_card.camera_requested.connect(viewing.use_camera)
        for place in (watch.start_card, watch.chooser):
            place.demo_requested.connect(self.play_demo)
            place.recording_requested.connect(self._choose_recording)
        watch.content_changed.connect(self._on_content_changed)
        watch.content_failed.connect(window.show_message)
        watch.marked.connect(viewing.mark)
        watch.chooser.set_picture_seconds(self.preferences.settings.picture_seconds)
        watch.chooser.seconds_changed.connect(lambda seconds: self.preferences.change(picture_seconds=seconds))
        for view in (watch.media, watch.pictures):
            view.running_changed.connect(viewing.on_content_running_changed)
            view.jumped.connect(viewing.on_content_jumped)
            view.ended.connect(viewing.on_content_ended)
        controls = watch.controls
        controls.start_requested.connect(viewing.start)
        controls.skip_requested.connect(viewing.skip_rest)
        controls.pause_toggled.connect(viewing.toggle_pause)
        controls.stop_requested.connect(viewing.stop)
        controls.float_requested.connect(self.floated.show)
        controls.picture_toggled.connect(self._toggle_picture)
        archive.said.connect(window.show_message)
        self.opener.failed.connect(self._on_not_opened)
        archive.deleted.connect(self._on_deleted)
        archive.session_loaded.connect(self._on_session_loaded)
        window.history.open_requested.connect(archive.load)
        window.history.delete_requested.connect(self._on_history_deleted)
        window.history.delete_all_requested.connect(lambda: self._on_history_deleted(None))
        window.session_page.new_requested.connect(self._begin_anew)
        window.session_page.back_requested.connect(lambda: window.show_page(HISTORY))
        self.reviewing.left.connect(self._on_review_left)
        settings_page = window.settings_page
        settings_page.changed.connect(self.preferences.adopt)
        # Not the worker's method itself: Qt would hand the call over to its thread, which is at the camera.
        settings_page.cameras_requested.connect(self._find_cameras)
        settings_page.notice_requested.connect(self._show_notice)
        settings_page.withdraw_requested.connect(viewing.withdraw_consent)

    @Slot(object)
    def _on_loaded(self, model: ModelDescription) -> None:
        if self._is_shut_down:
            # A dialog would keep the program alive without a window.
            return
        self._model = model
        if self._request.lsl:
            self._open_outlet(model.name)
        self.window.watch.show_classes(model.class_names)
        self.viewing.be_ready(model)
        if self._request.demo:
            self.play_demo()
        elif self.viewing.phase is Phase.IDLE and not self._request.demo:
            self._offer_camera()

    def _offer_camera(self) -> None:
        """At the start; who is led through a first start says so by themselves."""
        self._on_explained(
            Reason(
                self.tr("The camera is off"),
                self.tr("It opens only after you have read the notice and agreed to it."),
            )
        )
        if not self._began_first:
            self.viewing.use_camera()

    def _open_outlet(self, model: str) -> None:
        try:
            self._outlet = LslOutlet(model)
        except LslUnavailable as refusal:
            self.window.show_message(translated(refusal))
        else:
            self.worker.listeners = self._listeners()
            self.window.header.show_streaming()

    def _ask_for_consent(self) -> bool:
        return bool(ConsentDialog(self._notice, self.window).exec() == ConsentDialog.DialogCode.Accepted)

    @Slot()
    def _on_first_agreement(self) -> None:
        self.viewing.give_consent()
        self.worker.find_cameras()
        self.viewing.use_camera()

    @Slot(str)
    def _on_check_camera_chosen(self, name: str) -> None:
        self.preferences.change(camera=name)
        if self.viewing.phase is Phase.IDLE and self.viewing.has_consent:
            self.viewing.use_camera()

    @Slot()
    def _leave_first_run(self) -> None:
        if self.window.is_in_first_run:
            self.window.show_first_run(False)
            self.window.first_run.check.clear()
            self.preferences.change(welcomed=self._notice.version)

    @Slot(object)
    def _on_phase_changed(self, phase: Phase) -> None:
        self.window.show_phase(phase)
        if phase.is_watching:
            self.reviewing.forget_ended()
        if phase in (Phase.IDLE, Phase.FINISHED):
            self.archive.delete_older(self.preferences.settings.keep_days)
            if self.window.history.isVisible():
                self.archive.refresh()

    @Slot(object)
    def _on_explained(self, reason: Reason) -> None:
        self.window.watch.show_reason(reason)
        self._reason = reason
        check = self.window.first_run.check
        if self.window.is_in_first_run and (reason.ways_on or reason.failed):
            check.show_problem(reason.heading, reason.text)
        elif self.window.is_in_first_run:
            check.clear()

    @Slot(str, str)
    def _on_said(self, sentence: str, role: str) -> None:
        self.window.show_message(sentence, role)

    @Slot(object, bool)
    def _on_updated(self, update: LiveUpdate, mirrored: bool) -> None:
        self.window.show_update(update, mirrored, self.preferences.settings.min_quality)

    @Slot(float)
    def _on_rest_left(self, seconds: float) -> None:
        self.window.watch.show_rest_left(seconds)

    @Slot(object)
    def _on_marked(self, marker: Marker) -> None:
        self.window.watch.show_marker(marker)

    @Slot(object)
    def _on_camera_lost(self, loss: Failure) -> None:
        self.window.watch.preview.show_notice(translated(loss))
        self.window.header.show_no_face()
        if self.window.is_in_first_run:
            heading = loss.problem.heading if isinstance(loss, CameraFailed) else ""
            self.window.first_run.check.show_problem(translated(heading), translated(loss))

    @Slot(bool)
    def _on_camera_switched(self, on: bool) -> None:
        self.window.show_camera_state(on)

    @Slot(bool)
    def _on_consent_changed(self, given: bool) -> None:
        self.window.header.show_consent(given)

    @Slot(object)
    def _on_withdrawn(self, session_ids: tuple[str, ...]) -> None:
        words = self.tr("Consent is withdrawn, and the camera is off.")
        offer = Offer(self.tr("Delete what was recorded under it"), lambda: self._delete_withdrawn(session_ids))
        self.window.banner.show_message(words, "good", (offer,))

    @Slot(str, str)
    def _on_not_opened(self, sentence: str, path: str) -> None:
        self.window.show_message(sentence, "alert", (Offer(self.tr("Copy the path"), lambda: self._copy(path)),))

    def _copy(self, path: str) -> None:
        QApplication.clipboard().setText(path)
        self.window.show_message(self.tr("The path is copied."), "good")

    def _delete_withdrawn(self, session_ids: tuple[str, ...]) -> None:
        unkept = self.worker.unkept
        if unkept is not None and unkept.head.session_id in session_ids:
            self.worker.unkept = None
        self.archive.delete(list(session_ids))
        self._on_history_deleted(session_ids)

    def _on_history_deleted(self, session_ids: Collection[str] | None) -> None:
        self.reviewing.forget(session_ids)
        if self.reviewing.session is None and self.viewing.phase is Phase.FINISHED and self.reviewing.ended is None:
            self.viewing.put_away()

    @Slot(object)
    def _on_recorded(self, session: Session) -> None:
        is_kept = self._writer in self.worker.heard_by and self.worker.unkept is not session
        self.window.show_session(session)
        self.reviewing.look_at_ended(session, is_kept)

    @Slot(object)
    def _on_session_loaded(self, session: Session) -> None:
        if session.head.session_id == self._returning_to:
            self._returning_to = ""
            # Where something else is watched by now, nobody returns to it.
            if self.reviewing.ended is not None:
                self.window.show_session(session)
                self.reviewing.look_at_ended(session, is_kept=True)
            return
        self.window.show_session(session, from_history=True)
        self.reviewing.look_at_kept(session)

    @Slot()
    def _on_review_left(self) -> None:
        if self.window.shows_history_session:
            self.window.show_page(HISTORY)
        elif self.viewing.phase is Phase.FINISHED:
            self.viewing.put_away()

    def _begin_anew(self) -> None:
        self.reviewing.hold()
        self.window.forget_session()
        if self.viewing.phase in (Phase.IDLE, Phase.FINISHED):
            self.window.watch.clear_content()
            self.viewing.use_camera()

    @Slot(int)
    def _on_deleted(self, number: int) -> None:
        if number == 0 and self._offers_undo:
            self.window.show_message("")
        # The history has a bar of its own for it.
        self._offers_undo = number > 0 and not self.window.history.isVisible()
        if not self._offers_undo:
            return
        words = (
            self.tr("One session is deleted.")
            if number == 1
            else self.tr("{number} sessions are deleted.").format(number=number)
        )
        self.window.banner.show_message(words, "muted", (Offer(self.tr("Undo"), self.archive.undo_delete),))

    @Slot()
    def _on_content_changed(self) -> None:
        self.viewing.content = self.window.watch.content
        self.viewing.kind = self.window.watch.kind or ContentKind.SCREEN

    @Slot(str)
    def _on_page_shown(self, page: str) -> None:
        if not self.window.session_page.isVisible():
            self.reviewing.hold()
        ended = self.reviewing.ended
        if page == WATCH and ended is not None and self.reviewing.ended_is_kept:
            # It may have been renamed in the history since.
            self._returning_to = ended.head.session_id
            self.archive.load(ended.head.session_id)
        elif page == WATCH and ended is not None and self.window.shows_history_session:
            self.window.show_session(ended)
            self.reviewing.look_at_ended_again()
        elif page == HISTORY:
            self.archive.show()

    @Slot()
    def _find_cameras(self) -> None:
        self.worker.find_cameras()

    @Slot(object)
    def _on_cameras_found(self, cameras: tuple[CameraInfo, ...]) -> None:
        names = [found.name for found in cameras]
        self.window.settings_page.show_cameras(names)
        self.window.first_run.check.show_cameras(names)

    @Slot(object, object)
    def _on_settings_changed(self, before: Settings, after: Settings) -> None:
        self.viewing.settings = after
        self.worker.listeners = self._listeners()
        self.worker.method = after.method
        if after.keep_days != before.keep_days:
            self.archive.delete_older(after.keep_days)
        if after.theme != before.theme:
            self._dress()
        if after.picture != before.picture:
            self._show_picture_mode()
        if (after.camera, after.resolution, after.viewers) != (before.camera, before.resolution, before.viewers):
            self.viewing.change_camera(another=after.camera != before.camera)
        if after.language != before.language:
            # Not while the page that asked for it still handles its signal.
            QTimer.singleShot(0, self._change_language)
        else:
            self.window.settings_page.show_settings(after)

    def _change_language(self) -> None:
        before, self._language = self._language, apply_language(self._app, self.preferences.settings.language)
        if self._language == before:
            return
        old_window, old_archive, old_floated, old_review = self.window, self.archive, self.floated, self.reviewing
        old_window.watch.clear_content()
        old_archive.close()
        self._build_window()
        self.window.restore_place(old_window.place)
        self.viewing.content = None
        self.window.show_phase(self.viewing.phase)
        if old_review.ended is not None:
            self.window.show_session(old_review.ended)
            self.reviewing.look_at_ended(old_review.ended, old_review.ended_is_kept)
        self.window.show_page(SETTINGS)
        self.window.show()
        old_floated.close()
        old_window.blockSignals(True)
        old_window.hide()
        old_window.deleteLater()

    def _dress(self) -> None:
        apply_theme(self._app, self.preferences.settings.theme)

    @Slot()
    def _on_system_theme_changed(self) -> None:
        if self.preferences.settings.theme == "system":
            self._dress()

    def _show_picture_mode(self) -> None:
        self.window.show_picture_mode(self.preferences.settings.picture)

    def _toggle_picture(self) -> None:
        hidden = self.preferences.settings.picture == "hidden"
        self.preferences.change(picture="shown" if hidden else "hidden")

    def _mark_with_note(self) -> None:
        # The moment counts, not when the words are ready.
        pressed_s = self.window.watch.newest_s
        question = self.tr("What happened?")
        text, agreed = QInputDialog.getText(self.window, self.tr("Mark this moment"), question)
        if agreed and self.viewing.phase is Phase.FINISHED:
            # The session ended while the words were typed.
            self.window.session_page.marked_afterwards.emit(Marker(pressed_s, text.strip()))
        elif agreed:
            self.viewing.mark(text.strip(), pressed_s)

    def _show_notice(self) -> None:
        NoticeDialog(self._notice, self.window).exec()

    def _show_about(self) -> None:
        from rating_app.views.window.about_dialog import AboutDialog

        model = "" if self._model is None else self._model.name
        AboutDialog(model, translated(self._request.network.sentence), self.window).exec()

    def _choose_recording(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self.window,
            self.tr("Open a recorded face video"),
            "",
            self.tr("Videos") + " (*.mp4 *.mov *.m4v *.avi *.mkv *.webm);;" + self.tr("All files") + " (*)",
        )
        if chosen:
            self.rate_recording(Path(chosen))

    def _ask_for_folder(self) -> Path | None:
        start = self.preferences.settings.export_folder or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self.window, self.tr("Choose a folder for the files"), start)
        if not chosen:
            return None
        self.preferences.change(export_folder=chosen)
        return Path(chosen)

    def _may_close(self) -> bool:
        """Ask where a session would end with the window."""
        if not self._asks_before_closing or not self.viewing.phase.is_in_session:
            return True
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        question = self.tr("A session is being recorded. End it and quit? What was recorded so far is kept.")
        if not self.preferences.settings.keep_sessions:
            question = self.tr("A session is being recorded, and sessions are not kept. End it, lose it, and quit?")
        return bool(QMessageBox.question(self.window, APP_NAME, question, yes | no, no) == yes)

    def report(self, kind: type[BaseException], error: BaseException | None, traceback: object) -> None:
        """The excepthook while the window is open: log it, and tell the user once."""
        report_unexpected(kind, error, traceback)  # type: ignore[arg-type]
        self._unexpected.emit(kind.__name__)

    @Slot(str)
    def _on_unexpected(self, kind: str) -> None:
        self.window.show_message(
            self.tr(
                "Something unexpected happened ({kind}). Your session so far is in the history; the log has more: {log}"
            ).format(kind=kind, log=self._paths.log_file)
        )
