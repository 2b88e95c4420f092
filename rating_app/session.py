"""A rated viewing: its samples, its rating, and the consent it stands on. Pixels never come here."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Protocol

from rating_app.consent import Consent
from rating_app.expression import CLASS_NAMES, ExpressionScore
from rating_app.rating import (
    DEFAULT_METHOD,
    Baseline,
    LiveAggregator,
    LiveRating,
    RatedFrames,
    RatingMethod,
    Reading,
    RunningRating,
    SessionRating,
    read_session,
)

ONLY_VIEWER = 1


@dataclass(frozen=True)
class Sample:
    """One viewer in one analysed frame.

    `frame` counts from 0; `timestamp_s` is in seconds since the session's first frame. `face_confidence` and `quality`,
    both in [0, 1], and `score` are None where no face was found; `live_rating` in [0, 100] is None where no usable one
    was. `viewer` counts from 1, in the order in which they were first seen.
    """

    frame: int
    timestamp_s: float
    face_confidence: float | None
    score: ExpressionScore | None
    live_rating: float | None
    quality: float | None = None
    viewer: int = ONLY_VIEWER

    @property
    def face_found(self) -> bool:
        return self.score is not None


@dataclass(frozen=True)
class Marker:
    """Something that the user noted at a moment of a session; an annotation where it has a duration. In seconds since
    the session's first frame.
    """

    timestamp_s: float
    text: str = ""
    duration_s: float = 0.0


@dataclass(frozen=True)
class SessionHead:
    """What is known of a session before its first frame.

    `class_names` are what the model tells apart, in its order. `started_at` carries its time zone. `baseline` is the
    viewer's resting face, None where it was not measured.
    """

    consent: Consent
    content: str
    source: str
    model: str
    app_version: str
    class_names: tuple[str, ...] = CLASS_NAMES
    started_at: datetime = field(default_factory=lambda: datetime.now(timezone.utc))
    session_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    baseline: Baseline | None = None
    method: RatingMethod = DEFAULT_METHOD


@dataclass(frozen=True)
class Session:
    """A finished session, or the part of one that was `interrupted` by a crash.

    `stars`, 1 to 5, and `notes` are what the viewer said afterwards; None and empty where they said nothing.
    """

    head: SessionHead
    samples: tuple[Sample, ...]
    rating: SessionRating
    markers: tuple[Marker, ...] = ()
    stars: int | None = None
    notes: str = ""
    interrupted: bool = False

    @property
    def duration_s(self) -> float:
        """From the first frame to the last, without pauses, in seconds."""
        return self.samples[-1].timestamp_s if self.samples else 0.0

    @property
    def reading(self) -> Reading:
        """The rating anew, with the trace and the smiles behind it; a quarter of a second for an hour."""
        return read_samples(self.samples, self.head)


class SessionListener(Protocol):
    """Hears of a session as it goes on, from the thread that records it: a store that saves it, say."""

    def begun(self, head: SessionHead) -> None:
        """Before the first sample."""

    def sampled(self, sample: Sample) -> None: ...

    def marked(self, marker: Marker) -> None: ...

    def finished(self, session: Session) -> None:
        """After the last sample."""


class SessionRecorder:
    """Builds one session from its frames, in their order."""

    def __init__(self, head: SessionHead) -> None:
        self.head = head
        self._live = LiveAggregator(head.method, head.baseline)
        self._running = RunningRating(head.method, head.baseline)
        self._samples: list[Sample] = []
        self._markers: list[Marker] = []
        self._origin_s: float | None = None
        self.rating = SessionRating(None, 0.0, 0.0)
        """Of the frames so far, a few seconds late."""

    def record(
        self,
        timestamp_s: float,
        face_confidence: float | None,
        score: ExpressionScore | None,
        quality: float | None = None,
    ) -> tuple[Sample, LiveRating | None]:
        """Add one frame; `timestamp_s` is on the source's clock. Returns its sample and the gauge's value."""
        if self._origin_s is None:
            self._origin_s = timestamp_s
        since_start_s = timestamp_s - self._origin_s
        p_happy = None if score is None else score.p_happy
        live = self._live.update(since_start_s, p_happy, quality)
        self.rating = self._running.update(since_start_s, p_happy, quality)
        current = live.value_0_100 if live is not None and live.is_current else None
        sample = Sample(len(self._samples), since_start_s, face_confidence, score, current, quality)
        self._samples.append(sample)
        return sample, live

    def mark(self, text: str = "") -> Marker:
        """Note the moment of the newest frame."""
        marker = Marker(self._samples[-1].timestamp_s if self._samples else 0.0, text)
        self._markers.append(marker)
        return marker

    def finish(self) -> Session:
        """The session so far; recording can go on."""
        samples = tuple(self._samples)
        return Session(self.head, samples, read_samples(samples, self.head).rating, tuple(self._markers))


def read_samples(samples: Sequence[Sample], head: SessionHead) -> Reading:
    """Rate samples by the method and baseline of their session's head."""
    frames = RatedFrames.of(
        [sample.timestamp_s for sample in samples],
        [None if sample.score is None else sample.score.p_happy for sample in samples],
        [sample.quality for sample in samples],
    )
    return read_session(frames, head.method, head.baseline)
