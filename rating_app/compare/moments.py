"""The moments of each content with most visible joy over its viewers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy.signal import find_peaks

from rating_app.compare.means import half_widths, with_content
from rating_app.compare.panel import Panel
from rating_app.rating import DEFAULT_METHOD

MIN_SHARE_OF_VIEWERS = 0.5
"""A bin in which no more of a content's viewers were seen says more about who was left than about the content."""

MIN_SHARE_OF_BINS = 0.5
"""Of a moment's bins, so many must be such that they say something."""

MIN_JOY = 0.01
"""Less than this, as a mean over viewers, is no moment of joy."""

MAX_MOMENTS = 8

_SPAN_SCHEMA = {"content": pl.String, "first": pl.Int64, "end": pl.Int64}


def ranked_moments(panel: Panel, moment_s: float) -> pl.DataFrame:
    """One row a moment, the most joyful of each content first: content, rank (from 1), start_s, end_s, mean_joy, low,
    high (over viewers, in [0, 1]), share_smiling (of those viewers, in [0, 1]) and n_viewers.

    A moment is `moment_s` long, rounded to whole bins, and no two of a content overlap; at most MAX_MOMENTS are ranked.
    It is a peak of the running mean over viewers, never the slope of another one, and not below the content's
    mean. `share_smiling`: whose joy reached the rating method's `smile_on` in it. `low` and `high` are null with too
    few viewers, and do not allow for the moment having been picked because it was high.
    """
    bins = with_content(panel)
    width = max(1, round(moment_s / panel.bin_s))
    spans = [
        (content, first, first + width)
        for content in panel.sessions["content"].unique().sort()
        for first in _peaks(bins.filter(pl.col("content") == content), width)[:MAX_MOMENTS]
    ]
    return _described(pl.DataFrame(spans, schema=_SPAN_SCHEMA, orient="row"), bins, panel.bin_s)


def _peaks(bins: pl.DataFrame, width: int) -> list[int]:
    """The first bins of the moments of one content, the most joyful first."""
    if bins.is_empty():
        return []
    viewers = bins.select("session_id", "viewer").n_unique()
    well_seen = (
        bins.group_by("bin")
        .agg(pl.col("joy").mean(), pl.len().alias("n"))
        .filter(pl.col("n") > MIN_SHARE_OF_VIEWERS * viewers)
    )
    if well_seen.is_empty():
        return []
    joy = np.full(max(width, int(well_seen["bin"].max()) + 1), np.nan)  # type: ignore[arg-type]
    joy[well_seen["bin"].to_numpy()] = well_seen["joy"].to_numpy()
    running = _running_mean(joy, width)
    height = max(MIN_JOY, float(np.nanmean(joy)) - 1e-12)
    # A peak needs a lower neighbour on both sides, at the content's two ends too.
    firsts = find_peaks(np.pad(running, 1, constant_values=-1.0), height=height, distance=width)[0] - 1
    return sorted((int(first) for first in firsts), key=lambda first: -running[first])


def _running_mean(joy: npt.NDArray[np.float64], width: int) -> npt.NDArray[np.float64]:
    """float64 (n - width + 1,): over the bins that are there; 0 where there are too few."""
    windows = np.lib.stride_tricks.sliding_window_view(joy, width)
    present = (~np.isnan(windows)).sum(axis=1)
    means = np.nansum(windows, axis=1) / np.maximum(present, 1)
    return np.where(present >= MIN_SHARE_OF_BINS * width, means, 0.0)


def _described(spans: pl.DataFrame, bins: pl.DataFrame, bin_s: float) -> pl.DataFrame:
    """`spans` has content, and first and end in bins, the end not among them. Ranked by the very mean that is shown,
    which weighs viewers alike even where some were not seen throughout.
    """
    span = ["content", "first", "end"]
    of_viewers = (
        spans.join(bins, on="content")
        .filter(pl.col("bin").is_between(pl.col("first"), pl.col("end"), closed="left"))
        .group_by(*span, "session_id", "viewer")
        .agg(pl.col("joy").mean(), (pl.col("peak").max() >= DEFAULT_METHOD.smile_on).alias("smiled"))
    )
    moments = (
        of_viewers.group_by(span)
        .agg(
            pl.col("joy").mean().alias("mean_joy"),
            pl.col("joy").std().alias("sd"),
            pl.col("smiled").mean().alias("share_smiling"),
            pl.len().alias("n_viewers"),
        )
        .with_columns(
            # Of two that are equal, the earlier one comes first.
            pl.struct(-pl.col("mean_joy"), "first").rank("ordinal").cast(pl.Int64).over("content").alias("rank")
        )
        .sort("content", "rank")
    )
    half = half_widths(moments["sd"], moments["n_viewers"])
    return moments.select(
        "content",
        "rank",
        (pl.col("first") * bin_s).alias("start_s"),
        (pl.col("end") * bin_s).alias("end_s"),
        "mean_joy",
        (pl.col("mean_joy") - half).clip(0, 1).alias("low"),
        (pl.col("mean_joy") + half).clip(0, 1).alias("high"),
        "share_smiling",
        "n_viewers",
    )
