"""A rated session: its exported tables as NumPy arrays and DataFrames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from rating_app.api.arrays import Records, data_frame, records_of
from rating_app.export import FILES, SESSIONS, TIMELINE, ExportedFile, ExportOptions, Table, export_session
from rating_app.export.files import Told
from rating_app.export.formats import FormatName
from rating_app.export.table import Cell, Column
from rating_app.formatting import length
from rating_app.session.session import Session as RatedSession

if TYPE_CHECKING:
    import pandas as pd

PARTS = {file.part: file for file in FILES if file.is_own and file is not TIMELINE}

TablesOf = Callable[[ExportedFile], Iterable[Table] | None]
"""A function that returns a session's part as tables with the same columns; None if the part is empty."""


class Session:
    """One rated viewing. It comes from `rate`, `read` or `Scorer.session`, and never changes.

    `figures` holds the session's row of sessions.csv, by column name; None is an empty cell. `warnings` are sentences
    about what could not be done as requested.
    """

    def __init__(
        self,
        figures: Mapping[str, Cell],
        tables_of: TablesOf,
        warnings: tuple[str, ...] = (),
        rated: RatedSession | None = None,
    ) -> None:
        self.figures: Mapping[str, Cell] = MappingProxyType(dict(figures))
        self.warnings = warnings
        self._tables_of = tables_of
        self._rated = rated

    @classmethod
    def of(cls, rated: RatedSession, warnings: tuple[str, ...] = ()) -> Session:
        """Return the session as it was rated in this run."""
        told = Told(rated, None, "")
        (table,) = SESSIONS.tables(told) or ()
        return cls(dict(zip(table.names, table.rows[0], strict=True)), partial(_tables, told), warnings, rated)

    @property
    def content(self) -> str:
        """Return what was watched, or the name of the recording's file if that was not given."""
        return str(self.figures["content"])

    @property
    def viewer(self) -> str:
        """Return the viewer's code; empty if none was given."""
        return str(self.figures["viewer"])

    @property
    def rating(self) -> float | None:
        """Return the rating of visible joy, 0 to 100: 0 is a face at rest throughout, never a bad film.

        It is None if a usable face was seen for too little of the time.
        """
        return self._number("rating_0_100")

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return the rating's 95 % interval (low, high); None if there is none, as in a session that is too short."""
        low, high = self._number("rating_low"), self._number("rating_high")
        return None if low is None or high is None else (low, high)

    @property
    def duration_s(self) -> float:
        """Return the time from the first frame to the last, without pauses, in seconds."""
        return self._number("duration_s") or 0.0

    @cached_property
    def samples(self) -> Records:
        """Return a structured array, (n,), with one row per viewer and frame and the columns of a timeline.

        `samples["p_happy"]` is float64 (n,) in [0, 1], NaN if no face was found. The data dictionary of an export
        explains all columns.
        """
        tables = list(self._tables_of(TIMELINE) or ())
        columns: tuple[Column[Any], ...] = tables[0].columns if tables else TIMELINE.columns
        return _fixed(records_of(columns, tables))

    @property
    def smiles(self) -> Records:
        """Return one row per smile, in order of time, structured, (n,): `onset_s`, `apex_s`, `offset_s`, `peak`, ..."""
        return self.part("smiles")

    @property
    def markers(self) -> Records:
        """Return one row per marker that the user noted, at `timestamp_s`, structured, (n,)."""
        return self.part("markers")

    def part(self, name: str) -> Records:
        """Return a part of the session, structured, (n,), empty if it has none: markers, smiles, away, exclusions,
        viewers, items, seeks or pauses. Raise KeyError for another name.
        """
        if name not in PARTS:
            raise KeyError(f"{name!r} is no part of a session; the parts are {', '.join(PARTS)}")
        return _fixed(records_of(PARTS[name].columns, self._tables_of(PARTS[name]) or ()))

    def timeline(self) -> pd.DataFrame:
        """Return `samples` as a DataFrame. Raise ImportError if pandas is not installed."""
        return data_frame(self.samples)

    def fex(self) -> pd.DataFrame:
        """Return the samples under the names of py-feat's Fex, as far as the two measure the same.

        The columns are `input`, `frame`, `approx_time` (seconds), `FaceScore`, `happiness`, `neutral`, and `other` for
        everything else. Action units, landmarks and boxes are missing, because they are not measured or not stored, and
        so is the pose, because py-feat has changed its unit. Raise ImportError if pandas is not installed.
        """
        samples = self.samples
        frame = data_frame(samples[["frame", "timestamp_s", "face_confidence", "p_happy", "p_neutral", "p_other"]])
        frame.columns = ["frame", "approx_time", "FaceScore", "happiness", "neutral", "other"]
        frame.insert(0, "input", str(self.figures["source"]))
        return frame

    def export(
        self,
        folder: str | Path,
        format: FormatName = "csv",  # noqa: A002
        hz: float | None = None,
        report: bool = False,
        language: str = "en",
    ) -> Path:
        """Write the session's files into `folder`, as the app's Export does, and return the timeline's path.

        `hz` is the number of rows per second, None for one row per frame; the report is in `language`, "en" or "de".
        Raise ExportFailed if the folder cannot be written; ValueError for invalid options, and for a session that was
        read from an export.
        """
        if self._rated is None:
            raise ValueError("The session was read from an export; its files are there.")
        options = ExportOptions(format, hz, report, language)
        return export_session(self._rated, Path(folder), self.content, options).timeline

    def __repr__(self) -> str:
        return f"<Session {self.content!r}: {self.in_words}>"

    @property
    def in_words(self) -> str:
        """Return rating, interval, smiles and length in one line."""
        if self.rating is None:
            rating = "no rating, since a usable face was seen for too little of the time"
        else:
            around = "" if self.interval is None else " (95 % interval {:.1f} to {:.1f})".format(*self.interval)
            rating = f"{self.rating:.1f} of 100{around}"
        smiles = self.figures["smiles"]
        counted = "" if smiles is None else f", {smiles} smile{'' if smiles == 1 else 's'}"
        return f"{rating}{counted}, {length(self.duration_s)}"

    def _repr_html_(self) -> str:
        from rating_app.api.html import session_html

        return session_html(self.content, self.in_words, self.samples, self.smiles, self.warnings)

    def _number(self, name: str) -> float | None:
        cell = self.figures[name]
        return float(cell) if isinstance(cell, int | float) else None


def _tables(told: Told, file: ExportedFile) -> Iterable[Table] | None:
    return file.tables(told)


def _fixed(records: Records) -> Records:
    records.flags.writeable = False
    return records
