"""Puts the frames of a session on another clock. Pure: it is told the time."""

from __future__ import annotations

from collections import deque

WINDOW_S = 2.0
"""Of the frames whose delays are compared: long enough for one that was analysed without being held up, short enough
that a change of offset too small to be seen at once is forgotten soon."""

PAUSE_S = 0.5
"""Session time that falls behind by more than this has been paused. Hardly anybody pauses for less, and analysis is
hardly ever held up for longer; either way at most `WINDOW_S` of stamps are off."""


class FrameClock:
    """Takes the frames of one session in their order. All times are in seconds.

    Session time runs as fast as the other clock, and stands still in a pause. How far the two are apart can be read
    only when a frame's sample is there, which is late by the time that its analysis took, and that time is never twice
    the same. So the smallest distance among the frames of the last two seconds is taken, since the frame that was
    held up least. A stamp is therefore the moment at which its frame came from the camera plus one constant, the
    least analysis time, a few milliseconds; the distance between two stamps is that between their frames.
    """

    def __init__(self) -> None:
        self._lags: deque[tuple[float, float]] = deque()
        self._newest: tuple[float, float] | None = None

    def stamp(self, timestamp_s: float, now_s: float) -> float:
        """The moment of a frame on the other clock, whose time is `now_s`. Stamps never go back."""
        lag_s = now_s - timestamp_s
        if self._lags and lag_s - min(self._lags)[0] > PAUSE_S:
            self._lags.clear()
        self._lags.append((lag_s, now_s))
        while self._lags[0][1] < now_s - WINDOW_S:
            self._lags.popleft()
        stamp = timestamp_s + min(self._lags)[0]
        if self._newest is not None:
            stamp = max(stamp, self._newest[1])
        self._newest = (timestamp_s, stamp)
        return stamp

    def at(self, timestamp_s: float) -> float | None:
        """A moment of the session near its newest frame on the other clock; None before the first frame."""
        return None if self._newest is None else self._newest[1] + timestamp_s - self._newest[0]
