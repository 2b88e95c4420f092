"""The moments of each content with the most visible joy over its viewers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from rating_app.compare.panel import Audience, Floats, Integers
from rating_app.rating import DEFAULT_METHOD
from rating_app.rating.means import means_of

MIN_SHARE_OF_VIEWERS = 0.5
"""If no more than this share of a content's viewers were seen in a bin, its mean depends more on who was left than
on the content."""

MIN_SHARE_OF_BINS = 0.5
"""Least share of a moment's bins in which enough viewers were seen."""

MIN_JOY = 0.01
"""The least mean over viewers of a moment of joy."""

MAX_MOMENTS = 8


@dataclass(frozen=True)
class Moment:
    """A moment from `start_s` to `end_s`; `rank` counts from 1. `mean_joy` and its 95 % interval are over the
    `n_viewers` who were seen in it, in [0, 1], None if not known; `share_smiling` of these reached the rating method's
    `smile_on` in it.
    """

    content: str
    rank: int
    start_s: float
    end_s: float
    mean_joy: float
    low: float | None
    high: float | None
    share_smiling: float
    n_viewers: int


def ranked_moments(audience: Audience, content: str, bin_s: float, moment_s: float) -> tuple[Moment, ...]:
    """Return the most joyful moments, the best first.

    A moment is `moment_s` long, rounded to whole bins, and no two of a content overlap; at most MAX_MOMENTS are ranked.
    It is a peak of the running mean over viewers, never the slope of another one, and not below the content's mean.
    `low` and `high` do not allow for the moment having been selected because it was high.
    """
    width = _width(bin_s, moment_s)
    running, mean = _running(audience, width)
    if not len(running):
        return ()
    # A peak needs a lower neighbour on both sides, even at the two ends of the content.
    places = _peaks(np.pad(running, 1, constant_values=-1.0), max(MIN_JOY, mean - 1e-12), width) - 1
    highest = sorted(places.tolist(), key=lambda first: -float(running[first]))[:MAX_MOMENTS]
    return _described(audience, content, bin_s, width, highest, lowest_first=False)


def flattest_moments(
    audience: Audience, content: str, bin_s: float, moment_s: float, count: int = 3
) -> tuple[Moment, ...]:
    """Return at most `count` moments with the least joy, rank 1 the flattest, as `ranked_moments` does; of equal ones
    the earlier. Do not take them for bad ones: nobody smiles at the best dramas.
    """
    width = _width(bin_s, moment_s)
    running, _ = _running(audience, width, unseen=np.inf)
    places: list[int] = []
    for first in np.argsort(running, kind="stable").tolist():
        if len(places) == count or not np.isfinite(running[first]):
            break
        if all(abs(first - other) >= width for other in places):
            places.append(first)
    return _described(audience, content, bin_s, width, places, lowest_first=True)


def moment_between(
    audience: Audience, content: str, bin_s: float, begin_s: float, end_s: float, least_s: float
) -> Moment | None:
    """Return the moment from `begin_s` to `end_s`, at least `least_s` long and widened to whole bins; its rank is 0.
    None if nobody was seen in it.
    """
    first = int(begin_s / bin_s + 1e-9)
    end = max(first + _width(bin_s, least_s), int(np.ceil(end_s / bin_s - 1e-9)))
    if np.isnan(audience.joy[:, first:end]).all():
        return None
    return _moment(audience, content, bin_s, first, end)


def _width(bin_s: float, moment_s: float) -> int:
    return max(1, round(moment_s / bin_s))


def _running(audience: Audience, width: int, unseen: float = 0.0) -> tuple[Floats, float]:
    """Return the running mean, float64 (n,), over the bins in which most viewers were seen, `unseen` if those are too
    few; and the mean of all these bins. Nothing if there are none.
    """
    means = means_of(audience.joy)
    well_seen = means.count > MIN_SHARE_OF_VIEWERS * len(audience.joy)
    if not well_seen.any():
        return np.zeros(0), 0.0
    last = int(np.flatnonzero(well_seen)[-1]) + 1
    joy = np.full(max(width, last), np.nan)
    joy[:last] = np.where(well_seen, means.mean, np.nan)[:last]
    windows = np.lib.stride_tricks.sliding_window_view(joy, width)
    present = (~np.isnan(windows)).sum(axis=1)
    running = np.nansum(windows, axis=1) / np.maximum(present, 1)
    return np.where(present >= MIN_SHARE_OF_BINS * width, running, unseen), float(np.nanmean(joy))


def _peaks(values: Floats, height: float, distance: int) -> Integers:
    """Return where `values` (n,) have a local maximum of at least `height`, int64, in order; for a plateau its middle.
    Of two that are less than `distance` apart, the higher stays, or the later if they are equal.
    """
    edges = np.flatnonzero(np.diff(values)) + 1
    firsts, ends = np.insert(edges, 0, 0), np.append(edges, len(values))
    levels = values[firsts]
    inner = np.zeros(len(levels), bool)
    inner[1:-1] = (levels[1:-1] > levels[:-2]) & (levels[1:-1] > levels[2:])
    places = ((firsts + ends - 1) // 2)[inner & (levels >= height)]
    keep = np.ones(len(places), bool)
    for one in np.argsort(values[places], kind="stable")[::-1].tolist():
        if keep[one]:
            keep &= (np.abs(places - places[one]) >= distance) | (np.arange(len(places)) == one)
    return np.asarray(places[keep])


def _described(
    audience: Audience, content: str, bin_s: float, width: int, firsts: Iterable[int], lowest_first: bool
) -> tuple[Moment, ...]:
    """Rank moments by the very mean that is shown, which gives viewers equal weight even if some were not seen
    throughout; of two equal ones, the earlier comes first.
    """
    found = [_moment(audience, content, bin_s, first, first + width) for first in firsts]
    sign = 1 if lowest_first else -1
    found.sort(key=lambda moment: (sign * moment.mean_joy, moment.start_s))
    return tuple(Moment(**{**vars(moment), "rank": rank}) for rank, moment in enumerate(found, 1))


def _moment(audience: Audience, content: str, bin_s: float, first: int, end: int) -> Moment:
    joy, peak = audience.joy[:, first:end], audience.peak[:, first:end]
    seen = ~np.isnan(joy).all(axis=1)
    joy, peak = joy[seen], peak[seen]
    means = means_of((np.nansum(joy, axis=1) / (~np.isnan(joy)).sum(axis=1))[:, None])
    has_interval = not np.isnan(means.half[0])
    return Moment(
        content,
        0,
        first * bin_s,
        end * bin_s,
        float(means.mean[0]),
        float(means.low[0]) if has_interval else None,
        float(means.high[0]) if has_interval else None,
        float((np.nanmax(peak, axis=1) >= DEFAULT_METHOD.smile_on).mean()),
        int(means.count[0]),
    )
