"""A trace, or values at moments, in as many bins as a chart has room for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Bins:
    """float64 (n,) each, NaN for a bin without a value: mean and highest value, and the share of it that has one."""

    mean: Floats
    highest: Floats
    present: Floats


def binned(values: Floats, count: int) -> Bins:
    """Evenly spaced `values`, NaN where there is none, in `count` bins of even width, or fewer where they are fewer."""
    count = min(count, len(values))
    edges = np.linspace(0, len(values), count + 1).round().astype(int)
    present = ~np.isnan(values)
    seen = np.add.reduceat(present.astype(float), edges[:-1])
    highest = np.maximum.reduceat(np.where(present, values, -np.inf), edges[:-1])
    return Bins(
        mean=_quotient(np.add.reduceat(np.nan_to_num(values), edges[:-1]), seen),
        highest=np.where(seen > 0, highest, np.nan),
        present=seen / np.diff(edges),
    )


def means_at(time_s: Floats, values: Floats, span_s: float, count: int) -> Floats:
    """float64 (count,): mean of the `values` that fall into each of `count` even bins of `span_s` seconds."""
    places = np.minimum((time_s * count / span_s).astype(int), count - 1)
    present = ~np.isnan(values)
    weights = np.bincount(places, weights=present, minlength=count).astype(float)
    sums = np.bincount(places, weights=np.nan_to_num(values), minlength=count).astype(float)
    return _quotient(sums, weights)


def _quotient(sums: Floats, counts: Floats) -> Floats:
    return np.asarray(np.divide(sums, counts, out=np.full(len(sums), np.nan), where=counts > 0))
