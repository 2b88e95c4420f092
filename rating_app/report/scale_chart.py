"""The rating and its interval on a line from 0 to 100."""

from __future__ import annotations

from markupsafe import Markup

from rating_app.charts.axes import Scale, caps, diamond, rating_axis
from rating_app.charts.svg import element
from rating_app.rating import SessionRating
from rating_app.rating.method import METHOD_NAME

WIDTH, HEIGHT = 460, 64
LEFT, RIGHT = 12, 448
LINE_Y = 20


def scale_chart(rating: SessionRating) -> Markup:
    """Only the bare line where there is no rating; its ends are named for the scale of METHOD_NAME alone."""
    x = Scale(0, 100, LEFT, RIGHT)
    parts = rating_axis(x, LINE_Y, ends_named=rating.method == METHOD_NAME)
    if rating.rating_low is not None and rating.rating_high is not None:
        low, high = x.at(rating.rating_low), x.at(rating.rating_high)
        parts.append(element("rect", x=low, y=LINE_Y - 5, width=max(high - low, 1), height=10, class_="interval"))
        parts += caps(x, rating.rating_low, rating.rating_high, LINE_Y, 9)
    if rating.rating_0_100 is not None:
        parts.append(diamond(x.at(rating.rating_0_100), LINE_Y, 9, 11))
    title = element("title", "The rating on its scale from 0 to 100")
    return element("svg", title, *parts, viewBox=f"0 0 {WIDTH} {HEIGHT}", class_="scale", role="img")
