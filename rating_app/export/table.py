"""Columns, each of which describes what its cells mean and may contain, and the tables made of them. They are written
to files and read from them in any format.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

import numpy as np
import numpy.typing as npt

from rating_app.system.failure import Failure, Sentence

Row = TypeVar("Row")
Source = TypeVar("Source")
Cell = str | int | float | None
Kind = Literal["text", "whole number", "number"]


class ExportFailed(Failure):
    """The files could not be written. The message is one sentence for the user."""


class ReadFailed(Failure):
    """A file is not what it should be. The message is one sentence for the user."""


class BadCell(Failure):
    """A cell is wrong. The message is the reason, which follows "... in column NAME"."""


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column of a table. `value` takes a cell, always of this `kind`, from the object that a row is made from; or, if
    that object stands for all rows at once, an array of them, (n,), in which NaN stands for None.

    `unit` and `meaning` are for the data dictionary; so is `empty`, the meaning of an empty cell. If `empty` is an
    empty text, a number is never missing. A text is never None, but can be empty. `low` and `high` are inclusive.
    `decimals` is how many a `number` keeps. `before` is given for a column that earlier versions did not write: it
    returns its cell from the other cells of a row of theirs, by name.
    """

    name: str
    unit: str
    value: Callable[[Row], Cell | npt.NDArray[Any]]
    meaning: Sentence | str
    empty: str = ""
    kind: Kind = "number"
    low: float | None = None
    high: float | None = None
    decimals: int = 6
    before: Callable[[Mapping[str, Cell]], Cell] | None = None

    def cell(self, row: Row) -> Cell:
        """Return the cell as it is in every format: numbers rounded, text that can be written as UTF-8."""
        value = self.value(row)
        assert not isinstance(value, np.ndarray), "`cells` takes all rows at once"
        if value is None or isinstance(value, str):
            # A file name that is not UTF-8 contains lone surrogates.
            return None if value is None else value.encode("utf-8", "backslashreplace").decode("utf-8")
        return int(value) if self.kind == "whole number" else round(float(value), self.decimals)

    def cells(self, rows: Row) -> list[Cell]:
        """Return the same for all rows at once; only for numbers."""
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
        """Return `value` as a cell of this column; raise BadCell if it cannot be one."""
        if self.kind == "text":
            if not isinstance(value, str) or not _is_text(value):
                raise BadCell("is not text")
            return value
        if value is None:
            if not self.empty:
                raise BadCell("is empty")
            return None
        if isinstance(value, bool) or not isinstance(value, int if self.kind == "whole number" else (int, float)):
            if self.kind == "whole number":
                raise BadCell("is not a whole number")
            raise BadCell("is not a number")
        assert isinstance(value, int | float)
        if not self._in_range(value):
            raise BadCell("is not {range}", range=self.range)
        return value if self.kind == "whole number" else float(value)

    @property
    def range(self) -> Sentence:
        """Return the range, such as "0 to 1", "0 or more" or "any number"."""
        low, high = (None if end is None else f"{end:g}" for end in (self.low, self.high))
        if low is None:
            return Sentence("any number") if high is None else Sentence("{high} or less", high=high)
        return Sentence("{low} or more", low=low) if high is None else Sentence("{low} to {high}", low=low, high=high)

    def _in_range(self, value: float) -> bool:
        # An int may be too large for any float, including infinity.
        if not -sys.float_info.max <= value <= sys.float_info.max:
            return False
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


def _is_text(value: str) -> bool:
    """Return whether `value` can be written as UTF-8; JSON can escape half a character."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


@dataclass(frozen=True)
class Table:
    """A table. `rows` are in the file's order, each with one cell for each of `columns`."""

    columns: tuple[Column[Any], ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        return names_of(self.columns)

    def column(self, name: str) -> tuple[Cell, ...]:
        """Return the cells of one column, top to bottom; raise KeyError if there is no column of this name."""
        if name not in self.names:
            raise KeyError(name)
        place = self.names.index(name)
        return tuple(row[place] for row in self.rows)


ColumnsOf = Callable[[Sequence[str]], tuple[Column[Any], ...] | None]
"""A function from a file's column names to its columns; it returns None if no file of its kind has these names."""


def table_of(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> Table:
    """Return a table with the cells that `columns` take from each of `rows`."""
    return Table(tuple(columns), tuple(tuple(column.cell(row) for column in columns) for row in rows))


def table_of_columns(columns: Sequence[Column[Source]], source: Source) -> Table:
    """Return a table with the cells that `columns` take from `source`, all rows at once."""
    return Table(tuple(columns), tuple(zip(*(column.cells(source) for column in columns), strict=True)))


def names_of(columns: Sequence[Column[Any]]) -> tuple[str, ...]:
    return tuple(column.name for column in columns)


def columns_named(names: Sequence[str], columns_of: ColumnsOf) -> tuple[Column[Any], ...]:
    """Return the columns of these names; raise ReadFailed if no such file has them."""
    columns = columns_of(names)
    if columns is None:
        raise ReadFailed("its columns are not those of this sort of file")
    return columns


def checked_row(columns: Sequence[Column[Any]], values: Sequence[object], row: int) -> tuple[Cell, ...]:
    """Check a row's values; raise ReadFailed if one does not belong in its column. `row` counts from 1."""
    if len(values) != len(columns):
        raise ReadFailed("row {row} has {cells} cells, not {columns}", row=row, cells=len(values), columns=len(columns))
    cells = []
    for column, value in zip(columns, values, strict=True):
        try:
            cells.append(column.checked(value))
        except BadCell as bad:
            raise ReadFailed("{column} {problem} in row {row}", column=column.name, problem=bad, row=row) from None
    return tuple(cells)
