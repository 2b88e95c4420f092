"""Panels from the app's own history, and from folders that sessions were exported into."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import polars as pl

from rating_app.compare.panel import (
    FRAME_SCHEMA,
    CompareFailed,
    FramesBroken,
    Panel,
    binned,
    check_content,
    session_frame,
)
from rating_app.export import FORMAT_NAMES, SESSIONS, ReadFailed, check_sound
from rating_app.export.sessions import SESSION_COLUMNS, SessionRow
from rating_app.export.timeline import timeline_of
from rating_app.session.session import Session
from rating_app.store import SessionStore
from rating_app.system.child_process import IsolatedFunction, ProcessLost

_SCANS: dict[str, Callable[[Path], pl.LazyFrame]] = {
    ".csv": lambda path: pl.scan_csv(path, infer_schema=False),
    # Without a schema, a viewer whose face is found late would have no intensity.
    ".jsonl": lambda path: pl.scan_ndjson(path, schema=FRAME_SCHEMA),
    ".parquet": pl.scan_parquet,
}
READ_WITHIN_S = 60.0
"""For a timeline, with the start of a process; one of a day takes a second."""

_SESSIONS_FILE = re.compile(rf"{SESSIONS.part}(-\d+)?\.({'|'.join(FORMAT_NAMES)})")
"""As `export_session` names them."""


def panel_of_folders(folders: Sequence[Path], bin_s: float, content: str | None = None) -> Panel:
    """All sessions of `folders`, or those of one content; one that was exported twice counts once.

    CompareFailed where a folder has no sessions file that can be read. A timeline that is missing or broken is left
    out, its session with it. Timelines are read one after the other, so that memory holds one at a time.
    """
    sessions: dict[str, pl.DataFrame] = {}
    bins: list[pl.DataFrame] = []
    left_out: list[str] = []
    rows = [(folder, row) for folder in folders for row in _session_rows(folder, left_out)]
    check_content(content, (str(row["content"]) for _, row in rows))
    with IsolatedFunction("timelines", _bins, READ_WITHIN_S) as isolated:
        for folder, row in rows:
            session_id = str(row["session_id"])
            if session_id in sessions or content not in (None, row["content"]):
                continue
            timeline = folder / Path(str(row["timeline"])).name
            try:
                bins.append(_read_bins(timeline, session_id, bin_s, isolated))
            except FramesBroken as broken:
                left_out.append(f"{timeline} is left out: {broken}.")
            else:
                sessions[session_id] = session_frame(row)
    return Panel.of(tuple(sessions.values()), bins, bin_s, left_out)


def _session_rows(folder: Path, left_out: list[str]) -> Iterator[dict[str, object]]:
    """The rows of every sessions file of `folder`; one that cannot be read is added to `left_out` if another can."""
    if not folder.is_dir():
        raise CompareFailed(f"{folder} is not a folder.")
    files = sorted(path for path in folder.iterdir() if _SESSIONS_FILE.fullmatch(path.name))
    if not files:
        raise CompareFailed(f"{folder} has no sessions.csv; compare takes folders that sessions were exported into.")
    failures = []
    for file in files:
        try:
            check_sound(file)
            table = SESSIONS.read(file)
        except ReadFailed as failure:
            failures.append(str(failure))
            continue
        for cells in table.rows:
            yield dict(zip(table.names, cells, strict=True))
    if len(failures) == len(files):
        raise CompareFailed(failures[0])
    left_out += failures


def _read_bins(timeline: Path, session_id: str, bin_s: float, isolated: IsolatedFunction) -> pl.DataFrame:
    """FramesBroken where it is no timeline. `isolated` reads those whose damage could end the process."""
    try:
        if timeline.suffix not in _SCANS or not timeline.is_file():
            raise FramesBroken("there is no such timeline")
        read = isolated if timeline.suffix == ".parquet" else _bins
        bins: pl.DataFrame = read(timeline, session_id, bin_s)
    except (pl.exceptions.PolarsError, ProcessLost):
        # Its own message runs to many lines.
        raise FramesBroken("it is no timeline, or damaged") from None
    except OSError as error:
        raise FramesBroken(error.strerror or "it cannot be read") from None
    return bins


def _bins(timeline: Path, session_id: str, bin_s: float) -> pl.DataFrame:
    try:
        return binned(_SCANS[timeline.suffix](timeline), session_id, bin_s)
    except pl.exceptions.PanicException:
        # It is no Exception.
        raise FramesBroken("it is no timeline, or damaged") from None


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
    columns = (timeline.samples.viewer, timeline.samples.timestamp_s, timeline.intensity, timeline.excluded)
    return pl.LazyFrame(dict(zip(FRAME_SCHEMA, columns, strict=True)), schema=FRAME_SCHEMA, nan_to_null=True)


def _session_row(session: Session) -> pl.DataFrame:
    """As it would stand in sessions.csv."""
    return session_frame({column.name: column.cell(SessionRow(session, "")) for column in SESSION_COLUMNS})
