"""A session over time: intensity of joy, smiles, best moments, markers, signal quality, and where no face was seen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from markupsafe import Markup

from rating_app.rating import Reading, Smile
from rating_app.rating.trace import STEP_HZ, Floats, Trace, stretches
from rating_app.report.bins import binned, means_at
from rating_app.report.clock import ticks
from rating_app.report.lanes import lanes, letters
from rating_app.report.svg import element, outline
from rating_app.session.session import Marker, Session

WIDTH, LEFT, RIGHT = 720.0, 66.0, 712.0
PLOT_HEIGHT, SMILES_HEIGHT, QUALITY_HEIGHT, GAP = 160.0, 9.0, 26.0, 11.0
LANE_HEIGHT, MAX_LANES = 19.0, 3
LABEL_WIDTH, FLAG_WIDTH = 20.0, 27.0

MAX_BINS = 323
"""Two units of the drawing each; a screen shows about one pixel for a unit."""


@dataclass(frozen=True)
class Place:
    """Where the parts of one chart lie, from top to bottom, in its own units; `span_s` is its whole width."""

    span_s: float
    marker_lanes: int
    moment_lanes: int

    @property
    def moments_top(self) -> float:
        return 2 + self.marker_lanes * LANE_HEIGHT

    @property
    def plot_top(self) -> float:
        return self.moments_top + self.moment_lanes * LANE_HEIGHT + 4

    @property
    def plot_bottom(self) -> float:
        return self.plot_top + PLOT_HEIGHT

    @property
    def smiles_top(self) -> float:
        return self.plot_bottom + GAP

    @property
    def quality_top(self) -> float:
        return self.smiles_top + SMILES_HEIGHT + GAP

    @property
    def quality_bottom(self) -> float:
        return self.quality_top + QUALITY_HEIGHT

    @property
    def height(self) -> float:
        return self.quality_bottom + 20

    def x(self, seconds: float) -> float:
        return LEFT + (RIGHT - LEFT) * min(max(seconds / self.span_s, 0.0), 1.0)

    def label_x(self, seconds: float) -> float:
        """Such that a label around it stays on the chart."""
        return min(max(self.x(seconds), LEFT + LABEL_WIDTH / 2), RIGHT - LABEL_WIDTH / 2)

    def y(self, intensity: float) -> float:
        return self.plot_bottom - PLOT_HEIGHT * intensity


def bin_seconds(trace: Trace) -> float:
    """How much time one bar of the chart stands for."""
    return max(len(trace.intensity) / STEP_HZ / MAX_BINS, 1 / STEP_HZ)


def timeline_chart(
    session: Session, reading: Reading, moments: Sequence[Smile], markers: Sequence[Marker]
) -> Markup | None:
    """`moments` are numbered from 1 and `markers` lettered from A, in the order given. None for a session of no
    duration.
    """
    trace = reading.trace
    if trace is None or session.duration_s <= 0:
        return None
    span_s = len(trace.intensity) / STEP_HZ
    # Only to measure by: no lane has been counted yet.
    bare = Place(span_s, 0, 0)
    moment_lanes = lanes([bare.label_x(moment.apex_s) for moment in moments], LABEL_WIDTH, len(moments))
    marker_lanes = lanes([bare.label_x(marker.timestamp_s) for marker in markers], FLAG_WIDTH, MAX_LANES)
    place = Place(span_s, _used(marker_lanes), _used(moment_lanes))
    return element(
        "svg",
        element("title", "Intensity of visible joy over time"),
        _hatching(),
        *_axes(place),
        *_gaps(trace, place),
        *_smile_bands(reading.smiles, place),
        *_intensity(trace, place),
        *_smile_bars(reading.smiles, place),
        *_quality(session, trace, place),
        *_marker_flags(markers, marker_lanes, place),
        *_moment_numbers(moments, moment_lanes, place),
        viewBox=f"0 0 {WIDTH:g} {place.height:g}",
        class_="timeline",
        role="img",
    )


def _used(chosen: Sequence[int | None]) -> int:
    return max((lane + 1 for lane in chosen if lane is not None), default=0)


def _hatching() -> Markup:
    line = element("line", x1=0, y1=0, x2=0, y2=6, class_="hatch")
    pattern = element(
        "pattern",
        line,
        id="no-face",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return element("defs", pattern)


def _axes(place: Place) -> list[Markup]:
    parts = []
    for intensity, label in ((0.0, "none"), (0.5, "half"), (1.0, "complete")):
        y = place.y(intensity)
        parts.append(element("line", x1=LEFT, x2=RIGHT, y1=y, y2=y, class_="axis" if intensity == 0 else "grid"))
        parts.append(element("text", label, x=LEFT - 6, y=y + 4, text_anchor="end"))
    for label, y in (
        ("smiles", place.smiles_top + SMILES_HEIGHT / 2 + 4),
        ("quality", place.quality_top + QUALITY_HEIGHT / 2 + 4),
    ):
        parts.append(element("text", label, x=LEFT - 6, y=y, text_anchor="end"))
    for seconds, label in ticks(place.span_s):
        x = place.x(seconds)
        parts.append(element("line", x1=x, x2=x, y1=place.quality_bottom, y2=place.quality_bottom + 5, class_="axis"))
        anchor = "end" if x > RIGHT - LABEL_WIDTH else "middle"
        parts.append(element("text", label, x=x, y=place.quality_bottom + 17, text_anchor=anchor))
    parts.append(element("line", x1=LEFT, x2=RIGHT, y1=place.quality_bottom, y2=place.quality_bottom, class_="axis"))
    return parts


def _edges(count: int, place: Place) -> list[tuple[float, float]]:
    edges = [place.x(place.span_s * i / count) for i in range(count + 1)]
    return list(pairwise(edges))


def _gaps(trace: Trace, place: Place) -> list[Markup]:
    bins = binned(trace.intensity, MAX_BINS)
    edges = _edges(len(bins.present), place)
    return [
        element(
            "rect",
            x=edges[first][0],
            y=place.plot_top,
            width=edges[end - 1][1] - edges[first][0],
            height=PLOT_HEIGHT,
            fill="url(#no-face)",
        )
        for first, end in stretches(bins.present < 0.5)
    ]


def _intensity(trace: Trace, place: Place) -> list[Markup]:
    bins = binned(trace.intensity, MAX_BINS)
    edges = _edges(len(bins.mean), place)
    return [
        element(
            "path",
            d=outline(edges[first:end], [place.y(value) for value in values[first:end]], place.plot_bottom),
            class_=name,
        )
        for values, name in ((bins.highest, "highest"), (bins.mean, "mean"))
        for first, end in stretches(~np.isnan(values))
    ]


def _smile_bands(smiles: Sequence[Smile], place: Place) -> list[Markup]:
    return [
        element(
            "rect",
            x=place.x(smile.onset_s),
            y=place.plot_top,
            width=place.x(smile.offset_s) - place.x(smile.onset_s),
            height=PLOT_HEIGHT,
            class_="band",
        )
        for smile in smiles
    ]


def _smile_bars(smiles: Sequence[Smile], place: Place) -> list[Markup]:
    return [
        element(
            "rect",
            x=place.x(smile.onset_s),
            y=place.smiles_top,
            width=max(place.x(smile.offset_s) - place.x(smile.onset_s), 1.0),
            height=SMILES_HEIGHT,
            class_="smile",
        )
        for smile in smiles
    ]


def _quality(session: Session, trace: Trace, place: Place) -> list[Markup]:
    seen = session.samples.where(session.samples.face_found)
    if seen and np.isnan(seen.quality).all():
        middle = place.quality_top + QUALITY_HEIGHT / 2 + 4
        return [element("text", "was not measured", x=LEFT + 6, y=middle)]
    means = _filled_quality(seen.timestamp_s, seen.quality, trace, place)
    edges = _edges(len(means), place)
    bars = [
        element(
            "path",
            d=outline(
                edges[first:end],
                [place.quality_bottom - QUALITY_HEIGHT * value for value in means[first:end]],
                place.quality_bottom,
            ),
            class_="quality",
        )
        for first, end in stretches(~np.isnan(means))
    ]
    least = place.quality_bottom - QUALITY_HEIGHT * session.head.method.min_quality
    return [*bars, element("line", x1=LEFT, x2=RIGHT, y1=least, y2=least, class_="least")]


def _filled_quality(time_s: Floats, quality: Floats, trace: Trace, place: Place) -> Floats:
    """Of each bin; one that lies between two frames of a slow camera has that of the frame before it."""
    count = min(MAX_BINS, len(trace.intensity))
    means = means_at(time_s, quality, place.span_s, count)
    usable = binned(trace.intensity, count).present > 0
    for i in range(1, count):
        if math.isnan(means[i]) and usable[i]:
            means[i] = means[i - 1]
    return means


def _marker_flags(markers: Sequence[Marker], chosen: Sequence[int | None], place: Place) -> list[Markup]:
    parts = []
    for number, (marker, lane) in enumerate(zip(markers, chosen, strict=True)):
        x = place.x(marker.timestamp_s)
        top = place.plot_top if lane is None else 2 + lane * LANE_HEIGHT
        parts.append(element("line", x1=x, x2=x, y1=top, y2=place.plot_bottom, class_="flagpole"))
        if marker.duration_s > 0:
            width = max(place.x(marker.timestamp_s + marker.duration_s) - x, 1.0)
            parts.append(element("rect", x=x, y=place.plot_top - 3, width=width, height=3, class_="flag"))
        if lane is not None:
            # Towards the middle of the chart, lest it be cut off.
            side = -1 if x > RIGHT - FLAG_WIDTH else 1
            name = letters(number)
            width = (11 + 7 * len(name)) * side
            flag = f"M{x:.2f} {top:.2f}h{width}l{-4 * side} 7l{4 * side} 7h{-width}Z"
            parts.append(element("path", d=flag, class_="flag"))
            parts.append(
                element("text", name, x=x + width / 2 - 1.5 * side, y=top + 11, text_anchor="middle", class_="on-flag")
            )
    return parts


def _moment_numbers(moments: Sequence[Smile], chosen: Sequence[int | None], place: Place) -> list[Markup]:
    parts = []
    for number, (moment, lane) in enumerate(zip(moments, chosen, strict=True), 1):
        x, label_x = place.x(moment.apex_s), place.label_x(moment.apex_s)
        y = place.moments_top + (lane or 0) * LANE_HEIGHT + LANE_HEIGHT / 2
        parts.append(element("line", x1=label_x, x2=x, y1=y, y2=place.plot_top, class_="pointer"))
        parts.append(element("circle", cx=label_x, cy=y, r=8.5, class_="number"))
        parts.append(element("text", str(number), x=label_x, y=y + 4, text_anchor="middle", class_="on-number"))
    return parts
