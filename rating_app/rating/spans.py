"""Frames as spans of time, so that what they hold can be laid on other spans."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rating_app.rating.frames import Floats

INSTANT_S = 1e-3


class FrameSpans:
    """The time that frames stand for, as `RatedFrames.seconds` counts it: half the way to each neighbour, and
    `max_gap_s` / 2 at most. Where `counting`, bool (n,), leaves frames that stand for no time alone, each stands for an
    instant.
    """

    def __init__(self, time_s: Floats, counting: npt.NDArray[np.bool_], max_gap_s: float) -> None:
        """`time_s`: (n,), in seconds; it does not go back."""
        half_gaps = np.minimum(np.diff(time_s), max_gap_s) / 2
        begin, end = time_s - np.insert(half_gaps, 0, 0.0), time_s + np.append(half_gaps, 0.0)
        if not (end - begin)[counting].sum() > 0:
            begin, end = time_s - INSTANT_S / 2, time_s + INSTANT_S / 2
        self._seconds: Floats = end - begin
        self._bounds = np.maximum.accumulate(np.column_stack([begin, end]).ravel())

    def means_between(self, edges_s: Floats, values: Floats) -> Floats:
        """(m - 1,): time-weighted means of `values` (n,) between each two of `edges_s` (m,); NaN where all are."""
        seconds = self._seconds * ~np.isnan(values)
        weight = self._between(edges_s, seconds)
        total = self._between(edges_s, seconds * np.nan_to_num(values))
        means = np.full(len(edges_s) - 1, np.nan)
        np.divide(total, weight, out=means, where=weight > 1e-9)
        return means

    def _between(self, edges_s: Floats, amounts: Floats) -> Floats:
        """How much of `amounts`, each spread evenly over its frame's span, lies between each two edges."""
        sums = np.cumsum(np.column_stack([np.zeros(len(amounts)), amounts]).ravel())
        return np.asarray(np.diff(np.interp(edges_s, self._bounds, sums)))
