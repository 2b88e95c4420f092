"""The curve of visible joy over time: the intensity that the rating is made of, slightly delayed while a session goes
on, and in few bytes for a thumbnail.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from rating_app.rating.baseline import Baseline
from rating_app.rating.frames import Floats, RatedFrames
from rating_app.rating.method import DEFAULT_METHOD, RatingMethod
from rating_app.rating.session_rating import trace_of_viewers
from rating_app.rating.trace import STEP_HZ, values_at_frames

POINTS = 96
_UNSEEN = 255

RENEWED_S = 0.1
"""Seconds between two points of a running curve, as many as it has when it is drawn."""

CurvePoint = tuple[float, float | None]
"""Seconds since the session's first frame, and joy in [0, 100]; None if no usable face was seen."""


class RunningCurve:
    """A curve that takes the frames of a session in order and returns their joy as soon as it is final: once the frames
    on both sides that the running median needs are there.
    """

    def __init__(self, method: RatingMethod = DEFAULT_METHOD) -> None:
        self._method = method
        self._frames: list[tuple[float, Mapping[int, float]]] = []
        self._given = 0
        """How many of the frames have been returned; the median still needs them."""

    def update(
        self, timestamp_s: float, p_happy: Mapping[int, float], baseline: Baseline | None
    ) -> tuple[CurvePoint, ...]:
        """Add one frame, as for `RunningRating.update`, with the current `baseline`, and return the points that have
        become final, in order.
        """
        self._frames.append((timestamp_s, p_happy))
        half_s = self._method.median_s / 2
        if timestamp_s - self._frames[self._given][0] < half_s + RENEWED_S:
            return ()
        certain = sum(at <= timestamp_s - half_s for at, _ in self._frames)
        values = self._joy(baseline)[self._given : certain]
        times = [at for at, _ in self._frames[self._given : certain]]
        points = tuple((at, None if np.isnan(joy) else float(joy)) for at, joy in zip(times, values, strict=True))
        kept_from_s = self._frames[min(certain, len(self._frames) - 1)][0] - half_s
        behind = sum(at < kept_from_s for at, _ in self._frames)
        del self._frames[:behind]
        self._given = certain - behind
        return points

    def _joy(self, baseline: Baseline | None) -> Floats:
        """Return the joy of each frame, (n,), in [0, 100]."""
        # Begin at a step of the whole session's clock.
        begin_s = np.floor(self._frames[0][0] * STEP_HZ) / STEP_HZ
        times = [at - begin_s for at, _ in self._frames]
        viewers = sorted({viewer for _, seen in self._frames for viewer in seen})
        if not viewers:
            return np.full(len(times), np.nan)
        frames = [RatedFrames.of(times, [seen.get(viewer) for _, seen in self._frames]) for viewer in viewers]
        trace = trace_of_viewers(frames, self._method, baseline)
        usable = np.any([one.usable(self._method.min_quality) for one in frames], axis=0)
        return np.where(usable, 100 * values_at_frames(trace, frames[0].time_s), np.nan)


def thumbnail_of(values: npt.ArrayLike) -> bytes:
    """Return POINTS bytes for as many `values` in [0, 100], NaN for a gap: whole numbers, or 255 for a gap."""
    means = np.asarray(values, float)
    return np.where(np.isnan(means), _UNSEEN, np.clip(np.rint(means), 0, 100)).astype(np.uint8).tobytes()


def points_of(curve: bytes) -> tuple[float | None, ...]:
    """Return the joy in a thumbnail, 0 to 100 and in the order of time; None if no usable face was seen."""
    return tuple(None if point == _UNSEEN else float(point) for point in curve)
