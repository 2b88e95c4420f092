"""A panel in figures: its tables, where each session stands among the others, and what a reader must be told."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rating_app.compare.contents import compared_contents
from rating_app.compare.means import mean_timelines
from rating_app.compare.moments import ranked_moments
from rating_app.compare.panel import CompareFailed, Panel
from rating_app.formatting import length
from rating_app.rating.standing import MIN_OTHERS


@dataclass(frozen=True)
class Comparison:
    """`contents`, `moments`, `timelines` and `standings` are what `compared_contents`, `ranked_moments`,
    `mean_timelines` and `percentiles` say of the panel, with moments of `moment_s`.
    """

    panel: Panel
    moment_s: float
    contents: pl.DataFrame
    moments: pl.DataFrame
    timelines: pl.DataFrame
    standings: pl.DataFrame
    cautions: tuple[str, ...]


def compare(panel: Panel, moment_s: float) -> Comparison:
    """CompareFailed with fewer than two sessions, or where nobody was seen in any."""
    if len(panel.sessions) < 2:
        found = "only one session" if len(panel.sessions) else "no session"
        raise CompareFailed(f"There is {found}; a comparison needs at least two.")
    if panel.bins.is_empty():
        raise CompareFailed("None of these sessions has a moment with a usable face; there is nothing to compare.")
    return Comparison(
        panel,
        moment_s,
        compared_contents(panel),
        ranked_moments(panel, moment_s),
        mean_timelines(panel),
        percentiles(panel),
        cautions(panel),
    )


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


SHORT_SHARE = 0.9
"""Sessions that differ by more than a tenth in length did not show the same."""

_MIXED = {
    "rating_method": ("rating methods", "their ratings are on different scales"),
    "model": ("models", "part of any difference may be the model's"),
    "app_version": ("versions of the app", "part of any difference may be the version's"),
}


def cautions(panel: Panel) -> tuple[str, ...]:
    """Sentences, the gravest first: of what is mixed in the panel, and of contents that were seen for unequal times."""
    mixed = [
        f"These sessions come from {len(values)} {words} ({', '.join(values)}): {why}."
        for name, (words, why) in _MIXED.items()
        if len(values := panel.sessions[name].drop_nulls().unique().sort().to_list()) > 1
    ]
    lengths = panel.sessions.group_by("content").agg(
        pl.col("duration_s").min().alias("shortest"), pl.col("duration_s").max().alias("longest")
    )
    unequal = [
        f"Sessions of {content!r} last from {length(shortest)} to {length(longest)}: fewer viewers saw the later "
        "moments."
        for content, shortest, longest in lengths.sort("content").iter_rows()
        if longest is not None and shortest < SHORT_SHARE * longest
    ]
    return (*mixed, *unequal)
