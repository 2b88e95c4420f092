"""The viewer's resting face, against which their expression is measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rating_app.rating.facing import HeadPose, rest_pose
from rating_app.rating.frames import RatedFrames, logit
from rating_app.rating.method import RatingMethod
from rating_app.system.failure import Failure

Floats = npt.NDArray[np.float64]

MIN_BASELINE_S = 2.0
"""Least time of usable frames: the median of less is not reliable."""

WANTED_S = 5.0
PATIENCE_S = 12.0

MAX_REST_LOGIT = 1.0
"""A resting face above this (p_happy 0.73) was smiling: measured against it, joy could not be seen."""

NEAR_REST_LOGITS = 1.0
"""A face this close to its resting face is at rest, and the baseline follows it."""

MAX_DRIFT_LOGITS = 4.0
"""The furthest that the baseline may follow."""


class BaselineFailed(Failure):
    """No resting face was seen. The message is one sentence for the user."""


@dataclass(frozen=True)
class Baseline:
    """A resting face. `rest_logit`: logit of p_happy of the face at rest. `seconds`: of usable frames behind it.
    `head`: where the head was turned meanwhile, None if that is not known.
    """

    rest_logit: float
    seconds: float
    head: HeadPose | None = None


def measure_baseline(frames: RatedFrames, method: RatingMethod, heads: Sequence[HeadPose | None] = ()) -> Baseline:
    """Measure the resting face over a few seconds in which the viewer does nothing: the median over time of their
    logits, and `rest_pose` of their `heads`.

    Raise BaselineFailed if the face was not seen enough, or was smiling.
    """
    usable = frames.usable(method.min_quality)
    seconds = frames.seconds(method.max_gap_s)[usable]
    if seconds.sum() < MIN_BASELINE_S:
        raise BaselineFailed("The face was not seen well enough to measure it at rest.")
    rest = _weighted_median(logit(frames.p_happy[usable]), seconds)
    if rest > MAX_REST_LOGIT:
        raise BaselineFailed("The face was smiling; at rest it is measured with a relaxed mouth.")
    return Baseline(rest, float(seconds.sum()), rest_pose(heads))


class RestMeasurement:
    """A measurement that collects frames until there are WANTED_S of usable ones, or PATIENCE_S have passed."""

    def __init__(self, method: RatingMethod) -> None:
        self._method = method
        self._frames: list[tuple[float, float | None, float | None]] = []
        self._heads: list[HeadPose | None] = []

    def update(
        self, timestamp_s: float, p_happy: float | None, quality: float | None, head: HeadPose | None = None
    ) -> float:
        """Add one frame, as for `RatedFrames`, and return how many more seconds are needed, 0 when it is done."""
        self._frames.append((timestamp_s, p_happy, quality))
        self._heads.append(head)
        frames = self._collected()
        usable_s = float(frames.seconds(self._method.max_gap_s)[frames.usable(self._method.min_quality)].sum())
        if frames.time_s[-1] - frames.time_s[0] >= PATIENCE_S:
            return 0.0
        return max(0.0, WANTED_S - usable_s)

    def baseline(self) -> Baseline:
        """Return the baseline; raise BaselineFailed if no resting face was seen."""
        return measure_baseline(self._collected(), self._method, self._heads)

    def _collected(self) -> RatedFrames:
        times, p_happy, quality = zip(*self._frames, strict=True) if self._frames else ((), (), ())
        return RatedFrames.of(times, p_happy, quality)


def rest_over_time(baseline: Baseline, logits: Floats, hz: int, method: RatingMethod) -> Floats:
    """Return the resting logit, float64 (n,), at each of `logits`, which are NaN at moments without a face.

    Each second, rest += (1 - exp(-1 / adaptation_s)) * (median of the second - rest) if that median is within
    NEAR_REST_LOGITS of rest.
    """
    if method.adaptation_s == 0:
        return np.full(len(logits), baseline.rest_logit)
    alpha = 1.0 - np.exp(-1.0 / method.adaptation_s)
    rest, values = baseline.rest_logit, np.empty(len(logits))
    for first in range(0, len(logits), hz):
        values[first : first + hz] = rest
        second = logits[first : first + hz]
        seen = second[~np.isnan(second)]
        if len(seen) and abs(now := float(np.median(seen)) - rest) < NEAR_REST_LOGITS:
            drifted = rest + alpha * now
            rest = float(np.clip(drifted, *(baseline.rest_logit + MAX_DRIFT_LOGITS * np.array([-1, 1]))))
    return values


def _weighted_median(values: Floats, weights: Floats) -> float:
    order = np.argsort(values)
    middle = np.searchsorted(np.cumsum(weights[order]), weights.sum() / 2)
    return float(values[order][middle])
