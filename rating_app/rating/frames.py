"""The frames of one viewer's session, as columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


MAX_LOGIT = 7.0
"""Logits are cut off here, at p = 0.999: beyond it, differences in a network's probability mean nothing."""


@dataclass(frozen=True)
class RatedFrames:
    """Frames as columns of the same length, in order.

    `time_s`: seconds since the session's first frame; it does not go back. `p_happy`: in [0, 1], NaN if no face was
    found. `quality`: in [0, 1], NaN if it was not measured; such a frame counts.
    """

    time_s: Floats
    p_happy: Floats
    quality: Floats

    @classmethod
    def of(
        cls, time_s: Sequence[float], p_happy: Sequence[float | None], quality: Sequence[float | None] | None = None
    ) -> RatedFrames:
        """Make frames from lists in which None stands for a missing value. Raise ValueError if p_happy is not in [0,
        1].
        """
        # NumPy reads None as NaN here.
        happy = np.array(p_happy, dtype=float)
        if np.any((happy < 0) | (happy > 1)):
            raise ValueError("p_happy must lie in [0, 1]")
        seen = np.full(len(happy), np.nan) if quality is None else np.array(quality, dtype=float)
        return cls(np.maximum.accumulate(np.array(time_s, dtype=float)), happy, seen)

    def usable(self, min_quality: float) -> npt.NDArray[np.bool_]:
        """Return which frames count: a face was found, and seen well enough."""
        return ~np.isnan(self.p_happy) & ~(self.quality < min_quality)

    def seconds(self, max_gap_s: float) -> Floats:
        """Return the seconds that each frame stands for, (n,): half of the time to each neighbour, `max_gap_s` / 2 at
        most.

        So neither the frame rate nor dropped frames shift a mean.
        """
        if not len(self.time_s):
            return np.zeros(0)
        gaps = np.minimum(np.diff(self.time_s), max_gap_s)
        return np.asarray((np.append(gaps, 0.0) + np.insert(gaps, 0, 0.0)) / 2)


def logit(p: npt.ArrayLike) -> Floats:
    """Return ln(p / (1 - p)), cut off at +-MAX_LOGIT."""
    with np.errstate(divide="ignore"):
        values = np.asarray(p, dtype=float)
        return np.asarray(np.clip(np.log(values) - np.log1p(-values), -MAX_LOGIT, MAX_LOGIT))
