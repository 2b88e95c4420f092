"""The pipeline in a thread of its own: capture, analysis and recording, away from the window."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from rating_app.rating import DEFAULT_METHOD
from rating_app.session.consent import ConsentWithdrawn
from rating_app.session.content import ContentClock, ContentPosition, Seek
from rating_app.session.samples import Sample
from rating_app.session.session import Marker, Session, SessionHead, SessionListener, SessionPreview, SessionRecorder
from rating_app.system.failure import Failure
from rating_app.vision import camera
from rating_app.vision.analysis import FrameAnalysis, FrameAnalyzer
from rating_app.vision.camera import CameraFailed, Frame, FrameSource, SourceFailed
from rating_app.vision.capture import CaptureThread, SourceEnded
from rating_app.vision.live_update import LiveUpdate

RELEASE_WITHIN_S = 1.5
"""How long a closing program waits for a stuck camera to be let go."""

_POLL_S = 0.05


class AnalysisWorker(QObject):
    """Lives in a QThread, where `load` is called through a signal. The other public methods are for any thread, and
    return at once.

    `listeners` hear of every session that begins from now on, in the worker's thread. `unkept` is the last session that
    one of them could not keep, None where all were kept.

    `heard_by` are those who heard of the last session from its beginning.

    `viewers` is how many are rated of those before the next source.

    Signals:
        loaded(object): detector and model are ready; the model's description.
        opened(): the source is open.
        updated(): a new `take_update()` is there; not emitted again before it is taken, so nothing queues.
        marked(object): a marker has landed in the session.
        finished(object): the session that was recorded, None where none was; the source is about to be closed.
        failed(str): why a source or the model could not be used, or a session not be kept; one sentence.
        problem_found(object): the CameraProblem behind the `failed` or `lost` that follows.
        lost(str): the camera is gone, or why it is still away where that changes; it is looked for, session time stands
            still.
        regained(): the camera that was lost delivers again.
        cameras_found(object): what `find_cameras` was asked for, a tuple of CameraInfo.
    """

    loaded = Signal(object)
    opened = Signal()
    updated = Signal()
    marked = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    problem_found = Signal(object)
    lost = Signal(object)
    regained = Signal()
    cameras_found = Signal(object)
    _requested = Signal(object)

    def __init__(self, model_path: Path, listeners: Sequence[SessionListener] = ()) -> None:
        """A listener that raises hears no more of its session, which goes on; at its end `failed` tells why."""
        super().__init__()
        self._model_path = model_path
        self.listeners = tuple(listeners)
        self._hearing: tuple[SessionListener, ...] = ()
        self._not_kept: Exception | None = None
        self._marks: list[tuple[str, float | None]] = []
        self._jumps: list[tuple[ContentPosition, ContentPosition]] = []
        self._analyzer: FrameAnalyzer | None = None
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._capture: CaptureThread | None = None
        self._captures: list[CaptureThread] = []
        self._pending: SessionHead | None = None
        self._recorder: SessionRecorder | None = None
        self.viewers = 1
        self.method = DEFAULT_METHOD
        self.heard_by: Sequence[SessionListener] = ()
        self.unkept: Session | None = None
        self._update: LiveUpdate | None = None
        self._finding: threading.Thread | None = None
        self._requested.connect(self._watch)

    @Slot()
    def load(self) -> None:
        """Build detector and classifier; seconds long."""
        try:
            self._analyzer = FrameAnalyzer(self._model_path)
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

    def watch(self, source: FrameSource, head: SessionHead | None = None, content: ContentClock | None = None) -> None:
        """Analyse `source` until it ends, fails or is stopped; record from its first frame on where `head` is given.
        `content` tells where the content is, for the samples.

        Call it after `loaded`, and after `finished` of the source before.
        """
        with self._lock:
            self._stop.clear()
            self._pending = head
            self._marks, self._jumps = [], []
            self._update = None
            self._recorder = None
            self._capture = capture = CaptureThread(source, self._capture, content)
        self._captures = [*self._holding(), capture]
        self._requested.emit(capture)

    def begin_session(self, head: SessionHead) -> None:
        """Record from the next frame on."""
        with self._lock:
            self._pending = head

    def mark(self, text: str = "", timestamp_s: float | None = None) -> None:
        """Note a moment of the session, that of the newest frame where none is given; without a session nothing is
        noted.
        """
        with self._lock:
            if self._recorder is not None or self._pending is not None:
                self._marks.append((text, timestamp_s))

    def seek(self, left: ContentPosition, reached: ContentPosition) -> None:
        """The content jumped; noted at the session's newest frame. Without a session nothing is noted."""
        with self._lock:
            if self._recorder is not None or self._pending is not None:
                self._jumps.append((left, reached))

    def pause(self) -> None:
        """Look at no frame until `resume`; session time stands still."""
        with self._lock:
            if self._capture is not None:
                self._capture.pause()

    def resume(self) -> None:
        """Go on."""
        with self._lock:
            if self._capture is not None:
                self._capture.resume()

    def stop(self) -> None:
        """End `watch`; the session so far is finished, and the source is let go at its next frame."""
        with self._lock:
            if self._capture is not None:
                self._capture.stop()
        self._stop.set()

    def find_cameras(self) -> None:
        """List the cameras of this computer, in a thread of its own: it can take a while. `cameras_found` tells."""
        if self._finding is None or not self._finding.is_alive():
            self._finding = threading.Thread(target=self._find_cameras, name="camera list", daemon=True)
            self._finding.start()

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
    def open_sources(self) -> tuple[FrameSource, ...]:
        """The sources that are held open at this moment: one, or two while a stuck one has not let go yet."""
        return tuple(capture.source for capture in self._holding() if capture.opened.is_set())

    def _holding(self) -> list[CaptureThread]:
        return [capture for capture in self._captures if capture.is_alive()]

    def take_update(self) -> LiveUpdate | None:
        """The newest update, None where it was taken before."""
        with self._lock:
            update, self._update = self._update, None
            return update

    @Slot(object)
    def _watch(self, capture: CaptureThread) -> None:
        assert self._analyzer is not None, "load first"
        self._analyzer.begin(self.viewers)
        try:
            capture.start()
            self._analyse(capture, self._analyzer)
        finally:
            # Also where something unexpected is on its way to the excepthook: the session so far is safe first.
            capture.stop()
            session = None if self._recorder is None else self._finish(self._recorder)
            self._recorder = None
            self.finished.emit(session)

    def _analyse(self, capture: CaptureThread, analyzer: FrameAnalyzer) -> None:
        preview = SessionPreview(self.method)
        told = False
        told_loss: CameraFailed | None = None
        while not self._stop.is_set():
            try:
                frame = capture.newest(_POLL_S)
            except SourceEnded:
                return
            except (SourceFailed, ConsentWithdrawn) as failure:
                if isinstance(failure, CameraFailed):
                    self.problem_found.emit(failure.problem)
                self.failed.emit(failure)
                return
            if capture.opened.is_set() and not told:
                told = True
                self.opened.emit()
            told_loss = self._tell_loss(capture.loss, told_loss)
            self._land_marks()
            if frame is None:
                continue
            self._begin_pending()
            analysis = analyzer.analyze(frame)
            if self._recorder is None:
                self._hand_over(LiveUpdate(analysis, preview.update(frame.timestamp_s, analysis.seen), None, None))
                continue
            self._hand_over(self._record(self._recorder, frame, analysis))

    def _tell_loss(self, loss: CameraFailed | None, told: CameraFailed | None) -> CameraFailed | None:
        """Say what has changed since `told`, once; returns `loss`."""
        if loss is None and told is not None:
            self.regained.emit()
        elif loss is not None and (told is None or loss.problem != told.problem):
            self.problem_found.emit(loss.problem)
            self.lost.emit(loss)
        return loss

    def _find_cameras(self) -> None:
        try:
            found = camera.list_cameras()
        except OSError:
            logging.getLogger(__name__).exception("the cameras cannot be listed")
            found = ()
        with suppress(RuntimeError):
            # Where the program was closed meanwhile, nobody is left to be told.
            self.cameras_found.emit(found)

    def _begin_pending(self) -> None:
        with self._lock:
            head, self._pending = self._pending, None
        if head is not None:
            self._recorder = SessionRecorder(head)
            self._hearing, self._not_kept = self.listeners, None
            self.heard_by = self._hearing
            self._tell(lambda listener: listener.begun(head))

    def _record(self, recorder: SessionRecorder, frame: Frame, analysis: FrameAnalysis) -> LiveUpdate:
        samples, live = recorder.record_viewers(frame.timestamp_s, analysis.seen, frame.content)
        self._tell(lambda listener: _tell_samples(listener, samples))
        return LiveUpdate(analysis, live, samples[0], recorder.rating)

    def _land_marks(self) -> None:
        if self._recorder is not None:
            with self._lock:
                marks, self._marks = self._marks, []
                jumps, self._jumps = self._jumps, []
            for text, timestamp_s in marks:
                self._land(self._recorder.mark(text, timestamp_s))
            for left, reached in jumps:
                self._tell_of(self._recorder.seek(left, reached))

    def _land(self, marker: Marker) -> None:
        self._tell(lambda listener: listener.marked(marker))
        self.marked.emit(marker)

    def _tell_of(self, seek: Seek) -> None:
        self._tell(lambda listener: listener.sought(seek))

    def _tell(self, say: Callable[[SessionListener], None]) -> None:
        for listener in self._hearing:
            try:
                say(listener)
            except Exception as failure:
                logging.getLogger(__name__).exception("a session is not kept as it should be")
                self._hearing = tuple(other for other in self._hearing if other is not listener)
                self._not_kept = failure

    def _hand_over(self, update: LiveUpdate) -> None:
        with self._lock:
            taken = self._update is None
            self._update = update
        if taken:
            self.updated.emit()

    def _finish(self, recorder: SessionRecorder) -> Session | None:
        self._land_marks()
        session = recorder.finish()
        self._tell(lambda listener: listener.finished(session))
        if not session.samples:
            return None
        if self._not_kept is not None:
            self.unkept = session
            self.failed.emit(
                Failure("This session could not be kept in the history, export it now. {reason}", reason=self._not_kept)
            )
        return session


def _tell_samples(listener: SessionListener, samples: Sequence[Sample]) -> None:
    for sample in samples:
        listener.sampled(sample)
