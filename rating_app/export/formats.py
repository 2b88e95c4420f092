"""The formats that a table can be written in, and what an export is to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

from rating_app.export import csv_format, jsonl_format, parquet_format
from rating_app.export.table import ColumnsOf, Table

FormatName = Literal["csv", "jsonl", "parquet"]
FORMAT_NAMES: tuple[FormatName, ...] = get_args(FormatName)

MAX_HZ = 240.0
"""Faster than any webcam; what lies beyond is a slip of the keyboard that would fill the disk."""


@dataclass(frozen=True)
class ExportOptions:
    """`format`: one of FORMAT_NAMES. `hz`: rows per second in the timeline, above 0 and at most MAX_HZ; None for a row
    per frame. `report`: also write a page to read and print. ValueError, with a sentence for users, for anything else.
    """

    format: FormatName = "csv"
    hz: float | None = None
    report: bool = False

    def __post_init__(self) -> None:
        if self.format not in FORMAT_NAMES:
            raise ValueError(f"The format must be one of {', '.join(FORMAT_NAMES)}.")
        if self.hz is not None and not 0 < self.hz <= MAX_HZ:
            raise ValueError(f"A timeline has more than 0 and at most {MAX_HZ:g} rows per second.")


DEFAULT_OPTIONS = ExportOptions()


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
