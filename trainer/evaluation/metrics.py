"""Figures of merit from counts and scores: pure functions of numbers, without faces or files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

Z_95 = 1.959963984540054
"""The standard normal distribution's 97.5 % quantile."""

Floats = npt.NDArray[np.float64]


def wilson_interval(successes: float, total: int, z: float = Z_95) -> tuple[float, float]:
    """Return the score interval of a proportion (Wilson, 1927, JASA 22:209), within [0, 1]; (0, 1) if `total` is 0."""
    if total == 0:
        return 0.0, 1.0
    share = successes / total
    centre = share + z * z / (2 * total)
    half_width = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return max(0.0, (centre - half_width) / scale), min(1.0, (centre + half_width) / scale)


@dataclass(frozen=True)
class Proportion:
    """A share: `count` of `total`. `value` and `interval` (Wilson, 95 %) are in [0, 1]; `value` is None if `total` is
    0.
    """

    count: int
    total: int

    @property
    def value(self) -> float | None:
        return self.count / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float]:
        return wilson_interval(self.count, self.total)

    def as_dict(self) -> dict[str, object]:
        """Return the share for JSON."""
        return {
            "value": self.value,
            "interval_95": list(self.interval) if self.total else None,
            "count": self.count,
            "total": self.total,
        }


@dataclass(frozen=True)
class Difference:
    """The difference `first` minus `second` of two independent shares in [0, 1], with the total of each.

    `interval` is Newcombe's hybrid score interval (1998, Stat. Med. 17:873, method 10), 95 %.
    """

    first: float
    first_total: int
    second: float
    second_total: int

    @property
    def value(self) -> float:
        return self.first - self.second

    @property
    def interval(self) -> tuple[float, float]:
        low_1, high_1 = wilson_interval(self.first * self.first_total, self.first_total)
        low_2, high_2 = wilson_interval(self.second * self.second_total, self.second_total)
        below = sqrt((self.first - low_1) ** 2 + (high_2 - self.second) ** 2)
        above = sqrt((high_1 - self.first) ** 2 + (self.second - low_2) ** 2)
        return self.value - below, self.value + above

    def as_dict(self) -> dict[str, object]:
        """Return the difference for JSON."""
        return {"value": self.value, "interval_95": list(self.interval)}


def difference(first: Proportion, second: Proportion) -> Difference:
    """Return `first` minus `second`. Raise ValueError if one of them has a total of 0."""
    if first.value is None or second.value is None:
        raise ValueError("a share of nothing has no difference from another")
    return Difference(first.value, first.total, second.value, second.total)


@dataclass(frozen=True)
class BinaryCounts:
    """Counts of happy (positive) against not happy. A face that was not found counts as wrong in either case."""

    true_positive: int
    false_positive: int
    false_negative: int
    true_negative: int
    unseen_positive: int = 0
    unseen_negative: int = 0

    @classmethod
    def of(cls, predicted: Sequence[bool | None], actual: Sequence[bool]) -> BinaryCounts:
        """Count `predicted`, None if no face was found, against `actual`."""
        pairs = list(zip(predicted, actual, strict=True))
        return cls(
            true_positive=pairs.count((True, True)),
            false_positive=pairs.count((True, False)),
            false_negative=pairs.count((False, True)),
            true_negative=pairs.count((False, False)),
            unseen_positive=pairs.count((None, True)),
            unseen_negative=pairs.count((None, False)),
        )

    @property
    def positives(self) -> int:
        return self.true_positive + self.false_negative + self.unseen_positive

    @property
    def negatives(self) -> int:
        return self.true_negative + self.false_positive + self.unseen_negative

    @property
    def accuracy(self) -> Proportion:
        return Proportion(self.true_positive + self.true_negative, self.positives + self.negatives)

    @property
    def precision(self) -> Proportion:
        return Proportion(self.true_positive, self.true_positive + self.false_positive)

    @property
    def recall(self) -> Proportion:
        return Proportion(self.true_positive, self.positives)

    @property
    def specificity(self) -> Proportion:
        return Proportion(self.true_negative, self.negatives)

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall, in [0, 1]; None if either is undefined or 0."""
        precision, recall = self.precision.value, self.recall.value
        return 2 * precision * recall / (precision + recall) if precision and recall else None


@dataclass(frozen=True)
class RocCurve:
    """A ROC curve: rates in [0, 1], from (0, 0) to (1, 1), and the `area` under it."""

    false_positive_rate: Floats
    true_positive_rate: Floats
    area: float


def roc_curve(scores: Sequence[float], positive: Sequence[bool]) -> RocCurve:
    """Return the ROC curve with one point per distinct score, and its area by the trapezoidal rule.

    Both classes must be present.
    """
    order = np.argsort(-np.asarray(scores, float), kind="stable")
    ranked, hits = np.asarray(scores, float)[order], np.asarray(positive, bool)[order]
    last_of_its_score = np.append(np.diff(ranked) != 0, True)
    true = np.concatenate([[0], np.cumsum(hits)[last_of_its_score]]) / hits.sum()
    false = np.concatenate([[0], np.cumsum(~hits)[last_of_its_score]]) / (~hits).sum()
    return RocCurve(false, true, float(np.trapezoid(true, false)))


@dataclass(frozen=True)
class ReliabilityBin:
    """A bin of predictions with similar scores: their mean score and how many of them were positive."""

    mean_score: float
    positive: Proportion


def reliability(scores: Sequence[float], positive: Sequence[bool], bins: int = 15) -> tuple[ReliabilityBin, ...]:
    """Return bins of equal count, by rising score; fewer than `bins` if there are fewer scores."""
    order = np.argsort(np.asarray(scores, float), kind="stable")
    ranked, hits = np.asarray(scores, float)[order], np.asarray(positive, bool)[order]
    return tuple(
        ReliabilityBin(float(ranked[part].mean()), Proportion(int(hits[part].sum()), len(part)))
        for part in np.array_split(np.arange(len(ranked)), bins)
        if len(part)
    )


def expected_calibration_error(bins: Sequence[ReliabilityBin]) -> float:
    """Return the mean gap between score and share of positives, weighted by count (Naeini et al., 2015), in [0, 1]."""
    total = sum(bin_.positive.total for bin_ in bins)
    gaps = (abs(bin_.mean_score * bin_.positive.total - bin_.positive.count) for bin_ in bins)
    return sum(gaps) / total
