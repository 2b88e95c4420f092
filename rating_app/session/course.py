"""The courses of sessions, to be drawn over one another, each in as many points as a plot needs."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from rating_app.rating.series import within
from rating_app.rating.trace import steps_of
from rating_app.session.exclusion import left_out
from rating_app.session.samples import Floats, frames_by_viewer
from rating_app.session.session import Session, curve_between

POINTS = 400


@dataclass(frozen=True)
class Curve:
    """A curve. `joy` (n,), in [0, 100], is the mean over each of n equal parts from `first_s` to `last_s`; NaN in a
    gap.
    """

    first_s: float
    last_s: float
    joy: Floats

    @property
    def seconds(self) -> Floats:
        """The middles of the parts, (n,)."""
        width = (self.last_s - self.first_s) / max(1, len(self.joy))
        return np.asarray(self.first_s + (np.arange(len(self.joy)) + 0.5) * width, np.float64)

    def at(self, seconds: Floats) -> Floats:
        """Return the joy at each of `seconds`, (m,); NaN in a gap, and beyond the curve's ends."""
        if not len(self.joy) or self.last_s <= self.first_s:
            return np.full(len(seconds), np.nan)
        places = np.floor((seconds - self.first_s) / (self.last_s - self.first_s) * len(self.joy))
        inside = (seconds >= self.first_s) & (seconds <= self.last_s)
        return np.where(inside, self.joy[np.clip(places, 0, len(self.joy) - 1).astype(int)], np.nan)


@dataclass(frozen=True)
class Course:
    """A session's curve over its own time and, if the app played one film, over the film's."""

    of_session: Curve
    of_film: Curve | None = None

    @classmethod
    def of(cls, session: Session) -> Course:
        """Return the course of a session, of whose samples at least the fields for a curve were read."""
        reading = session.reading
        if reading.trace is not None:
            # Excluded frames are not compared, and neither is any of the time that they stand for.
            frame_s = next(iter(frames_by_viewer(session.samples).values())).time_s
            out = within(frame_s, left_out(session.exclusions))[steps_of(frame_s)[1]]
            reading = replace(reading, trace=reading.trace.without(out))

        def curve(of_film: bool) -> Curve:
            joy, edges = curve_between(session, reading, POINTS, of_film)
            return Curve(float(edges[0]), float(edges[-1]), joy)

        film = curve(of_film=True) if session.is_of_film else None
        return cls(curve(of_film=False), film if film is not None and film.last_s > film.first_s else None)
