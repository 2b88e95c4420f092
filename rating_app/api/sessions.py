"""Many sessions, such as those in an export's folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, overload

from rating_app.api.arrays import Records, data_frame, records_of
from rating_app.api.session import Session
from rating_app.compare.sources import session_rows
from rating_app.export import SESSIONS, TIMELINE, ExportedFile, Table, check_sound
from rating_app.export.table import Cell, names_of
from rating_app.formatting import length
from rating_app.system.failure import Sentence

if TYPE_CHECKING:
    import pandas as pd


class Sessions(Sequence[Session]):
    """Sessions in the order in which they were exported. `left_out` has a sentence about each that could not be read or
    rated.
    """

    def __init__(self, sessions: Iterable[Session], left_out: Iterable[str] = ()) -> None:
        self._sessions = tuple(sessions)
        self.left_out = tuple(left_out)

    def __len__(self) -> int:
        return len(self._sessions)

    @overload
    def __getitem__(self, place: int) -> Session: ...
    @overload
    def __getitem__(self, place: slice) -> Sessions: ...
    def __getitem__(self, place: int | slice) -> Session | Sessions:
        return Sessions(self._sessions[place], self.left_out) if isinstance(place, slice) else self._sessions[place]

    @property
    def figures(self) -> Records:
        """Return one row per session with the columns of sessions.csv, structured, (n,)."""
        names = names_of(SESSIONS.columns)
        rows = tuple(tuple(session.figures[name] for name in names) for session in self)
        return records_of(SESSIONS.columns, [Table(SESSIONS.columns, rows)])

    def table(self) -> pd.DataFrame:
        """Return `figures` as a DataFrame. Raise ImportError if pandas is not installed."""
        return data_frame(self.figures)

    def __repr__(self) -> str:
        count = "1 session" if len(self) == 1 else f"{len(self)} sessions"
        lines = [f"<{count}>", *(f"{s.content}: {s.in_words}" for s in self), *self.left_out]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from rating_app.api.html import sessions_html

        return sessions_html([_cells(session) for session in self], self.left_out)


def _cells(session: Session) -> tuple[str, ...]:
    rating = "none" if session.rating is None else f"{session.rating:.1f}"
    interval = "" if session.interval is None else "{:.1f} to {:.1f}".format(*session.interval)
    return session.content, session.viewer, rating, interval, length(session.duration_s)


def read(folder: str | Path) -> Sessions:
    """Read the sessions of a folder that the app exported into, or `rate` wrote, in any format.

    Parts other than a session's figures are read on first use, and raise ReadFailed if they are damaged. Raise
    CompareFailed, with a sentence, if there is no readable table of sessions in `folder`.
    """
    folder, left_out = Path(folder), list[Sentence | str]()
    found: dict[str, Session] = {}
    for row in session_rows(folder, left_out):
        # A session that was exported twice counts once.
        found.setdefault(str(row["session_id"]), Session(row, partial(_read_part, folder, row["timeline"])))
    return Sessions(found.values(), map(str, left_out))


def _read_part(folder: Path, timeline: Cell, file: ExportedFile) -> Iterable[Table] | None:
    # The table is not trusted: only files in its own folder are read.
    stem, _, form = Path(str(timeline)).name.rpartition(f".{TIMELINE.part}.")
    path = folder / f"{stem}{file.ending(form)}"
    if file is not TIMELINE and not path.exists():
        return None
    check_sound(path)
    return [file.read(path)]
