"""The program with a hand on it: it agrees, records for as long as is asked, ends the session and quits."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer

from benchmarks.soak.camera import Paced, Unpaced, pictures
from benchmarks.soak.growth import Moment
from rating_app.desktop.application import RatingApplication, WindowRequest
from rating_app.desktop.equipment import Equipment
from rating_app.desktop.reviewed import Reviewed
from rating_app.session.consent import NOTICE
from rating_app.session.samples import row_type
from rating_app.session.session import Session
from rating_app.settings import Paths, Settings, save_settings, shipped_model
from rating_app.system.network import forbid_network
from rating_app.views.window.opening import make_qt_application
from rating_app.vision.analysis import FrameAnalysis, FrameAnalyzer
from rating_app.vision.camera import Frame
from rating_app.vision.live_update import LiveUpdate
from tests.fakes.cameras import FakeCapture, Socket

LOOK_EVERY_S = 1.0
SAMPLE_KB = row_type(0).itemsize / 1024


def soak(home: Path, session_s: float, paced: bool, tell: Callable[[Moment], None]) -> Session:
    """Record a session of `session_s` seconds and return it; `tell` hears of each second of the computer's."""
    forbid_network()
    paths = Paths(home / "data", home / "config", home / "log")
    save_settings(Settings(measure_rest=False, welcomed=NOTICE.version), paths.settings)
    arrivals = _Arrivals()
    seen = Paced(pictures()) if paced else Unpaced(pictures())
    socket = Socket()
    socket.plug_in(FakeCapture(seen, fps=None, flickers=False), "Soak")

    class Analyzer(FrameAnalyzer):
        """Tells when frames come, and asks for the next."""

        def analyze(self, frame: Frame) -> FrameAnalysis:
            arrivals.newest = time.time(), frame.timestamp_s
            analysis = super().analyze(frame)
            seen.analysed()
            return analysis

    app = make_qt_application(sys.argv[:1])
    request = WindowRequest(shipped_model(), theme="light")
    application = RatingApplication(app, request, paths, Equipment(socket.cameras, Analyzer, seen.now_s))
    viewer = _Viewer(application, session_s, arrivals, tell)
    application.start()
    app.exec()
    assert viewer.session is not None, "the program ended before its session"
    return viewer.session


class _Arrivals:
    """`newest`: the computer's time, and the source's, of the newest frame."""

    newest = (0.0, 0.0)


class _Viewer:
    def __init__(
        self,
        application: RatingApplication,
        session_s: float,
        arrivals: _Arrivals,
        tell: Callable[[Moment], None],
    ) -> None:
        self.session: Session | None = None
        self._application = application
        self._session_s = session_s
        self._arrivals = arrivals
        self._tell = tell
        self._recording = False
        self._told_s = 0.0
        application.worker.loaded.connect(lambda model: QTimer.singleShot(0, self._agree))
        application.sessions.updated.connect(self._on_updated)
        application.sessions.recorded.connect(self._on_recorded)
        # The notice is not asked for: this viewer has agreed beforehand, to a camera that shows the demo clip.
        application.sessions.give_consent()

    def _agree(self) -> None:
        self._application.sessions.use_camera()

    def _on_updated(self, update: LiveUpdate, mirrored: bool) -> None:
        if not self._recording:
            self._recording = True
            self._application.sessions.start("Soak")
        sample = update.sample
        if sample is None or self.session is not None:
            return
        wall_s = time.time()
        if wall_s - self._told_s >= LOOK_EVERY_S:
            self._told_s = wall_s
            came_s, source_s = self._arrivals.newest
            self._tell(_moment(came_s, source_s, sample.frame))
        if sample.timestamp_s >= self._session_s:
            self._session_s = float("inf")
            self._application.sessions.stop()

    def _on_recorded(self, ended: Reviewed) -> None:
        self.session = ended.session
        QTimer.singleShot(2000, self._application.quit)


def _moment(wall_s: float, session_s: float, frames: int) -> Moment:
    process = Path("/proc/self")
    resident_kb = int((process / "statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024
    handles, threads = (len(list((process / name).iterdir())) for name in ("fd", "task"))
    return Moment(wall_s, session_s, resident_kb, frames * SAMPLE_KB, handles, threads)
