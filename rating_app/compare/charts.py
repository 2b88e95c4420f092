"""The ratings of all contents on one scale, and the mean timeline of each with its interval and ranked moments."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate
from unicodedata import east_asian_width

import numpy as np
import numpy.typing as npt
from markupsafe import Markup

from rating_app.charts.axes import (
    AXIS_HEIGHT,
    RATING_AXIS_HEIGHT,
    SCALE_ENDS,
    Numbered,
    Scale,
    bands,
    caps,
    diamond,
    grid,
    rating_axis,
    time_axis,
)
from rating_app.charts.svg import element, line_through
from rating_app.charts.ticks import Tick
from rating_app.compare.contents import ComparedContent
from rating_app.compare.moments import Moment
from rating_app.compare.panel import ComparedSession
from rating_app.language import ENGLISH, Language
from rating_app.rating.means import Means
from rating_app.rating.series import stretches

WIDTH = 720.0
MEAN_LEFT, MEAN_RIGHT, PLOT_HEIGHT = 58.0, 710.0, 140.0
RATINGS, ROW_HEIGHT = Scale(0, 100, 224.0, 706.0), 36.0

JOY_LINES = 4
"""Grid lines above 0."""

MAX_LABEL = 29
"""How many letters of a title fit to the left of the scale; a Chinese one counts twice."""


def mean_chart(
    timeline: Means, moments: Sequence[Moment], bin_s: float, top_joy: float, language: Language = ENGLISH
) -> Markup:
    """Draw the mean curve of one content that was seen in at least one bin; joy runs from 0 to `top_joy`."""
    spans = [(moment.start_s, moment.end_s) for moment in moments]
    x = Scale(0, len(timeline.mean) * bin_s, MEAN_LEFT, MEAN_RIGHT)
    numbers = Numbered([(start_s + end_s) / 2 for start_s, end_s in spans], x)
    plot_top = 2 + numbers.height + 4
    y = Scale(0, top_joy, plot_top + PLOT_HEIGHT, plot_top)
    joys = [top_joy * line / JOY_LINES for line in range(JOY_LINES + 1)]
    return element(
        "svg",
        element("title", language.sentence("Visible joy over time, mean over viewers")),
        *bands(spans, x, plot_top, PLOT_HEIGHT, class_="band"),
        *grid(x, y, [Tick(joy, language.per_cent(joy, whole=True)) for joy in joys]),
        *time_axis(x, y.begin, mark=language.decimal_mark),
        *_curves(timeline, bin_s, x, y),
        *numbers.draw(2, plot_top),
        viewBox=f"0 0 {WIDTH:g} {y.begin + AXIS_HEIGHT:g}",
        class_="timeline",
        role="img",
    )


def common_top(timelines: Iterable[Means]) -> float:
    """Return the upper end of the scale of joy, in steps of 0.2 and the same for all contents, so that they can be
    compared.
    """
    seen = [np.fmax(timeline.mean, timeline.high) for timeline in timelines]
    highest = max((float(np.nanmax(joy)) for joy in seen if not np.isnan(joy).all()), default=0.0)
    return min(1.0, max(0.2, math.ceil(highest * 5 - 1e-9) / 5))


def _curves(timeline: Means, bin_s: float, x: Scale, y: Scale) -> list[Markup]:
    """Draw the bands first and the lines over them; neither crosses a gap."""
    edges = [x.at(number * bin_s) for number in range(len(timeline.mean) + 1)]
    mean, low, high = timeline.mean, timeline.low, timeline.high

    def steps(values: npt.NDArray[np.float64], first: int, end: int) -> list[tuple[float, float]]:
        """Return points that hold each value for its whole bin."""
        return [(edges[place + side], y.at(values[place])) for place in range(first, end) for side in (0, 1)]

    around = [
        element("path", d=line_through([*steps(high, *span), *reversed(steps(low, *span))]) + "Z", class_="interval")
        for span in stretches(~np.isnan(low))
    ]
    lines = [
        element("path", d=line_through(steps(mean, *span)), class_="mean-line") for span in stretches(~np.isnan(mean))
    ]
    return [*around, *lines]


def ratings_chart(
    contents: Sequence[ComparedContent], sessions: Sequence[ComparedSession], language: Language = ENGLISH
) -> Markup:
    """Draw the ratings, in the order of `contents`."""
    bottom = len(contents) * ROW_HEIGHT
    return element(
        "svg",
        element("title", language.sentence("Ratings of all sessions, by content")),
        *rating_axis(RATINGS, bottom, top=0, ends=[language.said(end) for end in SCALE_ENDS]),
        *(
            part
            for place, content in enumerate(contents)
            for part in _row(content, _ratings(sessions, content.content), (place + 0.5) * ROW_HEIGHT, language)
        ),
        viewBox=f"0 0 {WIDTH:g} {bottom + RATING_AXIS_HEIGHT:g}",
        class_="ratings",
        role="img",
    )


def _ratings(sessions: Sequence[ComparedSession], content: str) -> list[float]:
    of_content = (session.rating_0_100 for session in sessions if session.content == content)
    return [rating for rating in of_content if rating is not None]


def _row(content: ComparedContent, ratings: Sequence[float], y: float, language: Language) -> list[Markup]:
    title = content.content or language.sentence("Untitled")
    parts = [
        element(
            "text",
            element("title", title),
            _shortened(title),
            x=RATINGS.begin - 14,
            y=y + 4,
            text_anchor="end",
            class_="label",
        )
    ]
    parts += [element("circle", cx=RATINGS.at(rating), cy=y, r=4.5, class_="session") for rating in ratings]
    low, high, mean = content.rating_low, content.rating_high, content.rating_mean
    if low is not None and high is not None:
        parts += [
            element("line", x1=RATINGS.at(low), x2=RATINGS.at(high), y1=y, y2=y, class_="cap"),
            *caps(RATINGS, low, high, y, 6),
        ]
    if mean is not None:
        parts.append(diamond(RATINGS.at(mean), y, 7, 8))
    else:
        parts.append(element("text", language.sentence("no rating"), x=RATINGS.begin + 8, y=y + 4))
    return parts


def _shortened(title: str) -> str:
    places = list(accumulate(2 if east_asian_width(letter) in "WF" else 1 for letter in title))
    if not places or places[-1] <= MAX_LABEL:
        return title
    return title[: sum(place < MAX_LABEL for place in places)].rstrip() + "…"
