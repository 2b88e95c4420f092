"""JSON Lines (UTF-8): one object per row, whose keys are the columns in their order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from rating_app.export.table import ColumnsOf, ReadFailed, Table, checked_row, columns_named


def encode(tables: Iterable[Table]) -> Iterator[bytes]:
    """Yield one file, in one piece per table, from tables with the same columns."""
    for table in tables:
        objects = (dict(zip(table.names, row, strict=True)) for row in table.rows)
        lines = (json.dumps(item, ensure_ascii=False, allow_nan=False) + "\n" for item in objects)
        yield "".join(lines).encode("utf-8")


def append(earlier: bytes, table: Table) -> bytes | None:
    """Return `earlier` with the table's rows after its own; None if its columns are different."""
    first = earlier.partition(b"\n")[0]
    try:
        names = tuple(_object(first, 1)) if first.strip() else table.names
    except ReadFailed:
        return None
    if names != table.names:
        return None
    return earlier + (b"" if earlier.endswith(b"\n") or not earlier else b"\n") + b"".join(encode([table]))


def decode(content: bytes, columns_of: ColumnsOf) -> Table:
    """Read a table. Raise ReadFailed, with the reason, if `content` is not such a table. Without rows there are no
    columns either.
    """
    objects = [_object(line, row) for row, line in enumerate(content.splitlines(), 1) if line.strip()]
    if not objects:
        return Table((), ())
    columns = columns_named(tuple(objects[0]), columns_of)
    names = tuple(objects[0])
    for row, item in enumerate(objects, 1):
        if tuple(item) != names:
            raise ReadFailed("row {row} has different columns from the first", row=row)
    return Table(columns, tuple(checked_row(columns, tuple(item.values()), row) for row, item in enumerate(objects, 1)))


def _object(line: bytes, row: int) -> dict[str, object]:
    try:
        item = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ReadFailed("row {row} is not in JSON", row=row) from None
    if not isinstance(item, dict):
        raise ReadFailed("row {row} is not a JSON object", row=row)
    return item
