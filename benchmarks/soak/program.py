"""Control the program: agree, record for as long as required, end the session and quit."""

from __future__ import annotations

import faulthandler
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from benchmarks.soak.camera import Paced, Unpaced, pictures
from benchmarks.soak.growth import Moment
from rating_app.desktop.application import RatingApplication
from rating_app.desktop.equipment import Equipment
from rating_app.desktop.first_window import FirstWindow, WindowRequest
from rating_app.desktop.reviewed import Reviewed
from rating_app.session.consent import NOTICE
from rating_app.session.samples import row_type
from rating_app.session.session import Session
from rating_app.settings import Paths, Settings, save_settings, shipped_model
from rating_app.system.failure import Failure
from rating_app.system.network import forbid_network
from rating_app.views.watch.phase import Phase
from rating_app.views.window.opening import collect_in_event_loop, make_qt_application
from rating_app.vision.analysis import FrameAnalysis, FrameAnalyzer
from rating_app.vision.camera import Frame
from rating_app.vision.live_update import LiveUpdate
from tests.fakes.cameras import FakeCapture, Socket

LOOK_EVERY_S = 1.0
SAMPLE_KB = row_type(0).itemsize / 1024
QUIT_AFTER_S = 2.0
"""Seconds after the session's end: by then, everything is written."""


class SoakFailed(Exception):
    """The session did not reach its end; the message describes the program's state."""


def soak(
    home: Path,
    session_s: float,
    paced: bool,
    tell: Callable[[Moment], None],
    patience_s: float = 60.0,
    camera: FakeCapture | None = None,
) -> Session:
    """Record a session of `session_s` seconds and return it; `tell` is called once per second of the computer's time.

    Raise SoakFailed if nothing new is recorded for `patience_s`, or the program reports a failure. If its window does
    not respond either, the process prints the stack of each thread, and ends with exit code 1. `camera` replaces the
    one that shows the demo clip.
    """
    forbid_network()
    paths = Paths(home / "data", home / "config", home / "log")
    save_settings(Settings(measure_rest=False, welcomed=NOTICE.version), paths.settings)
    arrivals = _Arrivals()
    seen = Paced(pictures()) if paced else Unpaced(pictures())
    socket = Socket()
    socket.plug_in(camera or FakeCapture(seen, fps=None, flickers=False), "Soak")

    class Analyzer(FrameAnalyzer):
        """An analyzer that notes when frames arrive, and requests the next one."""

        def analyze(self, frame: Frame) -> FrameAnalysis:
            arrivals.newest = time.time(), frame.timestamp_s
            analysis = super().analyze(frame)
            seen.analysed()
            return analysis

    app = make_qt_application(sys.argv[:1])
    request = WindowRequest(shipped_model(), theme="light")
    application = RatingApplication(FirstWindow(app, request, paths), Equipment(socket.cameras, Analyzer, seen.now_s))
    viewer = _Viewer(application, session_s, arrivals, tell, patience_s)
    collect_in_event_loop(application)
    application.start()
    app.exec()
    faulthandler.cancel_dump_traceback_later()
    if viewer.session is None:
        raise SoakFailed(viewer.problem or "the program was closed before its session had ended")
    return viewer.session


class _Arrivals:
    """Times of the newest frame: the computer's, and the source's."""

    newest = (0.0, 0.0)


class _Viewer(QObject):
    """The viewer, in the window's thread: its slots are called there, while plain functions would be called in the
    worker's.

    `session` is the recorded one, None if the program was stopped early; `problem` is the reason.
    """

    def __init__(
        self,
        application: RatingApplication,
        session_s: float,
        arrivals: _Arrivals,
        tell: Callable[[Moment], None],
        patience_s: float,
    ) -> None:
        super().__init__()
        self.session: Session | None = None
        self.problem = ""
        self._application = application
        self._session_s = session_s
        self._arrivals = arrivals
        self._tell = tell
        self._patience_s = patience_s
        self._told_s = 0.0
        self._reached_s = 0.0
        self._said: list[str] = []
        self._impatience = QTimer(self)
        self._impatience.setSingleShot(True)
        self._impatience.timeout.connect(self._on_nothing_new)
        application.worker.loaded.connect(self._on_loaded)
        application.worker.failed.connect(self._on_failed)
        application.sessions.updated.connect(self._on_updated)
        application.sessions.said.connect(self._on_said)
        application.sessions.recorded.connect(self._on_recorded)
        # The notice is skipped: this viewer has agreed beforehand, to a camera that shows the demo clip.
        application.sessions.give_consent()
        self._be_patient()

    def _be_patient(self) -> None:
        self._impatience.start(round(1000 * self._patience_s))
        # For a window that hangs, and with it the timer.
        faulthandler.dump_traceback_later(2 * self._patience_s, exit=True)

    @Slot(object)
    def _on_loaded(self, model: object) -> None:
        self._application.sessions.use_camera()

    @Slot(object, bool)
    def _on_updated(self, update: LiveUpdate, mirrored: bool) -> None:
        sample = update.sample
        if sample is None:
            if self._application.sessions.phase is Phase.PREVIEWING:
                self._application.sessions.start("Soak")
            return
        self._reached_s = sample.timestamp_s
        wall_s = time.time()
        if wall_s - self._told_s >= LOOK_EVERY_S:
            self._be_patient()
            self._told_s = wall_s
            came_s, source_s = self._arrivals.newest
            self._tell(_moment(came_s, source_s, sample.frame))
        if sample.timestamp_s >= self._session_s:
            self._application.sessions.stop()

    @Slot(object)
    def _on_recorded(self, ended: Reviewed) -> None:
        if ended.session.duration_s < self._session_s:
            self._give_up("the session has ended early")
            return
        self.session = ended.session
        self._be_patient()
        QTimer.singleShot(round(1000 * QUIT_AFTER_S), self._application.quit)

    @Slot(str, str, str)
    def _on_said(self, sentence: str, role: str, about: str) -> None:
        self._said.append(sentence)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self._give_up(str(failure))

    @Slot()
    def _on_nothing_new(self) -> None:
        self._give_up(f"nothing new was recorded for {self._patience_s:g} s")

    def _give_up(self, problem: str) -> None:
        if self.problem:
            # The end of the program also ends the session.
            return
        sessions = self._application.sessions
        said = " | ".join(sentence for sentence in self._said if sentence) or "nothing"
        self.problem = (
            f"{problem}: {sessions.phase.name} after {self._reached_s:.1f} of {self._session_s:.1f} s; the start card "
            f"says {sessions.reason.heading!r}, the window has said: {said}"
        )
        self._application.quit()


def _moment(wall_s: float, session_s: float, frames: int) -> Moment:
    process = Path("/proc/self")
    resident_kb = int((process / "statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024
    handles, threads = (len(list((process / name).iterdir())) for name in ("fd", "task"))
    return Moment(wall_s, session_s, resident_kb, frames * SAMPLE_KB, handles, threads)
