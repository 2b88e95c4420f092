"""Comma-separated values (RFC 4180, UTF-8), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rating_app.export.table import Column, ColumnsOf, ReadFailed, Table, checked_row, columns_named, names_of

_RUNS_AS_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""A spreadsheet runs a cell that begins like this (OWASP, CSV Injection); an apostrophe before it prevents that. If
the cell already begins with apostrophes, it gets one more, so that a reader knows which one to remove."""


def encode(tables: Iterable[Table]) -> Iterator[bytes]:
    """Yield one file, in one piece per table, from at least one table; all tables have the same columns."""
    for number, table in enumerate(tables):
        yield ((_header(table.columns) if number == 0 else "") + _lines(table)).encode("utf-8")


def append(earlier: bytes, table: Table) -> bytes | None:
    """Return `earlier` with the table's rows after its own; None if its columns are different."""
    try:
        text = earlier.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if text.partition("\n")[0].rstrip("\r") != _header(table.columns).rstrip("\r\n"):
        return None
    return earlier + (b"" if text.endswith("\n") else b"\r\n") + _lines(table).encode("utf-8")


def decode(content: bytes, columns_of: ColumnsOf) -> Table:
    """Read a table. Raise ReadFailed, with the reason, if `content` is not such a table."""
    try:
        reader = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        columns = columns_named(next(reader, []), columns_of)
        rows = tuple(checked_row(columns, _parsed(columns, cells), row) for row, cells in enumerate(reader, 1))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReadFailed("it is not in CSV ({reason})", reason=error) from None
    return Table(columns, rows)


def _header(columns: Sequence[Column[Any]]) -> str:
    return ",".join(names_of(columns)) + "\r\n"


def _lines(table: Table) -> str:
    buffer = io.StringIO(newline="")
    # Go column by column, to decide how to convert cells only once per column: a long session has two million in each.
    texts = (_texts(column, cells) for column, cells in zip(table.columns, zip(*table.rows, strict=True), strict=False))
    csv.writer(buffer).writerows(zip(*texts, strict=True))
    return buffer.getvalue()


def _texts(column: Column[Any], cells: Sequence[Any]) -> list[str]:
    if column.kind == "text":
        return ["" if cell is None else f"'{cell}" if _RUNS_AS_FORMULA.match(cell) else cell for cell in cells]
    if column.kind == "whole number":
        return ["" if cell is None else str(cell) for cell in cells]
    form = f"%.{column.decimals}f"
    return ["" if cell is None else form % cell for cell in cells]


def _parsed(columns: Sequence[Column[Any]], texts: Sequence[str]) -> list[object]:
    """Return the value of each text; a text that is not a number stays a text, for the column to refuse."""
    if len(texts) != len(columns):
        return list(texts)
    return [_value(column, text) for column, text in zip(columns, texts, strict=True)]


def _value(column: Column[Any], text: str) -> object:
    if column.kind == "text":
        return text[1:] if text.startswith("'") and _RUNS_AS_FORMULA.match(text) else text
    if text == "":
        return None
    try:
        return int(text) if column.kind == "whole number" else float(text)
    except ValueError:
        return text
