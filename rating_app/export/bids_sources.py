"""Sessions for a BIDS data set: from the history, and from folders that sessions were exported into."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from rating_app.export.bids import BidsSession
from rating_app.export.files import EXCLUSIONS, TIMELINE, check_sound
from rating_app.export.folder import exported_sessions, markers_beside, rows_beside, smiles_beside
from rating_app.export.sessions import SESSION_COLUMNS, SessionRow
from rating_app.export.table import ReadFailed, Table
from rating_app.export.timeline import Timeline, timeline_of
from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.session.samples import Floats, Samples
from rating_app.session.session import Session

_ABOUT = (
    "session_id",
    "content_kind",
    "company",
    "camera_lag_ms",
    "duration_s",
    "rating_0_100",
    "coverage",
    "model",
    "app_version",
)
"""Columns of sessions.csv that go into a sidecar."""

_OF_TIMELINE = ("frame", "viewer", "timestamp_s", "p_happy", "quality", "content_item", "content_position_s")


def of_session(session: Session) -> BidsSession:
    """Convert a session from the history."""
    row = {column.name: column.cell(SessionRow(session, "")) for column in SESSION_COLUMNS}
    return BidsSession(
        session.head.content,
        session.head.viewer,
        timeline_of(session),
        session.reading.smiles,
        session.markers,
        session.exclusions,
        dict(session.head.groups),
        {name: row[name] for name in _ABOUT},
    )


def of_folder(folder: Path, left_out: list[str]) -> Iterator[BidsSession]:
    """Yield each session that was exported into `folder`, as `exported_sessions` does."""
    for row, timeline, name in exported_sessions(folder, left_out):
        try:
            yield _of_row(row, timeline, name)
        except ReadFailed as failure:
            left_out.append(str(failure))


def _of_row(row: Mapping[str, Any], timeline: Path, name: str) -> BidsSession:
    exclusions = [
        Exclusion(one["begin_s"], one["end_s"], ExclusionReason(one["reason"]))
        for one in rows_beside(EXCLUSIONS, timeline, name)
    ]
    groups = dict(one.split("=", 1) for one in row["groups"].split("; ") if "=" in one)
    return BidsSession(
        row["content"] or name,
        row["viewer"],
        _timeline(_table(timeline)),
        smiles_beside(timeline, name),
        markers_beside(timeline, name),
        exclusions,
        groups,
        {column: row[column] for column in _ABOUT},
    )


def _table(timeline: Path) -> Table:
    check_sound(timeline)
    return TIMELINE.read(timeline)


def _timeline(table: Table) -> Timeline:
    def numbers(name: str, missing: float = math.nan) -> Floats:
        return np.array([missing if cell is None else cell for cell in table.column(name)], np.float64)

    columns = {name: numbers(name) for name in _OF_TIMELINE if name != "content_item"}
    samples = Samples.of_columns({**columns, "content_item": numbers("content_item", 0)})
    return Timeline(samples, numbers("intensity"), numbers("facing"), numbers("excluded"))
