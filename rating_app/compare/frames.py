"""Timelines as a comparison reads them: five of their columns, from every format."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from rating_app.compare.panel import Floats, Frames, FramesBroken
from rating_app.export.parquet_format import library
from rating_app.export.timeline import timeline_of
from rating_app.session.session import Session

NAMES = ("viewer", "timestamp_s", "intensity", "excluded", "content_position_s")


def read_frames(timeline: Path) -> Frames:
    """Read the frames of a timeline file; its ending gives the format. Raise FramesBroken if it is not one, and OSError
    if it cannot be read. A damaged Parquet file can end the process.
    """
    if timeline.suffix not in READERS or not timeline.is_file():
        raise FramesBroken("there is no such timeline")
    try:
        return READERS[timeline.suffix](timeline)
    except (ValueError, KeyError, IndexError, csv.Error, RecursionError, OverflowError):
        # Their own messages are not for users.
        raise FramesBroken("it is not a timeline, or it is damaged") from None


def frames_of(session: Session) -> Frames:
    """Return the frames of a session in memory."""
    timeline = timeline_of(session)
    samples = timeline.samples
    own = (timeline.intensity, timeline.excluded)
    return Frames(samples.viewer.astype(float), samples.timestamp_s, *own, samples.content_position_s)


def _csv(path: Path) -> Frames:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        header = next(reader, [])
        places = [header.index(name) for name in NAMES]
        cells = [[row[place] for place in places] for row in reader]
    columns = zip(*cells, strict=True) if cells else ((),) * len(NAMES)
    return Frames(*(_numbers(column) for column in columns))


def _numbers(texts: Iterable[str]) -> Floats:
    """Return the numbers in `texts`, NaN only for empty cells: one that contains "nan" is damaged."""
    values = np.array([math.inf if text in _NO_NUMBERS else float(text or "nan") for text in texts])
    if np.isinf(values).any():
        raise ValueError("a number that is none")
    return values


_NO_NUMBERS = frozenset(sign + word for sign in ("", "+", "-") for word in ("nan", "NaN", "NAN"))


def _json_lines(path: Path) -> Frames:
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    return Frames(*(np.array([_number(row[name]) for row in rows]) for name in NAMES))


def _number(value: Any) -> float:
    if value is None:
        return math.nan
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("no number")
    return float(value)


def _parquet(path: Path) -> Frames:
    polars = library()
    try:
        columns = polars.read_parquet(path, columns=list(NAMES)).cast(polars.Float64)
    except (polars.exceptions.PolarsError, polars.exceptions.PanicException):
        # Some damage makes polars panic, which does not raise an Exception.
        raise FramesBroken("it is not a timeline, or it is damaged") from None
    if any(columns[name].is_nan().any() for name in NAMES):
        raise FramesBroken("it is not a timeline, or it is damaged")
    return Frames(*(columns[name].to_numpy() for name in NAMES))


READERS: Mapping[str, Callable[[Path], Frames]] = MappingProxyType(
    {".csv": _csv, ".jsonl": _json_lines, ".parquet": _parquet}
)
