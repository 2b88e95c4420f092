"""The items of a content with more than one: one row each, such as a picture of a series."""

from __future__ import annotations

from dataclasses import dataclass

from rating_app.content import ContentItem
from rating_app.export.column import Column
from rating_app.export.sessions import NO_INTERVAL, NO_RATING
from rating_app.rating import SessionRating
from rating_app.session import Session, item_readings

NOT_SHOWN = "it was not shown in this session"


@dataclass(frozen=True)
class ItemRow:
    """`item` counts from 1; `rating` is of the time in which it was shown, None where it never was."""

    item: int
    file: ContentItem
    rating: SessionRating | None


def _points(name: str, meaning: str, empty: str) -> Column[ItemRow]:
    return Column(
        name,
        "points of 100",
        lambda row: None if row.rating is None else getattr(row.rating, name),
        meaning,
        f"{NOT_SHOWN}, or {empty}",
        low=0,
        high=100,
        decimals=3,
    )


ITEM_COLUMNS: tuple[Column[ItemRow], ...] = (
    Column("item", "count", lambda row: row.item, "as content_item in the timeline", kind="whole number", low=1),
    Column("name", "", lambda row: row.file.name, "of the file, without its folder", kind="text"),
    _points("rating_0_100", "visible joy while it was shown", NO_RATING),
    _points("rating_low", "lower end of the rating's 95 % interval", NO_INTERVAL),
    _points("rating_high", "upper end of the rating's 95 % interval", NO_INTERVAL),
    _points("mean_happy_0_100", "the plain time-weighted mean of p_happy, times 100", NO_RATING),
    Column(
        "coverage",
        "share",
        lambda row: None if row.rating is None else row.rating.coverage,
        "of the time in which it was shown, with a usable face",
        NOT_SHOWN,
        low=0,
        high=1,
        decimals=4,
    ),
    Column(
        "rated_s",
        "s",
        lambda row: None if row.rating is None else row.rating.rated_s,
        "for how long it was shown, all visits together; the time that coverage is a share of",
        NOT_SHOWN,
        low=0,
        decimals=3,
    ),
    Column(
        "smiles",
        "count",
        lambda row: None if row.rating is None or row.rating.smiling_share is None else row.rating.smiles,
        "how many smiles",
        f"{NOT_SHOWN}, or {NO_RATING}",
        kind="whole number",
        low=0,
    ),
)


def item_rows(session: Session) -> tuple[ItemRow, ...]:
    """In the order of the content; none where it has but one item."""
    readings = item_readings(session)
    if not readings:
        return ()
    return tuple(
        ItemRow(number, file, readings[number].rating if number in readings else None)
        for number, file in enumerate(session.head.items, start=1)
    )
