"""The course of one viewing as a small file, which results are drawn from, however long the film is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rating_app.compare.frames import frames_of
from rating_app.compare.panel import Course, FramesBroken, bins_of, course_of
from rating_app.export.csv_format import encode
from rating_app.export.table import Column, table_of
from rating_app.session.session import Session

CURVE_ENDING = ".curve.csv"
BIN_S = 1.0
"""Seconds: the resolution of results."""

MAX_BINS = 200_000


@dataclass(frozen=True)
class CurvePoint:
    """One bin in which a usable face was seen."""

    t_s: float
    joy: float
    peak: float


CURVE_COLUMNS: tuple[Column[CurvePoint], ...] = (
    Column("t_s", "s", lambda point: point.t_s, "beginning of the second, in the item's own time", low=0, decimals=3),
    Column("joy", "share", lambda point: point.joy, "visible joy, mean over its usable frames", low=0, high=1),
    Column("peak", "share", lambda point: point.peak, "visible joy, highest of them", low=0, high=1),
)


def course_in_content(session: Session) -> Course | None:
    """Return the course of a session with one item, all viewers in front of the camera together; None if no usable face
    was seen.

    It is in the item's own time if the app played it, otherwise in the session's.
    """
    frames = frames_of(session)
    samples = session.samples
    is_played = samples.known("content_position_s")
    time_s = np.where(is_played, samples.content_position_s, np.nan) if is_played.any() else frames.time_s
    # Players sometimes report a position slightly before the beginning.
    time_s = np.maximum(time_s, 0.0)
    usable = frames.usable & ~np.isnan(time_s)
    if not usable.any():
        return None
    return course_of(session.head.session_id, 1, bins_of(time_s[usable], BIN_S), frames.intensity[usable])


def reached_s(session: Session) -> float:
    """Return how far into its item a session went, in seconds of the item if the app played it, otherwise of the
    session.
    """
    known = session.samples.known("content_position_s")
    if not known.any():
        return session.duration_s
    # When the item ends, the pictures of its last moments are still on their way.
    return float(session.samples.content_position_s[known].max()) + session.head.camera_lag_s


def curve_file(course: Course | None) -> bytes:
    """Return a table with one row per second in which a usable face was seen."""
    return b"".join(encode([table_of(CURVE_COLUMNS, _points(course))]))


def _points(course: Course | None) -> Iterator[CurvePoint]:
    if course is not None:
        for place in np.flatnonzero(~np.isnan(course.joy)).tolist():
            yield CurvePoint(place * BIN_S, float(course.joy[place]), float(course.peak[place]))


def read_curve(file: Path, session_id: str) -> Course | None:
    """Read a curve; None if no usable face was seen. Raise FramesBroken if `file` is not a curve, and OSError if it
    cannot be read.
    """
    try:
        with file.open(encoding="utf-8-sig") as lines:
            if next(lines, "").strip() != ",".join(column.name for column in CURVE_COLUMNS):
                raise FramesBroken("it is not a curve")
            text = lines.read()
        rows = (
            np.loadtxt(io.StringIO(text), delimiter=",", ndmin=2, comments=None) if text.strip() else np.zeros((0, 3))
        )
    except ValueError:
        raise FramesBroken("it is not a curve, or it is damaged") from None
    if not len(rows):
        return None
    if rows.shape[1] != len(CURVE_COLUMNS):
        raise FramesBroken("it is not a curve, or it is damaged")
    time_s, joy, peak = rows.T
    in_range = (time_s >= 0) & (time_s < MAX_BINS * BIN_S) & (joy >= 0) & (joy <= peak + 1e-6) & (peak <= 1)
    if not in_range.all():
        raise FramesBroken("a number in it is out of range")
    bins = bins_of(time_s, BIN_S)
    if (np.diff(bins) <= 0).any():
        raise FramesBroken("its seconds are not in order")
    course = Course(session_id, 1, np.full(bins.max() + 1, np.nan), np.full(bins.max() + 1, np.nan))
    course.joy[bins], course.peak[bins] = joy, peak
    return course
