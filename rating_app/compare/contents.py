"""Contents compared with each other, one row each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from rating_app.compare.agreement import agreement
from rating_app.compare.correlation import spearman
from rating_app.compare.panel import Audience, ComparedSession, Panel
from rating_app.rating.means import half_widths

FILM, SESSION = "film", "session"
"""The time that moments and timelines of a content are in."""


@dataclass(frozen=True)
class ComparedContent:
    """A content in figures, None if not known. `sessions`, `rated`: how many, and how many with a rating.
    `rating_mean`, `_low`, `_high`: see `half_widths`, cut off at 0 and 100; with a single session its own interval.
    `coverage`, `smiling_share`: means over sessions, in [0, 1]. `stars_rating_r`, `_low`, `_high`, `_n`: see
    `spearman`. `alpha`, `_low`, `_high`, `_viewers`, `_bins`: see `Agreement`. `rating_methods`, `models`,
    `app_versions`: all that occur, separated by "; ". `time_axis`: FILM or SESSION.
    """

    content: str
    time_axis: str
    sessions: int
    rated: int
    rating_mean: float | None
    rating_low: float | None
    rating_high: float | None
    rating_median: float | None
    rating_sd: float | None
    coverage: float
    smiling_share: float | None
    duration_min_s: float
    duration_max_s: float
    stars_mean: float | None
    stars_n: int
    stars_rating_r: float | None
    stars_rating_low: float | None
    stars_rating_high: float | None
    stars_rating_n: int
    alpha: float | None
    alpha_low: float | None
    alpha_high: float | None
    alpha_viewers: int | None
    alpha_bins: int | None
    rating_methods: str
    models: str
    app_versions: str


def compared_contents(panel: Panel) -> tuple[ComparedContent, ...]:
    """Return the contents, the highest mean rating first, those without a rating last."""
    rows = [
        _compared(panel.sessions_of(content), panel.audiences[content], FILM if content in panel.films else SESSION)
        for content in panel.contents
    ]
    return tuple(sorted(rows, key=lambda row: (row.rating_mean is None, -(row.rating_mean or 0.0), row.content)))


def _compared(sessions: Sequence[ComparedSession], audience: Audience, time_axis: str) -> ComparedContent:
    ratings = [session.rating_0_100 for session in sessions if session.rating_0_100 is not None]
    shares = [session.smiling_share for session in sessions if session.smiling_share is not None]
    stars = [session.stars for session in sessions if session.stars is not None]
    both = [(s.stars, s.rating_0_100) for s in sessions if s.stars is not None and s.rating_0_100 is not None]
    mean, deviation = _mean(ratings), float(np.std(ratings, ddof=1)) if len(ratings) > 1 else None
    low, high = (sessions[0].rating_low, sessions[0].rating_high) if len(sessions) == 1 else _interval(ratings)
    found = agreement(audience)
    related = spearman(*zip(*both, strict=True)) if both else None
    return ComparedContent(
        content=sessions[0].content,
        time_axis=time_axis,
        sessions=len(sessions),
        rated=len(ratings),
        rating_mean=mean,
        rating_low=low,
        rating_high=high,
        rating_median=float(np.median(ratings)) if ratings else None,
        rating_sd=deviation,
        coverage=float(np.mean([session.coverage for session in sessions])),
        smiling_share=_mean(shares),
        duration_min_s=min(session.duration_s for session in sessions),
        duration_max_s=max(session.duration_s for session in sessions),
        stars_mean=_mean(stars),
        stars_n=len(stars),
        stars_rating_r=None if related is None else related.r,
        stars_rating_low=None if related is None else related.low,
        stars_rating_high=None if related is None else related.high,
        stars_rating_n=len(both),
        alpha=None if found is None else found.alpha,
        alpha_low=None if found is None else found.low,
        alpha_high=None if found is None else found.high,
        alpha_viewers=None if found is None else found.viewers,
        alpha_bins=None if found is None else found.bins,
        rating_methods=_distinct(session.rating_method for session in sessions),
        models=_distinct(session.model for session in sessions),
        app_versions=_distinct(session.app_version for session in sessions),
    )


def _mean(values: Sequence[float]) -> float | None:
    return float(np.mean(values)) if values else None


def _interval(ratings: Sequence[float]) -> tuple[float | None, float | None]:
    half = half_widths([np.std(ratings, ddof=1)], [len(ratings)])[0] if len(ratings) > 1 else np.nan
    if np.isnan(half):
        return None, None
    mean = float(np.mean(ratings))
    return max(0.0, mean - float(half)), min(100.0, mean + float(half))


def _distinct(values: Iterable[str]) -> str:
    return "; ".join(sorted(set(values)))
