"""Means over viewers, how sure they are, and the mean timeline of each content."""

from __future__ import annotations

import polars as pl
from scipy.stats import t as student_t

from rating_app.compare.panel import Panel

CONFIDENCE = 0.95

MIN_VIEWERS = 3
"""With two, the interval is 13 times as wide as they are apart."""


def half_widths(deviations: pl.Series, counts: pl.Series) -> pl.Series:
    """Half the CONFIDENCE interval of each mean over `counts` viewers whose standard deviation is `deviations`, by
    Student's t with n - 1 degrees of freedom; null with fewer than MIN_VIEWERS.
    """
    enough = counts.cast(pl.Int64).set(counts < MIN_VIEWERS, None)
    quantiles = student_t.ppf((1 + CONFIDENCE) / 2, enough.to_numpy() - 1)
    half: pl.Series = pl.Series(quantiles, nan_to_null=True) * deviations / enough.sqrt()
    return half


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
