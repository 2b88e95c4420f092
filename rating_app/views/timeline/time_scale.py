"""Where a moment stands on a chart, and which moment stands at a place."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rating_app.report.clock import TICK_STEPS_S, clock

_LEAST_TICK_PX = 72.0


@dataclass(frozen=True)
class TimeScale:
    """`first_s` stands at `left`, in pixels; the chart is `width` pixels wide and shows `span_s` seconds."""

    left: float
    width: float
    first_s: float
    span_s: float

    @property
    def px_per_s(self) -> float:
        return self.width / self.span_s

    @property
    def last_s(self) -> float:
        return self.first_s + self.span_s

    def x_of(self, second: float) -> float:
        return self.left + (second - self.first_s) * self.px_per_s

    def second_at(self, x: float) -> float:
        return self.first_s + (x - self.left) / self.px_per_s

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """(seconds, label) of those that are in sight, with room for each label."""
        wide = (step for step in TICK_STEPS_S if step * self.px_per_s >= _LEAST_TICK_PX)
        step = next(wide, math.ceil(_LEAST_TICK_PX / self.px_per_s / 3600) * 3600)
        first, last = math.ceil(self.first_s / step - 1e-9), math.floor(self.last_s / step + 1e-9)
        return tuple((i * step, clock(i * step, decimals=1 if step < 1 else 0)) for i in range(first, last + 1))
