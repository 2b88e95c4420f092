"""The kinds of columns in tables of results."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from rating_app.export.table import Cell, Column, Kind
from rating_app.study.inference import MeanRating
from rating_app.system.failure import Sentence

Row = Any


def number(
    name: str, unit: str, value: Callable[[Row], Any], meaning: Sentence | str, empty: str = "", kind: Kind = "number",
    low: float | None = None, high: float | None = None, decimals: int = 4,
) -> Column[Row]:  # fmt: skip
    """Describe a column of numbers; the arguments are those of Column."""
    return Column(name, unit, value, meaning, empty, kind, low, high, decimals)


def text(name: str, value: Callable[[Row], str | None], meaning: Sentence | str) -> Column[Row]:
    """Describe a column of text, empty if there is none."""
    return number(name, "", lambda row: value(row) or "", meaning, kind="text")


def count(name: str, value: Callable[[Row], Any], meaning: Sentence | str, empty: str = "") -> Column[Row]:
    """Describe a column of whole numbers, at least 0."""
    return number(name, "count", value, meaning, empty, "whole number", 0)


def points(name: str, value: Callable[[Row], Any], meaning: Sentence | str, empty: str, low: float = 0) -> Column[Row]:
    """Describe a column of ratings, or of their differences with a `low` of -100."""
    return number(name, "points of 100", value, meaning, empty, low=low, high=100, decimals=3)


def share(name: str, value: Callable[[Row], Any], meaning: Sentence | str, empty: str = "") -> Column[Row]:
    """Describe a column of shares in [0, 1]."""
    return number(name, "share", value, meaning, empty, low=0, high=1)


def mean_columns(
    prefix: str, of: Callable[[Row], MeanRating | None], meaning: Sentence | str, empty: str, low: float
) -> Iterator[Column[Row]]:
    """Describe the four columns of a mean: itself, the ends of its interval, and n."""

    def part(name: str, row: Row) -> Cell:
        found = of(row)
        value: Cell = None if found is None else getattr(found, name)
        return value

    yield points(prefix, partial(part, "mean"), meaning, empty, low)
    yield points(f"{prefix}_low", partial(part, "low"), "lower end of its 95 % interval over viewers", empty, low)
    yield points(f"{prefix}_high", partial(part, "high"), "upper end of that interval", empty, low)
    yield count(f"{prefix}_n", partial(part, "viewers"), "viewers behind it", empty)
