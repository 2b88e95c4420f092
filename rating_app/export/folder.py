"""The content of a folder that sessions were exported into, in any of the formats."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rating_app.export.files import MARKERS, SESSIONS, SMILES, TIMELINE, ExportedFile, check_sound, sessions_files
from rating_app.export.table import ExportFailed, ReadFailed
from rating_app.rating import Smile
from rating_app.session.session import Marker

_SMILE_PARTS = ("onset_s", "apex_s", "offset_s", "peak", "mean_intensity", "joy_s")


def exported_sessions(folder: Path, left_out: list[str]) -> Iterator[tuple[dict[str, Any], Path, str]]:
    """Yield for each session its row in the sessions file, its timeline, and the name of its files without their
    endings, in order. A sentence about each sessions file that cannot be read is added to `left_out`. Raise
    ExportFailed if there are none.
    """
    if not folder.is_dir():
        raise ExportFailed("{folder} is not a folder.", folder=folder)
    files = sessions_files(folder)
    if not files:
        raise ExportFailed(
            "{folder} has no sessions.csv; name a folder that sessions were exported or rated into.", folder=folder
        )
    for file in files:
        try:
            rows = list(rows_of(SESSIONS, file))
        except ReadFailed as failure:
            left_out.append(str(failure))
            continue
        for row in rows:
            # A sessions file may be of unknown origin: only files beside it are read.
            timeline = folder / Path(row["timeline"]).name
            yield row, timeline, timeline.name.removesuffix(TIMELINE.ending(timeline.suffix[1:]))


def rows_of(file: ExportedFile, path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file by their columns' names. Raise ReadFailed as ExportedFile.read does."""
    check_sound(path)
    table = file.read(path)
    return (dict(zip(table.names, cells, strict=True)) for cells in table.rows)


def rows_beside(file: ExportedFile, timeline: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of the session called `name`, none if nothing was written. Raise ReadFailed as ExportedFile.read
    does.
    """
    path = timeline.with_name(f"{name}{file.ending(timeline.suffix[1:])}")
    return rows_of(file, path) if path.is_file() else iter(())


def markers_beside(timeline: Path, name: str) -> list[Marker]:
    """Return the markers beside `timeline`. Raise ReadFailed as in `rows_of`."""
    rows = rows_beside(MARKERS, timeline, name)
    return [Marker(one["timestamp_s"], one["text"], one["duration_s"]) for one in rows]


def smiles_beside(timeline: Path, name: str) -> list[Smile]:
    """Return the smiles beside `timeline`. Raise ReadFailed as in `rows_of`."""
    return [Smile(*(one[part] for part in _SMILE_PARTS)) for one in rows_beside(SMILES, timeline, name)]
