"""Read back what was exported, in any of the formats; the file's ending says which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rating_app.export.column import Column
from rating_app.export.events import MARKER_COLUMNS, SEEK_COLUMNS, SMILE_COLUMNS
from rating_app.export.files import ExportFailed
from rating_app.export.formats import FORMATS
from rating_app.export.items import ITEM_COLUMNS
from rating_app.export.sessions import session_columns_named
from rating_app.export.table import ColumnsOf, ReadFailed, Table, names_of
from rating_app.export.timeline import FURTHER_PATTERN, FURTHER_PREFIX, timeline_columns


def check_sound(path: Path) -> None:
    """ReadFailed where to read `path` could end this process. Call it before what follows for a file of others."""
    form = FORMATS.get(path.suffix.lower().lstrip("."))  # type: ignore[call-overload]
    try:
        if form is not None and not form.is_sound(path.read_bytes()):
            raise ReadFailed(f"{path} cannot be read: it is damaged, or of another sort than its name says.")
    except OSError as error:
        raise ReadFailed(f"{path} cannot be read ({error.strerror}).") from None


def read_timeline(path: Path) -> Table:
    """NAME.timeline.csv, .jsonl or .parquet. ReadFailed where it is none, or a value in it cannot be right."""
    return _read(path, _timeline_columns_named)


def read_sessions(path: Path) -> Table:
    """sessions.csv, .jsonl or .parquet. ReadFailed as `read_timeline`."""
    return _read(path, session_columns_named)


def read_markers(path: Path) -> Table:
    """NAME.markers.csv, .jsonl or .parquet. ReadFailed as `read_timeline`."""
    return _read(path, lambda names: MARKER_COLUMNS if tuple(names) == names_of(MARKER_COLUMNS) else None)


def read_smiles(path: Path) -> Table:
    """NAME.smiles.csv, .jsonl or .parquet. ReadFailed as `read_timeline`."""
    return _read(path, lambda names: SMILE_COLUMNS if tuple(names) == names_of(SMILE_COLUMNS) else None)


def read_items(path: Path) -> Table:
    """NAME.items.csv, .jsonl or .parquet. ReadFailed as `read_timeline`."""
    return _read(path, lambda names: ITEM_COLUMNS if tuple(names) == names_of(ITEM_COLUMNS) else None)


def read_seeks(path: Path) -> Table:
    """NAME.seeks.csv, .jsonl or .parquet. ReadFailed as `read_timeline`."""
    return _read(path, lambda names: SEEK_COLUMNS if tuple(names) == names_of(SEEK_COLUMNS) else None)


def _read(path: Path, columns_of: ColumnsOf) -> Table:
    formats = {f".{name}": form for name, form in FORMATS.items()}
    form = formats.get(path.suffix.lower())
    if form is None:
        raise ReadFailed(f"{path} cannot be read: its name ends in none of {', '.join(formats)}.")
    try:
        return form.decode(path.read_bytes(), columns_of)
    except OSError as error:
        raise ReadFailed(f"{path} cannot be read ({error.strerror}).") from None
    except ReadFailed as failure:
        raise ReadFailed(f"{path} cannot be read: {failure}.") from None
    except ExportFailed as failure:
        raise ReadFailed(str(failure)) from None


def _timeline_columns_named(names: Sequence[str]) -> tuple[Column[Any], ...] | None:
    usual = names_of(timeline_columns(()))
    further = [name for name in names if name not in usual and re.fullmatch(FURTHER_PATTERN, name)]
    columns = timeline_columns([name.removeprefix(FURTHER_PREFIX) for name in further])
    return columns if tuple(names) == names_of(columns) else None
