"""Elements of SVG as text, with everything in them escaped."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

Value = str | float


def element(name: str, *children: str, **attributes: Value) -> Markup:
    """Return an element. `class_` stands for class, and every other `_` for a hyphen. Children that are not Markup are
    escaped.
    """
    written = Markup("").join(
        Markup(' {}="{}"').format(key.removesuffix("_").replace("_", "-"), number(value))
        for key, value in attributes.items()
    )
    return Markup("<{0}{1}>{2}</{0}>").format(name, written, Markup("").join(escape(child) for child in children))


def number(value: Value) -> str:
    """Format a coordinate to a hundredth, without trailing zeros."""
    return value if isinstance(value, str) else f"{round(value, 2) + 0.0:g}"


def outline(xs: list[tuple[float, float]], ys: list[float], base: float) -> str:
    """Return a path down to `base` around adjacent bars: each from xs[i][0] to xs[i][1], as high as ys[i]."""
    steps = " ".join(
        f"L{number(left)} {number(y)}L{number(right)} {number(y)}" for (left, right), y in zip(xs, ys, strict=True)
    )
    return f"M{number(xs[0][0])} {number(base)}{steps}L{number(xs[-1][1])} {number(base)}Z"


def line_through(points: Iterable[tuple[float, float]]) -> str:
    """Return a path that connects the places (x, y)."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
