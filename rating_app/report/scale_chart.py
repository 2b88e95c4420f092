"""The rating and its interval on a line from 0 to 100."""

from __future__ import annotations

from markupsafe import Markup

from rating_app.rating import SessionRating
from rating_app.rating.method import METHOD_NAME
from rating_app.report.svg import element

WIDTH, HEIGHT = 460, 64
LEFT, RIGHT = 10, 450
LINE_Y = 20


def scale_chart(rating: SessionRating) -> Markup:
    """Only the bare line where there is no rating; its ends are named for the scale of METHOD_NAME alone."""
    parts = [element("line", x1=LEFT, x2=RIGHT, y1=LINE_Y, y2=LINE_Y, class_="axis")]
    for points in (0, 25, 50, 75, 100):
        parts.append(element("line", x1=_x(points), x2=_x(points), y1=LINE_Y, y2=LINE_Y + 6, class_="axis"))
        anchor = {0: "start", 100: "end"}.get(points, "middle")
        place = {0: LEFT - 4, 100: RIGHT + 6}.get(points, _x(points))
        parts.append(element("text", str(points), x=place, y=LINE_Y + 20, text_anchor=anchor))
    if rating.method == METHOD_NAME:
        parts.append(element("text", "a face at rest throughout", x=LEFT - 4, y=LINE_Y + 36, text_anchor="start"))
        parts.append(element("text", "complete joy throughout", x=RIGHT + 6, y=LINE_Y + 36, text_anchor="end"))
    if rating.rating_low is not None and rating.rating_high is not None:
        low, high = _x(rating.rating_low), _x(rating.rating_high)
        parts.append(element("rect", x=low, y=LINE_Y - 5, width=max(high - low, 1), height=10, class_="interval"))
        parts += [element("line", x1=x, x2=x, y1=LINE_Y - 9, y2=LINE_Y + 9, class_="cap") for x in (low, high)]
    if rating.rating_0_100 is not None:
        x = _x(rating.rating_0_100)
        diamond = f"M{x:.2f} {LINE_Y - 11}l9 11l-9 11l-9 -11Z"
        parts.append(element("path", d=diamond, class_="value"))
    title = element("title", "The rating on its scale from 0 to 100")
    return element("svg", title, *parts, viewBox=f"0 0 {WIDTH} {HEIGHT}", class_="scale", role="img")


def _x(points: float) -> float:
    return LEFT + (RIGHT - LEFT) * points / 100
