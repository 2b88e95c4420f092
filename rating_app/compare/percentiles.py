"""Where each session stands among the others."""

from __future__ import annotations

import polars as pl

from rating_app.compare.panel import Panel
from rating_app.rating.standing import MIN_OTHERS

STANDING_SCHEMA = {
    "session_id": pl.String,
    "content": pl.String,
    "started_at": pl.String,
    "rating_0_100": pl.Float64,
    "percentile_of_content": pl.Float64,
    "others_of_content": pl.Int64,
    "percentile_of_panel": pl.Float64,
    "others_of_panel": pl.Int64,
}


def percentiles(panel: Panel) -> pl.DataFrame:
    """STANDING_SCHEMA, one row a session with a rating, by content, the highest first.

    As `standing_of` has it: the share of the other sessions rated by the same method that are rated lower, equal ones
    counting half; null among fewer than MIN_OTHERS of them.
    """
    rating, method = pl.col("rating_0_100"), "rating_method"
    others = pl.len() - 1
    percentile = pl.when(others >= MIN_OTHERS).then(100 * (rating.rank("average") - 1) / others)
    return (
        panel.sessions.filter(rating.is_not_null())
        .with_columns(
            percentile.over("content", method).alias("percentile_of_content"),
            others.over("content", method).alias("others_of_content"),
            percentile.over(method).alias("percentile_of_panel"),
            others.over(method).alias("others_of_panel"),
        )
        .select(pl.col(name).cast(kind) for name, kind in STANDING_SCHEMA.items())
        .sort(["content", "rating_0_100"], descending=[False, True])
    )
