"""The formats that a table can be written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rating_app.export import csv_format, jsonl_format, parquet_format
from rating_app.export.options import FormatName
from rating_app.export.table import ColumnsOf, Table


@dataclass(frozen=True)
class Format:
    """`encode` gives a file in pieces, from one or more tables with the same columns. `append` gives a file of earlier
    rows and new ones; None where the earlier ones have other columns.

    `decode` raises ReadFailed with a part of a sentence. Without what the format needs, `require` raises ExportFailed.
    Where a file may come from anywhere, ask `is_sound` first: what is not can end the process that reads it.
    """

    encode: Callable[[Iterable[Table]], Iterator[bytes]]
    append: Callable[[bytes, Table], bytes | None]
    decode: Callable[[bytes, ColumnsOf], Table]
    require: Callable[[], object] = lambda: None
    is_sound: Callable[[bytes], bool] = lambda content: True


FORMATS: Mapping[FormatName, Format] = MappingProxyType(
    {
        "csv": Format(csv_format.encode, csv_format.append, csv_format.decode),
        "jsonl": Format(jsonl_format.encode, jsonl_format.append, jsonl_format.decode),
        "parquet": Format(
            parquet_format.encode,
            parquet_format.append,
            parquet_format.decode,
            parquet_format.library,
            parquet_format.is_sound,
        ),
    }
)
"""By the ending of their files' names."""
