"""The mean timeline of one content, with its interval and its ranked moments."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl
from markupsafe import Markup

from rating_app.report.clock import ticks
from rating_app.report.lanes import lanes
from rating_app.report.svg import element, number

WIDTH, LEFT, RIGHT = 720.0, 58.0, 710.0
PLOT_HEIGHT, LANE_HEIGHT, AXIS_HEIGHT = 140.0, 19.0, 22.0
LABEL_WIDTH = 20.0

JOY_LINES = 4
"""Of the grid above 0."""


@dataclass(frozen=True)
class Place:
    """Where the parts of one chart lie, in its own units: time up to `span_s`, joy up to `top_joy`, and above them
    `number_lanes` for the moments' numbers.
    """

    span_s: float
    top_joy: float
    number_lanes: int = 1

    @property
    def plot_top(self) -> float:
        return 2 + self.number_lanes * LANE_HEIGHT + 4

    @property
    def plot_bottom(self) -> float:
        return self.plot_top + PLOT_HEIGHT

    @property
    def height(self) -> float:
        return self.plot_bottom + AXIS_HEIGHT

    def x(self, seconds: float) -> float:
        return LEFT + (RIGHT - LEFT) * min(max(seconds / self.span_s, 0.0), 1.0)

    def y(self, joy: float) -> float:
        return self.plot_bottom - PLOT_HEIGHT * min(joy / self.top_joy, 1.0)


def mean_chart(timeline: pl.DataFrame, moments: pl.DataFrame, bin_s: float, top_joy: float) -> Markup:
    """Of one content's rows of `mean_timelines`, at least one, and `ranked_moments`; joy runs from 0 to `top_joy`."""
    span_s = float(timeline["t_s"][-1]) + bin_s
    bare = Place(span_s, top_joy)
    spans = list(moments.select("rank", "start_s", "end_s").iter_rows())
    chosen = lanes([_middle(start_s, end_s, bare) for _, start_s, end_s in spans], LABEL_WIDTH, max(len(spans), 1))
    place = Place(span_s, top_joy, 1 + max((lane or 0 for lane in chosen), default=0))
    return element(
        "svg",
        element("title", "Visible joy over time, mean over viewers"),
        *_shades(spans, place),
        *_axes(place),
        *_curves(timeline, bin_s, place),
        *_numbers(spans, chosen, place),
        viewBox=f"0 0 {WIDTH:g} {place.height:g}",
        class_="timeline",
        role="img",
    )


def common_top(timelines: pl.DataFrame) -> float:
    """Up to where joy is drawn, in steps of 0.2 and for all contents alike, so that they can be compared."""
    highest = timelines.select(pl.max_horizontal("mean", "high").max()).item()
    return min(1.0, max(0.2, math.ceil((highest or 0.0) * 5 - 1e-9) / 5))


def _middle(start_s: float, end_s: float, place: Place) -> float:
    """Such that a number around it stays on the chart."""
    return min(max(place.x((start_s + end_s) / 2), LEFT + LABEL_WIDTH / 2), RIGHT - LABEL_WIDTH / 2)


def _shades(spans: Sequence[tuple[int, float, float]], place: Place) -> list[Markup]:
    return [
        element(
            "rect",
            x=place.x(start_s),
            y=place.plot_top,
            width=place.x(end_s) - place.x(start_s),
            height=PLOT_HEIGHT,
            class_="band",
        )
        for _, start_s, end_s in spans
    ]


def _axes(place: Place) -> list[Markup]:
    parts = []
    for line in range(JOY_LINES + 1):
        joy = place.top_joy * line / JOY_LINES
        y = place.y(joy)
        parts.append(element("line", x1=LEFT, x2=RIGHT, y1=y, y2=y, class_="grid" if line else "axis"))
        parts.append(element("text", f"{100 * joy:.0f} %", x=LEFT - 6, y=y + 4, text_anchor="end"))
    for seconds, label in ticks(place.span_s):
        x = place.x(seconds)
        parts.append(element("line", x1=x, x2=x, y1=place.plot_bottom, y2=place.plot_bottom + 5, class_="axis"))
        anchor = "end" if x > RIGHT - LABEL_WIDTH else "middle"
        parts.append(element("text", label, x=x, y=place.plot_bottom + 17, text_anchor=anchor))
    return parts


def _curves(timeline: pl.DataFrame, bin_s: float, place: Place) -> list[Markup]:
    """The bands first, the lines over them; neither reaches across a hole."""
    bands, lines = [], []
    for stretch in _stretches(timeline, bin_s):
        lines.append(element("path", d=_path(_points(stretch, "mean", bin_s, place)), class_="mean-line"))
    for stretch in _stretches(timeline.drop_nulls("low"), bin_s):
        around = [*_points(stretch, "high", bin_s, place), *reversed(_points(stretch, "low", bin_s, place))]
        bands.append(element("path", d=_path(around) + "Z", class_="interval"))
    return [*bands, *lines]


def _points(rows: pl.DataFrame, column: str, bin_s: float, place: Place) -> list[tuple[float, float]]:
    """As steps, since a value is that of a whole bin."""
    values = rows.select("t_s", column).iter_rows()
    return [(place.x(at_s), place.y(joy)) for t_s, joy in values for at_s in (t_s, t_s + bin_s)]


def _stretches(rows: pl.DataFrame, bin_s: float) -> list[pl.DataFrame]:
    """Parts of `rows` without a hole between two bins."""
    after_hole = (pl.col("t_s").diff() > 1.5 * bin_s).fill_null(False)
    return rows.with_columns(after_hole.cum_sum().alias("stretch")).partition_by("stretch", include_key=False)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def _numbers(spans: Sequence[tuple[int, float, float]], chosen: Sequence[int | None], place: Place) -> list[Markup]:
    parts = []
    for (rank, start_s, end_s), lane in zip(spans, chosen, strict=True):
        x, label_x = place.x((start_s + end_s) / 2), _middle(start_s, end_s, place)
        y = 2 + (lane or 0) * LANE_HEIGHT + LANE_HEIGHT / 2
        parts.append(element("line", x1=label_x, x2=x, y1=y, y2=place.plot_top, class_="pointer"))
        parts.append(element("circle", cx=label_x, cy=y, r=8.5, class_="number"))
        parts.append(element("text", str(rank), x=label_x, y=y + 4, text_anchor="middle", class_="on-number"))
    return parts
