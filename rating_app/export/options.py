"""What an export is to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

FormatName = Literal["csv", "jsonl", "parquet"]
FORMAT_NAMES: tuple[FormatName, ...] = get_args(FormatName)

MAX_HZ = 240.0
"""Faster than any webcam; what lies beyond is a slip of the keyboard that would fill the disk."""


@dataclass(frozen=True)
class ExportOptions:
    """`format`: one of FORMAT_NAMES. `hz`: rows a second in the timeline, above 0 and at most MAX_HZ; None for a row a
    frame. `report`: also write a page to read and print. ValueError, with a sentence for the user, for what is neither.
    """

    format: FormatName = "csv"
    hz: float | None = None
    report: bool = False

    def __post_init__(self) -> None:
        if self.format not in FORMAT_NAMES:
            raise ValueError(f"The format must be one of {', '.join(FORMAT_NAMES)}.")
        if self.hz is not None and not 0 < self.hz <= MAX_HZ:
            raise ValueError(f"A timeline has more than 0 and at most {MAX_HZ:g} rows a second.")


DEFAULT_OPTIONS = ExportOptions()
