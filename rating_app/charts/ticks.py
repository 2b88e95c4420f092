"""The ticks of an axis: at the multiples of the first round step that leaves enough room for each label."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rating_app.formatting import clock, per_cent

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

TIME_STEPS_S = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800)
SHARE_STEPS = (0.05, 0.1, 0.2, 0.25, 0.5, 1)

_HAIR = 1e-9
"""Share of a step by which floating-point numbers may be off."""


class Tick(NamedTuple):
    """A tick; `at` is in the axis's unit."""

    at: float
    label: str


def time_ticks(first_s: float, last_s: float, least_s: float, mark: str = ".") -> tuple[Tick, ...]:
    """Return ticks within [first_s, last_s], at least `least_s` > 0 apart and labelled as on a clock with the decimal
    `mark`.
    """
    step = _step(TIME_STEPS_S, least_s)
    return _ticks(first_s, last_s, step, lambda second: clock(second, 1 if step < 1 else 0, mark))


def share_ticks(first: float, last: float, least: float) -> tuple[Tick, ...]:
    """Return ticks in per cent for shares within [first, last], at least `least` > 0 apart."""
    return _ticks(first, last, _step(SHARE_STEPS, least), lambda share: per_cent(share, whole=True))


def content_ticks(
    runs: Sequence[tuple[Floats, Floats]], first_s: float, last_s: float, least_s: float, mark: str = "."
) -> tuple[Tick, ...]:
    """Return ticks at round times of the content, at their places within [first_s, last_s] of the session, labelled as
    by `time_ticks`. `runs` are stretches without a jump: seconds of the session (n,), and of the content (n,), neither
    of which goes back. If a jump brings two ticks too close together, the later one is left out.
    """
    ticks: list[Tick] = []
    for seconds, positions_s in runs:
        for at, label in time_ticks(float(positions_s[0]), float(positions_s[-1]), least_s, mark):
            second = float(seconds[min(bisect_left(positions_s, at), len(seconds) - 1)])
            if first_s <= second <= last_s and (not ticks or second - ticks[-1].at >= least_s / 2):
                ticks.append(Tick(second, label))
    return tuple(ticks)


def _step(steps: Sequence[float], least: float) -> float:
    """Return the first of the rising `steps` that is `least` or more; if none is, the first multiple of the last that
    is.
    """
    return next((step for step in steps if step >= least * (1 - _HAIR)), steps[-1] * math.ceil(least / steps[-1]))


def _ticks(first: float, last: float, step: float, label: Callable[[float], str]) -> tuple[Tick, ...]:
    numbers = range(math.ceil(first / step - _HAIR), math.floor(last / step + _HAIR) + 1)
    return tuple(Tick(number * step, label(number * step)) for number in numbers)
