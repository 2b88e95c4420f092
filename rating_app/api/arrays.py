"""Tables of an export as NumPy arrays, and as DataFrames where pandas is installed."""

from __future__ import annotations

import importlib
import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from rating_app.export.table import Column, Table

if TYPE_CHECKING:
    import pandas as pd

Records = npt.NDArray[Any]
"""A structured array, (n,), with one field per column. Integers are int64 in columns that are never empty; all other
numbers are float64, with NaN for an empty cell, and texts are objects.
"""


def records_of(columns: Sequence[Column[Any]], tables: Iterable[Table] = ()) -> Records:
    """Return the rows of all `tables`, which have these `columns`, one after the other."""
    rows = [row for table in tables for row in table.rows]
    records = np.empty(len(rows), [(column.name, _dtype(column)) for column in columns])
    for column, cells in zip(columns, zip(*rows, strict=True), strict=False):
        records[column.name] = [math.nan if cell is None else cell for cell in cells]
    return records


def data_frame(records: Records) -> pd.DataFrame:
    """Return the records as a DataFrame. Raise ImportError, with a sentence, if pandas is not installed."""
    try:
        pandas = importlib.import_module("pandas")
    except ImportError:
        raise ImportError(
            "A DataFrame needs pandas, which is not installed: pip install pandas. NumPy arrays need nothing more."
        ) from None
    frame: pd.DataFrame = pandas.DataFrame.from_records(records)
    return frame


def _dtype(column: Column[Any]) -> type:
    if column.kind == "text":
        return object
    return np.int64 if column.kind == "whole number" and not column.empty else np.float64
