"""The files of the content of a session with more than one, such as pictures: one row each."""

from __future__ import annotations

from dataclasses import dataclass

from rating_app.export.column import Column, rating_column
from rating_app.export.sessions import NO_INTERVAL, NO_RATING
from rating_app.rating import SessionRating
from rating_app.session.content import ContentItem
from rating_app.session.session import Session, item_readings

NO_ITEM_RATING = f"{NO_RATING}, or it was never shown"
NO_ITEM_INTERVAL = f"{NO_INTERVAL}; most pictures are shown for too short a time"


@dataclass(frozen=True)
class ItemRow:
    """`number` counts from 1; `rating` is that of the time in which `item` was shown. Its path is for no file."""

    number: int
    item: ContentItem
    rating: SessionRating


def _points(name: str, meaning: str, empty: str) -> Column[ItemRow]:
    return rating_column(name, lambda row: row.rating, meaning, empty)


ITEM_COLUMNS: tuple[Column[ItemRow], ...] = (
    Column("item", "count", lambda row: row.number, "as content_item in the timeline", kind="whole number", low=1),
    Column("name", "", lambda row: row.item.name, "of the file that was shown", kind="text"),
    _points("rating_0_100", "visible joy while it was shown", NO_ITEM_RATING),
    _points("rating_low", "lower end of the rating's 95 % interval", NO_ITEM_INTERVAL),
    _points("rating_high", "upper end of the rating's 95 % interval", NO_ITEM_INTERVAL),
    _points(
        "mean_happy_0_100", "the plain time-weighted mean of p_happy while it was shown, times 100", NO_ITEM_RATING
    ),
    Column(
        "coverage",
        "share",
        lambda row: row.rating.coverage if row.rating.rated_s > 0 else None,
        "of the time in which it was shown, with a usable face",
        "it was shown for no time",
        low=0,
        high=1,
        decimals=4,
    ),
    Column(
        "rated_s",
        "s",
        lambda row: row.rating.rated_s,
        "for how long it was shown, in all its times together; coverage is a share of this",
        low=0,
        decimals=3,
    ),
    Column(
        "smiles",
        "count",
        lambda row: None if row.rating.smiling_share is None else row.rating.smiles,
        "how many smiles while it was shown",
        NO_ITEM_RATING,
        kind="whole number",
        low=0,
    ),
    Column(
        "smiling_share",
        "share",
        lambda row: row.rating.smiling_share,
        "of the time with a usable face, while it was shown, that was spent in smiles",
        NO_ITEM_RATING,
        low=0,
        high=1,
        decimals=4,
    ),
)


def item_rows(session: Session) -> tuple[ItemRow, ...]:
    """In the order of their numbers; none in a session with fewer than two items."""
    items = session.head.items
    return tuple(
        ItemRow(number, items[number - 1], reading.rating) for number, reading in item_readings(session).items()
    )
