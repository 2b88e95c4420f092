"""Which moment of the content was seen at which moment of the session, and the reverse."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rating_app.rating.method import MOSTLY_SEEN
from rating_app.rating.trace import STEP_HZ
from rating_app.session.content import ContentPosition
from rating_app.session.samples import Floats, Integers, Samples

NEAR_S = 1.0
"""A moment of the content that is further from all that were seen was not seen."""

MAX_SPEED = 4.0
"""No player shows content faster than this, in seconds of it per second: if two frames are further apart in the
content, there was a jump."""

CORRECTION_S = 0.5
"""The most by which the content's clock is corrected now and then, which is not a jump."""

_CLOSE_S = 0.1
_HAIR_S = 1e-9


class ContentTrack:
    """Where the content was in each frame; empty if that is not known."""

    def __init__(self, samples: Samples) -> None:
        frames = samples.one_a_frame()
        self._times = np.maximum.accumulate(frames.timestamp_s) if len(frames) else np.empty(0)
        self._items: Integers = frames.content_item
        # Players sometimes report a position slightly before the beginning.
        self._positions: Floats = np.maximum(frames.content_position_s, 0.0)
        self._told = ~np.isnan(self._positions)
        passed_s, played_s = np.diff(self._times), np.diff(self._positions)
        same = np.diff(self._items) == 0
        went_on = same & (passed_s > 0) & (played_s >= 0) & (played_s <= MAX_SPEED * passed_s)
        speed = np.divide(played_s, passed_s, out=np.zeros(len(passed_s)), where=went_on)
        self._speed = np.append(speed, 0.0)
        moves = same & (played_s != 0)
        self._plays = self._told & (np.append(moves, False) | np.insert(moves, 0, False))
        slack_s = CORRECTION_S + MAX_SPEED * passed_s
        self._unbroken = same & (played_s >= -CORRECTION_S) & (played_s <= slack_s)

    @classmethod
    def of_itself(cls, samples: Samples) -> ContentTrack:
        """Return the track of a recording of the viewer, which is itself played beside its curve."""
        frames = samples.one_a_frame()
        times_s = np.maximum.accumulate(frames.timestamp_s)
        columns = {
            "frame": frames.frame,
            "timestamp_s": times_s,
            "content_item": np.ones(len(frames)),
            "content_position_s": times_s,
        }
        return cls(Samples.of_columns(columns))

    def __bool__(self) -> bool:
        return bool(self._told.any())

    def at(self, seconds: Floats) -> tuple[Integers, Floats]:
        """Return the item at each of `seconds` of the session, (n,), 0 if that is not known, and the second of it, then
        NaN; they continue from the frame before, as far as the position at the frame after.
        """
        if not len(self._times):
            return np.zeros(len(seconds), np.int64), np.full(len(seconds), np.nan)
        before = self._before(seconds)
        past_s = np.maximum(0.0, seconds - self._times[before])
        return self._items[before], self._positions[before] + self._speed[before] * past_s

    def playing_at(self, seconds: Floats) -> Floats:
        """Return the second of the content at each of `seconds` of the session, (n,); it is NaN if it is not known, and
        while the content was paused, since what a face does then is not a response to it.
        """
        if not len(self._times):
            return np.full(len(seconds), np.nan)
        return np.where(self._plays[self._before(seconds)], self.at(seconds)[1], np.nan)

    def position_at(self, second: float) -> ContentPosition | None:
        """Return the position in the content at this second of the session; None if it is not known."""
        items, positions_s = self.at(np.array([second]))
        if np.isnan(positions_s[0]):
            return None
        return ContentPosition(int(items[0]), float(positions_s[0]))

    def second_of(self, position: ContentPosition, near_s: float = 0.0) -> float | None:
        """Return the second at which this moment of the content was seen, None if it was not. If it was seen several
        times, the one nearest to second `near_s` is returned.
        """
        off_s = np.abs(self._positions - position.position_s)
        seen = np.flatnonzero((self._items == position.item) & (off_s <= NEAR_S))
        if not len(seen):
            return None
        close = seen[off_s[seen] <= off_s[seen].min() + _CLOSE_S]
        nearest = close[np.argmin(np.abs(self._times[close] - near_s))]
        past_s = position.position_s - float(self._positions[nearest])
        return float(self._times[nearest]) + (past_s if abs(past_s) <= _CLOSE_S else 0.0)

    def first_second_of(self, item: int) -> float | None:
        """Return the second at which this item of the content was first seen; None if it never was."""
        seen = np.flatnonzero(self._items == item)
        return float(self._times[seen[0]]) if len(seen) else None

    def runs(self) -> list[tuple[Floats, Floats]]:
        """Return the stretches in which the content ran, or was paused, without a jump: seconds of the session, and of
        the content, neither of which goes back.
        """
        found = []
        breaks = np.flatnonzero(~self._unbroken) + 1
        for first, end in zip([0, *breaks], [*breaks, len(self._times)], strict=True):
            run = slice(int(first), int(end))
            if self._told[run].all() and end > first:
                found.append((self._times[run], np.maximum.accumulate(self._positions[run])))
        return found

    def stills(self) -> list[tuple[float, float]]:
        """Return the stretches of at least NEAR_S in which the content was paused while the session went on: begin and
        end in seconds of the session.
        """
        still = self._told & ~self._plays
        edges = np.flatnonzero(np.diff(still, prepend=False, append=False))
        spans = [(float(self._times[first]), float(self._times[end - 1])) for first, end in edges.reshape(-1, 2)]
        return [(begin_s, end_s) for begin_s, end_s in spans if end_s - begin_s >= NEAR_S]

    def _before(self, seconds: Floats) -> npt.NDArray[np.intp]:
        return np.maximum(np.searchsorted(self._times, seconds + _HAIR_S, side="right") - 1, 0)


def means_over(times: Floats, values: Floats, edges: Floats) -> Floats:
    """Return the means, (m - 1,), between each two of the evenly rising `edges` (m,). Each of `values` (n,) stands for
    1 / STEP_HZ seconds at one of `times` (n,), which may have any order and repeat; NaN among the times is left out. A
    mean is NaN if no time lies between its edges, or if less than MOSTLY_SEEN of them have a value.
    """
    count, width = len(edges) - 1, (edges[-1] - edges[0]) / (len(edges) - 1)
    if width <= 0:
        return np.full(count, np.nan if np.isnan(values).all() else np.nanmean(values))
    reached = ~np.isnan(times)
    places = np.clip(((times[reached] - edges[0]) / width).astype(int), 0, count - 1)
    present = ~np.isnan(values[reached])
    steps = np.bincount(places, minlength=count)
    seen = np.bincount(places, present, minlength=count)
    sums = np.bincount(places, np.nan_to_num(values[reached]), minlength=count)
    enough = (seen > 0) & (seen >= MOSTLY_SEEN * steps)
    means = np.full(count, np.nan)
    np.divide(sums, seen, out=means, where=enough)
    if width * STEP_HZ >= 1:
        return means
    # Parts that are finer than the steps take the value of the nearest step.
    order = np.argsort(times[reached], kind="stable")
    middles = (edges[1:] + edges[:-1]) / 2
    nearest = np.clip(np.searchsorted(times[reached][order], middles), 0, len(order) - 1)
    return np.asarray(values[reached][order][nearest])
