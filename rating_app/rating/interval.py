"""The uncertainty of a session's mean, when each moment resembles the moment before it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rating_app.rating.student_t import quantile

Floats = npt.NDArray[np.float64]

CONFIDENCE = 0.95

BLOCKS_TO_RULE = 4
"""How many times as long as the rule's the blocks are: the rule minimises the error of the variance, but an interval
needs longer blocks to reach its nominal coverage (see docs/rating.md for both)."""

MIN_BLOCKS = 5


@dataclass(frozen=True)
class Interval:
    """A 95 % confidence interval from `low` to `high` for the mean of the process behind the session.

    `effective_size` is the number of independent moments that would contain as much information as the session does.
    """

    low: float
    high: float
    effective_size: float


def interval_of_mean(values: Floats, mean: float | None = None) -> Interval:
    """Return the interval of the mean of evenly spaced `values`, float64 (n,), in [0, 1]; it contains that mean.
    `mean`, in [0, 1], is the mean of the data behind the values, if it is known more precisely than from them.

    The long-run variance comes from overlapping batch means (Meketon and Schmeiser, 1984), the interval from Wilson's
    (1927) formula with the number of moments replaced by their effective number k = m (1 - m) / (variance of the mean),
    and with a quantile of Student's t. Its degrees of freedom are those of the batch means, 1.5 (n / b - 1), and twice
    the number of independent moments on the rarer side, 2 k min(m, 1 - m), added as their reciprocals: a mean that
    rests on few smiles is less certain than its own variance suggests.

    If all values are equal, nothing is known about their variation; effective_size is then 0 and the interval [0, 1].
    """
    mean = float(np.mean(values)) if mean is None else mean
    size, spread = len(values), float(np.var(values))
    if size < 2 * MIN_BLOCKS or spread < 1e-12:
        return Interval(0.0, 1.0, 0.0)
    block = min(math.ceil(BLOCKS_TO_RULE * block_length(values)), size // MIN_BLOCKS)
    sums = np.concatenate([[0.0], np.cumsum(values - mean)])
    batches = sums[block:] - sums[:-block]
    long_run = float(np.mean(np.square(batches))) / block * size / (size - block)
    if long_run <= 0:
        return Interval(0.0, 1.0, 0.0)
    moments = mean * (1 - mean) * size / long_run
    degrees = 1 / (1 / (1.5 * (size / block - 1)) + 1 / max(0.5, 2 * moments * min(mean, 1 - mean)))
    q = quantile(degrees, (1 + CONFIDENCE) / 2)
    centre = (mean + q * q / (2 * moments)) / (1 + q * q / moments)
    half = q / (1 + q * q / moments) * math.sqrt(mean * (1 - mean) / moments + (q / (2 * moments)) ** 2)
    return Interval(max(0.0, centre - half), min(1.0, centre + half), min(float(size), size * spread / long_run))


def block_length(values: Floats) -> float:
    """Return the block length of the circular block bootstrap, in values, at least 1.

    Politis and White, 2004 (doi 10.1081/ETC-120028836), corrected by Patton, Politis and White, 2009 (doi
    10.1080/07474930802459016); constants as there. `values` are not all equal.
    """
    size = len(values)
    needed = max(5, math.ceil(math.sqrt(math.log10(size))))
    last = min(math.ceil(math.sqrt(size)) + needed, size - 1)
    covariance = _autocovariance(values, last + needed)
    insignificant = np.abs(covariance / covariance[0]) < 2 * math.sqrt(math.log10(size) / size)
    quiet = [lag for lag in range(1, last + 1) if insignificant[lag : lag + needed].all()]
    bandwidth = min(2 * max(quiet[0] - 1, 1), last) if quiet else last
    lags = np.arange(1, bandwidth + 1)
    window = np.clip(2 * (1 - lags / bandwidth), 0, 1) * covariance[1 : bandwidth + 1]
    long_run = covariance[0] + 2 * window.sum()
    if long_run <= 0:
        return 1.0
    slope = 2 * (lags * window).sum()
    optimal = (2 * slope**2 / (4 / 3 * long_run**2)) ** (1 / 3) * size ** (1 / 3)
    return float(np.clip(optimal, 1, min(3 * math.sqrt(size), size / 3)))


def _autocovariance(values: Floats, lags: int) -> Floats:
    """Return the autocovariances, float64 (lags + 1,), by the Fourier transform."""
    centred = values - values.mean()
    power = np.abs(np.fft.rfft(centred, 2 * len(values))) ** 2
    covariance = np.fft.irfft(power)[: len(values)] / len(values)
    return np.asarray(np.pad(covariance[: lags + 1], (0, max(0, lags + 1 - len(values)))))
