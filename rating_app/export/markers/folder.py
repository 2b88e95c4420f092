"""Marks of sessions that were exported into a folder, in any of the formats."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rating_app.export.files import MARKERS, SESSIONS, SMILES, TIMELINE, ExportedFile, check_sound, sessions_files
from rating_app.export.markers.marks import Marks, laid_out
from rating_app.export.table import ExportFailed, ReadFailed
from rating_app.rating import Smile
from rating_app.session.content import ContentKind
from rating_app.session.content_track import ContentTrack
from rating_app.session.samples import Samples
from rating_app.session.session import Marker


@dataclass(frozen=True)
class ExportedMarks:
    """`name` is what the session's files are called, without their endings; `source` the recording of the viewer."""

    name: str
    marks: Marks
    source: str


def marks_of_folder(folder: Path, left_out: list[str]) -> Iterator[ExportedMarks]:
    """Of each session that was exported into `folder`, in the order of its sessions file; a sentence about each that
    cannot be read is added to `left_out`. ExportFailed where there is no sessions file that can be read.
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
            rows = list(_rows(SESSIONS, file))
        except ReadFailed as failure:
            left_out.append(str(failure))
            continue
        for row in rows:
            try:
                yield _exported(folder, row)
            except ReadFailed as failure:
                left_out.append(str(failure))


def _exported(folder: Path, row: Mapping[str, Any]) -> ExportedMarks:
    # A sessions file may come from anywhere: only files beside it are read.
    timeline = folder / Path(row["timeline"]).name
    name = timeline.name.removesuffix(TIMELINE.ending(timeline.suffix[1:]))
    markers = [
        Marker(one["timestamp_s"], one["text"], one["duration_s"]) for one in _rows_beside(MARKERS, timeline, name)
    ]
    smiles = [
        Smile(*(one[part] for part in ("onset_s", "apex_s", "offset_s", "peak", "mean_intensity", "joy_s")))
        for one in _rows_beside(SMILES, timeline, name)
    ]
    kind = ContentKind(row["content_kind"])
    track = _track(timeline) if kind is ContentKind.MEDIA else ContentTrack(Samples.of(()))
    film = Path(row["source"]).name if kind is ContentKind.RECORDING else row["content"]
    marks = laid_out(row["content"] or name, kind, film, markers, smiles, track, row["duration_s"])
    return ExportedMarks(name, marks, row["source"] if kind is ContentKind.RECORDING else "")


def _track(timeline: Path) -> ContentTrack:
    rows = list(_rows(TIMELINE, timeline))
    columns = {
        "frame": [row["frame"] for row in rows],
        "timestamp_s": [row["timestamp_s"] for row in rows],
        "content_item": [row["content_item"] or 0 for row in rows],
        "content_position_s": [_or_nan(row["content_position_s"]) for row in rows],
    }
    return ContentTrack(Samples.of_columns(columns))


def _rows_beside(file: ExportedFile, timeline: Path, name: str) -> Iterator[dict[str, Any]]:
    """None where there was nothing to tell in it."""
    path = timeline.with_name(f"{name}{file.ending(timeline.suffix[1:])}")
    return _rows(file, path) if path.is_file() else iter(())


def _rows(file: ExportedFile, path: Path) -> Iterator[dict[str, Any]]:
    check_sound(path)
    table = file.read(path)
    return (dict(zip(table.names, cells, strict=True)) for cells in table.rows)


def _or_nan(value: float | None) -> float:
    return math.nan if value is None else value
