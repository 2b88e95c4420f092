"""Where a moment stands on a chart, and which moment stands at a place."""

from __future__ import annotations

from dataclasses import dataclass

from rating_app.charts.ticks import Tick, time_ticks
from rating_app.views.design.numbers import decimal_mark

LEAST_TICK_PX = 72.0
"""Room that a tick with its label takes."""


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

    def ticks(self) -> tuple[Tick, ...]:
        """Those that are in sight, with room for each label."""
        return time_ticks(self.first_s, self.last_s, LEAST_TICK_PX / self.px_per_s, decimal_mark())
