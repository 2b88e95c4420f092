"""What is compared: one table of sessions and one of their bins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

MAX_TITLES = 8
"""That one sentence names."""

SESSION_SCHEMA: dict[str, pl.DataType] = {
    "session_id": pl.String(),
    "content": pl.String(),
    "started_at": pl.String(),
    "duration_s": pl.Float64(),
    "rating_0_100": pl.Float64(),
    "rating_low": pl.Float64(),
    "rating_high": pl.Float64(),
    "coverage": pl.Float64(),
    "smiles": pl.Int64(),
    "smiling_share": pl.Float64(),
    "stars": pl.Float64(),
    "rating_method": pl.String(),
    "model": pl.String(),
    "app_version": pl.String(),
}
"""As in sessions.csv; null where nothing was measured or said."""

BIN_SCHEMA: dict[str, pl.DataType] = {
    "session_id": pl.String(),
    "viewer": pl.Int64(),
    "bin": pl.Int64(),
    "joy": pl.Float64(),
    "peak": pl.Float64(),
}
"""`bin` k is the time from k times bin_s on, since the session's first frame. `joy` and `peak`: mean and maximum of
visible joy over its usable frames, in [0, 1]. A bin without one has no row."""


class CompareFailed(Exception):
    """There is nothing that can be compared. The message is one sentence for the user."""


@dataclass(frozen=True)
class Panel:
    """`sessions` has SESSION_SCHEMA, one row a session; `bins` has BIN_SCHEMA. `left_out`: a sentence for each session
    that could not be read.
    """

    sessions: pl.DataFrame
    bins: pl.DataFrame
    bin_s: float
    left_out: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        sessions: Sequence[pl.DataFrame],
        bins: Sequence[pl.DataFrame],
        bin_s: float,
        left_out: Sequence[str] = (),
    ) -> Panel:
        """From parts; a session without a usable frame brings no bins."""
        return cls(
            pl.concat([pl.DataFrame(schema=SESSION_SCHEMA), *sessions]),
            pl.concat([pl.DataFrame(schema=BIN_SCHEMA), *bins]),
            bin_s,
            tuple(left_out),
        )


def session_frame(cells: Mapping[str, object]) -> pl.DataFrame:
    """SESSION_SCHEMA, one row, from the cells of a sessions file by their columns' names."""
    return pl.DataFrame([{name: cells[name] for name in SESSION_SCHEMA}], schema=SESSION_SCHEMA)


def check_content(content: str | None, known: Iterable[str]) -> None:
    """CompareFailed, which names what there is, where no session has this content; None asks for all."""
    if content is not None and content not in (titles := sorted(set(known))):
        there = ", ".join(repr(title) for title in titles[:MAX_TITLES]) + (", ..." if len(titles) > MAX_TITLES else "")
        raise CompareFailed(f"No session has the content {content!r}; there are: {there or 'none at all'}.")
