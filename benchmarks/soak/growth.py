"""What a soak has seen, in figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

WARM_UP_SHARE = 0.2
"""Of the time: caches fill, the window makes its first layouts, the allocator sets aside what it will need."""


@dataclass(frozen=True)
class Moment:
    """`session_s` is the time of the newest frame on the session's clock, `wall_s` the computer's when it came, both in
    seconds. `resident_kb` is the memory of the process, `samples_kb` the samples' part of it; `handles` counts its open
    files, `threads` its threads.
    """

    wall_s: float
    session_s: float
    resident_kb: float
    samples_kb: float
    handles: int
    threads: int


@dataclass(frozen=True)
class Growth:
    """`memory_mb_per_h`: least squares through the memory beyond the samples, an hour of the session. `handles` and
    `threads`: how many more at the end than after the warm-up. `drift_s`: by how much the session's time and the wall
    clock's went apart. Both go by the medians of the first and the last tenth, or three moments where those are more.
    """

    memory_mb_per_h: float
    handles: int
    threads: int
    drift_s: float


def growth_of(moments: Sequence[Moment]) -> Growth:
    """Of at least ten moments after the warm-up; ValueError for fewer."""
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
