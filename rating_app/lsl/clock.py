"""Converts the times of a session's frames to another clock, and back. Pure: the caller passes the time."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque

WINDOW_S = 2.0
"""The delays of the frames within this time are compared: it is long enough to include one that was analysed without
delay, and short enough that an undetected change of the offset is soon forgotten.
"""

PAUSE_S = 0.5
"""Session time that falls behind by more than this has been paused. Shorter pauses are rare, and so are longer delays
of the analysis; in either case, at most `WINDOW_S` of stamps are wrong.
"""


class FrameClock:
    """A conversion of one session's times to another clock, from its frames in order. All times are in seconds.

    Session time runs as fast as the other clock, except in pauses. The offset between the two can be read only when a
    frame's sample arrives, which is late by the duration of its analysis, and that duration varies. Therefore the
    smallest offset among the frames of the last two seconds is used, from the frame that was delayed least. A stamp is
    thus the moment at which its frame came from the camera, less the camera's lag, plus a constant, the shortest
    analysis time, of a few milliseconds; the time between two stamps is the time between their frames.
    """

    def __init__(self, camera_lag_s: float = 0.0) -> None:
        """Begin a session whose frames arrive `camera_lag_s` after they were taken; stamps are earlier by it."""
        self._camera_lag_s = camera_lag_s
        self._lags: deque[tuple[float, float]] = deque()
        self._newest: tuple[float, float] | None = None

    def stamp(self, timestamp_s: float, now_s: float) -> float:
        """Return the moment of a frame on the other clock, whose time is `now_s`. Stamps never decrease."""
        lag_s = now_s - timestamp_s
        if self._lags and lag_s - min(self._lags)[0] > PAUSE_S:
            self._lags.clear()
        self._lags.append((lag_s, now_s))
        while self._lags[0][1] < now_s - WINDOW_S:
            self._lags.popleft()
        stamp = timestamp_s + min(self._lags)[0] - self._camera_lag_s
        if self._newest is not None:
            stamp = max(stamp, self._newest[1])
        self._newest = (timestamp_s, stamp)
        return stamp

    def at(self, timestamp_s: float) -> float | None:
        """Return a moment of the session near its newest frame on the other clock; None before the first frame."""
        return None if self._newest is None else self._newest[1] + timestamp_s - self._newest[0]


_KEPT_FRAMES = 8192
"""Whose stamps are remembered: of two minutes at least."""


class SessionTimes:
    """A table that gives the moment of one session for a time of the other clock. All times are in seconds. Frames are
    added in their order, with their stamps, neither of which goes back.
    """

    def __init__(self) -> None:
        self._stamps: list[float] = []
        self._timestamps: list[float] = []

    def add(self, timestamp_s: float, stamp: float) -> None:
        """Add a frame of the session."""
        self._stamps.append(stamp)
        self._timestamps.append(timestamp_s)
        if len(self._stamps) > 2 * _KEPT_FRAMES:
            del self._stamps[:_KEPT_FRAMES], self._timestamps[:_KEPT_FRAMES]

    @property
    def newest(self) -> float | None:
        """The stamp of the newest frame, None before the first."""
        return self._stamps[-1] if self._stamps else None

    def at(self, time: float) -> float | None:
        """Return the moment of the session; None before its first frame, after its newest, and in a pause, in which
        there is none.
        """
        after = bisect_right(self._stamps, time)
        if after == 0 or time > self._stamps[-1]:
            return None
        before = after - 1
        if after == len(self._stamps):
            return self._timestamps[before]
        moment = self._timestamps[before] + time - self._stamps[before]
        until = self._timestamps[after]
        if moment <= until:
            return moment
        counted_back = until - (self._stamps[after] - time)
        if counted_back >= self._timestamps[before]:
            return counted_back
        stood_s = self._stamps[after] - self._stamps[before] - (until - self._timestamps[before])
        return None if stood_s > PAUSE_S else until
