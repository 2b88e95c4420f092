"""The ratings of all contents on one scale: a dot for each session, and the mean with its interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any
from unicodedata import east_asian_width

import polars as pl
from markupsafe import Markup

from rating_app.report.svg import element

WIDTH, LEFT, RIGHT = 720.0, 224.0, 706.0
ROW_HEIGHT, AXIS_HEIGHT = 36.0, 40.0

MAX_LABEL = 29
"""Of a title, so many letters have room to the left of the scale; a Chinese one takes two places."""


def ratings_chart(contents: pl.DataFrame, sessions: pl.DataFrame) -> Markup:
    """Of `compared_contents`, in its order, and the panel's sessions."""
    bottom = len(contents) * ROW_HEIGHT
    return element(
        "svg",
        element("title", "Ratings of all sessions, by content"),
        *_scale(bottom),
        *(
            part
            for place, content in enumerate(contents.iter_rows(named=True))
            for part in _row(content, _ratings(sessions, content["content"]), (place + 0.5) * ROW_HEIGHT)
        ),
        viewBox=f"0 0 {WIDTH:g} {bottom + AXIS_HEIGHT:g}",
        class_="ratings",
        role="img",
    )


def _ratings(sessions: pl.DataFrame, content: str) -> Sequence[float]:
    return sessions.filter(pl.col("content") == content)["rating_0_100"].drop_nulls().to_list()


def _scale(bottom: float) -> list[Markup]:
    parts = [element("line", x1=LEFT, x2=RIGHT, y1=bottom, y2=bottom, class_="axis")]
    for points in range(0, 101, 20):
        x = _x(points)
        parts.append(element("line", x1=x, x2=x, y1=0, y2=bottom + 5, class_="grid"))
        parts.append(element("text", str(points), x=x, y=bottom + 18, text_anchor="middle"))
    parts.append(element("text", "a face at rest throughout", x=LEFT - 4, y=bottom + 34, text_anchor="start"))
    parts.append(element("text", "complete joy throughout", x=RIGHT + 6, y=bottom + 34, text_anchor="end"))
    return parts


def _row(content: Mapping[str, Any], ratings: Sequence[float], y: float) -> list[Markup]:
    title = content["content"] or "Untitled"
    parts = [
        element(
            "text", element("title", title), _shortened(title), x=LEFT - 14, y=y + 4, text_anchor="end", class_="label"
        )
    ]
    parts += [element("circle", cx=_x(rating), cy=y, r=4.5, class_="session") for rating in ratings]
    low, high, mean = content["rating_low"], content["rating_high"], content["rating_mean"]
    if low is not None and high is not None:
        parts.append(element("line", x1=_x(low), x2=_x(high), y1=y, y2=y, class_="cap"))
        parts += [element("line", x1=_x(end), x2=_x(end), y1=y - 6, y2=y + 6, class_="cap") for end in (low, high)]
    if mean is not None:
        parts.append(element("path", d=f"M{_x(mean):.2f} {y - 8:.2f}l7 8l-7 8l-7 -8Z", class_="value"))
    else:
        parts.append(element("text", "no rating", x=LEFT + 8, y=y + 4))
    return parts


def _shortened(title: str) -> str:
    places = list(accumulate(2 if east_asian_width(letter) in "WF" else 1 for letter in title))
    if not places or places[-1] <= MAX_LABEL:
        return title
    return title[: sum(place < MAX_LABEL for place in places)].rstrip() + "…"


def _x(points: float) -> float:
    return LEFT + (RIGHT - LEFT) * points / 100
