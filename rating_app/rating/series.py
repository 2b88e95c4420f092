"""A series over time in bins, and its gaps.

There are two rules for gaps. A figure uses whatever there is: ANY_SEEN. A drawn curve has a gap if less than
MOSTLY_SEEN of a bin's time has a value, so that a glimpse does not pass for the whole bin. All pictures of the same
course therefore have the same gaps, as exactly as their bins allow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rating_app.rating.frames import Floats
from rating_app.rating.method import MOSTLY_SEEN

Span = tuple[float, float]
"""(begin, end) in seconds, excluding the end."""

ANY_SEEN = 0.0
"""The least share of a bin's time that needs a value for a figure to have one; as MOSTLY_SEEN of a curve."""

INSTANT_S = 1e-3

_LEAST_S = 1e-9
"""Less than this is a rounding error."""


class FrameSpans:
    """The time that frames stand for, as `RatedFrames.seconds` counts it: half the time to each neighbour, at most
    `max_gap_s` / 2. If `counting`, bool (n,), leaves only frames that stand for no time, each stands for an instant.
    """

    def __init__(self, time_s: Floats, counting: npt.NDArray[np.bool_], max_gap_s: float) -> None:
        """Compute the spans of frames at `time_s`, (n,), in seconds; it does not go back."""
        half_gaps = np.minimum(np.diff(time_s), max_gap_s) / 2
        begin, end = time_s - np.insert(half_gaps, 0, 0.0), time_s + np.append(half_gaps, 0.0)
        if not (end - begin)[counting].sum() > 0:
            begin, end = time_s - INSTANT_S / 2, time_s + INSTANT_S / 2
        self._seconds: Floats = end - begin
        self._bounds = np.maximum.accumulate(np.column_stack([begin, end]).ravel())

    def means_between(self, edges_s: Floats, values: Floats, least_seen: float = ANY_SEEN) -> Floats:
        """Return time-weighted means, (m - 1,), of `values` (n,) between each two of `edges_s` (m,); NaN if there are
        values for less than the share `least_seen` of the time, or for none.
        """
        seconds = self._seconds * ~np.isnan(values)
        weight = self._between(edges_s, seconds)
        total = self._between(edges_s, seconds * np.nan_to_num(values))
        means = np.full(len(edges_s) - 1, np.nan)
        enough = (weight > _LEAST_S) & (weight >= least_seen * np.diff(edges_s) - _LEAST_S)
        np.divide(total, weight, out=means, where=enough)
        return means

    def _between(self, edges_s: Floats, amounts: Floats) -> Floats:
        """Return how much of `amounts`, each spread evenly over its frame's span, lies between each two edges."""
        sums = np.cumsum(np.column_stack([np.zeros(len(amounts)), amounts]).ravel())
        return np.asarray(np.diff(np.interp(edges_s, self._bounds, sums)))


def drawn_curve(time_s: Floats, values: Floats, edges_s: Floats, max_gap_s: float) -> Floats:
    """Return what a curve shows, (m - 1,), between each two of `edges_s` (m,), by MOSTLY_SEEN. `time_s` (n,) does not
    go back; `values` (n,) are NaN for frames without a value.
    """
    return FrameSpans(time_s, ~np.isnan(values), max_gap_s).means_between(edges_s, values, MOSTLY_SEEN)


@dataclass(frozen=True)
class Bins:
    """A series in bins, float64 (n,) each, NaN for a bin without a value: mean and highest value, and the share of the
    bin that has one.
    """

    mean: Floats
    highest: Floats
    present: Floats

    @property
    def gaps(self) -> npt.NDArray[np.bool_]:
        """Return whether the curve has a gap in each bin, bool (n,)."""
        return self.present < MOSTLY_SEEN


def binned(values: Floats, count: int) -> Bins:
    """Divide evenly spaced `values`, NaN if there is none, into `count` bins of even width, or fewer if there are fewer
    values.
    """
    edges = np.linspace(0, len(values), min(count, len(values)) + 1).round().astype(int)
    return bins_of_runs(values, edges[:-1])


def bins_of_runs(values: Floats, starts: npt.NDArray[np.int_]) -> Bins:
    """Make a bin of each run of `values`, at least one, from one of `starts` to the next."""
    present = ~np.isnan(values)
    seen = np.add.reduceat(present.astype(float), starts)
    sums = np.add.reduceat(np.nan_to_num(values), starts)
    highest = np.maximum.reduceat(np.where(present, values, -np.inf), starts)
    return Bins(
        mean=np.divide(sums, seen, out=np.full(len(starts), np.nan), where=seen > 0),
        highest=np.where(seen > 0, highest, np.nan),
        present=seen / np.diff(np.append(starts, len(values))),
    )


def within(time_s: Floats, spans: Sequence[Span]) -> npt.NDArray[np.bool_]:
    """Return which of `time_s` (n,) lie in one of `spans`, bool (n,)."""
    inside = np.zeros(len(time_s), np.bool_)
    for begin_s, end_s in spans:
        inside |= (time_s >= begin_s) & (time_s < end_s)
    return inside


def stretches(present: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return (first, one past the last) of each run of True."""
    edges = np.flatnonzero(np.diff(present, prepend=False, append=False))
    return [(int(first), int(end)) for first, end in zip(edges[::2], edges[1::2], strict=True)]
