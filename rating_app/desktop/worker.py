"""The pipeline in a thread of its own: capture, analysis and recording, away from the window."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from rating_app.desktop.recording import NewSession, Recording, rehearse
from rating_app.desktop.session_events import Outcome
from rating_app.rating import DEFAULT_METHOD, RatingMethod
from rating_app.rating.live import NEEDLE_S
from rating_app.session.consent import ConsentWithdrawn
from rating_app.session.content import ContentClock, ContentPosition
from rating_app.session.exclusion import ExclusionReason
from rating_app.session.session import Session, SessionPreview
from rating_app.session.sight import Sight, SightNow
from rating_app.system.failure import Failure
from rating_app.vision.analysis import FrameAnalysis, FrameAnalyzer
from rating_app.vision.camera import THIS_COMPUTER, CameraFailed, Cameras, Frame, FrameSource, SourceFailed
from rating_app.vision.capture import CaptureThread, SourceEnded
from rating_app.vision.live_update import LiveUpdate

RELEASE_WITHIN_S = 1.5
"""How long a closing program waits for a stuck camera to be let go."""

_POLL_S = 0.05


@dataclass(frozen=True)
class _Request:
    """A source that is to be watched, with how many viewers before it, how they are rated and shown, and what of it
    they see.
    """

    capture: CaptureThread
    viewers: int
    method: RatingMethod
    needle_s: float
    sight: SightNow


class AnalysisWorker(QObject):
    """Lives in a QThread, where `load` is called through a signal. The other public methods are for any thread, and
    return at once.

    Signals:
        loaded(object): detector and model are ready; the model's description.
        opened(): the source is open.
        updated(): a new `take_update()` is there; not emitted again before it is taken, so nothing queues.
        marked(object): a marker has landed in the session.
        excluding(object): the ExclusionReason for which what comes is left out of the session's rating, None where it
            counts.
        excluded(object): an Exclusion has ended.
        finished(object): the Outcome of a source's watching, once for each; the source is about to be closed.
        failed(object): a Failure: why a source or the model could not be used, or a session not be kept.
        lost(object): a CameraFailed: the camera is gone, or why it is still away where that changes; it is looked for,
            session time stands still.
        regained(): the camera that was lost delivers again.
        cameras_found(object): what `find_cameras` was asked for, a tuple of CameraInfo.
    """

    loaded = Signal(object)
    opened = Signal()
    updated = Signal()
    marked = Signal(object)
    excluding = Signal(object)
    excluded = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    lost = Signal(object)
    regained = Signal()
    cameras_found = Signal(object)
    _requested = Signal(object)

    def __init__(
        self,
        model_path: Path,
        cameras: Cameras = THIS_COMPUTER,
        make_analyzer: Callable[[Path], FrameAnalyzer] = FrameAnalyzer,
    ) -> None:
        """`cameras` are there to choose from. `make_analyzer` builds detector and classifier from the model; it may
        raise a Failure.
        """
        super().__init__()
        self._model_path = model_path
        self._cameras = cameras
        self._make_analyzer = make_analyzer
        self._marks: list[tuple[str, float | None]] = []
        self._jumps: list[tuple[ContentPosition, ContentPosition]] = []
        self._reasons: list[ExclusionReason | None] = []
        self._pauses: list[tuple[float, bool]] = []
        self._paused_at_s: float | None = None
        self._lost_at_s: float | None = None
        self._analyzer: FrameAnalyzer | None = None
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._capture: CaptureThread | None = None
        self._captures: list[CaptureThread] = []
        self._pending: NewSession | None = None
        self._recording: Recording | None = None
        self._outcome = Outcome()
        self._update: LiveUpdate | None = None
        self._finding: threading.Thread | None = None
        # Queued for the worker's own thread, too: else `watch` would not return there before the source has ended.
        self._requested.connect(self._watch, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def load(self) -> None:
        """Build detector and classifier, and let all that a session needs happen once; seconds long."""
        try:
            self._analyzer = self._make_analyzer(self._model_path)
            self._analyzer.warm_up()
            rehearse()
        except Failure as refusal:
            self.failed.emit(refusal)
        except Exception as error:
            # Else the window would wait for `loaded` for ever.
            logging.getLogger(__name__).exception("detector and model cannot be loaded")
            self.failed.emit(Failure("Something unexpected happened ({reason}); the log has more.", reason=error))
        else:
            self.loaded.emit(self._analyzer.model)

    def unload(self) -> None:
        """Free detector and classifier, once the thread has ended."""
        if self._analyzer is not None:
            self._analyzer.close()
            self._analyzer = None

    def watch(
        self,
        source: FrameSource,
        session: NewSession | None = None,
        content: ContentClock | None = None,
        viewers: int = 1,
        method: RatingMethod = DEFAULT_METHOD,
        needle_s: float = NEEDLE_S,
        sight: SightNow | None = None,
    ) -> None:
        """Analyse `source` until it ends, fails or is stopped; record `session` from its first frame on where one is
        given. `content` tells where the content is, for the samples. So many `viewers` are rated, by `method` and with
        `needle_s` as of LiveAggregator as long as nothing is recorded. `sight` tells what they see of themselves, for
        the session.

        Call it after `loaded`, and after `finished` of the source before.
        """
        with self._lock:
            self._stop.clear()
            self._pending = session
            self._marks, self._jumps, self._reasons, self._pauses = [], [], [], []
            self._paused_at_s = self._lost_at_s = None
            self._update = None
            self._recording = None
            self._capture = capture = CaptureThread(source, self._capture, content)
        self._captures = [*self._holding(), capture]
        self._requested.emit(_Request(capture, viewers, method, needle_s, sight or SightNow()))

    def begin_session(self, session: NewSession) -> None:
        """Record from the next frame on."""
        with self._lock:
            self._pending = session

    def mark(self, text: str = "", timestamp_s: float | None = None) -> None:
        """Note a moment of the session, that of the newest frame where none is given; without a session nothing is
        noted.
        """
        with self._lock:
            if self._recording is not None or self._pending is not None:
                self._marks.append((text, timestamp_s))

    def seek(self, left: ContentPosition, reached: ContentPosition) -> None:
        """The content jumped; noted at the session's newest frame. Without a session nothing is noted."""
        with self._lock:
            if self._recording is not None or self._pending is not None:
                self._jumps.append((left, reached))

    def exclude(self, reason: ExclusionReason | None) -> None:
        """Leave out of the rating what comes from now on, or count it again with None; without a session nothing."""
        with self._lock:
            if self._recording is not None or self._pending is not None:
                self._reasons.append(reason)

    def pause(self) -> None:
        """Look at no frame until `resume`; session time stands still."""
        with self._lock:
            if self._capture is not None:
                self._capture.pause()
                self._paused_at_s = time.monotonic()

    def resume(self) -> None:
        """Go on."""
        with self._lock:
            if self._capture is not None:
                self._capture.resume()
            if self._paused_at_s is not None:
                self._note_pause(self._paused_at_s, camera_lost=False)
                self._paused_at_s = None

    def _note_pause(self, since_s: float, camera_lost: bool) -> None:
        """The lock is held."""
        if self._recording is not None:
            self._pauses.append((time.monotonic() - since_s, camera_lost))

    def stop(self) -> None:
        """End `watch`; the session so far is finished, and the source is let go at its next frame."""
        with self._lock:
            if self._capture is not None:
                self._capture.stop()
        self._stop.set()

    def find_cameras(self) -> bool:
        """List the cameras of this computer, in a thread of its own: it can take a while. `cameras_found` tells.
        Returns whether that has begun; not while they are being listed already.
        """
        if self._finding is not None and self._finding.is_alive():
            return False
        self._finding = threading.Thread(target=self._find_cameras, name="camera list", daemon=True)
        self._finding.start()
        return True

    def wait_for_release(self, timeout_s: float = RELEASE_WITHIN_S) -> bool:
        """Whether every source is closed, waiting for that if need be."""
        deadline = time.monotonic() + timeout_s
        for capture in self._holding():
            capture.join(max(0.0, deadline - time.monotonic()))
        if self._finding is not None:
            self._finding.join(max(0.0, deadline - time.monotonic()))
        return self.is_released

    @property
    def is_released(self) -> bool:
        """Whether no source is open, or being opened or closed."""
        return not self._holding()

    @property
    def outcome(self) -> Outcome:
        """Of the last source that was watched: what `finished` told, or is about to tell a thread that does not listen
        any more.
        """
        return self._outcome

    @property
    def open_sources(self) -> tuple[FrameSource, ...]:
        """The sources that are held open at this moment: one, or two while a stuck one has not let go yet."""
        return tuple(capture.source for capture in self._holding() if capture.opened.is_set())

    def _holding(self) -> list[CaptureThread]:
        return [capture for capture in self._captures if capture.is_alive()]

    def session_so_far(self) -> Session | None:
        """What is recorded by now, with its rating, which takes a quarter of a second for an hour; None where nothing
        is. The session goes on.
        """
        recording = self._recording
        return None if recording is None else recording.so_far()

    def take_update(self) -> LiveUpdate | None:
        """The newest update, None where it was taken before."""
        with self._lock:
            update, self._update = self._update, None
            return update

    @Slot(object)
    def _watch(self, request: _Request) -> None:
        assert self._analyzer is not None, "load first"
        self._analyzer.begin(request.viewers)
        failure: Failure | None = None
        try:
            request.capture.start()
            failure = self._analyse(request, self._analyzer)
        finally:
            # Also where something unexpected is on its way to the excepthook: the session so far is safe first.
            request.capture.stop()
            self._outcome = self._end(request.capture.source, failure)
            self.finished.emit(self._outcome)

    def _analyse(self, request: _Request, analyzer: FrameAnalyzer) -> Failure | None:
        """Until the source has ended or is stopped; returns why it has failed."""
        capture, preview = request.capture, SessionPreview(request.method, request.needle_s)
        told = False
        told_loss: CameraFailed | None = None
        while not self._stop.is_set():
            try:
                frame = capture.newest(_POLL_S)
            except SourceEnded:
                return None
            except (SourceFailed, ConsentWithdrawn) as failure:
                self.failed.emit(failure)
                return failure
            if capture.opened.is_set() and not told:
                told = True
                self.opened.emit()
            told_loss = self._tell_loss(capture.loss, told_loss)
            self._land_marks()
            if frame is None:
                continue
            self._begin_pending()
            analysis = analyzer.analyze(frame)
            if self._recording is None:
                self._hand_over(LiveUpdate(analysis, preview.update(frame.timestamp_s, analysis.seen), None, None))
            else:
                self._hand_over(_record(self._recording, frame, analysis, request.sight.now()))
        return None

    def _tell_loss(self, loss: CameraFailed | None, told: CameraFailed | None) -> CameraFailed | None:
        """Say what has changed since `told`, once; returns `loss`."""
        if loss is not None and self._lost_at_s is None:
            self._lost_at_s = time.monotonic()
        elif loss is None and self._lost_at_s is not None:
            with self._lock:
                self._note_pause(self._lost_at_s, camera_lost=True)
            self._lost_at_s = None
        if loss is None and told is not None:
            self.regained.emit()
        elif loss is not None and (told is None or loss.problem != told.problem):
            self.lost.emit(loss)
        return loss

    def _find_cameras(self) -> None:
        try:
            found = self._cameras.list_cameras()
        except OSError:
            logging.getLogger(__name__).exception("the cameras cannot be listed")
            found = ()
        with suppress(RuntimeError):
            # Where the program was closed meanwhile, nobody is left to be told.
            self.cameras_found.emit(found)

    def _begin_pending(self) -> None:
        with self._lock:
            session, self._pending = self._pending, None
        if session is not None:
            self._recording = Recording(session)

    def _land_marks(self) -> None:
        if self._recording is not None:
            with self._lock:
                marks, self._marks = self._marks, []
                jumps, self._jumps = self._jumps, []
                reasons, self._reasons = self._reasons, []
                pauses, self._pauses = self._pauses, []
            for text, timestamp_s in marks:
                self.marked.emit(self._recording.mark(text, timestamp_s))
            for left, reached in jumps:
                self._recording.seek(left, reached)
            for reason in reasons:
                ended = self._recording.exclude(reason)
                if ended is not None:
                    self.excluded.emit(ended)
                self.excluding.emit(reason)
            for duration_s, camera_lost in pauses:
                self._recording.pause(duration_s, camera_lost)

    def _hand_over(self, update: LiveUpdate) -> None:
        with self._lock:
            waiting = self._update
            taken = waiting is None
            # A point of the curve is told once, however slowly the window takes updates.
            points = () if waiting is None else waiting.curve_points
            self._update = replace(update, curve_points=(*points, *update.curve_points))
        if taken:
            self.updated.emit()

    def _end(self, source: FrameSource, failure: Failure | None) -> Outcome:
        self._land_marks()
        recording, self._recording = self._recording, None
        session = None if recording is None else recording.finish(source.recording_read)
        if recording is None or session is None or not session.samples:
            return Outcome(failure=failure)
        for not_kept in recording.failures:
            self.failed.emit(not_kept)
        return Outcome(session, recording.kept, failure)


def _record(recording: Recording, frame: Frame, analysis: FrameAnalysis, sight: Sight | None) -> LiveUpdate:
    sample, live = recording.record(frame.timestamp_s, analysis.seen, frame.content, sight)
    return LiveUpdate(analysis, live, sample, recording.rating, recording.curve_points)
