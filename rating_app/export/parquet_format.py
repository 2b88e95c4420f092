"""Apache Parquet, through polars, which is only imported where a Parquet file is asked for."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any

from rating_app.export.files import ExportFailed
from rating_app.export.table import ColumnsOf, ReadFailed, Table, checked_row, columns_named


def encode(tables: Iterable[Table]) -> Iterator[bytes]:
    """One file of tables with the same columns, at least one."""
    yield _bytes(library().concat([_frame(table) for table in tables]))


def append(earlier: bytes, table: Table) -> bytes | None:
    """A file of `earlier`'s rows and the table's after them; None where its columns are others."""
    polars = library()
    added = _frame(table)
    try:
        frame = polars.read_parquet(io.BytesIO(earlier))
    except polars.exceptions.PolarsError:
        return None
    if frame.schema != added.schema:
        return None
    return _bytes(polars.concat([frame, added]))


def decode(content: bytes, columns_of: ColumnsOf) -> Table:
    """ReadFailed, with what is wrong, where `content` is no such table."""
    polars = library()
    try:
        frame = polars.read_parquet(io.BytesIO(content))
    except polars.exceptions.PolarsError:
        raise ReadFailed("it is not in Parquet") from None
    columns = columns_named(frame.columns, columns_of)
    return Table(columns, tuple(checked_row(columns, values, row) for row, values in enumerate(frame.iter_rows(), 1)))


def library() -> ModuleType:
    """polars; ExportFailed where it is not installed."""
    try:
        import polars
    except ImportError:
        raise ExportFailed(
            "Parquet files need polars, which is not installed: pip install 'reaction-gauge[panel]'."
        ) from None
    return polars


def _frame(table: Table) -> Any:
    polars = library()
    kinds = {"text": polars.String, "whole number": polars.Int64, "number": polars.Float64}
    schema = {column.name: kinds[column.kind] for column in table.columns}
    return polars.DataFrame(table.rows, schema=schema, orient="row")


def _bytes(frame: Any) -> bytes:
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()
