"""Frames into bins, lazily: of a timeline only its bins are ever held."""

from __future__ import annotations

import polars as pl

FRAME_SCHEMA = {"viewer": pl.Int64, "timestamp_s": pl.Float64, "intensity": pl.Float64}
"""What is read of a timeline; intensity is null where nothing usable was seen."""

MAX_DURATION_S = 48 * 3600.0
"""No session is longer; a time beyond this is damage."""

# What is counted in tenths of a second must not fall into the bin before by the last binary digit.
_DIGIT_S = 1e-9


class FramesBroken(Exception):
    """The frames cannot be those of a session. The message says why, to follow a name and a colon."""


def binned(frames: pl.LazyFrame, session_id: str, bin_s: float) -> pl.DataFrame:
    """BIN_SCHEMA, from `frames` with at least the columns of FRAME_SCHEMA, as numbers or as text.

    A bin's joy is the plain mean of its usable frames. FramesBroken where a viewer or a time is missing, a time is
    below 0 or beyond all sense, or an intensity outside [0, 1].
    """
    time_s, intensity = pl.col("timestamp_s").cast(pl.Float64), pl.col("intensity").cast(pl.Float64)
    # A file without these columns may read as one in which they are empty.
    known = pl.col("viewer").is_not_null() & time_s.is_between(0, MAX_DURATION_S).fill_null(False)
    in_range = known & intensity.is_between(0, 1).fill_null(True)
    bins = (
        frames.select(pl.col("viewer").cast(pl.Int64), time_s, intensity, in_range.alias("in_range"))
        .group_by("viewer", ((pl.col("timestamp_s") + _DIGIT_S) / bin_s).floor().alias("bin"))
        .agg(
            pl.col("intensity").mean().alias("joy"),
            pl.col("intensity").max().alias("peak"),
            pl.col("in_range").all(),
        )
        .collect(engine="streaming")
    )
    if not bins["in_range"].all():
        raise FramesBroken("a viewer, a time or an intensity in it is missing or out of range")
    bins = bins.drop_nulls("joy").sort("viewer", "bin")
    return bins.select(pl.lit(session_id).alias("session_id"), "viewer", pl.col("bin").cast(pl.Int64), "joy", "peak")
