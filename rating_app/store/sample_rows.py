"""Conversion between samples and rows of their table. The caller has begun the transaction."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from rating_app.session.sample_fields import SAMPLE_FIELDS
from rating_app.session.samples import BLOCK, Sample, Samples

_FIELDS = tuple(field.name for field in SAMPLE_FIELDS)
ALL_FIELDS = (*_FIELDS, "p_others")

CURVE_FIELDS = ("frame", "viewer", "timestamp_s", "content_item", "content_position_s", "quality", "p_happy")
"""The fields that a session's curve is drawn from, which are read much faster than all."""


def insert_samples(connection: sqlite3.Connection, session_id: str, samples: Iterable[Sample]) -> None:
    """Add samples to an existing session."""
    connection.executemany(
        f"INSERT INTO sample (session_id, {', '.join(ALL_FIELDS)}) VALUES (?{', ?' * len(ALL_FIELDS)})",
        ((session_id, *row) for row in _rows(Samples.of(samples))),
    )


def read_samples(
    connection: sqlite3.Connection, session_id: str, further: tuple[str, ...], fields: Sequence[str] = ALL_FIELDS
) -> Samples:
    """Return all samples of a session, of a model with these `further` classes; at most one block at a time is in
    memory as Python's objects. They have only these `fields`; others are None. Rows that make no sense raise one of
    UNREADABLE.
    """
    cursor = connection.execute(
        f"SELECT {', '.join(fields)} FROM sample WHERE session_id = ? ORDER BY frame, viewer", (session_id,)
    )
    blocks = iter(lambda: cursor.fetchmany(BLOCK), [])
    return Samples.joined([_samples(rows, fields, further) for rows in blocks], further)


def _rows(samples: Samples) -> Iterator[tuple[int | float | str | None, ...]]:
    """Yield one row per sample, with the columns of ALL_FIELDS."""
    for first in range(0, len(samples), BLOCK):
        block = samples[first : first + BLOCK]
        yield from zip(*(_cells(block, name) for name in _FIELDS), _texts(block), strict=True)


def _cells(samples: Samples, name: str) -> list[int | float | None]:
    values = zip(samples.column(name).tolist(), samples.known(name).tolist(), strict=True)
    return [value if known else None for value, known in values]


def _texts(samples: Samples) -> list[str | None]:
    """Return p_others of each sample; None if the model has no further classes, or found no face."""
    return [
        None if not p_others or math.isnan(p_others[0]) else json.dumps(p_others)
        for p_others in samples.others.tolist()
    ]


def _samples(rows: Sequence[tuple[Any, ...]], fields: Sequence[str], further: tuple[str, ...]) -> Samples:
    columns: dict[str, Any] = dict(zip(fields, zip(*rows, strict=True), strict=True))
    unseen = (math.nan,) * len(further)
    if (texts := columns.pop("p_others", None)) is not None:
        columns["others"] = [unseen if text is None else json.loads(text) for text in texts]
    # For other numbers, NumPy reads None as NaN.
    for field in SAMPLE_FIELDS:
        if field.name in columns and field.is_whole and field.is_optional:
            columns[field.name] = tuple(field.none if value is None else value for value in columns[field.name])
    # A number that is too large was never written by the program.
    with np.errstate(over="raise"):
        return Samples.of_columns(columns, further)
