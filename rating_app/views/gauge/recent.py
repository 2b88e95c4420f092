"""The gauge's values of the last half minute, in no more points than a small curve can show. No Qt."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from rating_app.rating.method import DEFAULT_METHOD, MOSTLY_SEEN

SPAN_S = 30.0
POINT_S = 0.2

_HAIR = 1e-6
"""A margin for rounding, as in live_curve: a frame at 0.6 s is stored as 0.5999..."""


@dataclass
class _Point:
    number: int
    total: float = 0.0
    present: int = 0
    frames: int = 0


class Recent:
    """A short history of values. Each point is the mean of its frames; there is no point if fewer than MOSTLY_SEEN of
    them have a value.
    """

    def __init__(self) -> None:
        self._points: deque[_Point] = deque()

    def clear(self) -> None:
        """Remove all values."""
        self._points.clear()

    def add(self, moment_s: float, value: float | None) -> bool:
        """Add one frame, at a moment that never decreases; `value` is None if the frame does not count. Return whether
        a new point has begun.
        """
        number = int(moment_s / POINT_S + _HAIR)
        begins = not self._points or self._points[-1].number != number
        if begins:
            self._points.append(_Point(number))
            while self._points[0].number < number - SPAN_S / POINT_S:
                self._points.popleft()
        newest = self._points[-1]
        newest.frames += 1
        if value is not None:
            newest.total += value
            newest.present += 1
        return begins

    def stretches(self) -> list[list[tuple[float, float]]]:
        """Return (age in seconds, value) of each point, in stretches without a gap, the oldest first."""
        found: list[list[tuple[float, float]]] = []
        before: int | None = None
        for point in self._points:
            if point.present < MOSTLY_SEEN * point.frames:
                before = None
                continue
            if before is None or point.number - before > DEFAULT_METHOD.max_gap_s / POINT_S:
                found.append([])
            age_s = (self._points[-1].number - point.number) * POINT_S
            found[-1].append((age_s, point.total / point.present))
            before = point.number
        return found
