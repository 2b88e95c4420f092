"""The composition root: the only place that wires the rooms together."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QThread, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QFileDialog

from rating_app.desktop.camera_watch import CameraWatch
from rating_app.desktop.closing import confirm_closing
from rating_app.desktop.equipment import USUAL_EQUIPMENT, Equipment
from rating_app.desktop.file_opener import FileOpener
from rating_app.desktop.first_run_controller import FirstRunController
from rating_app.desktop.first_window import FirstWindow
from rating_app.desktop.floating_gauge_controller import FloatingGaugeController
from rating_app.desktop.followed_player import FollowedPlayer
from rating_app.desktop.help_controller import HelpController
from rating_app.desktop.history_controller import HistoryController
from rating_app.desktop.lsl_controller import LslController
from rating_app.desktop.marks_controller import MarksController
from rating_app.desktop.now_playing_controller import NowPlayingController
from rating_app.desktop.recording_controller import RecordingController
from rating_app.desktop.review_controller import ReviewController
from rating_app.desktop.reviewed import Reviews
from rating_app.desktop.serve_controller import ServeController
from rating_app.desktop.session_controller import SessionController
from rating_app.desktop.session_events import Outcome
from rating_app.desktop.session_words import not_opened_yet
from rating_app.desktop.settings_controller import SettingsController
from rating_app.desktop.storage_watch import StorageWatch
from rating_app.desktop.unexpected import UnexpectedErrors
from rating_app.desktop.watch_controller import WatchController
from rating_app.desktop.worker import AnalysisWorker
from rating_app.session.session import Session
from rating_app.settings import Paths, Settings
from rating_app.store import SessionStore
from rating_app.views.consent import ConsentDialog
from rating_app.views.design.language import apply_language, translated
from rating_app.views.design.theme import apply_theme
from rating_app.views.watch.phase import Phase
from rating_app.views.window.banner import CAMERAS, DELETED, FILES, RECORDING, STORAGE, Offer
from rating_app.views.window.main_window import MainWindow
from rating_app.views.window.navigation import SETTINGS, STUDY
from rating_app.views.window.opening import collect_in_event_loop
from rating_app.vision.expression import ModelDescription

if TYPE_CHECKING:
    from rating_app.desktop.audience_controller import AudienceController
    from rating_app.desktop.serve_controller import Client
    from rating_app.desktop.study_controller import StudyController

_SEEN_WITHIN_MS = 1000
"""A window that is not shown by then, for example because it is minimised, is not waited for."""


def run_window(app: QApplication, application: RatingApplication, paths: Paths) -> int:
    """Run the window until it is closed; return the exit code."""
    # Qt's file dialog remembers the folders that it has shown.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(paths.config))
    sys.excepthook = application.unexpected.report
    for number in (signal.SIGINT, signal.SIGTERM):
        # This waits for the event loop, which would never end for a window that was closed before it runs.
        signal.signal(number, lambda *_: QTimer.singleShot(0, application.quit))
    collect_in_event_loop(application)
    application.start()
    return app.exec()


class RatingApplication(QObject):
    """The builder of the rooms, the window and their controllers. It only connects them; the controllers decide what
    happens.
    """

    _load_requested = Signal()

    def __init__(self, first: FirstWindow, equipment: Equipment = USUAL_EQUIPMENT) -> None:
        """Take over the window of `first`, which may be on the screen already."""
        super().__init__()
        self._first = first
        app, request, paths = first.app, first.request, first.paths
        self._app, self._request = app, request
        self._notice = first.notice
        self._model: ModelDescription | None = None
        self._study: StudyController | None = None
        self._serving: ServeController | None = None
        self._asks_before_closing = True
        self._is_loading = self._is_shut_down = False
        self.preferences = first.preferences
        self._language = first.language
        self._store = SessionStore(paths.database)
        self.worker = AnalysisWorker(request.model, equipment.cameras, equipment.make_analyzer)
        self.storage = StorageWatch(paths.data, self._session_at_hand, self)
        self._thread = QThread(self)
        self.worker.moveToThread(self._thread)
        self.sessions = SessionController(
            self.worker,
            self.preferences,
            self._store.writer(self.storage.tell),
            self._notice,
            self._ask_for_consent,
            equipment,
            first.clock,
            request.camera,
            self,
        )
        self.unexpected = UnexpectedErrors(paths.log_file, self)
        self.unexpected.said.connect(lambda words: self.window.show_message(words))
        self._lsl = LslController(self.sessions, self.worker.mark, request.lsl, request.lsl_markers, self)
        self._lsl.said.connect(lambda words: self.window.show_message(words))
        self.player = FollowedPlayer(self.sessions.clock, parent=self)
        self.player.running_changed.connect(self.sessions.on_content_running_changed)
        self.player.jumped.connect(self.sessions.on_content_jumped)
        self.player.ended.connect(self.sessions.on_content_ended)
        self.sessions.follow(self.player)
        self._camera_watch = CameraWatch(equipment.cameras.glance, self.worker.find_cameras, self)
        self.sessions.phase_changed.connect(self.storage.on_phase_changed)
        self.storage.said.connect(self._on_storage_said)
        self.storage.export_wanted.connect(self._on_storage_export)
        self._load_requested.connect(self.worker.load)
        self.worker.loaded.connect(self._on_loaded)
        self.worker.cameras_found.connect(self._on_cameras_found)
        self.worker.cameras_unlisted.connect(self._on_cameras_unlisted)
        self._furnish(first.window, Reviews())
        self.preferences.changed.connect(self._on_settings_changed)
        app.styleHints().colorSchemeChanged.connect(self._on_system_theme_changed)

    def start(self) -> None:
        """Show the window and load the model in the background."""
        self._thread.start()
        self.history.recover(self.preferences.settings.keep_days)
        if self.preferences.problem is not None:
            self.window.show_message(translated(self.preferences.problem))
        # Loading in the background takes turns with the window's thread, and the window should be seen first.
        self.window.seen.connect(self._load)
        QTimer.singleShot(0 if self.window.is_seen else _SEEN_WITHIN_MS, self._load)
        self._first.show()
        self._camera_watch.start()

    def quit(self) -> None:
        """Close the window without a question; a session that is under way is saved."""
        self._asks_before_closing = False
        while (dialog := QApplication.activeModalWidget()) is not None and dialog.close():
            continue
        self.window.close()

    def shut_down(self) -> None:
        """End the session, release the camera, and stop the threads; the session so far is saved."""
        self._is_shut_down = True
        self._camera_watch.stop()
        self.preferences.change(window_geometry=self.window.place)
        # This follows the last change of preferences, which checks again whether players may be followed.
        self.player.unwatch()
        self.floating_gauge.close()
        self.recordings.cancel()
        self._close_audience()
        is_in_session = self.sessions.phase.is_in_session
        self.worker.stop()
        self._thread.quit()
        self._thread.wait()
        self.worker.unload()
        self._lsl.close()
        self.worker.wait_for_release()
        # The session of a study's viewer is in the study's folder.
        is_lost = is_in_session and not self.sessions.is_in_sitting
        self.review.rescue(self.worker.outcome if is_lost else Outcome())
        if self._study is not None:
            self._study.close()
        self.history.close()
        if self._serving is not None:
            self._serving.close()

    @property
    def study(self) -> StudyController:
        """The controller of studies, created with its imports when a study is first wanted."""
        if self._study is None:
            from rating_app.desktop.study_controller import StudyController

            self._study = StudyController(
                self.window, self.sessions, self.preferences, self._notice, lambda folder: self.audience.open(folder)
            )
            self._study.viewer_came.connect(self.floating_gauge.close)
        return self._study

    @Slot()
    def _load(self) -> None:
        if not self._is_loading:
            self._is_loading = True
            self._load_requested.emit()

    def _furnish(self, window: MainWindow, reviews: Reviews) -> None:
        """Give `window` its controllers, in place of those of an earlier window, of which only `reviews` remain."""
        self.window = window
        window.ask_before_closing(self._may_close)
        self.opener = FileOpener(window)
        self.history = HistoryController(
            self._store, window.late_history, self._ask_for_folder, self.opener, parent=window
        )
        self.watch = WatchController(window, self.sessions, self.preferences)
        self.now_playing = NowPlayingController(window, self.sessions, self.preferences, self.player)
        self.marks = MarksController(
            window, self.history.background, self._store.load, self._ask_for_folder, self.opener
        )
        self.review = ReviewController(window, self.sessions, self.history, self.marks, reviews)
        self.recordings = RecordingController(window, self._request.model, self._store, self.preferences)
        self.floating_gauge = FloatingGaugeController(window, self.sessions, self.preferences)
        self.settings = SettingsController(window, self.sessions, self.history, self.preferences)
        self.first_run = FirstRunController(window, self.sessions, self.preferences, self._notice)
        self.help = HelpController(window, self._notice, self._request.network, lambda: self._model)
        self._study = None
        self._audience: AudienceController | None = None
        self._connect_controllers()
        if self._model is not None:
            window.watch.show_classes(self._model.class_names)
        self._lsl.show_on(window.header)
        if self._request.client is not None and not self._lsl.is_sending:
            window.header.show_handed_on()

    @property
    def audience(self) -> AudienceController:
        """The controller of results, created when the user first asks for them, since most never do."""
        if self._audience is None:
            from rating_app.desktop.audience_controller import AudienceController

            self._audience = AudienceController(self.window, self.opener)
            self._audience.said.connect(self.window.show_message)
        return self._audience

    def _close_audience(self) -> None:
        if self._audience is not None:
            self._audience.close()

    def _connect_controllers(self) -> None:
        window, worker = self.window, self.worker
        window.closing.connect(self.shut_down)
        window.page_chosen.connect(lambda page: self.study.show_page() if page == STUDY else None)
        window.menus.new_study_requested.connect(lambda: self.study.make_new())
        window.menus.open_study_requested.connect(lambda: self.study.choose())
        window.menus.study_results_requested.connect(lambda: self.audience.choose())
        window.menus.float_requested.connect(self.floating_gauge.show)
        window.watch.controls.float_requested.connect(self.floating_gauge.show)
        window.watch.chooser.screen_chosen.connect(lambda _title: self.floating_gauge.show())
        self.history.said.connect(lambda words, role, offers: window.show_message(words, role, offers, DELETED))
        self.history.exports.said.connect(lambda words, role, offers: window.show_message(words, role, offers, FILES))
        self.marks.said.connect(lambda words, role, offers: window.show_message(words, role, offers, FILES))
        self.watch.recording_vouched.connect(self.recordings.rate)
        self.recordings.rated.connect(self.review.show_ended)
        self.recordings.said.connect(lambda words, role: window.show_message(words, role, about=RECORDING))
        self.first_run.demo_wanted.connect(self.watch.play_demo)
        worker.marked.connect(self.watch.show_marker)
        worker.excluding.connect(self.watch.show_excluding)
        worker.excluded.connect(self.watch.show_exclusion)
        for controller in (self.watch, self.first_run):
            worker.lost.connect(controller.show_loss)
        for asker in (self.first_run, self.settings):
            # A direct connection to the worker's method would be queued for its thread, which is busy with the camera.
            asker.cameras_wanted.connect(self._find_cameras)
            worker.cameras_found.connect(asker.show_cameras)

    @Slot(object)
    def _on_loaded(self, model: ModelDescription) -> None:
        if self._is_shut_down:
            # A dialog would keep the program alive without a window.
            return
        self._model = model
        self._lsl.join(model.name)
        self.window.watch.show_classes(model.class_names)
        self.sessions.be_ready(model)
        if self._request.client is not None:
            self._serve(self._request.client, model.name)
        elif self._request.demo:
            self.watch.play_demo()
        elif self.sessions.phase is Phase.IDLE:
            # Consent is asked for only when the camera is wanted: a user who came for the history needs none.
            self.sessions.explain(not_opened_yet())

    def _serve(self, client: Client, model: str) -> None:
        # Another language brings another window, and another floating gauge.
        self._serving = ServeController(client, self.sessions, lambda: self.window.watch.newest_s, self)
        self._serving.left.connect(self.quit)
        # Camera sign and Withdraw stay in sight, even if the other program fills the screen.
        self._serving.session_near.connect(lambda: self.floating_gauge.show())
        self._serving.begin(model)

    def _ask_for_consent(self) -> bool:
        return bool(ConsentDialog(self._notice, self.window).exec() == ConsentDialog.DialogCode.Accepted)

    @Slot()
    def _find_cameras(self) -> None:
        self.worker.find_cameras()

    @Slot(object)
    def _on_cameras_found(self, _cameras: object) -> None:
        self.window.show_message("", about=CAMERAS)

    @Slot(str)
    def _on_cameras_unlisted(self, reason: str) -> None:
        # The list that is shown stays; it may still be right.
        words = self.tr("The system could not list the cameras ({reason}). Look for them again in a moment.")
        self.window.show_message(words.format(reason=reason), about=CAMERAS)

    @Slot(object, object)
    def _on_settings_changed(self, before: Settings, after: Settings) -> None:
        if after.theme != before.theme:
            self._dress()
        if after.language != before.language:
            # The page that asked for it must first finish handling its signal.
            QTimer.singleShot(0, self._change_language)

    def _change_language(self) -> None:
        before, self._language = self._language, apply_language(self._app, self.preferences.settings.language)
        if self._language == before:
            return
        old_window, old_gauge = self.window, self.floating_gauge
        old_window.watch.clear_content()
        self._close_audience()
        self.history.close()
        if self._study is not None:
            self._study.close()
        # In the language that is in force by now.
        self._furnish(MainWindow(self._notice, self.sessions.clock), self.review.reviews)
        self.window.restore_place(old_window.place)
        self.review.return_to_ended()
        self.review.show_page(SETTINGS)
        self.window.show()
        old_gauge.close()
        old_window.blockSignals(True)
        old_window.hide()
        old_window.deleteLater()

    def _dress(self) -> None:
        apply_theme(self._app, self.preferences.settings.theme)

    @Slot()
    def _on_system_theme_changed(self) -> None:
        if self.preferences.settings.theme == "system":
            self._dress()

    def _session_at_hand(self) -> Session | None:
        """Return the session so far, or else the last one that was recorded."""
        ended = self.review.reviews.ended
        return self.worker.session_so_far() or (None if ended is None else ended.session)

    @Slot(str, str, object)
    def _on_storage_said(self, sentence: str, role: str, offers: Sequence[Offer]) -> None:
        # The signal is not connected to the window's own method, because another language brings another window.
        self.window.show_message(sentence, role, offers, STORAGE)

    @Slot(object)
    def _on_storage_export(self, find_session: Callable[[], Session]) -> None:
        self.history.exports.export_found(find_session)

    def _ask_for_folder(self) -> Path | None:
        start = self.preferences.settings.export_folder or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self.window, self.tr("Choose a folder for the files"), start)
        if not chosen:
            return None
        self.preferences.change(export_folder=chosen)
        return Path(chosen)

    def _may_close(self) -> bool:
        """Ask before the window closes if a session, or a study's sitting, would end with it."""
        has_viewer = self._study is not None and self._study.has_viewer
        is_needed = self.sessions.phase.is_in_session or has_viewer
        if not self._asks_before_closing or not is_needed:
            return True
        return confirm_closing(self.window, has_viewer, self.preferences.settings.keep_sessions)
