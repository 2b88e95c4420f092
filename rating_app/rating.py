"""From a score a frame to a rating of the content. Pure: no Qt, no input or output, no clock of its own.

The rating speaks of visible joy, never of liking: 0 means that no joy was seen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

RATING_METHOD = "mean_happy_1"
"""Names the formula of `SessionRating.rating_0_100`: the time-weighted mean of p_happy, times 100."""

DEFAULT_TIME_CONSTANT_S = 1.5
"""Of the live rating: after this long, 63 % of a change in the face has arrived."""

DEFAULT_MAX_GAP_S = 1.0
"""Two frames further apart than this have a hole between them: it counts for this long only, and the smoothing starts
afresh after it."""


DEFAULT_MIN_COVERAGE = 0.05
"""With a face in less than this share of the time there is not enough signal for a rating: a stray detection in an
empty room would make one."""


@dataclass(frozen=True)
class LiveRating:
    """The gauge's value: an exponential moving average of p_happy, times 100, in [0, 100].

    While no face is found the value stays where it was and `is_current` is False.
    """

    value_0_100: float
    is_current: bool


@dataclass(frozen=True)
class SessionRating:
    """The whole session in figures.

    `rating_0_100` is in [0, 100], None where no face was found, or too rarely. `coverage` is the share of time with a
    face, in [0, 1]. `rated_s` is the time that both stand on, in seconds.
    """

    rating_0_100: float | None
    coverage: float
    rated_s: float
    method: str = RATING_METHOD


class RatingAggregator:
    """Takes the frames of a session in their order and keeps the live and the session's rating.

    Every frame stands for the time since the frame before it (the first one for no time at all), so frame rate and
    dropped frames do not shift the result. Times are in seconds, of one clock that does not go back.
    """

    def __init__(
        self,
        time_constant_s: float = DEFAULT_TIME_CONSTANT_S,
        max_gap_s: float = DEFAULT_MAX_GAP_S,
        min_coverage: float = DEFAULT_MIN_COVERAGE,
    ) -> None:
        if time_constant_s <= 0 or max_gap_s <= 0:
            raise ValueError("time_constant_s and max_gap_s must be above 0")
        self._time_constant_s = time_constant_s
        self._max_gap_s = max_gap_s
        self._min_coverage = min_coverage
        self._previous_s: float | None = None
        self._live: LiveRating | None = None
        self._total_s = 0.0
        self._face_s = 0.0
        self._happy_s = 0.0
        self._first_p_happy: float | None = None

    def update(self, timestamp_s: float, p_happy: float | None) -> LiveRating | None:
        """Add one frame; `p_happy` in [0, 1], None where no face was found.

        Returns the live rating, None until the first face. Raises ValueError for a value out of range.
        """
        if p_happy is not None and not 0.0 <= p_happy <= 1.0:
            raise ValueError(f"p_happy must lie in [0, 1], not {p_happy}")
        elapsed_s = 0.0 if self._previous_s is None else max(0.0, timestamp_s - self._previous_s)
        self._previous_s = timestamp_s
        counted_s = min(elapsed_s, self._max_gap_s)
        self._total_s += counted_s
        if p_happy is not None:
            self._face_s += counted_s
            self._happy_s += counted_s * p_happy
            if self._first_p_happy is None:
                self._first_p_happy = p_happy
        self._live = self._smoothed(elapsed_s, p_happy)
        return self._live

    @property
    def session_rating(self) -> SessionRating:
        """Of the frames so far. Where all faces fell on one instant, its score is the rating."""
        coverage = self._face_s / self._total_s if self._total_s > 0 else float(self._first_p_happy is not None)
        mean = self._happy_s / self._face_s if self._face_s > 0 else self._first_p_happy
        if mean is None or coverage < self._min_coverage:
            return SessionRating(None, coverage, self._total_s)
        return SessionRating(100.0 * mean, coverage, self._total_s)

    def _smoothed(self, elapsed_s: float, p_happy: float | None) -> LiveRating | None:
        """Exponential moving average with alpha = 1 - exp(-dt / time constant), which no frame rate changes."""
        if p_happy is None:
            return None if self._live is None else LiveRating(self._live.value_0_100, is_current=False)
        if self._live is None or elapsed_s > self._max_gap_s:
            return LiveRating(100.0 * p_happy, is_current=True)
        alpha = 1.0 - math.exp(-elapsed_s / self._time_constant_s)
        value = self._live.value_0_100 + alpha * (100.0 * p_happy - self._live.value_0_100)
        return LiveRating(value, is_current=True)
