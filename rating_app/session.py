"""A rated viewing: its samples, its rating, and the consent it stands on. Pixels never come here."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timezone

from rating_app.consent import Consent
from rating_app.expression import CLASS_NAMES, ExpressionScore
from rating_app.rating import LiveRating, RatingAggregator, SessionRating


@dataclass(frozen=True)
class Sample:
    """One analysed frame.

    `frame` counts from 0; `timestamp_s` is in seconds since the session's first frame. `face_confidence` in [0, 1] and
    `score` are None where no face was found; `live_rating` in [0, 100] is None there too, and before the first face.
    """

    frame: int
    timestamp_s: float
    face_confidence: float | None
    score: ExpressionScore | None
    live_rating: float | None

    @property
    def face_found(self) -> bool:
        return self.score is not None


@dataclass(frozen=True)
class SessionHead:
    """What is known of a session before its first frame.

    `class_names` are what the model tells apart, in its order. `started_at` carries its time zone.
    """

    consent: Consent
    content: str
    source: str
    model: str
    app_version: str
    class_names: tuple[str, ...] = CLASS_NAMES
    started_at: datetime = field(default_factory=lambda: datetime.now(timezone.utc))
    session_id: str = field(default_factory=lambda: uuid.uuid4().hex)


@dataclass(frozen=True)
class Session:
    """A finished session."""

    head: SessionHead
    samples: tuple[Sample, ...]
    rating: SessionRating

    @property
    def duration_s(self) -> float:
        """From the first frame to the last, without pauses, in seconds."""
        return self.samples[-1].timestamp_s if self.samples else 0.0


class SessionRecorder:
    """Builds one session from its frames, in their order."""

    def __init__(self, head: SessionHead, aggregator: RatingAggregator | None = None) -> None:
        self.head = head
        self._aggregator = aggregator or RatingAggregator()
        self._samples: list[Sample] = []
        self._origin_s: float | None = None

    def record(
        self, timestamp_s: float, face_confidence: float | None, score: ExpressionScore | None
    ) -> tuple[Sample, LiveRating | None]:
        """Add one frame; `timestamp_s` is on the source's clock. Returns its sample and the gauge's value."""
        if self._origin_s is None:
            self._origin_s = timestamp_s
        since_start_s = timestamp_s - self._origin_s
        live = self._aggregator.update(since_start_s, None if score is None else score.p_happy)
        current = live.value_0_100 if live is not None and live.is_current else None
        sample = Sample(len(self._samples), since_start_s, face_confidence, score, current)
        self._samples.append(sample)
        return sample, live

    @property
    def rating(self) -> SessionRating:
        """Of the frames so far."""
        return self._aggregator.session_rating

    def finish(self) -> Session:
        """The session so far; recording can go on."""
        return Session(self.head, tuple(self._samples), self.rating)
