"""Marks of sessions that were exported into a folder, in any of the formats."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from rating_app.export.files import TIMELINE
from rating_app.export.folder import exported_sessions, markers_beside, rows_of, smiles_beside
from rating_app.export.markers.marks import Marks, laid_out
from rating_app.export.table import ReadFailed
from rating_app.session.content import ContentKind
from rating_app.session.content_track import ContentTrack
from rating_app.session.samples import Samples


def marks_of_folder(folder: Path, left_out: list[str]) -> Iterator[tuple[str, Marks]]:
    """Yield the marks of each session that was exported into `folder`, with the name of its files. What cannot be read
    is added to `left_out`, as by `exported_sessions`.
    """
    for row, timeline, name in exported_sessions(folder, left_out):
        try:
            kind = ContentKind(row["content_kind"])
            plays = kind in (ContentKind.MEDIA, ContentKind.SCREEN)
            track = _track(timeline) if plays else ContentTrack(Samples.of(()))
            markers, smiles = markers_beside(timeline, name), smiles_beside(timeline, name)
        except ReadFailed as failure:
            left_out.append(str(failure))
            continue
        film = Path(row["source"]).name if kind is ContentKind.RECORDING else row["content"]
        title = row["content"] or name
        yield name, laid_out(title, kind, film, markers, smiles, track, row["duration_s"])


def _track(timeline: Path) -> ContentTrack:
    rows = list(rows_of(TIMELINE, timeline))
    positions_s = [row["content_position_s"] for row in rows]
    columns = {
        "frame": [row["frame"] for row in rows],
        "timestamp_s": [row["timestamp_s"] for row in rows],
        "content_item": [row["content_item"] or 0 for row in rows],
        "content_position_s": [math.nan if one is None else one for one in positions_s],
    }
    return ContentTrack(Samples.of_columns(columns))
