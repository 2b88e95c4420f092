"""What is written to a file and read from it, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from rating_app.export.column import BadCell, Cell, Column, Row

Source = TypeVar("Source")


class ReadFailed(Exception):
    """A file is not what it should be. The message is one sentence for the user."""


@dataclass(frozen=True)
class Table:
    """`rows` in the file's order, each with one cell for every one of `columns`."""

    columns: tuple[Column[Any], ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        return names_of(self.columns)

    def column(self, name: str) -> tuple[Cell, ...]:
        """The cells of one column, top to bottom; KeyError where there is none of this name."""
        if name not in self.names:
            raise KeyError(name)
        place = self.names.index(name)
        return tuple(row[place] for row in self.rows)


ColumnsOf = Callable[[Sequence[str]], tuple[Column[Any], ...] | None]
"""From a file's column names to its columns; None where no file of its sort has these names."""


def table_of(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> Table:
    """The cells that each of `columns` takes from each of `rows`."""
    return Table(tuple(columns), tuple(tuple(column.cell(row) for column in columns) for row in rows))


def table_of_columns(columns: Sequence[Column[Source]], source: Source) -> Table:
    """The cells that each of `columns` takes from `source` all at once."""
    return Table(tuple(columns), tuple(zip(*(column.cells(source) for column in columns), strict=True)))


def names_of(columns: Sequence[Column[Any]]) -> tuple[str, ...]:
    return tuple(column.name for column in columns)


def columns_named(names: Sequence[str], columns_of: ColumnsOf) -> tuple[Column[Any], ...]:
    """ReadFailed where no such file has these names."""
    columns = columns_of(names)
    if columns is None:
        raise ReadFailed("its columns are not those of this sort of file")
    return columns


def checked_row(columns: Sequence[Column[Any]], values: Sequence[object], row: int) -> tuple[Cell, ...]:
    """ReadFailed where a value cannot stand in its column; `row` counts from 1."""
    if len(values) != len(columns):
        raise ReadFailed(f"row {row} has {len(values)} cells, not {len(columns)}")
    cells = []
    for column, value in zip(columns, values, strict=True):
        try:
            cells.append(column.checked(value))
        except BadCell as bad:
            raise ReadFailed(f"{column.name} {bad} in row {row}") from None
    return tuple(cells)
