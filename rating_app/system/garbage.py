"""Python's garbage collection in a process with a window."""

from __future__ import annotations

import gc


def collect_on_demand() -> None:
    """Suspend automatic garbage collection until the process ends; from now on `collect_due` is to be called every now
    and then, by the window's thread.

    Python collects in whichever thread happens to make an object at that moment. If the garbage contains a widget or a
    timer, that thread destroys it while Qt may be using it in its own, and the program crashes. It is not resumed once
    the window is closed: what is left would be destroyed together with Qt's application, in any order, which crashes,
    too. When the process ends, PySide destroys it in the right one.
    """
    gc.disable()


def spare_what_is_loaded() -> None:
    """Leave all objects that there are now out of every later collection: modules, which stay, are most of them, and
    looking through them takes 50 ms.
    """
    gc.freeze()


def collect_due() -> None:
    """Collect the oldest generation whose threshold, which is Python's own, is exceeded.

    A threshold of 0 means that Python collects the generation in small steps (3.14.0 to 3.14.4), one for each time that
    the youngest is full; `gc.collect(1)` is a step.
    """
    counts, thresholds = gc.get_count(), gc.get_threshold()
    if thresholds[2] == 0:
        if 0 < thresholds[0] < counts[0]:
            gc.collect(1)
        return
    for generation in (2, 1, 0):
        if 0 < thresholds[generation] < counts[generation]:
            gc.collect(generation)
            return
