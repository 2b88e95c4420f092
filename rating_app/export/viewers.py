"""The viewers of a session with more than one: one row each. The row in sessions is of all of them together."""

from __future__ import annotations

from dataclasses import dataclass

from rating_app.export.column import Column, rating_column
from rating_app.export.sessions import NO_INTERVAL, NO_RATING
from rating_app.rating import SessionRating
from rating_app.session.session import Session


@dataclass(frozen=True)
class ViewerRow:
    """`viewer` counts from 1; `rating` is theirs alone."""

    viewer: int
    rating: SessionRating


def _points(name: str, meaning: str, empty: str) -> Column[ViewerRow]:
    return rating_column(name, lambda row: row.rating, meaning, empty)


VIEWER_COLUMNS: tuple[Column[ViewerRow], ...] = (
    Column("viewer", "count", lambda row: row.viewer, "as in the timeline", kind="whole number", low=1),
    _points("rating_0_100", "visible joy of this viewer", NO_RATING),
    _points("rating_low", "lower end of the rating's 95 % interval", NO_INTERVAL),
    _points("rating_high", "upper end of the rating's 95 % interval", NO_INTERVAL),
    _points("mean_happy_0_100", "the plain time-weighted mean of their p_happy, times 100", NO_RATING),
    Column(
        "coverage",
        "share",
        lambda row: row.rating.coverage,
        "of the session's time in which this viewer was seen well",
        low=0,
        high=1,
        decimals=4,
    ),
    Column(
        "smiles",
        "count",
        lambda row: None if row.rating.smiling_share is None else row.rating.smiles,
        "how many smiles",
        NO_RATING,
        kind="whole number",
        low=0,
    ),
    Column(
        "smiling_share",
        "share",
        lambda row: row.rating.smiling_share,
        "of the time in which they were seen well that they spent in smiles",
        NO_RATING,
        low=0,
        high=1,
        decimals=4,
    ),
)


def viewer_rows(session: Session) -> tuple[ViewerRow, ...]:
    """In the order of their numbers; none in a session with one viewer."""
    return tuple(ViewerRow(viewer, reading.rating) for viewer, reading in session.viewer_readings.items())
