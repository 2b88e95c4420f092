"""The list of all files of an export. They are written, read and described from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from rating_app.export.formats import FORMATS, Format
from rating_app.export.parts import (
    AWAY_COLUMNS,
    EXCLUSION_COLUMNS,
    ITEM_COLUMNS,
    MARKER_COLUMNS,
    PAUSE_COLUMNS,
    SEEK_COLUMNS,
    SMILE_COLUMNS,
    VIEWER_COLUMNS,
    away_rows,
    exclusion_rows,
    item_rows,
    marker_rows,
    smile_rows,
    viewer_rows,
)
from rating_app.export.sessions import SESSION_COLUMNS, SessionRow
from rating_app.export.table import Column, ColumnsOf, ExportFailed, ReadFailed, Row, Table, names_of, table_of
from rating_app.export.timeline import resampled, timeline_columns, timeline_columns_named, timeline_of, timeline_tables
from rating_app.rating import Reading
from rating_app.session.session import Session


@dataclass(frozen=True)
class Told:
    """What an export contains: `session`, with `hz` rows per second in its timeline, None for one row per frame;
    `timeline` is the name of that file.
    """

    session: Session
    hz: float | None
    timeline: str

    @cached_property
    def reading(self) -> Reading:
        return self.session.reading


@dataclass(frozen=True, eq=False)
class ExportedFile:
    """A kind of file. It is called NAME.`part` if it belongs to one session, otherwise `part`, with its format's
    ending.

    `words` and `columns` are for the data dictionary; `columns_named` returns those that such a file has by their
    names. `tables` are its content, one after the other, None if there is nothing to write.
    """

    part: str
    words: str
    columns: tuple[Column[Any], ...]
    columns_named: ColumnsOf
    tables: Callable[[Told], Iterable[Table] | None]
    is_own: bool = True

    @property
    def title(self) -> str:
        return f"NAME.{self.part}.csv" if self.is_own else f"{self.part}.csv"

    def ending(self, form: str) -> str:
        """Return what follows a session's name in the file's name."""
        return f".{self.part}.{form}"

    def read(self, path: Path) -> Table:
        """Read such a file in any of the formats; its ending gives the format. Raise ReadFailed if it is not such a
        file, or a value in it cannot be right.
        """
        form = _format(path)
        if form is None:
            endings = ", ".join(f".{name}" for name in FORMATS)
            raise ReadFailed(
                "{path} cannot be read: its name does not end in any of {endings}.", path=path, endings=endings
            )
        try:
            return self._completed(form.decode(path.read_bytes(), self.columns_named))
        except OSError as error:
            raise ReadFailed("{path} cannot be read ({reason}).", path=path, reason=error.strerror) from None
        except ReadFailed as failure:
            raise ReadFailed("{path} cannot be read: {problem}.", path=path, problem=failure) from None
        except ExportFailed as failure:
            raise ReadFailed.heard(failure.template, failure.values) from None

    def _completed(self, table: Table) -> Table:
        """Return the table with the columns that the version which wrote it did not have."""
        added = {column.name: column.before for column in self.columns if column.before is not None}
        if all(name in table.names for name in added):
            return table
        rows = [dict(zip(table.names, cells, strict=True)) for cells in table.rows]
        for row in rows:
            row.update({name: before(row) for name, before in added.items() if name not in row})
        return Table(self.columns, tuple(tuple(row[name] for name in names_of(self.columns)) for row in rows))


_SESSIONS_NAME = re.compile(rf"sessions(-\d+)?\.({'|'.join(FORMATS)})")


def sessions_files(folder: Path) -> list[Path]:
    """Return the files of sessions that exports into `folder` have written, by name."""
    return sorted(path for path in folder.iterdir() if _SESSIONS_NAME.fullmatch(path.name))


def check_sound(path: Path) -> None:
    """Raise ReadFailed if reading `path` could end this process. Call it before reading a file that others
    have made.
    """
    form = _format(path)
    try:
        if form is not None and not form.is_sound(path.read_bytes()):
            raise ReadFailed(
                "{path} cannot be read: it is damaged, or not the kind of file that its name suggests.", path=path
            )
    except OSError as error:
        raise ReadFailed("{path} cannot be read ({reason}).", path=path, reason=error.strerror) from None


def _format(path: Path) -> Format | None:
    return next((form for name, form in FORMATS.items() if path.suffix.lower() == f".{name}"), None)


def _of_rows(
    part: str, words: str, columns: tuple[Column[Row], ...], rows: Callable[[Told], Sequence[Row]], is_own: bool = True
) -> ExportedFile:
    """Describe a file that has these columns, of which earlier versions wrote fewer, if there are rows."""

    def tables(told: Told) -> Iterable[Table] | None:
        found = rows(told)
        return [table_of(columns, found)] if found else None

    def columns_named(names: Sequence[str]) -> tuple[Column[Any], ...] | None:
        written = tuple(column for column in columns if column.before is None or column.name in names)
        return written if tuple(names) == names_of(written) else None

    return ExportedFile(part, words, columns, columns_named, tables, is_own)


def _timeline(told: Told) -> Iterable[Table]:
    timeline = timeline_of(told.session)
    if told.hz is not None:
        timeline = resampled(timeline, told.hz, told.session.head.method)
    return timeline_tables(timeline, told.session.head.class_names)


SESSIONS = _of_rows(
    "sessions",
    "One row per session.",
    SESSION_COLUMNS,
    lambda told: [SessionRow(told.session, told.timeline)],
    is_own=False,
)
TIMELINE = ExportedFile(
    "timeline",
    "One row per viewer and analysed frame or, if it was resampled, per viewer and step, with time-weighted means over "
    "the usable frames of the step.",
    # p_NAME stands for every further class.
    timeline_columns(("NAME",)),
    timeline_columns_named,
    _timeline,
)
MARKERS = _of_rows(
    "markers",
    "One row per marker, in their order; there is no file without one.",
    MARKER_COLUMNS,
    lambda told: marker_rows(told.session),
)
SMILES = _of_rows(
    "smiles",
    "One row per smile, in the order of time; there is no file without one.",
    SMILE_COLUMNS,
    lambda told: smile_rows(told.session, told.reading.smiles),
)
VIEWERS = _of_rows(
    "viewers",
    "One row per viewer, if there was more than one; the session's own row, and its smiles, are of all of them "
    "together.",
    VIEWER_COLUMNS,
    lambda told: viewer_rows(told.session),
)
ITEMS = _of_rows(
    "items",
    "One row per file that the app played or showed, in their order, if there was more than one; each is rated by the "
    "time during which it was shown, of all viewers together.",
    ITEM_COLUMNS,
    lambda told: item_rows(told.session),
)
SEEKS = _of_rows(
    "seeks",
    "One row per jump in what the app played or showed, in the order of time; there is no file without one.",
    SEEK_COLUMNS,
    lambda told: told.session.seeks,
)
PAUSES = _of_rows(
    "pauses",
    "One row per pause, in the order of time; there is no file without one.",
    PAUSE_COLUMNS,
    lambda told: told.session.pauses,
)

AWAY = _of_rows(
    "away",
    "One row per stretch in which the head was turned away from the screen, against the viewer's resting face, in the "
    "order of time; there is no file without one, or without a resting face. A face that is lost while it is turned "
    "away counts as away until it is found again.",
    AWAY_COLUMNS,
    lambda told: away_rows(told.session, told.reading.away or ()),
)
EXCLUSIONS = _of_rows(
    "exclusions",
    "One row per stretch that the user has left out of the rating, in the order of time; there is no file without one.",
    EXCLUSION_COLUMNS,
    lambda told: exclusion_rows(told.session),
)

FILES = (SESSIONS, TIMELINE, MARKERS, SMILES, AWAY, EXCLUSIONS, VIEWERS, ITEMS, SEEKS, PAUSES)
"""All files, in the order of the data dictionary."""
