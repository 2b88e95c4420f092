"""How much of the processor something takes, whatever else the machine does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

GOES = 3
"""A machine that is busy only ever adds: cold caches, a core shared with another thread, a hypervisor's stolen time."""


def least_cpu_s(goes: Iterable[Callable[[], object]]) -> float:
    """Processor time of this thread, in seconds, that the best of these took. What the iterable does to prepare a go is
    not counted.
    """
    taken_s = []
    for act in goes:
        began_s = time.thread_time()
        act()
        taken_s.append(time.thread_time() - began_s)
    return min(taken_s)
