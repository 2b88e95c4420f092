"""Python's garbage collection, kept to one thread."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collected_on_demand() -> Iterator[None]:
    """Suspend automatic garbage collection; within this, `collect_due` is to be called every now and then.

    Python collects in whichever thread happens to make an object at that moment. If the garbage contains a widget or a
    timer, that thread destroys it while Qt may be using it in its own, and the program crashes.
    """
    was_automatic = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_automatic:
            gc.enable()


def collect_due() -> None:
    """Collect what Python would have collected by now: the oldest generation that has reached its threshold."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if 0 < thresholds[generation] < counts[generation]:
            gc.collect(generation)
            return
