"""The ratings of all contents on one scale: a dot for each session, and the mean with its interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any
from unicodedata import east_asian_width

import polars as pl
from markupsafe import Markup

from rating_app.charts.axes import Scale, caps, diamond, rating_axis
from rating_app.charts.svg import element

WIDTH, LEFT, RIGHT = 720.0, 224.0, 706.0
X = Scale(0, 100, LEFT, RIGHT)
ROW_HEIGHT, AXIS_HEIGHT = 36.0, 40.0

MAX_LABEL = 29
"""Of a title, so many letters have room to the left of the scale; a Chinese one takes two places."""


def ratings_chart(contents: pl.DataFrame, sessions: pl.DataFrame) -> Markup:
    """Of `compared_contents`, in its order, and the panel's sessions."""
    bottom = len(contents) * ROW_HEIGHT
    return element(
        "svg",
        element("title", "Ratings of all sessions, by content"),
        *rating_axis(X, bottom, top=0),
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


def _row(content: Mapping[str, Any], ratings: Sequence[float], y: float) -> list[Markup]:
    title = content["content"] or "Untitled"
    parts = [
        element(
            "text", element("title", title), _shortened(title), x=LEFT - 14, y=y + 4, text_anchor="end", class_="label"
        )
    ]
    parts += [element("circle", cx=X.at(rating), cy=y, r=4.5, class_="session") for rating in ratings]
    low, high, mean = content["rating_low"], content["rating_high"], content["rating_mean"]
    if low is not None and high is not None:
        parts += [element("line", x1=X.at(low), x2=X.at(high), y1=y, y2=y, class_="cap"), *caps(X, low, high, y, 6)]
    if mean is not None:
        parts.append(diamond(X.at(mean), y, 7, 8))
    else:
        parts.append(element("text", "no rating", x=LEFT + 8, y=y + 4))
    return parts


def _shortened(title: str) -> str:
    places = list(accumulate(2 if east_asian_width(letter) in "WF" else 1 for letter in title))
    if not places or places[-1] <= MAX_LABEL:
        return title
    return title[: sum(place < MAX_LABEL for place in places)].rstrip() + "…"
