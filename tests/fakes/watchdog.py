"""Sees when the window's thread is busy for so long that a person would notice."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QTimer

_BEAT_MS = 5
_LOOK_S = 0.004


@dataclass(frozen=True)
class Stall:
    """`cpu_s` is processor time of the window's thread between two turns of its event loop, so that a busy machine does
    not count; `stack` is where it was when it had gone on for too long.
    """

    cpu_s: float
    stack: str


NOTICED_S = 0.1
"""A person notices a tenth of a second."""


def stalls_in_each(goes: Iterable[Callable[[], object]], limit_s: float = NOTICED_S) -> list[Stall]:
    """None as soon as a go had none, else those of the last: what is slow by itself is slow each time, while a machine
    that is busy (fakes.effort) is not. A go is what is watched; what the iterable does to prepare it is not.
    """
    stalls: list[Stall] = []
    for act in goes:
        with EventLoopWatchdog(limit_s) as watchdog:
            act()
        stalls = watchdog.stalls
        if not stalls:
            break
    return stalls


class EventLoopWatchdog:
    """Watches the thread that builds it, from `with` to the end of the block; `stalls` are those over `limit_s`.

    On a processor that others share the same work takes up to twice the time of
    one that is free; how long it takes there is benchmarks/history.py's to say.
    """

    def __init__(self, limit_s: float = NOTICED_S) -> None:
        self.stalls: list[Stall] = []
        self._limit_s = limit_s
        self._watched = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._watched)
        self._lock = threading.Lock()
        self._beat_cpu_s = 0.0
        self._caught = ""
        self._ended = threading.Event()
        self._timer = QTimer()
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._thread = threading.Thread(target=self._look, name="watchdog", daemon=True)

    def __enter__(self) -> EventLoopWatchdog:
        self._beat_cpu_s = self._cpu_s()
        self._timer.start()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._beat()
        self._ended.set()
        self._timer.stop()
        self._thread.join()

    def _cpu_s(self) -> float:
        return time.clock_gettime(self._clock)

    def _beat(self) -> None:
        now_s = self._cpu_s()
        with self._lock:
            if now_s - self._beat_cpu_s > self._limit_s:
                self.stalls.append(Stall(now_s - self._beat_cpu_s, self._caught))
            self._beat_cpu_s, self._caught = now_s, ""

    def _look(self) -> None:
        while not self._ended.wait(_LOOK_S):
            with self._lock:
                if not self._caught and self._cpu_s() - self._beat_cpu_s > self._limit_s / 2:
                    frame = sys._current_frames()[self._watched]
                    self._caught = "".join(traceback.format_stack(frame)[-12:])
