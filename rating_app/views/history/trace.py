"""A session's live rating in as many points as a plot needs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_POINTS = 400


@dataclass(frozen=True)
class Trace:
    """`seconds` since the session's first frame, rising; `ratings` in [0, 100], NaN where no usable face was seen."""

    seconds: npt.NDArray[np.float64]
    ratings: npt.NDArray[np.float64]

    @classmethod
    def of(cls, seconds: npt.NDArray[np.float64], ratings: npt.NDArray[np.float64]) -> Trace:
        """Of one value a frame: means over equal parts of the duration, at most _POINTS of them. A part is a gap where
        less than half of its frames have a rating.
        """
        if len(seconds) <= _POINTS:
            return cls(seconds, ratings)
        edges = np.linspace(seconds[0], seconds[-1], _POINTS + 1)
        part = np.clip(np.searchsorted(edges, seconds, side="right") - 1, 0, _POINTS - 1)
        rated = np.isfinite(ratings)
        frames = np.bincount(part, minlength=_POINTS)
        count = np.bincount(part[rated], minlength=_POINTS)
        total = np.bincount(part[rated], weights=ratings[rated], minlength=_POINTS)
        means = np.full(_POINTS, np.nan)
        enough = (count > 0) & (2 * count >= frames)
        means[enough] = total[enough] / count[enough]
        return cls((edges[:-1] + edges[1:]) / 2, means)

    @property
    def duration_s(self) -> float:
        """From the first point to the last."""
        return float(self.seconds[-1]) if len(self.seconds) else 0.0

    def at(self, second: float) -> float | None:
        """The rating at this second; None in gaps and beyond the ends."""
        if not len(self.seconds) or not 0 <= second <= self.duration_s:
            return None
        place = int(np.clip(np.searchsorted(self.seconds, second), 0, len(self.seconds) - 1))
        value = float(self.ratings[place])
        return None if np.isnan(value) else value
