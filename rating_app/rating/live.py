"""The gauge's value, frame by frame."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rating_app.rating.baseline import Baseline
from rating_app.rating.frames import logit
from rating_app.rating.method import DEFAULT_METHOD, RatingMethod


@dataclass(frozen=True)
class LiveRating:
    """`value_0_100`: an exponential moving average of p_happy, measured against the baseline where there is one, times
    100. While no usable face is found it stays where it was, and `freshness` falls from 1 to 0.
    """

    value_0_100: float
    freshness: float = 1.0

    @property
    def is_current(self) -> bool:
        """Whether the newest frame has a part in it."""
        return self.freshness >= 1.0


class LiveAggregator:
    """Takes the frames of a session in their order. Times are in seconds, of one clock."""

    def __init__(self, method: RatingMethod = DEFAULT_METHOD, baseline: Baseline | None = None) -> None:
        self._method = method
        self._shift = 0.0 if baseline is None else method.rest_logit - baseline.rest_logit
        self._previous_s: float | None = None
        self._seen_s = 0.0
        self._value: float | None = None

    def update(self, timestamp_s: float, p_happy: float | None, quality: float | None = None) -> LiveRating | None:
        """Add one frame; `p_happy` in [0, 1], None where no face was found; `quality` in [0, 1].

        Returns the live rating, None until the first usable face. Raises ValueError for a p_happy out of range.

        value += alpha (p - value) with alpha = 1 - exp(-dt / time constant), which no frame rate changes.
        """
        if p_happy is not None and not 0.0 <= p_happy <= 1.0:
            raise ValueError(f"p_happy must lie in [0, 1], not {p_happy}")
        elapsed_s = 0.0 if self._previous_s is None else max(0.0, timestamp_s - self._previous_s)
        self._previous_s = timestamp_s if self._previous_s is None else max(self._previous_s, timestamp_s)
        if p_happy is None or (quality is not None and quality < self._method.min_quality):
            return self._faded()
        p = 100.0 * self._against_baseline(p_happy)
        gone_s = self._previous_s - self._seen_s
        if self._value is None or elapsed_s > self._method.max_gap_s or gone_s > self._method.fade_s:
            self._value = p
        else:
            self._value += (1.0 - math.exp(-elapsed_s / self._method.time_constant_s)) * (p - self._value)
        self._seen_s = self._previous_s
        return LiveRating(self._value)

    def _faded(self) -> LiveRating | None:
        if self._value is None or self._previous_s is None:
            return None
        gone_s = self._previous_s - self._seen_s
        return LiveRating(self._value, min(0.99, max(0.0, 1.0 - gone_s / self._method.fade_s)))

    def _against_baseline(self, p_happy: float) -> float:
        if self._shift == 0.0:
            return p_happy
        return 1.0 / (1.0 + math.exp(-(float(logit(p_happy)) + self._shift)))
