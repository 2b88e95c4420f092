"""The clocks of sources: seconds that can pause, and never decrease."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

GAP_LIMIT_S = 2.0
"""A longer time without a frame, while a camera was gone or the computer asleep, does not count as watched."""

_STEP_S = 1 / 30
_LEAST_STEP_S = 0.001


class FrameClock:
    """A clock that gives a camera's frames the time of their arrival, in seconds since `start`, less the time spent
    paused and the gaps beyond GAP_LIMIT_S, each of which counts as one ordinary step. It can be used from several
    threads.
    """

    def __init__(self, now_s: Callable[[], float] = time.perf_counter) -> None:
        """Begin with `now_s`, a clock that may stop or decrease."""
        self._now_s = now_s
        self._lock = threading.Lock()
        self._time_s = 0.0
        self._passed_s = 0.0
        self._counted_to_s = 0.0
        self._paused = False
        self._skipping = False

    def start(self) -> None:
        """Start counting now."""
        with self._lock:
            self._counted_to_s = self._now_s()

    def skip(self) -> None:
        """Leave out the time until the next frame."""
        with self._lock:
            self._skipping = True

    def tick(self) -> float:
        """Return the time of a frame that has just arrived, later than that of the frame before. While paused, return
        the time of the pause, which is later than all times before it and earlier than all after it.
        """
        with self._lock:
            if not self._paused:
                self._advance()
            return self._time_s

    def pause(self) -> None:
        with self._lock:
            if not self._paused:
                self._advance()
                self._paused = True

    def resume(self) -> None:
        with self._lock:
            if self._paused:
                self._counted_to_s = self._now_s()
                self._paused = False

    def _advance(self) -> None:
        now_s = self._now_s()
        passed_s, self._counted_to_s = now_s - self._counted_to_s, now_s
        lost = self._skipping or passed_s > GAP_LIMIT_S
        self._passed_s += _STEP_S if lost else max(passed_s, 0.0)
        # In a burst of frames each is one step later; the time between bursts makes up for it.
        self._time_s = max(self._passed_s, self._time_s + _LEAST_STEP_S)
        self._skipping = False


class PacingClock:
    """A clock that waits until a recording's frames are due, in seconds since `start`, less the time spent paused. It
    can be used from several threads.
    """

    _TICK_S = 0.1

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._lock = threading.Lock()
        self._origin_s = 0.0
        self._paused_at_s: float | None = None

    def start(self) -> None:
        with self._lock:
            self._origin_s = self._now_s()

    def now_s(self) -> float:
        with self._lock:
            return (self._now_s() if self._paused_at_s is None else self._paused_at_s) - self._origin_s

    def pause(self) -> None:
        with self._lock:
            if self._paused_at_s is None:
                self._paused_at_s = self._now_s()

    def resume(self) -> None:
        with self._lock:
            if self._paused_at_s is not None:
                self._origin_s += self._now_s() - self._paused_at_s
                self._paused_at_s = None

    def wait_until(self, due_s: float, interrupted: threading.Event) -> bool:
        """Sleep until `due_s`, however long it is paused meanwhile; return False when interrupted.

        If the caller comes more than GAP_LIMIT_S late, for example because the computer slept, the clock continues from
        here instead of catching up.
        """
        while not interrupted.is_set():
            with self._lock:
                paused = self._paused_at_s is not None
            remaining_s = due_s - self.now_s()
            if remaining_s <= 0 and not paused:
                self._forgive(-remaining_s)
                return True
            interrupted.wait(self._TICK_S if paused else min(remaining_s, self._TICK_S))
        return False

    def _forgive(self, late_s: float) -> None:
        if late_s > GAP_LIMIT_S:
            with self._lock:
                self._origin_s += late_s
