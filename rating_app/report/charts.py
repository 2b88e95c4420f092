"""The pictures of a session: its rating on a scale, and its course over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from markupsafe import Markup

from rating_app.charts.axes import (
    AXIS_HEIGHT,
    LANE_HEIGHT,
    RATING_AXIS_HEIGHT,
    SCALE_ENDS,
    Numbered,
    Scale,
    bands,
    caps,
    diamond,
    grid,
    lanes,
    letters,
    rating_axis,
    row_label,
    time_axis,
)
from rating_app.charts.svg import element, outline
from rating_app.charts.ticks import Tick
from rating_app.language import ENGLISH, Language
from rating_app.rating import Reading, SessionRating, Smile
from rating_app.rating.method import METHOD_NAME
from rating_app.rating.series import FrameSpans, binned, stretches
from rating_app.rating.trace import STEP_HZ, Floats, Trace
from rating_app.session.content import ContentKind
from rating_app.session.exclusion import left_out
from rating_app.session.session import Marker, Session

SCALE_WIDTH, SCALE_LINE = 460.0, 20.0
RATING = Scale(0, 100, 12.0, 448.0)

WIDTH, LEFT, RIGHT = 720.0, 66.0, 712.0
PLOT_HEIGHT, SMILES_HEIGHT, QUALITY_HEIGHT, GAP = 160.0, 9.0, 26.0, 11.0
MAX_FLAG_LANES, FLAG_WIDTH = 3, 27.0

MAX_BINS = 323
"""Two units of the drawing each; a screen shows about one pixel per unit."""


@dataclass(frozen=True)
class Place:
    """Where the parts of one chart are, in its own units: time along `x`, and from top to bottom flags for markers,
    from `moments_top` numbers for moments, from `plot_top` the plot, smiles, looks away if `has_away`, and quality.
    """

    x: Scale
    moments_top: float
    plot_top: float
    has_away: bool = False

    @property
    def joy(self) -> Scale:
        return Scale(0, 1, self.plot_top + PLOT_HEIGHT, self.plot_top)

    @property
    def smiles_top(self) -> float:
        return self.joy.begin + GAP

    @property
    def away_top(self) -> float:
        return self.smiles_top + SMILES_HEIGHT + GAP

    @property
    def quality(self) -> Scale:
        top = self.away_top + (SMILES_HEIGHT + GAP if self.has_away else 0)
        return Scale(0, 1, top + QUALITY_HEIGHT, top)

    @property
    def height(self) -> float:
        return self.quality.begin + AXIS_HEIGHT


def bin_seconds(trace: Trace) -> float:
    """Return how much time one bar of the chart stands for."""
    return max(len(trace.intensity) / STEP_HZ / MAX_BINS, 1 / STEP_HZ)


def timeline_chart(
    session: Session,
    reading: Reading,
    moments: Sequence[Smile],
    markers: Sequence[Marker],
    language: Language = ENGLISH,
) -> Markup | None:
    """Draw a session over time, with `moments` numbered from 1 and `markers` lettered from A, in the order given. None
    for a session without duration.
    """
    trace = reading.trace
    if trace is None or session.duration_s <= 0:
        return None
    x = Scale(0, len(trace.intensity) / STEP_HZ, LEFT, RIGHT)
    flag_lanes = lanes([x.label_at(marker.timestamp_s) for marker in markers], FLAG_WIDTH, MAX_FLAG_LANES)
    numbers = Numbered([moment.apex_s for moment in moments], x)
    moments_top = 2 + LANE_HEIGHT * max((lane + 1 for lane in flag_lanes if lane is not None), default=0)
    place = Place(x, moments_top, moments_top + numbers.height + 4, reading.away is not None)
    away = [(one.begin_s, one.end_s) for one in reading.away or ()]
    smiles = [(smile.onset_s, smile.offset_s) for smile in reading.smiles]
    return element(
        "svg",
        element("title", language.sentence("Intensity of visible joy over time")),
        _hatching(),
        *_axes(place, session.track.runs() if session.is_of_film else (), language),
        *_gaps(trace, place),
        *bands(smiles, x, place.plot_top, PLOT_HEIGHT, class_="band"),
        *_intensity(trace, place),
        *bands(smiles, x, place.smiles_top, SMILES_HEIGHT, least_width=1.0, class_="smile"),
        *bands(away, x, place.away_top, SMILES_HEIGHT, least_width=1.0, class_="away"),
        *bands(left_out(session.exclusions), x, place.plot_top, PLOT_HEIGHT, least_width=1.0, class_="left-out"),
        *_quality(session, trace, place, language),
        *_breaks(session, place),
        *_marker_flags(markers, flag_lanes, place),
        *numbers.draw(moments_top, place.plot_top),
        viewBox=f"0 0 {WIDTH:g} {place.height:g}",
        class_="timeline",
        role="img",
    )


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


def _axes(place: Place, runs: Sequence[tuple[Floats, Floats]], language: Language) -> list[Markup]:
    """Draw the axes; they are in the film's time if there are `runs`."""
    bottom = place.quality.begin
    intensities = [
        Tick(0.0, language.sentence("none")),
        Tick(0.5, language.sentence("half")),
        Tick(1.0, language.sentence("complete")),
    ]
    # It is to the left of the label under the axis's beginning.
    named = [element("text", language.sentence("film"), x=LEFT - 22, y=bottom + 17, text_anchor="end")] if runs else []
    return [
        *named,
        *grid(place.x, place.joy, intensities),
        row_label(place.x, place.smiles_top + SMILES_HEIGHT / 2, language.sentence("smiles")),
        *(
            [row_label(place.x, place.away_top + SMILES_HEIGHT / 2, language.sentence("away"))]
            if place.has_away
            else []
        ),
        row_label(place.x, bottom - QUALITY_HEIGHT / 2, language.sentence("quality")),
        *time_axis(place.x, bottom, runs, language.decimal_mark),
        element("line", x1=LEFT, x2=RIGHT, y1=bottom, y2=bottom, class_="axis"),
    ]


def _gaps(trace: Trace, place: Place) -> list[Markup]:
    gaps = binned(trace.intensity, MAX_BINS).gaps
    edges_s = np.linspace(place.x.first, place.x.last, len(gaps) + 1).tolist()
    spans = [(edges_s[first], edges_s[end]) for first, end in stretches(gaps)]
    return bands(spans, place.x, place.plot_top, PLOT_HEIGHT, fill="url(#no-face)")


def _intensity(trace: Trace, place: Place) -> list[Markup]:
    bins = binned(trace.intensity, MAX_BINS)
    return [*_bars(bins.highest, place.x, place.joy, "highest"), *_bars(bins.mean, place.x, place.joy, "mean")]


def _bars(values: Floats, x: Scale, y: Scale, name: str) -> list[Markup]:
    """Draw bars of the same width, side by side; none where a value is NaN."""
    edges = list(pairwise(x.at(second) for second in np.linspace(x.first, x.last, len(values) + 1).tolist()))
    return [
        element("path", d=outline(edges[first:end], [y.at(value) for value in values[first:end]], y.begin), class_=name)
        for first, end in stretches(~np.isnan(values))
    ]


def _quality(session: Session, trace: Trace, place: Place, language: Language) -> list[Markup]:
    samples = session.samples
    quality = np.where(samples.face_found, samples.quality, np.nan)
    if samples.face_found.any() and np.isnan(quality).all():
        words = language.sentence("was not measured")
        return [element("text", words, x=LEFT + 6, y=place.quality.begin - QUALITY_HEIGHT / 2 + 4)]
    time_s = np.maximum.accumulate(samples.timestamp_s)
    spans = FrameSpans(time_s, ~np.isnan(quality), session.head.method.max_gap_s)
    edges_s = np.linspace(place.x.first, place.x.last, min(MAX_BINS, len(trace.intensity)) + 1)
    means = spans.means_between(edges_s, quality)
    least = place.quality.at(session.head.method.min_quality)
    return [
        *_bars(means, place.x, place.quality, "quality"),
        element("line", x1=LEFT, x2=RIGHT, y1=least, y2=least, class_="least"),
    ]


def _breaks(session: Session, place: Place) -> list[Markup]:
    """Draw where the viewer jumped or paused."""
    seconds = [pause.timestamp_s for pause in session.pauses]
    if session.head.content_kind is not ContentKind.PICTURES:
        seconds += [seek.timestamp_s for seek in session.seeks]
    return [
        element("line", x1=x, x2=x, y1=place.plot_top, y2=place.joy.begin, class_="break")
        for x in map(place.x.at, seconds)
    ]


def _marker_flags(markers: Sequence[Marker], chosen: Sequence[int | None], place: Place) -> list[Markup]:
    parts = []
    for number, (marker, lane) in enumerate(zip(markers, chosen, strict=True)):
        x = place.x.at(marker.timestamp_s)
        top = place.plot_top if lane is None else 2 + lane * LANE_HEIGHT
        parts.append(element("line", x1=x, x2=x, y1=top, y2=place.joy.begin, class_="flagpole"))
        if marker.duration_s > 0:
            width = max(place.x.at(marker.timestamp_s + marker.duration_s) - x, 1.0)
            parts.append(element("rect", x=x, y=place.plot_top - 3, width=width, height=3, class_="flag"))
        if lane is not None:
            # Towards the middle of the chart, so that it is not cut off.
            side = -1 if x > RIGHT - FLAG_WIDTH else 1
            name = letters(number)
            width = (11 + 7 * len(name)) * side
            flag = f"M{x:.2f} {top:.2f}h{width}l{-4 * side} 7l{4 * side} 7h{-width}Z"
            parts.append(element("path", d=flag, class_="flag"))
            parts.append(
                element("text", name, x=x + width / 2 - 1.5 * side, y=top + 11, text_anchor="middle", class_="on-flag")
            )
    return parts


def scale_chart(rating: SessionRating, language: Language = ENGLISH) -> Markup:
    """Draw the rating on its scale, only the bare line if there is none. The ends are named only for the scale of
    METHOD_NAME.
    """
    ends = [language.said(end) for end in SCALE_ENDS] if rating.method == METHOD_NAME else []
    parts = rating_axis(RATING, SCALE_LINE, ends=ends)
    if rating.rating_low is not None and rating.rating_high is not None:
        low, high = RATING.at(rating.rating_low), RATING.at(rating.rating_high)
        parts.append(element("rect", x=low, y=SCALE_LINE - 5, width=max(high - low, 1), height=10, class_="interval"))
        parts += caps(RATING, rating.rating_low, rating.rating_high, SCALE_LINE, 9)
    if rating.rating_0_100 is not None:
        parts.append(diamond(RATING.at(rating.rating_0_100), SCALE_LINE, 9, 11))
    title = element("title", language.sentence("The rating on its scale from 0 to 100"))
    box = f"0 0 {SCALE_WIDTH:g} {SCALE_LINE + RATING_AXIS_HEIGHT:g}"
    return element("svg", title, *parts, viewBox=box, class_="scale", role="img")
