"""Means over viewers, and their uncertainty: the only place that computes a mean curve with its band."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rating_app.rating.interval import CONFIDENCE
from rating_app.rating.student_t import quantile

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

MIN_VIEWERS = 3
"""With two viewers, the interval is 13 times as wide as their difference."""


@dataclass(frozen=True, eq=False)
class Means:
    """Means over viewers, (n,) each: the mean, how far its 95 % interval reaches to each side, NaN if that is not
    known, and the number of viewers.
    """

    mean: Floats
    half: Floats
    count: Integers

    @property
    def low(self) -> Floats:
        """Return the lower end of the interval, for values in [0, 1]."""
        return np.clip(self.mean - self.half, 0, 1)

    @property
    def high(self) -> Floats:
        return np.clip(self.mean + self.half, 0, 1)

    @property
    def of_enough(self) -> Means:
        """The means over at least MIN_VIEWERS: a curve of one or two would show them individually, and has no
        interval.
        """
        return Means(np.where(self.count >= MIN_VIEWERS, self.mean, np.nan), self.half, self.count)


def half_widths(deviations: npt.ArrayLike, counts: npt.ArrayLike) -> Floats:
    """Return half the CONFIDENCE interval of each mean over `counts` viewers whose standard deviation is `deviations`,
    by Student's t with n - 1 degrees of freedom; NaN with fewer than MIN_VIEWERS. All are (n,).
    """
    counts = np.asarray(counts)
    different, places = np.unique(counts, return_inverse=True)
    factors = [
        quantile(n - 1, (1 + CONFIDENCE) / 2) / n**0.5 if n >= MIN_VIEWERS else np.nan for n in different.tolist()
    ]
    return np.asarray(np.array(factors, float)[places] * np.asarray(deviations, float))


def means_of(values: Floats) -> Means:
    """Return the means of `values`, float64 (viewers, n), over the viewers with a value; NaN is a missing value."""
    present = ~np.isnan(values)
    count = present.sum(axis=0)
    mean = np.divide(np.nansum(values, axis=0), count, out=np.full(values.shape[1], np.nan), where=count > 0)
    squares = np.nansum(np.square(values - mean), axis=0)
    deviation = np.sqrt(np.divide(squares, count - 1, out=np.full(values.shape[1], np.nan), where=count > 1))
    return Means(mean, half_widths(deviation, count), count)
