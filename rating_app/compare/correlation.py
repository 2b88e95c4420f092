"""Rank correlation."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from rating_app.compare.panel import Floats
from rating_app.rating.interval import CONFIDENCE

MIN_FOR_CORRELATION = 8
"""Least number of sessions with stars and rating; with fewer, the interval leaves nearly everything open."""


@dataclass(frozen=True)
class Correlation:
    """Spearman's correlation, with its 95 % interval."""

    r: float
    low: float
    high: float


def ranks(values: npt.ArrayLike) -> Floats:
    """Return the ranks, float64 (n,), from 1 on; equal values share the mean of theirs."""
    _, places, counts = np.unique(np.asarray(values), return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(counts) - (counts - 1) / 2)[places])


def spearman(one: npt.ArrayLike, other: npt.ArrayLike) -> Correlation | None:
    """Return Spearman's correlation of pairs, (n,) each; the interval is Fisher's (1915). It is None for fewer than
    MIN_FOR_CORRELATION pairs, and if one side is the same throughout.
    """
    first, second = ranks(one), ranks(other)
    if len(first) < MIN_FOR_CORRELATION or min(np.ptp(first), np.ptp(second)) == 0:
        return None
    r = pearson(first, second)
    if abs(r) >= 1:
        return Correlation(r, r, r)
    half = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) / math.sqrt(len(first) - 3)
    return Correlation(r, math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half))


def pearson(one: Floats, other: Floats) -> float:
    """Return Pearson's correlation of pairs, (n,) each, neither side the same throughout; in [-1, 1]."""
    first, second = one - one.mean(), other - other.mean()
    r = float(first @ second) / math.sqrt(float(first @ first) * float(second @ second))
    return min(1.0, max(-1.0, r))
