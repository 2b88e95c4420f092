"""One column of a file: what stands in it, and what its cells may be."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

import numpy as np
import numpy.typing as npt

Row = TypeVar("Row")
Cell = str | int | float | None
Kind = Literal["text", "whole number", "number"]


class BadCell(ValueError):
    """The message says what is wrong, to stand after "... in column NAME"."""


@dataclass(frozen=True)
class Column(Generic[Row]):
    """`value` takes a cell from whatever a row is made from, always of this `kind`; or, where that is all rows at once,
    an array of them, (n,), in which NaN stands for None.

    `unit` and `meaning` are for the data dictionary; so is `empty`, what an empty cell says. Where `empty` is nothing,
    a number is never missing; text is never None, only of no length. `low` and `high` are inclusive. `decimals` are
    those that a `number` keeps.
    """

    name: str
    unit: str
    value: Callable[[Row], Cell | npt.NDArray[Any]]
    meaning: str
    empty: str = ""
    kind: Kind = "number"
    low: float | None = None
    high: float | None = None
    decimals: int = 6

    def cell(self, row: Row) -> Cell:
        """What stands in every format alike: numbers rounded, text that can be written as UTF-8."""
        value = self.value(row)
        assert not isinstance(value, np.ndarray), "`cells` takes all rows at once"
        if value is None or isinstance(value, str):
            # A file name that is no UTF-8 comes with lone surrogates.
            return None if value is None else value.encode("utf-8", "backslashreplace").decode("utf-8")
        return int(value) if self.kind == "whole number" else round(float(value), self.decimals)

    def cells(self, rows: Row) -> list[Cell]:
        """The same of all rows at once; of numbers only."""
        values = np.asarray(self.value(rows), np.float64)
        missing = np.isnan(values)
        if self.kind == "whole number":
            cells: list[Cell] = np.where(missing, 0, values).astype(np.int64).tolist()
        else:
            cells = np.round(values, self.decimals).tolist()
        for place in np.flatnonzero(missing).tolist():
            cells[place] = None
        return cells

    def checked(self, value: object) -> Cell:
        """`value` as a cell of this column; BadCell where it cannot be one."""
        if self.kind == "text":
            if not isinstance(value, str) or not _is_text(value):
                raise BadCell("is no text")
            return value
        if value is None:
            if not self.empty:
                raise BadCell("is empty")
            return None
        if isinstance(value, bool) or not isinstance(value, int if self.kind == "whole number" else (int, float)):
            raise BadCell(f"is no {self.kind}")
        assert isinstance(value, int | float)
        if not self._in_range(value):
            raise BadCell(f"is not {self.range_in_words}")
        return value if self.kind == "whole number" else float(value)

    @property
    def range_in_words(self) -> str:
        """Such as "0 to 1", "0 or more" or "any number"."""
        if self.low is None:
            return "any number" if self.high is None else f"{self.high:g} or less"
        return f"{self.low:g} or more" if self.high is None else f"{self.low:g} to {self.high:g}"

    def _in_range(self, value: float) -> bool:
        # An int may be too large for any float, infinity included.
        if not -sys.float_info.max <= value <= sys.float_info.max:
            return False
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


def _is_text(value: str) -> bool:
    """Whether it can be written as UTF-8; JSON can escape halves of a character."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def rating_column(name: str, rating_of: Callable[[Row], object], meaning: str, empty: str) -> Column[Row]:
    """The field `name` of the SessionRating that `rating_of` takes from a row."""
    return Column(
        name, "points of 100", lambda row: getattr(rating_of(row), name), meaning, empty, low=0, high=100, decimals=3
    )
