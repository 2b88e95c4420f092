"""Write one session into a folder, whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rating_app.export.column import Column, Row
from rating_app.export.dictionary import DICTIONARY_NAME, data_dictionary, is_ours
from rating_app.export.events import MARKER_COLUMNS, SEEK_COLUMNS, SMILE_COLUMNS
from rating_app.export.files import ExportFailed, free_name, safe_file_name
from rating_app.export.formats import FORMATS, Format
from rating_app.export.items import ITEM_COLUMNS, item_rows
from rating_app.export.options import DEFAULT_OPTIONS, FORMAT_NAMES, ExportOptions
from rating_app.export.resample import resampled
from rating_app.export.sessions import SESSION_COLUMNS, SessionRow
from rating_app.export.table import Table, table_of
from rating_app.export.timeline import timeline_of, timeline_tables
from rating_app.export.viewers import VIEWER_COLUMNS, viewer_rows
from rating_app.session.session import Session
from rating_app.system.private_files import write_atomically

REPORT_ENDING = ".report.html"
PARTS = ("timeline", "markers", "smiles", "viewers", "items", "seeks")
ENDINGS = tuple(f".{part}.{name}" for part in PARTS for name in FORMAT_NAMES)
"""Of what may be written beside each other under one name."""


@dataclass(frozen=True)
class ExportedFiles:
    """Where a session was written; None stands for what there was none of."""

    timeline: Path
    sessions: Path
    dictionary: Path
    markers: Path | None = None
    smiles: Path | None = None
    viewers: Path | None = None
    report: Path | None = None
    items: Path | None = None
    seeks: Path | None = None


def export_session(
    session: Session, folder: Path, name: str, options: ExportOptions = DEFAULT_OPTIONS
) -> ExportedFiles:
    """Write `name`.timeline and what else there is under `name`, a row in sessions and the data dictionary.

    `folder` is made if it is missing. Nothing in it is lost: where there are files of that name, the new ones are
    called `name`-2 and so on; where sessions.csv has other columns, of an earlier version or of another program, it
    stays as it is and the rows go to sessions-2.csv. ExportFailed where the folder cannot be written; none of the
    session's files is there then.
    """
    check_folder(folder, options)
    written: list[Path] = []
    try:
        name = free_name(folder, safe_file_name(name), (*ENDINGS, REPORT_ENDING))
        paths = {}
        for ending, pieces in _contents(session, options):
            paths[ending] = folder / f"{name}{ending}"
            written.append(paths[ending])
            write_atomically(paths[ending], pieces)
        dictionary = _write_dictionary(session, folder)
        timeline = paths[f".timeline.{options.format}"]
        row = table_of(SESSION_COLUMNS, [SessionRow(session, timeline.name)])
        sessions = _add_row(row, folder, options)
    except BaseException as error:
        for path in written:
            path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise ExportFailed(
                "The export could not be written to {folder} ({reason}).", folder=folder, reason=error.strerror
            ) from error
        raise
    return ExportedFiles(
        timeline,
        sessions,
        dictionary,
        paths.get(f".markers.{options.format}"),
        paths.get(f".smiles.{options.format}"),
        paths.get(f".viewers.{options.format}"),
        paths.get(REPORT_ENDING),
        paths.get(f".items.{options.format}"),
        paths.get(f".seeks.{options.format}"),
    )


def check_folder(folder: Path, options: ExportOptions = DEFAULT_OPTIONS) -> None:
    """Make `folder` if needed; ExportFailed unless it can be written, and in the format that is asked for."""
    FORMATS[options.format].require()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except (FileExistsError, NotADirectoryError):
        raise ExportFailed("{folder} is not a folder.", folder=folder) from None
    except OSError as error:
        raise ExportFailed(
            "The folder {folder} cannot be written to ({reason}).", folder=folder, reason=error.strerror
        ) from None


def _contents(session: Session, options: ExportOptions) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The session's own files, in pieces, after what stands after their name."""
    encode = FORMATS[options.format].encode
    timeline = timeline_of(session)
    if options.hz is not None:
        timeline = resampled(timeline, options.hz, session.head.method)
    yield f".timeline.{options.format}", encode(timeline_tables(timeline, session.head.class_names))
    reading = session.reading
    for part, table in (
        ("markers", _table_if_any(MARKER_COLUMNS, session.markers)),
        ("smiles", _table_if_any(SMILE_COLUMNS, reading.smiles)),
        ("viewers", _table_if_any(VIEWER_COLUMNS, viewer_rows(session))),
        ("items", _table_if_any(ITEM_COLUMNS, item_rows(session))),
        ("seeks", _table_if_any(SEEK_COLUMNS, session.seeks)),
    ):
        if table is not None:
            yield f".{part}.{options.format}", encode([table])
    if options.report:
        from rating_app.report.page import report_page

        yield REPORT_ENDING, [report_page(session, reading).encode("utf-8", "backslashreplace")]


def _table_if_any(columns: Sequence[Column[Row]], rows: Sequence[Row]) -> Table | None:
    return table_of(columns, rows) if rows else None


def _write_dictionary(session: Session, folder: Path) -> Path:
    """Over an earlier one of ours; beside a file of that name that is not."""
    path, number = folder / DICTIONARY_NAME, 1
    while path.exists() and not is_ours(path.read_bytes()):
        number += 1
        path = folder / f"{Path(DICTIONARY_NAME).stem}-{number}.md"
    write_atomically(path, [data_dictionary(session.head.method).encode("utf-8")])
    return path


def _add_row(row: Table, folder: Path, options: ExportOptions) -> Path:
    """To the first of sessions.csv, sessions-2.csv, ... that has these columns or is not there yet."""
    form = FORMATS[options.format]
    path, number = folder / f"sessions.{options.format}", 1
    while path.exists():
        if (content := _appended(path.read_bytes(), row, form)) is not None:
            write_atomically(path, [content])
            return path
        number += 1
        path = folder / f"sessions-{number}.{options.format}"
    write_atomically(path, form.encode([row]))
    return path


def _appended(earlier: bytes, row: Table, form: Format) -> bytes | None:
    return form.append(earlier, row) if form.is_sound(earlier) else None
