"""Means over viewers, differences between contents, and their intervals, for many studies at once or for one.

benchmarks/study_simulation.py shows how often the intervals contain the truth; docs/rating.md has its figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rating_app.rating.interval import CONFIDENCE
from rating_app.rating.student_t import quantile, two_sided_p

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


MIN_VIEWERS = 5
"""With fewer, a content has no rating: the interval would cover most of the scale."""

CAUTION_VIEWERS = 20
"""With fewer, a content's rating is not known to 10 points."""

MIN_PAIRED = 8
"""Viewers who have to have seen both of two contents before their difference has an interval: if most of five do not
smile, it contains the truth in 84 of 100 studies.
"""

MIN_DIFFERING = 5
"""Viewers whose difference has to differ from 0 before a mean difference has an interval: if hardly anyone smiled at
either, Student's t contains the truth far too rarely.
"""

MIN_GROUP = 10
"""Viewers in each of two groups of different people before they are compared: with 5 in one of them, the test finds a
difference in 7 of 100 studies in which there is none; with 8, the interval may contain the truth in only 90 of 100.
"""

LEAST_DEGREES = 3.0

_QUANTILES_TO = 400


@dataclass(frozen=True, eq=False)
class Means:
    """The mean of each sample with its 95 % interval, and the number of viewers; NaN for unknown values."""

    mean: Floats
    low: Floats
    high: Floats
    count: Integers


@dataclass(frozen=True)
class MeanRating:
    """A mean over `viewers`, in points from 0 to 100, or for a difference from -100 to 100."""

    mean: float
    low: float
    high: float
    viewers: int


@dataclass(frozen=True)
class MeanDifference:
    """A mean difference in points: if `paired`, over the `viewers` who saw both, otherwise between the `viewers` who
    saw one and the `others` who saw the other. `p`: two-sided, the probability of a difference this large if there is
    none.
    """

    mean: float
    low: float
    high: float
    p: float
    paired: bool
    viewers: int
    others: int


def rating_means(ratings: Floats) -> Means:
    """Return the means of float64 (..., viewers), in [0, 100], NaN for a viewer without a rating; NaN for fewer than
    MIN_VIEWERS.

    The interval is Wilson's (1927), as within a session (`rating.interval`), with a quantile of Student's t: it is that
    of k = m (1 - m) / (variance of the mean) viewers who would smile either throughout or not at all, at least as many
    as there are. The degrees of freedom are n - 1 and twice the number of the k viewers on the rarer side, 2 k min(m, 1
    - m), added as their reciprocals, and at least LEAST_DEGREES (or n - 1). If nobody smiles, the interval shows what n
    faces at rest imply about others, not that nobody ever will.
    """
    values = ratings / 100
    count = (~np.isnan(values)).sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.nansum(values, axis=-1) / count
        variance = np.nansum(np.square(values - mean[..., None]), axis=-1) / (count - 1)
        spread = mean * (1 - mean)
        k = np.maximum(np.where(variance > 0, spread / variance, 1.0), 1.0) * count
        rarer = np.maximum(0.5, 2 * k * np.minimum(mean, 1 - mean))
        degrees = np.maximum(1 / (1 / (count - 1) + 1 / rarer), np.minimum(LEAST_DEGREES, count - 1))
        q = quantiles(np.where(count >= MIN_VIEWERS, degrees, np.nan))
        centre = (mean + q * q / (2 * k)) / (1 + q * q / k)
        half = q / (1 + q * q / k) * np.sqrt(spread / k + np.square(q / (2 * k)))
    enough = count >= MIN_VIEWERS
    low, high = np.clip(centre - half, 0, 1), np.clip(centre + half, 0, 1)
    mean, low, high = (100 * np.where(enough, part, np.nan) for part in (mean, low, high))
    return Means(mean, low, high, count)


def difference_means(differences: Floats) -> Means:
    """Return the means of each viewer's difference between two ratings, float64 (..., viewers), in [-100, 100], NaN if
    missing, by Student's t.

    There is no mean for fewer than MIN_PAIRED viewers, and no interval if fewer than MIN_DIFFERING differ.
    """
    count = (~np.isnan(differences)).sum(axis=-1)
    differing = (np.nan_to_num(differences) != 0).sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.nansum(differences, axis=-1) / count
        variance = np.nansum(np.square(differences - mean[..., None]), axis=-1) / (count - 1)
        told = (count >= MIN_PAIRED) & (differing >= MIN_DIFFERING)
        half = quantiles(np.where(told, count - 1.0, np.nan)) * np.sqrt(variance / count)
    enough = count >= MIN_PAIRED
    return _bounded(np.where(enough, mean, np.nan), half, count)


def group_differences(ratings: Floats, others: Floats) -> tuple[Means, Floats]:
    """Return the difference of the means of two groups of different viewers, and its degrees of freedom, by Welch
    (1947).

    Both are float64 (..., viewers) as in `rating_means`. `count` is that of both groups together. Values are NaN if
    either group has fewer than MIN_GROUP, or fewer than MIN_DIFFERING of all viewers smiled.
    """
    means, errors, counts = [], [], []
    with np.errstate(invalid="ignore", divide="ignore"):
        for group in (ratings, others):
            count = (~np.isnan(group)).sum(axis=-1)
            mean = np.nansum(group, axis=-1) / count
            variance = np.nansum(np.square(group - mean[..., None]), axis=-1) / (count - 1)
            means.append(mean)
            errors.append(variance / count)
            counts.append(count)
        error = errors[0] + errors[1]
        parts = np.square(errors[0]) / (counts[0] - 1) + np.square(errors[1]) / (counts[1] - 1)
        degrees = np.where(parts > 0, np.square(error) / parts, np.nan)
        enough = np.minimum(*counts) >= MIN_GROUP
        smiled = (np.nan_to_num(ratings) > 0).sum(axis=-1) + (np.nan_to_num(others) > 0).sum(axis=-1)
        degrees = np.where(enough & (smiled >= MIN_DIFFERING), degrees, np.nan)
        half = quantiles(degrees) * np.sqrt(error)
    return _bounded(np.where(enough, means[0] - means[1], np.nan), half, counts[0] + counts[1]), degrees


def _bounded(mean: Floats, half: Floats, count: Integers) -> Means:
    return Means(mean, np.maximum(mean - half, -100.0), np.minimum(mean + half, 100.0), count)


def quantiles(degrees: Floats) -> Floats:
    """Return quantiles of Student's t at CONFIDENCE, two-sided; NaN for NaN. Many are interpolated, with errors below
    1e-4.
    """
    known = degrees[~np.isnan(degrees)]
    found = np.full(np.shape(degrees), np.nan)
    if known.size == 0:
        return found
    if known.size <= _QUANTILES_TO:
        found[~np.isnan(degrees)] = [quantile(one, (1 + CONFIDENCE) / 2) for one in known.tolist()]
        return found
    steps = 1 / np.linspace(1 / float(known.min()), 1 / float(known.max()), _QUANTILES_TO)
    table = [quantile(one, (1 + CONFIDENCE) / 2) for one in steps.tolist()]
    found[~np.isnan(degrees)] = np.interp(-1 / known, -1 / steps, table)
    return found


def mean_rating(ratings: Floats) -> MeanRating | None:
    """Return the mean of one content, float64 (viewers,); None for fewer than MIN_VIEWERS."""
    return _first(rating_means(ratings[None]))


def mean_difference(differences: Floats) -> MeanRating | None:
    """Return the mean of one pair's differences, float64 (viewers,); None if it has no interval."""
    return _first(difference_means(differences[None]))


def _first(means: Means) -> MeanRating | None:
    mean, low, high = float(means.mean[0]), float(means.low[0]), float(means.high[0])
    return None if np.isnan([mean, low, high]).any() else MeanRating(mean, low, high, int(means.count[0]))


def compared(ratings: Floats, others: Floats) -> MeanDifference | None:
    """Compare one content with another, both float64 (viewers,) of the same viewers, NaN for a viewer without a rating.

    If MIN_PAIRED or more saw both, only these count, in pairs. Otherwise they are left out, and the remaining viewers
    are compared as two groups. Return None if neither has an interval.
    """
    both = ~np.isnan(ratings) & ~np.isnan(others)
    if both.sum() >= MIN_PAIRED:
        found = mean_difference((ratings - others)[both])
        if found is None:
            return None
        half = max(found.high - found.mean, found.mean - found.low)
        return _tested(found, half, found.viewers - 1.0, True, found.viewers, found.viewers)
    one, other = ratings[~both & ~np.isnan(ratings)], others[~both & ~np.isnan(others)]
    means, degrees = group_differences(one[None], other[None])
    between = _first(means)
    if between is None:
        return None
    half = max(between.high - between.mean, between.mean - between.low)
    return _tested(between, half, float(degrees[0]), False, len(one), len(other))


def _tested(found: MeanRating, half: float, degrees: float, paired: bool, viewers: int, others: int) -> MeanDifference:
    t = found.mean * quantile(degrees, (1 + CONFIDENCE) / 2) / half if half > 0 else np.inf
    return MeanDifference(found.mean, found.low, found.high, two_sided_p(float(t), degrees), paired, viewers, others)


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return the p-values adjusted for their number (Holm, 1979), in the same order: the probability that any adjusted
    value below 0.05 is wrong stays below 0.05.
    """
    order = np.argsort(p_values, kind="stable")
    steps = np.array(p_values, float)[order] * np.arange(len(order), 0, -1)
    adjusted = np.empty(len(order))
    adjusted[order] = np.minimum(1.0, np.maximum.accumulate(steps))
    return tuple(adjusted.tolist())
