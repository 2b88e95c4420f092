"""The composition root: the only place that wires the rooms together."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QThread,
    QTimer,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from rating_app import __version__, camera
from rating_app.archive import SessionArchive
from rating_app.camera import FrameSource, VideoFileSource, WebcamSource
from rating_app.config import APP_NAME, Paths, assets, demo_clip, load_settings, save_settings
from rating_app.consent import Consent, ConsentWithdrawn, DemoBasis, LiveConsent, RecordingAttestation, notice_for
from rating_app.expression import ModelDescription
from rating_app.logs import report_unexpected
from rating_app.lsl import LslOutlet, LslUnavailable
from rating_app.rating import DEFAULT_METHOD, Baseline, SessionRating
from rating_app.rating.baseline import BaselineFailed, RestMeasurement
from rating_app.rating.standing import Standing
from rating_app.session import Marker, Session, SessionHead, SessionListener, together
from rating_app.store import SessionStore
from rating_app.views.consent_dialog import ConsentDialog, NoticeDialog, RecordingConsentDialog
from rating_app.views.history import HistoryDialog
from rating_app.views.main_window import MainWindow, Phase
from rating_app.views.start_card import Reason
from rating_app.views.theme import apply_theme
from rating_app.worker import AnalysisWorker, LiveUpdate

_VIDEO_FILTER = "Videos (*.mp4 *.mov *.m4v *.avi *.mkv *.webm);;All files (*)"
_WATCHING = (Phase.OPENING, Phase.PREVIEWING, Phase.RESTING, Phase.RECORDING, Phase.PAUSED)
_CAMERA_POLL_MS = 50
_SIGNAL_POLL_MS = 250
_ABOUT = f"""<h3>{APP_NAME} {__version__}</h3>
<p>Rates what you watch from your face, on this computer, with your consent.</p>
<p>The rating speaks of visible joy, never of liking. It must not be used for employees at work or pupils in education
(the European Union forbids it), nor for hiring, policing or diagnosis.</p>
<p>Code: MIT licence. Expression model: non-commercial research use only, see its card. Icons: Lucide (ISC). Built with
Qt for Python (LGPL), MediaPipe and LiteRT (Apache 2.0) and OpenCV (Apache 2.0).</p>"""


@dataclass(frozen=True)
class WindowRequest:
    """What the command line asked of the window. `camera` is an index or a part of a name, empty for the first; `lsl`
    offers the numbers to the local network.
    """

    model: Path
    camera: str = ""
    demo: bool = False
    theme: str | None = None
    lsl: bool = False


def run_window(request: WindowRequest, paths: Paths) -> int:
    """Show the window until it is closed; the exit code."""
    app = make_qt_application(sys.argv[:1])
    application = RatingApplication(app, request, paths)
    sys.excepthook = application.report
    for number in (signal.SIGINT, signal.SIGTERM):
        # Once the event loop runs: it would never end for a window that was closed before.
        signal.signal(number, lambda *_: QTimer.singleShot(0, application.window.close))
    # Python sees a signal only when some Python code runs, and Qt's event loop alone is none.
    awake = QTimer(application)
    awake.timeout.connect(lambda: None)
    awake.start(_SIGNAL_POLL_MS)
    application.start()
    return app.exec()


def make_qt_application(arguments: list[str]) -> QApplication:
    """The QApplication, with Qt's own plugins."""
    # Importing cv2 points Qt at OpenCV's Qt 5 plugins (opencv-python issue 736).
    for name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        if "cv2" in os.environ.get(name, ""):
            del os.environ[name]
    qInstallMessageHandler(_log_qt_message)
    app = QApplication(arguments)
    app.setApplicationName(APP_NAME)
    app.setDesktopFileName("reaction-gauge")
    app.setWindowIcon(QIcon(str(assets() / "icons" / "app.svg")))
    app.setStyle("Fusion")
    return app


def _log_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Log what Qt says; what ends the program stands on the terminal too, since no window can show it."""
    logger = logging.getLogger("qt")
    if kind == QtMsgType.QtFatalMsg:
        logger.critical(message)
        print(f"rating-app: the window cannot be opened. {' '.join(message.split())}", file=sys.stderr)
    else:
        logger.info(message)


class RatingApplication(QObject):
    """Turns what the user asks for into what the worker does, and back."""

    _load_requested = Signal()
    _unexpected = Signal(str)

    def __init__(self, app: QApplication, request: WindowRequest, paths: Paths) -> None:
        super().__init__()
        self._app = app
        self._request = request
        self._paths = paths
        self._settings = load_settings(paths.settings)
        self._live_consent: LiveConsent | None = None
        self._basis: Consent | None = None
        self._source: FrameSource | None = None
        self._session: Session | None = None
        self._session_is_kept = False
        self._rest: RestMeasurement | None = None
        self._outlet: LslOutlet | None = None
        self._notice = notice_for(request.lsl)
        self._title = ""
        self._model: ModelDescription | None = None
        self._theme_name = "system"
        self._records_at_once = False
        self._after_stop: Callable[[], None] | None = None
        self.window = MainWindow()
        self.history = HistoryDialog(self.window)
        store = SessionStore(paths.database)
        self._writer = store.writer()
        self.archive = SessionArchive(store, self.history, self._ask_for_folder, parent=self)
        self.worker = AnalysisWorker(request.model, self._listeners())
        self._thread = QThread(self)
        self._camera_poll = QTimer(self)
        self._camera_poll.setInterval(_CAMERA_POLL_MS)
        self._wire()

    def start(self) -> None:
        """Show the window and load the model in the background."""
        self._thread.start()
        self._load_requested.emit()
        self.archive.recover(self._settings.keep_days)
        self._choose_theme(self._request.theme or self._settings.theme)
        self.window.set_preview_shown(self._settings.picture != "hidden")
        settings = self._settings
        self.window.show_settings(settings)
        self.window.show_reason(Reason("One moment…", "The face detector is being loaded.", ways_on=False))
        self.window.show()

    def shut_down(self) -> None:
        """End the session, let the camera go, and stop the threads; the session so far is kept."""
        self.worker.stop()
        self._thread.quit()
        self._thread.wait()
        if self._outlet is not None:
            self._outlet.close()
        self.worker.wait_for_release()
        if self.worker.unkept is not None:
            self.archive.offer_rescue(self.worker.unkept)
        self.archive.close()

    def _listeners(self) -> tuple[SessionListener, ...]:
        """Who hears of a session as it goes on."""
        kept = (self._writer,) if self._settings.keep_sessions else ()
        return kept if self._outlet is None else (*kept, self._outlet)

    def _wire(self) -> None:
        self.worker.moveToThread(self._thread)
        self._load_requested.connect(self.worker.load)
        self.worker.loaded.connect(self._on_loaded)
        self.worker.opened.connect(self._on_opened)
        self.worker.updated.connect(self._on_updated)
        self.worker.finished.connect(self._on_finished)
        self.worker.failed.connect(self._on_failed)
        self._camera_poll.timeout.connect(self._show_camera_state)
        self.archive.said.connect(self.window.show_message)
        self.worker.marked.connect(self.window.show_marker)
        self.archive.exported.connect(self._on_exported)
        self.archive.details_found.connect(self._on_details_found)
        self._unexpected.connect(self._on_unexpected)

        window = self.window
        window.camera_requested.connect(self.use_camera)
        window.camera_menu_opening.connect(self._show_cameras)
        window.camera_chosen.connect(self._choose_camera)
        window.demo_requested.connect(self.play_demo)
        window.recording_requested.connect(self._choose_recording)
        window.start_requested.connect(self._on_start_requested)
        window.pause_toggled.connect(self._toggle_pause)
        window.stop_requested.connect(self._stop)
        window.skip_requested.connect(lambda: self._begin_session(None))
        # Through a lambda, since Qt would hand a call to the worker itself over to its thread, which is at the camera.
        window.mark_requested.connect(lambda text, timestamp_s: self.worker.mark(text, timestamp_s))
        window.remarked.connect(self._on_remarked)
        window.marked_afterwards.connect(self._on_marked_afterwards)
        window.resting_face_toggled.connect(lambda wanted: self._remember(measure_rest=wanted))
        window.keeping_toggled.connect(lambda kept: self._remember(keep_sessions=kept))
        window.viewers_chosen.connect(self._choose_viewers)
        window.retention_chosen.connect(self._choose_retention)
        window.export_requested.connect(self._export_finished_session)
        window.history_requested.connect(self.archive.show)
        window.notice_requested.connect(lambda: NoticeDialog(self._notice, window).exec())
        window.withdraw_requested.connect(self.withdraw_consent)
        window.about_requested.connect(lambda: QMessageBox.about(window, f"About {APP_NAME}", _ABOUT))
        window.theme_chosen.connect(self._remember_theme)
        window.preview_toggled.connect(self._remember_preview)
        window.closing.connect(self.shut_down)
        self._app.styleHints().colorSchemeChanged.connect(lambda _scheme: self._follow_system_theme())

    @Slot(object)
    def _on_loaded(self, model: ModelDescription) -> None:
        self._model = model
        if self._request.lsl:
            self._open_outlet(model.name)
        self.window.show_classes(model.class_names)
        self.window.show_phase(Phase.IDLE)
        if self._request.demo:
            self.play_demo()
        else:
            self.window.show_reason(
                Reason("The camera is off", "It opens only after you have read the notice and agreed to it.")
            )
            self.use_camera()

    def _open_outlet(self, model: str) -> None:
        try:
            self._outlet = LslOutlet(model)
        except LslUnavailable as refusal:
            self.window.show_message(str(refusal))
        else:
            self.worker.listeners = self._listeners()
            self.window.show_streaming()

    def use_camera(self) -> None:
        """Ask for consent where there is none yet, then open the camera."""
        if self._live_consent is None:
            if ConsentDialog(self._notice, self.window).exec() != ConsentDialog.DialogCode.Accepted:
                self.window.show_reason(
                    Reason(
                        "The camera stays off",
                        "You did not agree, and that is fine. The demo clip, your history and the notice are open to "
                        "you.",
                    )
                )
                return
            self._live_consent = LiveConsent.give(self._notice)
        consent = self._live_consent
        wanted = self._request.camera or self._settings.camera
        # A remembered camera may be unplugged by now; one that was asked for must be there.
        or_first = not self._request.camera
        self._watch(lambda: WebcamSource(consent.camera_permit(), wanted, or_first), consent.consent)

    def _show_cameras(self) -> None:
        self.window.show_cameras([found.name for found in camera.list_cameras()], self._settings.camera)

    def _choose_camera(self, name: str) -> None:
        self._request = replace(self._request, camera="")
        self._remember(camera=name)
        if self.window.phase is Phase.PREVIEWING:
            self.use_camera()

    def play_demo(self) -> None:
        """Rate the built-in clip, in which nobody is being watched."""
        self._watch_video(demo_clip(), DemoBasis(), "Demo clip")

    def rate_recording(self, video: Path) -> None:
        """Rate a recorded video, once the user has vouched for the people in it."""
        if (
            RecordingConsentDialog(video.name, self._request.lsl, self.window).exec()
            == RecordingConsentDialog.DialogCode.Accepted
        ):
            self.watch_recording(video, RecordingAttestation.by_this_user())

    def watch_recording(self, video: Path, attestation: RecordingAttestation) -> None:
        """Rate a recorded video in real time."""
        self._watch_video(video, attestation, self.window.title_field.text().strip() or video.stem)

    def withdraw_consent(self) -> None:
        """Camera off at once; it stays off until the viewer agrees again."""
        if self._live_consent is not None:
            self._live_consent.withdraw()
            self._live_consent = None
        self._after_stop = None
        self._stop()
        loading = self.window.phase is Phase.LOADING
        words = "The camera is off and stays off until you agree again."
        self.window.show_reason(Reason("Consent is withdrawn", words, ways_on=not loading))
        self.window.show_message(f"Consent is withdrawn. {words}", "good")

    def _watch_video(self, video: Path, basis: Consent, content: str) -> None:
        self._watch(lambda: VideoFileSource(video, paced=True), basis, content)

    def _watch(self, make_source: Callable[[], FrameSource], basis: Consent, content: str | None = None) -> None:
        """Watch a source, after the one before is closed; recorded from its first frame where `content` is given."""
        if self.window.phase in (*_WATCHING, Phase.STOPPING):
            self._after_stop = lambda: self._watch(make_source, basis, content)
            self._stop()
            return
        try:
            source = make_source()
        except ConsentWithdrawn as refusal:
            self.window.show_message(str(refusal))
            return
        self._source, self._basis = source, basis
        self.window.show_message("")
        self.window.show_reason(Reason("One moment…", f"Opening {source.name}.", ways_on=False))
        self.window.show_phase(Phase.OPENING)
        self._records_at_once = content is not None
        self.worker.viewers = self._settings.viewers
        self.worker.watch(source, None if content is None else self._head(content))
        self._camera_poll.start()

    def _head(self, content: str, baseline: Baseline | None = None) -> SessionHead:
        assert self._basis is not None and self._source is not None and self._model is not None
        # One that was not to be kept lives until the next begins.
        self._session = None
        return SessionHead(
            self._basis,
            content,
            self._source.name,
            self._model.name,
            __version__,
            self._model.class_names,
            baseline=baseline,
        )

    @Slot()
    def _on_opened(self) -> None:
        if self.window.phase is Phase.OPENING:
            self.window.show_phase(Phase.RECORDING if self._records_at_once else Phase.PREVIEWING)

    @Slot(str)
    def _on_start_requested(self, title: str) -> None:
        if self.window.phase is not Phase.PREVIEWING:
            self.use_camera()
            return
        self._title = title or "Untitled"
        if self._settings.measure_rest and self._settings.viewers == 1:
            self._rest = RestMeasurement(DEFAULT_METHOD)
            self.window.show_phase(Phase.RESTING)
        else:
            self._begin_session(None)

    def _measure_rest(self, update: LiveUpdate, measurement: RestMeasurement) -> None:
        p_happy = together(update.analysis.seen, DEFAULT_METHOD)
        left_s = measurement.update(update.analysis.frame.timestamp_s, p_happy, None)
        self.window.show_rest_left(left_s)
        if left_s > 0:
            return
        try:
            self._begin_session(measurement.baseline())
        except BaselineFailed as failure:
            self._begin_session(None)
            self.window.show_message(f"{failure} The session goes on without it.")

    def _begin_session(self, baseline: Baseline | None) -> None:
        self._rest = None
        self.worker.begin_session(self._head(self._title, baseline))
        self.window.show_phase(Phase.RECORDING)

    def _toggle_pause(self) -> None:
        if self.window.phase is Phase.PAUSED:
            self.worker.resume()
            self.window.show_phase(Phase.RECORDING)
        elif self.window.phase is Phase.RECORDING:
            self.worker.pause()
            self.window.show_phase(Phase.PAUSED)

    def _stop(self) -> None:
        if self.window.phase in _WATCHING:
            self.window.show_phase(Phase.STOPPING)
            self.worker.stop()

    @Slot()
    def _on_updated(self) -> None:
        update = self.worker.take_update()
        if update is not None and self.window.phase in (Phase.PREVIEWING, Phase.RESTING, Phase.RECORDING):
            self.window.show_update(update, mirrored=isinstance(self._source, WebcamSource))
            if self.window.phase is Phase.RESTING and self._rest is not None:
                self._measure_rest(update, self._rest)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        if self.window.phase is Phase.LOADING:
            self.window.show_reason(Reason("The expression model cannot be used", sentence, ways_on=False))
        else:
            self.window.show_message(sentence)

    @Slot(object)
    def _on_finished(self, session: Session | None) -> None:
        withdrawn = isinstance(self._source, WebcamSource) and self._live_consent is None
        never_opened = self.window.phase is Phase.OPENING
        if session is not None and session.samples:
            self._session = session
            self._session_is_kept = self._writer in self.worker.heard_by and self.worker.unkept is not session
            self.window.show_phase(Phase.FINISHED)
            self.window.show_session(session)
            self.archive.find_details(session)
        else:
            self.window.show_phase(Phase.IDLE)
            if never_opened and isinstance(self._source, WebcamSource):
                self.window.show_reason(
                    Reason(
                        self.window.message.text() or "The camera did not open",
                        "You can watch the built-in demo clip, rate a recorded video, or try the camera again.",
                        "Try the camera again",
                    )
                )
                self.window.show_message("")
            elif not withdrawn:
                self.window.show_reason(Reason("The camera is off", "Nothing is being watched."))
        self.archive.delete_older(self._settings.keep_days)
        if self.history.isVisible():
            self.archive.refresh()
        if self._after_stop is not None:
            following, self._after_stop = self._after_stop, None
            following()

    def _on_remarked(self, stars: int | None, notes: str) -> None:
        if self._session is None:
            return
        self._change_session(replace(self._session, stars=stars, notes=notes))

    def _on_marked_afterwards(self, marker: Marker) -> None:
        if self._session is None:
            return
        markers = sorted((*self._session.markers, marker), key=lambda one: one.timestamp_s)
        self._change_session(replace(self._session, markers=tuple(markers)))
        self.window.show_marker(marker)

    def _change_session(self, session: Session) -> None:
        """What the viewer says of the finished session, wherever it is kept."""
        self._session = session
        unkept = self.worker.unkept
        if unkept is not None and unkept.head.session_id == session.head.session_id:
            self.worker.unkept = session
        elif self._session_is_kept:
            self.archive.remark(session)

    @Slot(str, object, object)
    def _on_details_found(
        self, session_id: str, standing: Standing | None, viewers: Mapping[int, SessionRating]
    ) -> None:
        session = self._session
        if session is not None and session.head.session_id == session_id and self.window.phase is Phase.FINISHED:
            self.window.show_details(session, standing, viewers)

    def _choose_viewers(self, viewers: int) -> None:
        self._remember(viewers=viewers)
        if self.window.phase is Phase.PREVIEWING:
            self.use_camera()

    def _choose_retention(self, days: int) -> None:
        self._remember(keep_days=days)
        self.archive.delete_older(days)

    def _show_camera_state(self) -> None:
        self.window.show_camera_state(any(isinstance(source, WebcamSource) for source in self.worker.open_sources))
        if self.worker.is_released and self.window.phase in (Phase.IDLE, Phase.FINISHED):
            self._camera_poll.stop()

    def _choose_recording(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self.window, "Open a recorded video", "", _VIDEO_FILTER)
        if chosen:
            self.rate_recording(Path(chosen))

    def _export_finished_session(self) -> None:
        if self._session is not None:
            self.archive.export(self._session)

    def _on_exported(self, session_id: str) -> None:
        if self.worker.unkept is not None and self.worker.unkept.head.session_id == session_id:
            self.worker.unkept = None

    def _ask_for_folder(self) -> Path | None:
        start = self._settings.export_folder or str(Path.home())
        parent = self.history if self.history.isActiveWindow() else self.window
        chosen = QFileDialog.getExistingDirectory(parent, "Choose a folder for the CSV files", start)
        if not chosen:
            return None
        self._remember(export_folder=chosen)
        return Path(chosen)

    def _choose_theme(self, name: str) -> None:
        self._theme_name = name
        self.window.set_theme(apply_theme(self._app, name), name)

    def _remember_theme(self, name: str) -> None:
        self._choose_theme(name)
        self._remember(theme=name)

    def _follow_system_theme(self) -> None:
        if self._theme_name == "system":
            self._choose_theme("system")

    def _remember_preview(self, shown: bool) -> None:
        self.window.set_preview_shown(shown)
        self._remember(picture="shown" if shown else "hidden")

    def _remember(self, **changes: object) -> None:
        self._settings = replace(self._settings, **changes)  # type: ignore[arg-type]
        self.worker.listeners = self._listeners()
        try:
            save_settings(self._settings, self._paths.settings)
        except OSError as error:
            self.window.show_message(f"Your settings could not be saved ({error.strerror}).")

    def report(self, kind: type[BaseException], error: BaseException | None, traceback: object) -> None:
        """The excepthook while the window is open: log it, and tell the user once."""
        report_unexpected(kind, error, traceback)  # type: ignore[arg-type]
        self._unexpected.emit(kind.__name__)

    @Slot(str)
    def _on_unexpected(self, kind: str) -> None:
        self.window.show_message(
            f"Something unexpected happened ({kind}). Your session so far is in the history; the log has more: "
            f"{self._paths.log_file}"
        )
