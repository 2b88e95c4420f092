"""Scales, their axes, and the marks and labels on them, drawn in SVG. Places are in the drawing's own units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from rating_app.charts.svg import element
from rating_app.charts.ticks import Tick, content_ticks, time_ticks

if TYPE_CHECKING:
    from rating_app.charts.ticks import Floats

MAX_TIME_TICKS = 10
"""Most ticks on the width of a page, apart from the one at 0."""

RATING_TICKS = tuple(Tick(value, str(value)) for value in (0, 25, 50, 75, 100))
SCALE_ENDS = ("a face at rest throughout", "complete joy throughout")
"""The meaning of 0 and 100 of a rating."""

LABEL_WIDTH, LANE_HEIGHT = 20.0, 19.0
AXIS_HEIGHT, RATING_AXIS_HEIGHT = 20.0, 40.0
"""Height of an axis's ticks with their labels, and of a rating's with the meaning of its ends."""

_OUTSIDE = 6.0
"""Distance of labels from what they belong to."""


@dataclass(frozen=True)
class Scale:
    """A linear scale from the values `first` to `last` to the places `begin` to `end`; values beyond lie at
    the ends.
    """

    first: float
    last: float
    begin: float
    end: float

    def at(self, value: float) -> float:
        """Return the place of a value."""
        share = (value - self.first) / (self.last - self.first)
        return self.begin + (self.end - self.begin) * min(max(share, 0.0), 1.0)

    def label_at(self, value: float) -> float:
        """Return a place for a label around `value` that keeps it within a scale that runs from left to right."""
        return min(max(self.at(value), self.begin + LABEL_WIDTH / 2), self.end - LABEL_WIDTH / 2)


def time_axis(x: Scale, top: float, runs: Sequence[tuple[Floats, Floats]] = (), mark: str = ".") -> list[Markup]:
    """Draw ticks and their labels, AXIS_HEIGHT high in all, below the line at `top`; in the content's time if there are
    `runs`, as for `content_ticks`.
    """
    parts = []
    least_s = (x.last - x.first) / MAX_TIME_TICKS
    span = (x.first, x.last, least_s, mark)
    ticks = content_ticks(runs, *span) if runs else time_ticks(*span)
    for second, label in ticks:
        place = x.at(second)
        parts.append(element("line", x1=place, x2=place, y1=top, y2=top + 5, class_="axis"))
        anchor = "end" if place > x.end - LABEL_WIDTH else "middle"
        parts.append(element("text", label, x=place, y=top + 17, text_anchor=anchor))
    return parts


def grid(x: Scale, y: Scale, lines: Iterable[Tick]) -> list[Markup]:
    """Draw lines across the plot, the lowest as its axis, with labels to the left."""
    parts = []
    for value, label in lines:
        place = y.at(value)
        parts.append(
            element("line", x1=x.begin, x2=x.end, y1=place, y2=place, class_="grid" if value > y.first else "axis")
        )
        parts.append(row_label(x, place, label))
    return parts


def row_label(x: Scale, middle: float, label: str) -> Markup:
    """Draw a label to the left of the row around `middle`."""
    return element("text", label, x=x.begin - _OUTSIDE, y=middle + 4, text_anchor="end")


def rating_axis(x: Scale, y: float, top: float | None = None, ends: Sequence[str] = SCALE_ENDS) -> list[Markup]:
    """Draw a line at `y` with a rating's ticks, their labels below, and below these the meaning of its ends. If `top`
    is given, the ticks are grid lines from there down.
    """
    parts = [element("line", x1=x.begin, x2=x.end, y1=y, y2=y, class_="axis")]
    for value, label in RATING_TICKS:
        place = x.at(value)
        parts.append(
            element(
                "line",
                x1=place,
                x2=place,
                y1=y if top is None else top,
                y2=y + 6,
                class_="axis" if top is None else "grid",
            )
        )
        parts.append(element("text", label, x=place, y=y + 20, text_anchor="middle"))
    # Of no ends there is nothing to name.
    for words, place, anchor in zip(ends, (x.begin - 4, x.end + 6), ("start", "end"), strict=False):
        parts.append(element("text", words, x=place, y=y + 36, text_anchor=anchor))
    return parts


def caps(x: Scale, low: float, high: float, y: float, half_height: float) -> list[Markup]:
    """Draw the two ends of an interval."""
    return [
        element("line", x1=x.at(end), x2=x.at(end), y1=y - half_height, y2=y + half_height, class_="cap")
        for end in (low, high)
    ]


def diamond(x: float, y: float, half_width: float, half_height: float) -> Markup:
    """Draw a rating."""
    w, h = f"{half_width:g}", f"{half_height:g}"
    return element("path", d=f"M{x:.2f} {y - half_height:.2f}l{w} {h}l-{w} {h}l-{w} -{h}Z", class_="value")


def bands(
    spans: Iterable[tuple[float, float]],
    x: Scale,
    top: float,
    height: float,
    least_width: float = 0.0,
    **attributes: str,
) -> list[Markup]:
    """Draw a rectangle for each (start, end), in the unit of `x`."""
    widths = [(x.at(start), max(x.at(end) - x.at(start), least_width)) for start, end in spans]
    return [element("rect", x=left, y=top, width=width, height=height, **attributes) for left, width in widths]


@dataclass(frozen=True)
class Numbered:
    """Numbers from 1 for `moments`, in the unit of `x`, in as many lanes as keep them from covering each other."""

    moments: Sequence[float]
    x: Scale

    @property
    def lanes(self) -> tuple[int | None, ...]:
        return lanes([self.x.label_at(moment) for moment in self.moments], LABEL_WIDTH, len(self.moments))

    @property
    def height(self) -> float:
        """The height of all lanes."""
        return LANE_HEIGHT * (1 + max((lane or 0 for lane in self.lanes), default=-1))

    def draw(self, top: float, plot_top: float) -> list[Markup]:
        """Draw all of them from `top` on, each with a pointer to its moment at `plot_top`."""
        parts = []
        for number, (moment, lane) in enumerate(zip(self.moments, self.lanes, strict=True), 1):
            label_x, y = self.x.label_at(moment), top + ((lane or 0) + 0.5) * LANE_HEIGHT
            parts.append(element("line", x1=label_x, x2=self.x.at(moment), y1=y, y2=plot_top, class_="pointer"))
            parts.append(element("circle", cx=label_x, cy=y, r=8.5, class_="number"))
            parts.append(element("text", str(number), x=label_x, y=y + 4, text_anchor="middle", class_="on-number"))
        return parts


def lanes(places: Sequence[float], width: float, most: int) -> tuple[int | None, ...]:
    """Return, for each place, the first of `most` lanes with nothing nearer than `width`; None if all are full."""
    taken: list[list[float]] = [[] for _ in range(most)]
    chosen: list[int | None] = []
    for place in places:
        lane = next((i for i, others in enumerate(taken) if all(abs(place - o) >= width for o in others)), None)
        if lane is not None:
            taken[lane].append(place)
        chosen.append(lane)
    return tuple(chosen)


def letters(number: int) -> str:
    """Return A for 0, B for 1, ... Z, AA, AB, ..."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
