"""Contents against each other: one row each."""

from __future__ import annotations

from dataclasses import asdict

import polars as pl
from scipy.stats import pearsonr

from rating_app.compare.agreement import Agreement, agreement
from rating_app.compare.means import half_widths, with_content
from rating_app.compare.panel import Panel

MIN_FOR_CORRELATION = 8
"""Sessions with stars and rating; the interval of a correlation of fewer leaves nearly everything open."""

_NO_AGREEMENT = dict.fromkeys(asdict(Agreement(0.0, None, None, 0, 0)))
_CORRELATION_SCHEMA = {
    "content": pl.String,
    "stars_rating_r": pl.Float64,
    "stars_rating_low": pl.Float64,
    "stars_rating_high": pl.Float64,
    "stars_rating_n": pl.Int64,
}
_AGREEMENT_SCHEMA = {
    "content": pl.String,
    "alpha": pl.Float64,
    "alpha_low": pl.Float64,
    "alpha_high": pl.Float64,
    "alpha_viewers": pl.Int64,
    "alpha_bins": pl.Int64,
}


def compared_contents(panel: Panel) -> pl.DataFrame:
    """One row a content, the highest mean rating first.

    content; sessions, rated: how many, and how many with a rating. rating_mean, rating_low, rating_high (see
    `half_widths`, cut off at 0 and 100), rating_median, rating_sd; with a single session its own interval. coverage,
    smiling_share: means over sessions, in [0, 1]. duration_min_s, duration_max_s. stars_mean, stars_n. stars_rating_r,
    _low, _high, _n: Spearman's correlation with its 95 % interval (Fisher), null below MIN_FOR_CORRELATION. alpha,
    _low, _high, _viewers, _bins: see `Agreement`. rating_methods, models, app_versions: all that occur, with "; ".
    """
    rating = pl.col("rating_0_100")
    rows = panel.sessions.group_by("content").agg(
        pl.len().alias("sessions"),
        rating.count().alias("rated"),
        rating.mean().alias("rating_mean"),
        pl.col("rating_low").first().alias("own_low"),
        pl.col("rating_high").first().alias("own_high"),
        rating.median().alias("rating_median"),
        rating.std().alias("rating_sd"),
        pl.col("coverage").mean(),
        pl.col("smiling_share").mean(),
        pl.col("duration_s").min().alias("duration_min_s"),
        pl.col("duration_s").max().alias("duration_max_s"),
        pl.col("stars").mean().alias("stars_mean"),
        pl.col("stars").count().alias("stars_n"),
        *(_distinct(name) for name in ("rating_method", "model", "app_version")),
    )
    half = half_widths(rows["rating_sd"], rows["rated"])
    alone = pl.col("sessions") == 1
    return (
        rows.with_columns(
            pl.when(alone).then("own_low").otherwise((pl.col("rating_mean") - half).clip(0, 100)).alias("rating_low"),
            pl.when(alone).then("own_high").otherwise((pl.col("rating_mean") + half).clip(0, 100)).alias("rating_high"),
        )
        .join(_correlations(panel), on="content")
        .join(_agreements(panel), on="content")
        .sort(["rating_mean", "content"], descending=[True, False], nulls_last=True)
        .select(
            "content",
            "sessions",
            "rated",
            pl.col("^rating_(mean|low|high|median|sd)$"),
            "coverage",
            "smiling_share",
            "duration_min_s",
            "duration_max_s",
            "stars_mean",
            "stars_n",
            pl.col("^stars_rating_.*$"),
            pl.col("^alpha.*$"),
            "rating_methods",
            "models",
            "app_versions",
        )
    )


def _distinct(name: str) -> pl.Expr:
    return pl.col(name).drop_nulls().unique().sort().str.join("; ").alias(f"{name}s")


def _correlations(panel: Panel) -> pl.DataFrame:
    rows = [
        (content, *_spearman(sessions.select("stars", "rating_0_100").drop_nulls()))
        for (content,), sessions in panel.sessions.group_by("content")
    ]
    return pl.DataFrame(rows, schema=_CORRELATION_SCHEMA, orient="row")


def _spearman(pairs: pl.DataFrame) -> tuple[float | None, float | None, float | None, int]:
    if len(pairs) < MIN_FOR_CORRELATION or min(pairs[name].n_unique() for name in pairs.columns) < 2:
        return None, None, None, len(pairs)
    ranks = pairs.select(pl.all().rank())
    found = pearsonr(ranks["stars"], ranks["rating_0_100"])
    interval = found.confidence_interval()
    return float(found.statistic), float(interval.low), float(interval.high), len(pairs)


def _agreements(panel: Panel) -> pl.DataFrame:
    bins = with_content(panel)
    rows = []
    for content in panel.sessions["content"].unique():
        found = agreement(bins.filter(pl.col("content") == content))
        rows.append((content, *(_NO_AGREEMENT if found is None else asdict(found)).values()))
    return pl.DataFrame(rows, schema=_AGREEMENT_SCHEMA, orient="row")
