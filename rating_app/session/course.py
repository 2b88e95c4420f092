"""The courses of sessions, to be laid over one another: each in as many points as a plot needs, and many as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from rating_app.rating.interval import CONFIDENCE
from rating_app.rating.series import within
from rating_app.rating.student_t import quantile
from rating_app.rating.trace import steps_of
from rating_app.session.exclusion import left_out
from rating_app.session.samples import Floats, frames_by_viewer
from rating_app.session.session import Session, curve_between

POINTS = 400
LEAST_SESSIONS = 3
"""A mean over fewer is not drawn: it would be one or two of them, and have no interval."""


@dataclass(frozen=True)
class Curve:
    """`joy` (n,), in [0, 100], is the mean over each of n equal parts from `first_s` to `last_s`; NaN where the curve
    breaks off.
    """

    first_s: float
    last_s: float
    joy: Floats

    @property
    def seconds(self) -> Floats:
        """(n,): the middles of the parts."""
        width = (self.last_s - self.first_s) / max(1, len(self.joy))
        return np.asarray(self.first_s + (np.arange(len(self.joy)) + 0.5) * width, np.float64)

    def at(self, seconds: Floats) -> Floats:
        """(m,): the joy at each of `seconds` (m,); NaN where the curve breaks off, and beyond its ends."""
        if not len(self.joy) or self.last_s <= self.first_s:
            return np.full(len(seconds), np.nan)
        places = np.floor((seconds - self.first_s) / (self.last_s - self.first_s) * len(self.joy))
        inside = (seconds >= self.first_s) & (seconds <= self.last_s)
        return np.where(inside, self.joy[np.clip(places, 0, len(self.joy) - 1).astype(int)], np.nan)


@dataclass(frozen=True)
class Course:
    """A session's curve over its own time and, where the app played one film, over the film's."""

    of_session: Curve
    of_film: Curve | None = None

    @classmethod
    def of(cls, session: Session) -> Course:
        """Make the course of a session that has at least the samples' fields that a curve is made of."""
        reading = session.reading
        if reading.trace is not None:
            # What is left out of a session is in no comparison, and each frame with all the time that it stands for.
            frame_s = next(iter(frames_by_viewer(session.samples).values())).time_s
            out = within(frame_s, left_out(session.exclusions))[steps_of(frame_s)[1]]
            reading = replace(reading, trace=reading.trace.without(out))

        def curve(of_film: bool) -> Curve:
            joy, edges = curve_between(session, reading, POINTS, of_film)
            return Curve(float(edges[0]), float(edges[-1]), joy)

        film = curve(of_film=True) if session.is_of_film else None
        return cls(curve(of_film=False), film if film is not None and film.last_s > film.first_s else None)


@dataclass(frozen=True)
class MeanCurve:
    """Over sessions, at each of `at` (n,): `mean`, and the 95 % interval of it from `low` to `high`, in [0, 100]; NaN
    where fewer than LEAST_SESSIONS have a value. `sessions` (n,): how many have.
    """

    at: Floats
    mean: Floats
    low: Floats
    high: Floats
    sessions: Floats


def mean_curve(at: Floats, values: Sequence[Floats]) -> MeanCurve:
    """Return the mean and its interval over sessions. Each session has its `values` (n,) `at` (n,). The interval is
    Student's t over the sessions, cut off at 0 and 100.
    """
    table = np.array(values, float).reshape(len(values), len(at))
    present = ~np.isnan(table)
    count = present.sum(axis=0)
    enough = count >= LEAST_SESSIONS
    size = np.maximum(count, 1)
    mean = np.where(enough, np.nansum(table, axis=0) / size, np.nan)
    off = np.where(present, table - mean, 0.0)
    deviation = np.sqrt(np.square(off).sum(axis=0) / np.maximum(count - 1, 1))
    t = np.array([np.nan] * LEAST_SESSIONS + [_t(n) for n in range(LEAST_SESSIONS, len(table) + 1)])
    half = t[count] * deviation / np.sqrt(size)
    return MeanCurve(at, mean, np.clip(mean - half, 0, 100), np.clip(mean + half, 0, 100), count.astype(float))


def _t(sessions: int) -> float:
    return quantile(sessions - 1, (1 + CONFIDENCE) / 2)
