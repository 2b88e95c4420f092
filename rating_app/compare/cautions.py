"""What a reader of the figures must be told."""

from __future__ import annotations

import polars as pl

from rating_app.compare.panel import Panel

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
        f"Sessions of {content!r} last from {shortest:.0f} s to {longest:.0f} s: fewer viewers saw the later moments."
        for content, shortest, longest in lengths.sort("content").iter_rows()
        if longest is not None and shortest < SHORT_SHARE * longest
    ]
    return (*mixed, *unequal)
