"""The pictures of a study: its contents' ratings on one scale, and the course of each."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from importlib.resources import files

import numpy as np
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
from rating_app.charts.svg import element, line_through, outline
from rating_app.charts.ticks import Tick
from rating_app.compare.panel import Audience, Floats
from rating_app.language import ENGLISH, Language
from rating_app.rating.means import Means
from rating_app.rating.series import stretches
from rating_app.study.responses import Mask, Responses
from rating_app.study.results import ContentResult, Course, Results, course_of, seen_by

WIDTH, LEFT, RIGHT = 720.0, 66.0, 712.0
PLOT_HEIGHT, SHARE_HEIGHT, GAP = 150.0, 60.0, 14.0
RATINGS, ROW_HEIGHT, LABEL_LETTERS = Scale(0, 100, 224.0, 706.0), 36.0, 29

MAX_BINS = 323
"""One bin is two units of the drawing wide; a screen shows about one pixel per unit."""

JOY_LINES = 4
"""Grid lines above 0."""


def ratings_chart(results: Results, language: Language = ENGLISH) -> Markup:
    """Draw a dot for each viewer's rating, and the contents' ratings with their intervals, in the contents' order."""
    bottom = len(results.contents) * ROW_HEIGHT
    rows = [
        part
        for place, content in enumerate(results.contents)
        for part in _row(results, content, (place + 0.5) * ROW_HEIGHT, language)
    ]
    return element(
        "svg",
        element("title", language.sentence("Ratings of the contents, with those of their viewers")),
        *rating_axis(RATINGS, bottom, top=0, ends=[language.said(end) for end in SCALE_ENDS]),
        *rows,
        viewBox=f"0 0 {WIDTH:g} {bottom + RATING_AXIS_HEIGHT:g}",
        class_="ratings",
        role="img",
    )


def _row(results: Results, content: ContentResult, y: float, language: Language) -> list[Markup]:
    title = content.item.title
    short = title if len(title) <= LABEL_LETTERS else f"{title[: LABEL_LETTERS - 1].rstrip()}…"
    ratings = results.responses.ratings[content.item.id][results.who]
    parts = [
        element(
            "text", element("title", title), short, x=RATINGS.begin - 14, y=y + 4, text_anchor="end", class_="label"
        )
    ]
    parts += [
        element("circle", cx=RATINGS.at(one), cy=y, r=4.5, class_="session")
        for one in ratings[~np.isnan(ratings)].tolist()
    ]
    if content.rating is None:
        words = language.sentence("no rating: too few viewers")
        return [*parts, element("text", words, x=RATINGS.begin + 8, y=y - 8)]
    low, high = content.rating.low, content.rating.high
    line = element("line", x1=RATINGS.at(low), x2=RATINGS.at(high), y1=y, y2=y, class_="cap")
    return [*parts, line, *caps(RATINGS, low, high, y, 6), diamond(RATINGS.at(content.rating.mean), y, 7, 8)]


def drawn_course(responses: Responses, content: ContentResult, who: Mask) -> Course:
    """Return the course as finely as it can be drawn: a long item has bins of several seconds, with a viewer's mean
    joy.
    """
    if len(content.course.joy.mean) <= MAX_BINS:
        return content.course
    audience = seen_by(responses, content.item, who)
    width = math.ceil(audience.joy.shape[1] / MAX_BINS)
    return course_of(coarsened(audience, width), responses.bin_s * width)


def coarsened(audience: Audience, width: int) -> Audience:
    """Return the audience in bins of `width` bins: the mean joy and the highest peak of those in which a viewer was
    seen.
    """
    viewers, bins = audience.joy.shape
    missing = -bins % width
    joy, peak = (
        np.pad(values, ((0, 0), (0, missing)), constant_values=np.nan).reshape(viewers, -1, width)
        for values in (audience.joy, audience.peak)
    )
    seen = (~np.isnan(joy)).sum(axis=2)
    mean = np.divide(np.nansum(joy, axis=2), seen, out=np.full(seen.shape, np.nan), where=seen > 0)
    highest = np.where(np.isnan(peak), -np.inf, peak).max(axis=2)
    return Audience(mean, np.where(seen > 0, highest, np.nan))


def common_top(courses: Iterable[Course]) -> float:
    """Return the upper end of the scale of joy, in steps of 0.2, common to all contents so that they
    can be compared.
    """
    drawn = [np.fmax(course.joy.mean, course.joy.high) for course in courses]
    highest = max((float(np.nanmax(joy)) for joy in drawn if not np.isnan(joy).all()), default=0.0)
    return min(1.0, max(0.2, math.ceil(highest * 5 - 1e-9) / 5))


def course_chart(content: ContentResult, course: Course, top_joy: float, language: Language = ENGLISH) -> Markup:
    """Draw mean joy with its interval from 0 to `top_joy`, the best moments numbered, and the share of viewers smiling
    below.
    """
    spans = [(moment.start_s, moment.end_s) for moment in content.best]
    x = Scale(0, max(len(course.joy.mean), 1) * course.bin_s, LEFT, RIGHT)
    numbers = Numbered([(start_s + end_s) / 2 for start_s, end_s in spans], x)
    plot_top = 2 + numbers.height + 4
    joy = Scale(0, top_joy, plot_top + PLOT_HEIGHT, plot_top)
    share = Scale(0, 1, joy.begin + GAP + SHARE_HEIGHT, joy.begin + GAP)
    joys = [top_joy * line / JOY_LINES for line in range(JOY_LINES + 1)]
    title = language.sentence("Visible joy and smiling viewers over the time of {content}", content=content.item.title)
    return element(
        "svg",
        element("title", title),
        *bands(spans, x, plot_top, PLOT_HEIGHT, class_="band"),
        *grid(x, joy, [Tick(value, language.per_cent(value, whole=True)) for value in joys]),
        *_curve(course.joy, x, joy, course.bin_s),
        *grid(x, share, [Tick(value, language.per_cent(value, whole=True)) for value in (0.0, 1.0)]),
        *_shares(course.share_smiling, x, share, course.bin_s),
        *time_axis(x, share.begin, mark=language.decimal_mark),
        *numbers.draw(2, plot_top),
        viewBox=f"0 0 {WIDTH:g} {share.begin + AXIS_HEIGHT:g}",
        class_="timeline",
        role="img",
    )


def _curve(means: Means, x: Scale, y: Scale, bin_s: float) -> list[Markup]:
    """Draw the band, then the line over it; neither reaches across a gap."""
    low, high = means.low, means.high

    def steps(values: Floats, first: int, end: int) -> list[tuple[float, float]]:
        """Return points that hold each value for its whole bin."""
        return [(x.at((place + side) * bin_s), y.at(values[place])) for place in range(first, end) for side in (0, 1)]

    around = [
        element("path", d=line_through([*steps(high, *span), *reversed(steps(low, *span))]) + "Z", class_="interval")
        for span in stretches(~np.isnan(low))
    ]
    lines = [
        element("path", d=line_through(steps(means.mean, *span)), class_="mean-line")
        for span in stretches(~np.isnan(means.mean))
    ]
    return [*around, *lines]


def _shares(shares: Floats, x: Scale, y: Scale, bin_s: float) -> list[Markup]:
    edges = [(x.at(place * bin_s), x.at((place + 1) * bin_s)) for place in range(len(shares))]
    return [
        element(
            "path",
            d=outline(edges[first:end], [y.at(value) for value in shares[first:end].tolist()], y.begin),
            class_="share",
        )
        for first, end in stretches(~np.isnan(shares))
    ]


def svg_file(chart: Markup) -> str:
    """Return a picture as a file for other programs: with its styles, and on white."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif"'
    ground = '<rect width="100%" height="100%" fill="#fff"/>'
    first, rest = str(chart).split(">", 1)
    return f"{head}{first.removeprefix('<svg')}><style>{_styles()}</style>{ground}{rest}\n"


def _styles() -> str:
    """Return the drawing rules of the pages' style sheets, without variables, which few programs except browsers
    support.
    """
    sheets = [
        ("rating_app.report", "report.css"),
        ("rating_app.compare", "compare.css"),
        ("rating_app.study", "study.css"),
    ]
    text = "\n".join((files(package) / "templates" / name).read_text(encoding="utf-8") for package, name in sheets)
    values = dict(re.findall(r"(--[a-z-]+):\s*([^;]+);", text))
    rules = re.findall(
        r"([^{}]+){([^{}]*)}", re.sub(r"/\*.*?\*/|@[^{;]+{(?:[^{}]*{[^{}]*})*[^{}]*}", "", text, flags=re.S)
    )
    drawing = [f"{selector.strip()} {{{body.strip()}}}" for selector, body in rules if re.search("fill|stroke", body)]
    return re.sub(r"var\((--[a-z-]+)\)", lambda found: values[found[1]], "\n".join(drawing))


def drawn_courses(results: Results) -> Sequence[Course]:
    """Return the drawn course of every content, in their order."""
    return [drawn_course(results.responses, content, results.who) for content in results.contents]
