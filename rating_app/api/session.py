"""A rated session: what an export has of it, as NumPy arrays and DataFrames."""

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
"""A session's part as tables with the same columns; None where there is nothing to tell."""


class Session:
    """One viewing, rated. It comes from `rate`, `read` or `Scorer.session`, and never changes.

    `figures` has all that sessions.csv says of it, by the names of its columns; None is an empty cell. `warnings` are
    sentences about what could not be done as was asked.
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
        """Of one that was rated in this run."""
        told = Told(rated, None, "")
        (table,) = SESSIONS.tables(told) or ()
        return cls(dict(zip(table.names, table.rows[0], strict=True)), partial(_tables, told), warnings, rated)

    @property
    def content(self) -> str:
        """What was watched, or the name of the recording's file where nobody said."""
        return str(self.figures["content"])

    @property
    def viewer(self) -> str:
        """Code of the viewer, empty where none was given."""
        return str(self.figures["viewer"])

    @property
    def rating(self) -> float | None:
        """Visible joy, 0 to 100: 0 is a face at rest throughout, never a bad film. None where a usable face was seen
        for too little of the time.
        """
        return self._number("rating_0_100")

    @property
    def interval(self) -> tuple[float, float] | None:
        """The rating's 95 % interval (low, high); None where there is none, as in a session that is too short."""
        low, high = self._number("rating_low"), self._number("rating_high")
        return None if low is None or high is None else (low, high)

    @property
    def duration_s(self) -> float:
        """From the first frame to the last, without pauses, in seconds."""
        return self._number("duration_s") or 0.0

    @cached_property
    def samples(self) -> Records:
        """Structured, (n,): a row for each viewer and frame, with the columns of a timeline. `samples["p_happy"]` is
        float64 (n,) in [0, 1], NaN where no face was found. The data dictionary of any export says what each means.
        """
        tables = list(self._tables_of(TIMELINE) or ())
        columns: tuple[Column[Any], ...] = tables[0].columns if tables else TIMELINE.columns
        return _fixed(records_of(columns, tables))

    @property
    def smiles(self) -> Records:
        """Structured, (n,): a row for each smile, in the order of time: `onset_s`, `apex_s`, `offset_s`, `peak`, ..."""
        return self.part("smiles")

    @property
    def markers(self) -> Records:
        """Structured, (n,): what the user noted, at `timestamp_s`."""
        return self.part("markers")

    def part(self, name: str) -> Records:
        """Structured, (n,), of no length where there is nothing to tell: markers, smiles, away, exclusions, viewers,
        items, seeks or pauses. KeyError for another name.
        """
        if name not in PARTS:
            raise KeyError(f"{name!r} is no part of a session; the parts are {', '.join(PARTS)}")
        return _fixed(records_of(PARTS[name].columns, self._tables_of(PARTS[name]) or ()))

    def timeline(self) -> pd.DataFrame:
        """`samples` as a DataFrame; ImportError where pandas is not installed."""
        return data_frame(self.samples)

    def fex(self) -> pd.DataFrame:
        """The samples under the names of a Fex of py-feat, where the two measure the same: `input`, `frame`,
        `approx_time` (seconds), `FaceScore`, `happiness` and `neutral`, and beside them `other`, for all that is
        neither. There are no action units, landmarks or boxes, which are not measured or not kept, and no pose: py-feat
        has changed the unit of its own. ImportError where pandas is not installed.
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
    ) -> Path:
        """Write its files into `folder`, as the app's Export does; returns the timeline's. `hz`: rows per second, None
        for a row a frame. ExportFailed where the folder cannot be written; ValueError for options that make no sense,
        and for a session that was read from an export.
        """
        if self._rated is None:
            raise ValueError("The session was read from an export; its files are there.")
        options = ExportOptions(format, hz, report)
        return export_session(self._rated, Path(folder), self.content, options).timeline

    def __repr__(self) -> str:
        return f"<Session {self.content!r}: {self.in_words}>"

    @property
    def in_words(self) -> str:
        """Rating, interval, smiles and length, on one line."""
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
