"""A session while it is recorded, and its listeners. No Qt."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rating_app.desktop.reviewed import Kept
from rating_app.rating import LiveRating, SessionRating
from rating_app.rating.curve import CurvePoint
from rating_app.rating.live import NEEDLE_S
from rating_app.session.consent import DemoBasis
from rating_app.session.content import ContentPosition
from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.session.observation import ONLY_VIEWER, ExpressionScore, SeenViewer
from rating_app.session.recording import RecordingRead
from rating_app.session.samples import Sample
from rating_app.session.session import Marker, Pause, Session, SessionHead, SessionListener, SessionRecorder
from rating_app.session.sight import Sight
from rating_app.system.failure import Failure

_REHEARSED_FPS = 10
_REHEARSED_FRAMES = 5 * _REHEARSED_FPS
"""Enough for a rating."""


@dataclass(frozen=True)
class NewSession:
    """A session that is to be recorded. `keeper` saves it in the history, None if that is not wanted; `listeners` are
    notified of it, too. `needle_s` is as in LiveAggregator.
    """

    head: SessionHead
    keeper: SessionListener | None = None
    listeners: tuple[SessionListener, ...] = ()
    needle_s: float = NEEDLE_S


class Recording:
    """A session in progress, which notifies keeper and listeners in the thread that records it.

    A listener that raises is not notified again; the session continues. At its end `kept` and `failures` hold the
    outcome.
    """

    def __init__(self, new: NewSession) -> None:
        self._recorder = SessionRecorder(new.head, new.needle_s)
        self._keeper = new.keeper
        self._hearing = ((new.keeper,) if new.keeper is not None else ()) + new.listeners
        self._raised: list[tuple[SessionListener, Exception]] = []
        self._tell(lambda listener: listener.begun(new.head))

    @property
    def head(self) -> SessionHead:
        """What is known of the session since its beginning."""
        return self._recorder.head

    @property
    def rating(self) -> SessionRating:
        """The rating of the session so far."""
        return self._recorder.rating

    @property
    def curve_points(self) -> tuple[CurvePoint, ...]:
        """The points that the newest frame has added to the curve."""
        return self._recorder.curve_points

    @property
    def kept(self) -> Kept:
        """Whether the history has what was recorded so far."""
        if self._keeper is None:
            return Kept.UNWANTED
        return Kept.IN_HISTORY if self._keeper in self._hearing else Kept.FAILED

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The failures to report to the user: one for each listener that raised."""
        return tuple(
            Failure("This session could not be kept in the history, export it now. {reason}", reason=error)
            if listener is self._keeper
            else Failure("Something unexpected happened ({reason}); the log has more.", reason=error)
            for listener, error in self._raised
        )

    def record(
        self,
        timestamp_s: float,
        seen: Sequence[SeenViewer],
        content: ContentPosition | None,
        sight: Sight | None = None,
    ) -> tuple[Sample, LiveRating | None]:
        """Record one frame; return the sample of its first viewer, and the gauge's value."""
        samples, live = self._recorder.record_viewers(timestamp_s, seen, content, sight)
        self._tell(lambda listener: _tell_samples(listener, samples))
        return samples[0], live

    def mark(self, text: str, timestamp_s: float | None) -> Marker:
        """Add a marker as `SessionRecorder.mark` does."""
        marker = self._recorder.mark(text, timestamp_s)
        self._tell(lambda listener: listener.marked(marker))
        return marker

    def seek(self, left: ContentPosition, reached: ContentPosition) -> None:
        """Add a jump as `SessionRecorder.seek` does."""
        seek = self._recorder.seek(left, reached)
        self._tell(lambda listener: listener.sought(seek))

    def exclude(self, reason: ExclusionReason | None) -> Exclusion | None:
        """Begin or end an exclusion as `SessionRecorder.exclude` does."""
        ended = self._recorder.exclude(reason)
        if ended is not None:
            self._tell(lambda listener: listener.excluded(ended))
        return ended

    def so_far(self) -> Session:
        """Return the session so far, from any thread; it continues."""
        return self._recorder.finish()

    def pause(self, duration_s: float, camera_lost: bool) -> Pause:
        """Add a pause as `SessionRecorder.pause` does."""
        pause = self._recorder.pause(duration_s, camera_lost)
        self._tell(lambda listener: listener.paused(pause))
        return pause

    def finish(self, read: RecordingRead | None = None) -> Session:
        """Return the session, which records no more; `read` is how much of a recording was read."""
        session = self._recorder.finish(read)
        self._tell(lambda listener: listener.finished(session))
        return session

    def _tell(self, say: Callable[[SessionListener], None]) -> None:
        for listener in self._hearing:
            try:
                say(listener)
            except Exception as error:
                logging.getLogger(__name__).exception("a session is not kept as it should be")
                self._hearing = tuple(other for other in self._hearing if other is not listener)
                self._raised.append((listener, error))


def rehearse() -> None:
    """Record a moment that no camera has seen, and discard it, so that everything that the rating loads at its first
    frames is loaded before a session. Some of it takes long, because PySide reads the source of imported modules.
    """
    recording = Recording(NewSession(SessionHead(DemoBasis(), "", "", "", "")))
    seen = (SeenViewer(ONLY_VIEWER, 1.0, ExpressionScore(0.5, 0.5, 0.0), 1.0),)
    for number in range(_REHEARSED_FRAMES):
        recording.record(number / _REHEARSED_FPS, seen, None)
    recording.finish()


def _tell_samples(listener: SessionListener, samples: Sequence[Sample]) -> None:
    for sample in samples:
        listener.sampled(sample)
