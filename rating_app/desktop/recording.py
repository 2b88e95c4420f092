"""A session while it is recorded, and those who hear of it. No Qt."""

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
    """A session that is to be recorded. `keeper` has it in the history, None where that is not wanted; `listeners` hear
    of it, too. `needle_s` is as of LiveAggregator.
    """

    head: SessionHead
    keeper: SessionListener | None = None
    listeners: tuple[SessionListener, ...] = ()
    needle_s: float = NEEDLE_S


class Recording:
    """Tells keeper and listeners of the session as it goes on, in the thread that records it.

    Who raises hears no more of it; the session goes on. `kept` and `failures` say at its end what became of it.
    """

    def __init__(self, new: NewSession) -> None:
        self._recorder = SessionRecorder(new.head, new.needle_s)
        self._keeper = new.keeper
        self._hearing = ((new.keeper,) if new.keeper is not None else ()) + new.listeners
        self._raised: list[tuple[SessionListener, Exception]] = []
        self._tell(lambda listener: listener.begun(new.head))

    @property
    def rating(self) -> SessionRating:
        """Of the session so far."""
        return self._recorder.rating

    @property
    def curve_points(self) -> tuple[CurvePoint, ...]:
        """What the newest frame has added to the curve."""
        return self._recorder.curve_points

    @property
    def kept(self) -> Kept:
        """Whether the history has what was told so far."""
        if self._keeper is None:
            return Kept.UNWANTED
        return Kept.IN_HISTORY if self._keeper in self._hearing else Kept.FAILED

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What to tell the user of those who raised."""
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
        """One frame: the sample of its first viewer, and the gauge's value."""
        samples, live = self._recorder.record_viewers(timestamp_s, seen, content, sight)
        self._tell(lambda listener: _tell_samples(listener, samples))
        return samples[0], live

    def mark(self, text: str, timestamp_s: float | None) -> Marker:
        """As SessionRecorder.mark."""
        marker = self._recorder.mark(text, timestamp_s)
        self._tell(lambda listener: listener.marked(marker))
        return marker

    def seek(self, left: ContentPosition, reached: ContentPosition) -> None:
        """As SessionRecorder.seek."""
        seek = self._recorder.seek(left, reached)
        self._tell(lambda listener: listener.sought(seek))

    def exclude(self, reason: ExclusionReason | None) -> Exclusion | None:
        """As SessionRecorder.exclude."""
        ended = self._recorder.exclude(reason)
        if ended is not None:
            self._tell(lambda listener: listener.excluded(ended))
        return ended

    def so_far(self) -> Session:
        """The session as it is by now, for another thread too; it goes on."""
        return self._recorder.finish()

    def pause(self, duration_s: float, camera_lost: bool) -> Pause:
        """As SessionRecorder.pause."""
        pause = self._recorder.pause(duration_s, camera_lost)
        self._tell(lambda listener: listener.paused(pause))
        return pause

    def finish(self, read: RecordingRead | None = None) -> Session:
        """The session, which records no more; `read` is how much of a recording was read."""
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
    """Record a moment in which nobody is seen by any camera, and keep nothing of it: what the rating loads at its first
    frames is then there before a session. Some of it takes long, since PySide reads the source of what is imported.
    """
    recording = Recording(NewSession(SessionHead(DemoBasis(), "", "", "", "")))
    seen = (SeenViewer(ONLY_VIEWER, 1.0, ExpressionScore(0.5, 0.5, 0.0), 1.0),)
    for number in range(_REHEARSED_FRAMES):
        recording.record(number / _REHEARSED_FPS, seen, None)
    recording.finish()


def _tell_samples(listener: SessionListener, samples: Sequence[Sample]) -> None:
    for sample in samples:
        listener.sampled(sample)
