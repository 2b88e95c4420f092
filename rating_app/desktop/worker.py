"""The pipeline in a thread of its own: capture, analysis and recording, away from the window."""

from __future__ import annotations

import logging
import math
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
"""The longest time that a closing program waits for a stuck camera."""

_POLL_S = 0.05


@dataclass(frozen=True)
class _Request:
    """A source that is to be watched, with the number of its viewers, how they are rated and shown, and what they see
    of themselves.
    """

    capture: CaptureThread
    viewers: int
    method: RatingMethod
    needle_s: float
    sight: SightNow


class AnalysisWorker(QObject):
    """A worker that lives in a QThread, where `load` is called through a signal. The other public methods can be called
    from any thread, and return at once.

    Signals:
        loaded(object): detector and model are ready; the model's description.
        opened(): the source is open.
        updated(): there is a new update for `take_update()`; not emitted again before it is taken, so nothing queues
            up.
        marked(object): a marker was added to the session.
        excluding(object): the ExclusionReason for which everything from now on is left out of the session's rating,
            None if it counts.
        excluded(object): an Exclusion has ended.
        finished(object): the Outcome of watching a source, once for each; the source is about to be closed.
        failed(object): a Failure: why a source or the model could not be used, or a session could not be saved.
        lost(object): a CameraFailed: the camera is gone, or the reason why it is away has changed; it is searched for,
            and session time is paused.
        regained(): the camera that was lost delivers again.
        cameras_found(object): the result of `find_cameras`, a tuple of CameraInfo.
        cameras_unlisted(str): why the system could not list the cameras, in its own words.
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
    cameras_unlisted = Signal(str)
    _requested = Signal(object)

    def __init__(
        self,
        model_path: Path,
        cameras: Cameras = THIS_COMPUTER,
        make_analyzer: Callable[[Path], FrameAnalyzer] = FrameAnalyzer,
    ) -> None:
        """Take the `cameras` to choose from. `make_analyzer` builds detector and classifier from the model; it may
        raise a Failure.
        """
        super().__init__()
        self._model_path = model_path
        self._cameras = cameras
        self._make_analyzer = make_analyzer
        self._happenings: list[tuple[float, Callable[[Recording], object]]] = []
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
        # This is queued even for the worker's own thread: else `watch` would not return there before the source has
        # ended.
        self._requested.connect(self._watch, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def load(self) -> None:
        """Build detector and classifier, and load everything that a session needs; this takes seconds."""
        try:
            self._analyzer = self._make_analyzer(self._model_path)
            self._analyzer.warm_up()
            rehearse()
        except Failure as refusal:
            self.failed.emit(refusal)
        except Exception as error:
            # Without a signal, the window would wait for `loaded` for ever.
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
        """Analyse `source` until it ends, fails or is stopped, and record `session`, if given, from its first frame on.
        `content` provides the position in the content for each sample. `viewers` is how many are rated; as long as
        nothing is recorded, by `method` and with `needle_s` as in LiveAggregator. `sight` provides what they see of
        themselves.

        Call it after `loaded`, and after `finished` of the source before.
        """
        with self._lock:
            self._stop.clear()
            self._pending = session
            self._happenings = []
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
        """Note a moment of the session, by default that of the newest frame; without a session nothing is noted."""
        self._happens(lambda recording: self.marked.emit(recording.mark(text, timestamp_s)))

    def seek(self, left: ContentPosition, reached: ContentPosition) -> None:
        """Note at the session's newest frame that the content jumped; without a session nothing is noted."""
        self._happens(lambda recording: recording.seek(left, reached))

    def exclude(self, reason: ExclusionReason | None) -> None:
        """Leave everything from now on out of the rating, or count it again with None; do nothing without a session."""
        self._happens(lambda recording: self._exclude(recording, reason))

    def _happens(self, deed: Callable[[Recording], object]) -> None:
        """Note something that happens now, once the camera's picture of this moment has arrived, so that the two lie
        together; without a session nothing is noted.
        """
        with self._lock:
            if self._recording is not None:
                head = self._recording.head
            elif self._pending is not None:
                head = self._pending.head
            else:
                return
            self._happenings.append((time.monotonic() + head.camera_lag_s, deed))

    def _exclude(self, recording: Recording, reason: ExclusionReason | None) -> None:
        ended = recording.exclude(reason)
        if ended is not None:
            self.excluded.emit(ended)
        self.excluding.emit(reason)

    def pause(self) -> None:
        """Analyse no frame until `resume`; session time is paused."""
        with self._lock:
            if self._capture is not None:
                self._capture.pause()
                self._paused_at_s = time.monotonic()

    def resume(self) -> None:
        """Analyse frames again."""
        with self._lock:
            if self._capture is not None:
                self._capture.resume()
            if self._paused_at_s is not None:
                self._note_pause(self._paused_at_s, camera_lost=False)
                self._paused_at_s = None

    def _note_pause(self, since_s: float, camera_lost: bool) -> None:
        """Note a pause; the caller holds the lock."""
        if self._recording is not None:
            now_s = time.monotonic()
            self._happenings.append((now_s, lambda recording: recording.pause(now_s - since_s, camera_lost)))

    def stop(self) -> None:
        """End `watch`; the session so far is finished, and the source is released at its next frame."""
        with self._lock:
            if self._capture is not None:
                self._capture.stop()
        self._stop.set()

    def find_cameras(self) -> bool:
        """List the computer's cameras in a thread of its own, since it can take a while; `cameras_found` reports them.
        Return whether that has begun; it has not if they are being listed already.
        """
        if self._finding is not None and self._finding.is_alive():
            return False
        self._finding = threading.Thread(target=self._find_cameras, name="camera list", daemon=True)
        self._finding.start()
        return True

    def wait_for_release(self, timeout_s: float = RELEASE_WITHIN_S) -> bool:
        """Wait until every source is closed, at most `timeout_s` seconds, and return whether it is."""
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
        """The outcome of the last source that was watched, as `finished` reports it; also for a thread that no longer
        receives signals.
        """
        return self._outcome

    @property
    def open_sources(self) -> tuple[FrameSource, ...]:
        """The sources that are held open at this moment: one, or two while a stuck one has not been released yet."""
        return tuple(capture.source for capture in self._holding() if capture.opened.is_set())

    def _holding(self) -> list[CaptureThread]:
        return [capture for capture in self._captures if capture.is_alive()]

    def session_so_far(self) -> Session | None:
        """Return the session so far with its rating, which takes a quarter of a second for an hour; None if nothing is
        recorded. The session continues.
        """
        recording = self._recording
        return None if recording is None else recording.so_far()

    def take_update(self) -> LiveUpdate | None:
        """Return the newest update; None if it has been taken before."""
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
            # The session so far is saved first, even if an unexpected exception is on its way to the excepthook.
            request.capture.stop()
            self._outcome = self._end(request.capture.source, failure)
            self.finished.emit(self._outcome)

    def _analyse(self, request: _Request, analyzer: FrameAnalyzer) -> Failure | None:
        """Analyse frames until the source has ended or is stopped; return why it has failed, if it has."""
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
            self._note_happenings(time.monotonic())
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
        """Report what has changed since `told`, once, and return `loss`."""
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
        # If the program was closed meanwhile, nobody is left to be notified.
        with suppress(RuntimeError):
            try:
                self.cameras_found.emit(self._cameras.list_cameras())
            except OSError as error:
                logging.getLogger(__name__).exception("the cameras cannot be listed")
                self.cameras_unlisted.emit(error.strerror or str(error))

    def _begin_pending(self) -> None:
        with self._lock:
            session, self._pending = self._pending, None
        if session is not None:
            self._recording = Recording(session)

    def _note_happenings(self, now_s: float) -> None:
        """Note what is due, in the order in which it happened."""
        if self._recording is None:
            return
        with self._lock:
            due = [deed for due_s, deed in self._happenings if due_s <= now_s]
            self._happenings = [one for one in self._happenings if one[0] > now_s]
        for deed in due:
            deed(self._recording)

    def _hand_over(self, update: LiveUpdate) -> None:
        with self._lock:
            waiting = self._update
            taken = waiting is None
            # Each point of the curve is passed on once, however slowly the window takes updates.
            points = () if waiting is None else waiting.curve_points
            self._update = replace(update, curve_points=(*points, *update.curve_points))
        if taken:
            self.updated.emit()

    def _end(self, source: FrameSource, failure: Failure | None) -> Outcome:
        self._note_happenings(math.inf)
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
