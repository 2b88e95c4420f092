"""A panel in figures."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rating_app.compare.cautions import cautions
from rating_app.compare.contents import compared_contents
from rating_app.compare.moments import ranked_moments
from rating_app.compare.panel import CompareFailed, Panel
from rating_app.compare.percentiles import percentiles
from rating_app.compare.timeline import mean_timelines


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
