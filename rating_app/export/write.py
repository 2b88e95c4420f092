"""Writes one session into a folder, completely or not at all."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rating_app.export.dictionary import DICTIONARY_NAME, data_dictionary, is_ours
from rating_app.export.files import FILES, SESSIONS, TIMELINE, ExportedFile, Told
from rating_app.export.formats import DEFAULT_OPTIONS, FORMAT_NAMES, FORMATS, ExportOptions, Format
from rating_app.export.table import ExportFailed, Table
from rating_app.language import language_of
from rating_app.session.session import Session
from rating_app.system.private_files import write_atomically

MAX_NAME_BYTES = 180
"""Longest name without its endings: systems allow 255 bytes per file name, and a partial file's is longer."""

REPORT_ENDING = ".report.html"
OWN_FILES = tuple(file for file in FILES if file.is_own)
ENDINGS = (*(file.ending(form) for file in OWN_FILES for form in FORMAT_NAMES), REPORT_ENDING)
"""The endings of all files that may be written side by side under one name."""


@dataclass(frozen=True)
class ExportedFiles:
    """Where a session was written. `report` is None if none was asked for."""

    paths: Mapping[ExportedFile, Path]
    dictionary: Path
    report: Path | None

    def of(self, file: ExportedFile) -> Path | None:
        """Return the path of `file`; None if there was nothing to write in it."""
        return self.paths.get(file)

    @property
    def timeline(self) -> Path:
        return self.paths[TIMELINE]

    @property
    def sessions(self) -> Path:
        return self.paths[SESSIONS]


def export_session(
    session: Session, folder: Path, name: str, options: ExportOptions = DEFAULT_OPTIONS
) -> ExportedFiles:
    """Write `name`.timeline and the other files of `name`, a row in sessions and the data dictionary.

    `folder` is created if it is missing. Nothing in it is lost: if there are files of that name, the new ones are
    called `name`-2 and so on; if sessions.csv has other columns, from an earlier version or another program, it stays
    as it is and the rows go to sessions-2.csv. Raise ExportFailed if the folder cannot be written; none of the
    session's files is there then.
    """
    check_folder(folder, options)
    written: dict[str, Path] = {}
    try:
        name = free_name(folder, safe_file_name(name), ENDINGS)
        told = Told(session, options.hz, f"{name}{TIMELINE.ending(options.format)}")
        for ending, pieces in _contents(told, options):
            written[ending] = folder / f"{name}{ending}"
            write_atomically(written[ending], pieces)
        dictionary = _write_dictionary(session, folder)
        sessions = _add_row(told, folder, options)
    except BaseException as error:
        for path in written.values():
            path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise ExportFailed(
                "The export could not be written to {folder} ({reason}).", folder=folder, reason=error.strerror
            ) from error
        raise
    own = {file: written[ending] for file in OWN_FILES if (ending := file.ending(options.format)) in written}
    return ExportedFiles({**own, SESSIONS: sessions}, dictionary, written.get(REPORT_ENDING))


def check_folder(folder: Path, options: ExportOptions = DEFAULT_OPTIONS) -> None:
    """Create `folder` if needed; raise ExportFailed unless it can be written, and in the requested format."""
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


def safe_file_name(name: str) -> str:
    """Return `name` without characters that some system forbids in a file name, at most MAX_NAME_BYTES long
    in UTF-8.
    """
    known = name.encode("utf-8", "replace")[: 4 * MAX_NAME_BYTES].decode("utf-8", "ignore")
    cleaned = re.sub(r"\s+", " ", re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", known))
    return cleaned.encode("utf-8")[:MAX_NAME_BYTES].decode("utf-8", "ignore").strip(" .") or "session"


def free_name(folder: Path, name: str, endings: Iterable[str]) -> str:
    """Return the first of NAME, NAME-2, NAME-3, ... for which no file with any of `endings` exists."""
    endings = tuple(endings)
    free, number = name, 1
    while any((folder / f"{free}{ending}").exists() for ending in endings):
        number += 1
        free = f"{name}-{number}"
    return free


def _contents(told: Told, options: ExportOptions) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Yield the session's own files: what follows their name, then their content in pieces."""
    for file in OWN_FILES:
        tables = file.tables(told)
        if tables is not None:
            yield file.ending(options.format), FORMATS[options.format].encode(tables)
    if options.report:
        from rating_app.report.page import report_page

        page = report_page(told.session, told.reading, language=language_of(options.language))
        yield REPORT_ENDING, [page.encode("utf-8", "backslashreplace")]


def _write_dictionary(session: Session, folder: Path) -> Path:
    """Write the dictionary over an earlier one of ours, or beside a file of that name that is not ours."""
    path, number = folder / DICTIONARY_NAME, 1
    while path.exists() and not is_ours(path.read_bytes()):
        number += 1
        path = folder / f"{Path(DICTIONARY_NAME).stem}-{number}.md"
    write_atomically(path, [data_dictionary(session.head.method).encode("utf-8")])
    return path


def _add_row(told: Told, folder: Path, options: ExportOptions) -> Path:
    """Add a row to the first of sessions.csv, sessions-2.csv, ... that has these columns or does not exist yet."""
    form = FORMATS[options.format]
    (row,) = SESSIONS.tables(told) or ()
    path, number = folder / f"{SESSIONS.part}.{options.format}", 1
    while path.exists():
        if (content := _appended(path.read_bytes(), row, form)) is not None:
            write_atomically(path, [content])
            return path
        number += 1
        path = folder / f"{SESSIONS.part}-{number}.{options.format}"
    write_atomically(path, form.encode([row]))
    return path


def _appended(earlier: bytes, row: Table, form: Format) -> bytes | None:
    return form.append(earlier, row) if form.is_sound(earlier) else None
