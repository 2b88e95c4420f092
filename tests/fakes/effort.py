"""How much of the processor something takes, whatever else the machine does."""

from __future__ import annotations

import time
from collections.abc import Callable

GOES = 3
"""A machine that is busy only ever adds: cold caches, a core shared with another thread, a hypervisor's stolen time."""


def least_cpu_s(act: Callable[[], object]) -> float:
    """Processor time of this thread, in seconds, that `act()` took in the best of its goes."""
    taken_s = []
    for _ in range(GOES):
        began_s = time.thread_time()
        act()
        taken_s.append(time.thread_time() - began_s)
    return min(taken_s)
