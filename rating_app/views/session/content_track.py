"""Which moment of the content was seen at which moment of the session, and the other way round."""

from __future__ import annotations

import numpy as np

from rating_app.session.content import ContentKind, ContentPosition
from rating_app.session.samples import Samples
from rating_app.session.session import Session

STEP_S = 0.1
NEAR_S = 1.0
"""Moments that lie further from all that was seen were not seen."""


class ContentTrack:
    """Ten times a second where the content was; empty where nobody told. A rated recording is its own content."""

    def __init__(self, samples: Samples) -> None:
        rate = len(samples) / max(STEP_S, samples[-1].timestamp_s) if samples else 1.0
        told = samples[:: max(1, int(rate * STEP_S))]
        told = told.where(~np.isnan(told.content_position_s))
        self._times, self._items, self._positions = told.timestamp_s, told.content_item, told.content_position_s

    @classmethod
    def of(cls, session: Session) -> ContentTrack:
        """Of what is played beside the session's curve."""
        samples = session.samples
        if session.head.content_kind is not ContentKind.RECORDING:
            return cls(samples)
        frames = samples.one_a_frame()
        times_s = np.maximum.accumulate(frames.timestamp_s)
        return cls(
            Samples.of_columns(
                {
                    "frame": frames.frame,
                    "timestamp_s": times_s,
                    "content_item": np.ones(len(frames)),
                    "content_position_s": times_s,
                }
            )
        )

    def __bool__(self) -> bool:
        return len(self._times) > 0

    def position_at(self, second: float) -> ContentPosition | None:
        """Where the content was at this second of the session; None where nobody told."""
        if not self:
            return None
        after = min(int(np.searchsorted(self._times, second)), len(self._times) - 1)
        nearest = after - (after > 0 and second - self._times[after - 1] < self._times[after] - second)
        passed_s = second - float(self._times[nearest])
        if abs(passed_s) > NEAR_S:
            return None
        # Between two that were told it goes on evenly, as far as they lie apart themselves.
        since_s = passed_s if abs(passed_s) <= STEP_S else 0.0
        return ContentPosition(int(self._items[nearest]), max(0.0, float(self._positions[nearest]) + since_s))

    def second_of(self, position: ContentPosition, near_s: float = 0.0) -> float | None:
        """When this moment of the content was seen; of several times, the one nearest to second `near_s`. None where
        it was not.
        """
        off_s = np.abs(self._positions - position.position_s)
        seen = np.flatnonzero((self._items == position.item) & (off_s <= NEAR_S))
        if not len(seen):
            return None
        close = seen[off_s[seen] <= off_s[seen].min() + STEP_S]
        nearest = close[np.argmin(np.abs(self._times[close] - near_s))]
        past_s = position.position_s - float(self._positions[nearest])
        return float(self._times[nearest]) + (past_s if abs(past_s) <= STEP_S else 0.0)

    def first_second_of(self, item: int) -> float | None:
        """When this item of the content began to be seen; None where it never was."""
        seen = np.flatnonzero(self._items == item)
        return float(self._times[seen[0]]) if len(seen) else None
