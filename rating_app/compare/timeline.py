"""The mean timeline of each content, with its interval over viewers."""

from __future__ import annotations

import polars as pl

from rating_app.compare.interval import half_widths
from rating_app.compare.panel import Panel


def mean_timelines(panel: Panel) -> pl.DataFrame:
    """One row for each content and bin in which anybody was seen, in order: content, t_s (the bin's start), mean, low,
    high (visible joy in [0, 1]) and n_viewers.

    `low` and `high` are pointwise, see `half_widths`, and cut off at 0 and 1.
    """
    timelines = (
        with_content(panel)
        .group_by("content", "bin")
        .agg(pl.col("joy").mean().alias("mean"), pl.col("joy").std().alias("sd"), pl.len().alias("n_viewers"))
        .sort("content", "bin")
    )
    half = half_widths(timelines["sd"], timelines["n_viewers"])
    return timelines.select(
        "content",
        (pl.col("bin") * panel.bin_s).alias("t_s"),
        "mean",
        (pl.col("mean") - half).clip(0, 1).alias("low"),
        (pl.col("mean") + half).clip(0, 1).alias("high"),
        "n_viewers",
    )


def with_content(panel: Panel) -> pl.DataFrame:
    """The panel's bins, with the content of each."""
    return panel.bins.join(panel.sessions.select("session_id", "content"), on="session_id")
