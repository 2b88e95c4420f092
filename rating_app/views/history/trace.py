"""A session's live rating in as many points as a plot needs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rating_app.rating import DEFAULT_METHOD
from rating_app.rating.series import drawn_curve

_POINTS = 400


@dataclass(frozen=True)
class Trace:
    """`seconds` since the session's first frame, rising; `ratings` in [0, 100], NaN where the curve has a gap."""

    seconds: npt.NDArray[np.float64]
    ratings: npt.NDArray[np.float64]

    @classmethod
    def of(
        cls,
        seconds: npt.NDArray[np.float64],
        ratings: npt.NDArray[np.float64],
        max_gap_s: float = DEFAULT_METHOD.max_gap_s,
    ) -> Trace:
        """Of one value a frame, NaN where no usable face was seen: _POINTS from 0 to the last frame, each the mean of
        the time around it, as `drawn_curve` has it.
        """
        times = np.maximum.accumulate(seconds)
        if not len(times) or times[-1] <= 0:
            return cls(seconds, ratings)
        points = np.linspace(0.0, times[-1], _POINTS)
        edges = np.concatenate([points[:1], (points[1:] + points[:-1]) / 2, points[-1:]])
        return cls(points, drawn_curve(times, ratings, edges, max_gap_s))

    @property
    def duration_s(self) -> float:
        """From the first point to the last."""
        return float(self.seconds[-1]) if len(self.seconds) else 0.0

    def at(self, second: float) -> float | None:
        """The rating of the nearest point; None in gaps and beyond the ends."""
        if not len(self.seconds) or not 0 <= second <= self.duration_s:
            return None
        value = float(self.ratings[np.argmin(np.abs(self.seconds - second))])
        return None if np.isnan(value) else value
