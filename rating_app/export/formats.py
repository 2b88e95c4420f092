"""The formats that a table can be written in, and the options of an export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

from rating_app.export import csv_format, jsonl_format, parquet_format
from rating_app.export.table import ColumnsOf, Table
from rating_app.language import language_of

FormatName = Literal["csv", "jsonl", "parquet"]
FORMAT_NAMES: tuple[FormatName, ...] = get_args(FormatName)

MAX_HZ = 240.0
"""Faster than any webcam; more is a typing error that would fill the disk."""


@dataclass(frozen=True)
class ExportOptions:
    """The options of an export. `format`: one of FORMAT_NAMES. `hz`: rows per second in the timeline, above 0 and at
    most MAX_HZ; None for one row per frame. `report`: also write a page to read and print. Anything else raises
    ValueError, with a sentence for users.
    """

    format: FormatName = "csv"
    hz: float | None = None
    report: bool = False
    language: str = "en"

    def __post_init__(self) -> None:
        if self.format not in FORMAT_NAMES:
            raise ValueError(f"The format must be one of {', '.join(FORMAT_NAMES)}.")
        if self.hz is not None and not 0 < self.hz <= MAX_HZ:
            raise ValueError(f"A timeline has more than 0 and at most {MAX_HZ:g} rows per second.")
        language_of(self.language)


DEFAULT_OPTIONS = ExportOptions()


@dataclass(frozen=True)
class Format:
    """A format of files. `encode` yields a file in pieces, from one or more tables with the same columns. `append`
    returns a file with earlier rows and new ones; None if the earlier ones have other columns.

    `decode` raises ReadFailed with a part of a sentence. `require` raises ExportFailed if what the format needs is not
    installed. If a file may come from anywhere, call `is_sound` first: any other file can end the process that reads
    it.
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
"""The formats by the ending of their files' names."""
