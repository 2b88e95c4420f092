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


FRAME_SCHEMA = {"viewer": pl.Int64, "timestamp_s": pl.Float64, "intensity": pl.Float64, "excluded": pl.Float64}
"""What is read of a timeline; intensity is null where nothing usable was seen, `excluded` is 1 where the user has left
it out."""

MAX_DURATION_S = 48 * 3600.0
"""No session is longer; a time beyond this is damage."""

# What is counted in tenths of a second must not fall into the bin before by the last binary digit.
_DIGIT_S = 1e-9


class FramesBroken(Exception):
    """The frames cannot be those of a session. The message says why, to follow a name and a colon."""


def binned(frames: pl.LazyFrame, session_id: str, bin_s: float) -> pl.DataFrame:
    """BIN_SCHEMA, from `frames` with at least the columns of FRAME_SCHEMA, as numbers or as text.

    A bin's joy is the plain mean of its usable frames that are not left out. FramesBroken where a viewer or a time is
    missing, a time is below 0 or beyond all sense, or an intensity outside [0, 1].
    """
    time_s, intensity = pl.col("timestamp_s").cast(pl.Float64), pl.col("intensity").cast(pl.Float64)
    counts = pl.col("excluded").cast(pl.Float64) == 0
    # A file without these columns may read as one in which they are empty.
    known = pl.col("viewer").is_not_null() & time_s.is_between(0, MAX_DURATION_S).fill_null(False)
    in_range = known & intensity.is_between(0, 1).fill_null(True)
    bins = (
        frames.select(
            pl.col("viewer").cast(pl.Int64), time_s, intensity, in_range.alias("in_range"), counts.alias("counts")
        )
        .group_by("viewer", ((pl.col("timestamp_s") + _DIGIT_S) / bin_s).floor().alias("bin"))
        .agg(
            pl.col("intensity").filter("counts").mean().alias("joy"),
            pl.col("intensity").filter("counts").max().alias("peak"),
            pl.col("in_range").all(),
        )
        .collect(engine="streaming")
    )
    if not bins["in_range"].all():
        raise FramesBroken("a viewer, a time or an intensity in it is missing or out of range")
    bins = bins.drop_nulls("joy").sort("viewer", "bin")
    return bins.select(pl.lit(session_id).alias("session_id"), "viewer", pl.col("bin").cast(pl.Int64), "joy", "peak")
