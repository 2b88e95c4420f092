"""The needle of the gauge, frame by frame. It is not kept: the joy of each frame is stored and drawn instead."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rating_app.rating.baseline import Baseline
from rating_app.rating.frames import logit
from rating_app.rating.method import DEFAULT_METHOD, RatingMethod
from rating_app.rating.trace import intensity_of

NEEDLE_S = 0.5
"""How long the needle takes to follow 99 % of a change in the face."""

FADE_S = 3.0
"""How long after the face was lost the needle's value disappears."""

_TIME_CONSTANTS = 5
"""Time constants in which an exponential moving average reaches its target up to 0.7 %."""


@dataclass(frozen=True)
class LiveRating:
    """The needle's value. `value_0_100`: visible joy now, an exponential moving average of its intensity, times 100.
    While no usable face is found it stays the same, and `freshness` falls from 1 to 0.
    """

    value_0_100: float
    freshness: float = 1.0

    @property
    def is_current(self) -> bool:
        """Whether the newest frame contributes to it."""
        return self.freshness >= 1.0


def joy_now(p_happy: float, method: RatingMethod, baseline: Baseline | None) -> float:
    """Return visible joy in [0, 100] in one frame, relative to the `baseline` if there is one."""
    shift = 0.0 if baseline is None else method.rest_logit - baseline.rest_logit
    return 100.0 * float(intensity_of(logit(p_happy) + shift, method))


class LiveAggregator:
    """A moving average over the frames of a session, which come in order. Times are in seconds, on one clock."""

    def __init__(
        self, method: RatingMethod = DEFAULT_METHOD, baseline: Baseline | None = None, needle_s: float = NEEDLE_S
    ) -> None:
        """Begin with `needle_s`: how long the needle takes to follow a change, above 0."""
        self._method = method
        self._baseline = baseline
        self._time_constant_s = needle_s / _TIME_CONSTANTS
        self._previous_s: float | None = None
        self._seen_s = 0.0
        self._value: float | None = None

    def update(self, timestamp_s: float, p_happy: float | None, quality: float | None = None) -> LiveRating | None:
        """Add one frame; `p_happy` in [0, 1], None if no face was found; `quality` in [0, 1].

        Return the needle's value, None until the first usable face. Raise ValueError if p_happy is out of range.

        value += alpha (joy - value) with alpha = 1 - exp(-dt / time constant), which is independent of the frame rate.
        """
        if p_happy is not None and not 0.0 <= p_happy <= 1.0:
            raise ValueError(f"p_happy must lie in [0, 1], not {p_happy}")
        elapsed_s = 0.0 if self._previous_s is None else max(0.0, timestamp_s - self._previous_s)
        self._previous_s = timestamp_s if self._previous_s is None else max(self._previous_s, timestamp_s)
        if p_happy is None or (quality is not None and quality < self._method.min_quality):
            return self._faded()
        joy = joy_now(p_happy, self._method, self._baseline)
        gone_s = self._previous_s - self._seen_s
        if self._value is None or elapsed_s > self._method.max_gap_s or gone_s > FADE_S:
            self._value = joy
        else:
            self._value += (1.0 - math.exp(-elapsed_s / self._time_constant_s)) * (joy - self._value)
        self._seen_s = self._previous_s
        return LiveRating(self._value)

    def _faded(self) -> LiveRating | None:
        if self._value is None or self._previous_s is None:
            return None
        gone_s = self._previous_s - self._seen_s
        return LiveRating(self._value, min(0.99, max(0.0, 1.0 - gone_s / FADE_S)))
