"""Apache Parquet, through polars, which is imported only if a Parquet file is asked for."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any

from rating_app.export.table import ColumnsOf, ExportFailed, ReadFailed, Table, checked_row, columns_named
from rating_app.system.child_process import IsolatedFunction, ProcessLost

READ_WITHIN_S = 60.0
"""Time limit for reading a file, including the start of a process; a file about a whole day takes a second."""


def encode(tables: Iterable[Table]) -> Iterator[bytes]:
    """Yield one file from at least one table; all tables have the same columns."""
    yield _bytes(library().concat([_frame(table) for table in tables]))


def append(earlier: bytes, table: Table) -> bytes | None:
    """Return a file with `earlier`'s rows and the table's after them; None if its columns are different."""
    polars = library()
    added = _frame(table)
    frame = _read(earlier)
    if frame is None or frame.schema != added.schema:
        return None
    return _bytes(polars.concat([frame, added]))


def decode(content: bytes, columns_of: ColumnsOf) -> Table:
    """Read a table. Raise ReadFailed, with the reason, if `content` is not such a table."""
    frame = _read(content)
    if frame is None:
        raise ReadFailed("it is not in Parquet")
    columns = columns_named(frame.columns, columns_of)
    return Table(columns, tuple(checked_row(columns, values, row) for row, values in enumerate(frame.iter_rows(), 1)))


def library() -> ModuleType:
    """Import polars; raise ExportFailed if it is not installed."""
    try:
        import polars
    except ImportError:
        raise ExportFailed(
            "Parquet files need polars, which is not installed: pip install 'reaction-gauge[panel]'."
        ) from None
    return polars


def is_sound(content: bytes) -> bool:
    """Return whether the other functions can read `content`: it is read in a process of its own first, which takes half
    a second. A damaged length makes polars ask for exabytes of memory, and end the process when it does not get them.
    """
    with IsolatedFunction("parquet", _is_readable, READ_WITHIN_S) as isolated:
        try:
            return bool(isolated(content))
        except ProcessLost:
            return False


def _is_readable(content: bytes) -> bool:
    return _read(content) is not None


def _read(content: bytes) -> Any:
    """Read Parquet; None if `content` is something else, or damaged."""
    polars = library()
    try:
        return polars.read_parquet(io.BytesIO(content))
    except (polars.exceptions.PolarsError, polars.exceptions.PanicException):
        # Some damage makes polars panic, which does not raise an Exception.
        return None


def _frame(table: Table) -> Any:
    polars = library()
    kinds = {"text": polars.String, "whole number": polars.Int64, "number": polars.Float64}
    schema = {column.name: kinds[column.kind] for column in table.columns}
    return polars.DataFrame(table.rows, schema=schema, orient="row")


def _bytes(frame: Any) -> bytes:
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()
