"""The number of viewers needed to distinguish two contents."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np

from rating_app.rating.interval import CONFIDENCE
from rating_app.rating.student_t import quantile
from rating_app.study.inference import MIN_GROUP, MIN_PAIRED

DEFAULT_SD = 23.0
"""In points: the standard deviation of viewers' ratings of the same clip, seen alone, and of one viewer's difference
between two clips whose ratings correlate with 0.5 (docs/rating.md names the data).
"""

POWER = 0.8
MOST_VIEWERS = 100_000

_NORMAL = NormalDist()
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(200)


def power_of(difference: float, sd: float, viewers: int, paired: bool = True) -> float:
    """Return the probability, in [0, 1], that a test at 5 % finds a true `difference`, in points.

    `sd` is that of the viewers' own differences if `paired`, otherwise of the ratings of each content, seen by
    `viewers` each. It follows from the noncentral t distribution, by integration over the sample's standard deviation,
    whose square has a chi-square distribution.
    """
    degrees = viewers - 1 if paired else 2 * (viewers - 1)
    shift = difference / sd * math.sqrt(viewers if paired else viewers / 2)
    critical = quantile(degrees, (1 + CONFIDENCE) / 2)
    # s / sigma, over the range that holds nearly all of its probability.
    spread = 8 / math.sqrt(2 * degrees)
    first, last = max(0.0, 1 - spread), 1 + spread
    s = (first + last) / 2 + (last - first) / 2 * _NODES
    log_density = (
        math.log(2) + degrees / 2 * math.log(degrees / 2) - math.lgamma(degrees / 2)
        + (degrees - 1) * np.log(s) - degrees / 2 * s * s
    )  # fmt: skip
    found = [_NORMAL.cdf(shift - critical * one) + _NORMAL.cdf(-shift - critical * one) for one in s.tolist()]
    return float((last - first) / 2 * (_WEIGHTS * np.exp(log_density)) @ np.array(found))


def viewers_needed(difference: float, sd: float = DEFAULT_SD, paired: bool = True, power: float = POWER) -> int | None:
    """Return the fewest viewers (of each content unless `paired`) with whom `power_of` reaches `power`, at least as
    many as a comparison needs; None beyond MOST_VIEWERS. Raise ValueError unless `difference` and `sd` are above 0.
    """
    if not (difference > 0 and sd > 0):
        raise ValueError("a difference and a standard deviation are above 0")
    high = MIN_PAIRED if paired else MIN_GROUP
    low = high - 1
    while power_of(difference, sd, high, paired) < power:
        low, high = high, 2 * high
        if high > MOST_VIEWERS:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if power_of(difference, sd, middle, paired) >= power else (middle, high)
    return high
