"""The observations of a soak, in figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

WARM_UP_SHARE = 0.2
"""Share of the time in which caches fill, the window makes its first layouts, and the allocator
reserves what it needs.
"""


@dataclass(frozen=True)
class Moment:
    """An observation of the process. `session_s` is the time of the newest frame on the session's clock, `wall_s` the
    computer's time when it arrived, both in seconds. `resident_kb` is the memory of the process, `samples_kb` the
    samples' part of it; `handles` counts its open files, `threads` its threads.
    """

    wall_s: float
    session_s: float
    resident_kb: float
    samples_kb: float
    handles: int
    threads: int


@dataclass(frozen=True)
class Growth:
    """The growth after the warm-up. `memory_mb_per_h`: a least squares fit to the memory beyond the samples, per hour
    of the session. `handles` and `threads`: how many more there are at the end. `drift_s`: the difference that arose
    between the session's clock and the wall clock. All but the memory compare the medians of the first and the last
    tenth, or of three moments if those are more.
    """

    memory_mb_per_h: float
    handles: int
    threads: int
    drift_s: float


def growth_of(moments: Sequence[Moment]) -> Growth:
    """Return the growth over at least ten moments after the warm-up. Raise ValueError if there are fewer."""
    end_s = moments[-1].session_s if moments else 0.0
    warm = [moment for moment in moments if moment.session_s >= WARM_UP_SHARE * end_s]
    if len(warm) < 10:
        raise ValueError("the soak was too short to say anything")
    hours = np.array([moment.session_s for moment in warm]) / 3600
    megabytes = np.array([moment.resident_kb - moment.samples_kb for moment in warm]) / 1024
    tenth = max(3, len(warm) // 10)
    first, last = warm[:tenth], warm[-tenth:]
    return Growth(
        memory_mb_per_h=float(np.polyfit(hours, megabytes, 1)[0]),
        handles=round(_median(last, "handles") - _median(first, "handles")),
        threads=round(_median(last, "threads") - _median(first, "threads")),
        drift_s=_lateness(last) - _lateness(first),
    )


def _median(moments: Sequence[Moment], name: str) -> float:
    return float(np.median([getattr(moment, name) for moment in moments]))


def _lateness(moments: Sequence[Moment]) -> float:
    return float(np.median([moment.wall_s - moment.session_s for moment in moments]))
