"""The course of a session in few bytes, for a thumbnail."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

CURVE_POINTS = 96
_NOTHING = 255


def curve_of(timestamps_s: npt.NDArray[np.float64], live_ratings: npt.NDArray[np.float64], duration_s: float) -> bytes:
    """CURVE_POINTS bytes: the mean live rating, 0 to 100, of each equal part of the duration; 255 where no usable face
    was seen. Both arrays have one value a frame; NaN stands for no rating. A part in which there was no frame at all,
    of a short session or one with holes, is as the one before.
    """
    part = np.clip((timestamps_s * (CURVE_POINTS / max(duration_s, 1e-9))).astype(np.int64), 0, CURVE_POINTS - 1)
    rated = np.isfinite(live_ratings)
    count = np.bincount(part[rated], minlength=CURVE_POINTS)
    total = np.bincount(part[rated], weights=live_ratings[rated], minlength=CURVE_POINTS)
    points = np.full(CURVE_POINTS, _NOTHING, np.uint8)
    seen = count > 0
    points[seen] = np.clip(np.rint(total[seen] / count[seen]), 0, 100).astype(np.uint8)
    frames = np.bincount(part, minlength=CURVE_POINTS) > 0
    # The first frame is in the first part.
    nearest = np.maximum.accumulate(np.where(frames, np.arange(CURVE_POINTS), 0))
    return bytes(points[nearest])


def points_of(curve: bytes) -> tuple[float | None, ...]:
    """The same as numbers; None where no usable face was seen."""
    return tuple(None if value == _NOTHING else float(value) for value in curve)
