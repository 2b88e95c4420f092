"""A panel from the app's own history."""

from __future__ import annotations

import polars as pl

from rating_app.compare.binning import FRAME_SCHEMA, FramesBroken, binned
from rating_app.compare.panel import Panel, check_content, session_frame
from rating_app.export.sessions import SESSION_COLUMNS, SessionRow
from rating_app.export.timeline import timeline_of
from rating_app.session.session import Session
from rating_app.store import SessionStore


def panel_of_history(store: SessionStore, bin_s: float, content: str | None = None) -> Panel:
    """All sessions of the history, or those of one content; StoreFailed where it cannot be read.

    Sessions are loaded one after the other, so that memory holds the frames of one at a time.
    """
    sessions, bins, left_out = [], [], []
    summaries = store.summaries()
    check_content(content, (summary.content for summary in summaries))
    for summary in summaries:
        if content not in (None, summary.content):
            continue
        session = store.load(summary.session_id)
        try:
            bins.append(binned(_frames(session), summary.session_id, bin_s))
            sessions.append(_session_row(session))
        except FramesBroken as broken:
            left_out.append(f"The session of {summary.started_at:%Y-%m-%d %H:%M} is left out: {broken}.")
    return Panel.of(sessions, bins, bin_s, left_out)


def _frames(session: Session) -> pl.LazyFrame:
    timeline = timeline_of(session)
    columns = (timeline.samples.viewer, timeline.samples.timestamp_s, timeline.intensity)
    return pl.LazyFrame(dict(zip(FRAME_SCHEMA, columns, strict=True)), schema=FRAME_SCHEMA, nan_to_null=True)


def _session_row(session: Session) -> pl.DataFrame:
    """As it would stand in sessions.csv."""
    return session_frame({column.name: column.cell(SessionRow(session, "")) for column in SESSION_COLUMNS})
