"""A session's course in few bytes, for a thumbnail."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rating_app.rating.method import DEFAULT_METHOD, RatingMethod
from rating_app.rating.series import drawn_curve

POINTS = 96
_UNSEEN = 255


def curve_of(time_s: npt.ArrayLike, live_ratings: npt.ArrayLike, method: RatingMethod = DEFAULT_METHOD) -> bytes:
    """POINTS bytes, one for each equal part of the time from 0 to the last frame: the time-weighted mean live rating in
    it, 0 to 100, or 255 where a usable face was seen for less than half of it.

    `time_s`, (n,), one a frame, does not go back; `live_ratings`, (n,), lie in [0, 100], None or NaN where a frame had
    no usable face.
    """
    values = np.array(live_ratings, dtype=float)
    if not len(values):
        return bytes([_UNSEEN] * POINTS)
    times = np.maximum.accumulate(np.array(time_s, dtype=float))
    if times[-1] > 0:
        means = drawn_curve(times, values, np.linspace(0.0, times[-1], POINTS + 1), method.max_gap_s)
    else:
        seen = values[~np.isnan(values)]
        means = np.full(POINTS, seen.mean() if len(seen) else np.nan)
    return np.where(np.isnan(means), _UNSEEN, np.clip(np.rint(means), 0, 100)).astype(np.uint8).tobytes()


def points_of(curve: bytes) -> tuple[float | None, ...]:
    """The live ratings behind a curve, 0 to 100 and in the order of time; None where no usable face was seen."""
    return tuple(None if point == _UNSEEN else float(point) for point in curve)
