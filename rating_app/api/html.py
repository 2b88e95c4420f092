"""HTML for notebooks: a session's figures and its curve, many sessions as a table, a study's ratings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources import files
from itertools import pairwise

import numpy as np
from markupsafe import Markup

from rating_app.api.arrays import Records
from rating_app.charts.axes import AXIS_HEIGHT, Scale, bands, grid, row_label, time_axis
from rating_app.charts.svg import element, line_through, outline
from rating_app.charts.ticks import Tick
from rating_app.rating.frames import Floats
from rating_app.rating.method import DEFAULT_METHOD
from rating_app.rating.series import drawn_curve, stretches
from rating_app.study.charts import ratings_chart
from rating_app.study.results import Results

WIDTH, LEFT, RIGHT, TOP = 720.0, 66.0, 712.0, 8.0
PLOT_HEIGHT, SMILES_HEIGHT, GAP = 120.0, 9.0, 11.0
MAX_BINS = 323
"""One bin is two units of the drawing wide."""

INTENSITIES = (Tick(0.0, "none"), Tick(0.5, "half"), Tick(1.0, "complete"))
MEANING = "Visible joy: 0 is a face at rest throughout, never a bad film, and 100 complete joy throughout."


def session_html(content: str, in_words: str, samples: Records, smiles: Records, warnings: Sequence[str]) -> str:
    """Return a session's rating in words, with its curve and the smiles below it."""
    chart = curve_chart(samples, smiles)
    said = [element("p", warning) for warning in warnings]
    head = element("p", element("b", content), f": {in_words}")
    return card([head, *([] if chart is None else [chart]), *said, element("p", MEANING, class_="small")])


def sessions_html(rows: Iterable[Sequence[str]], left_out: Sequence[str]) -> str:
    """Return a table with one row per session: content, viewer, rating, interval and length."""
    head = element("tr", *(element("th", name) for name in ("content", "viewer", "rating", "95 % interval", "length")))
    lines = [element("tr", *(element("td", cell) for cell in row)) for row in rows]
    said = [element("p", sentence) for sentence in left_out]
    return card([element("table", head, *lines), *said, element("p", MEANING, class_="small")])


def study_html(title: str, viewers: str, results: Results, sentences: Iterable[str]) -> str:
    """Return the ratings of a study's contents on one scale, with the sentences that a reader has to know."""
    head = element("p", element("b", title), f": {viewers}")
    said = [element("p", sentence, class_="small") for sentence in sentences]
    return card([head, ratings_chart(results), *said, element("p", MEANING, class_="small")])


def card(parts: Iterable[Markup]) -> str:
    """Return `parts` on a white background, whatever the notebook's colours, with styles that affect nothing else on
    its page.
    """
    styles = (files("rating_app.api") / "templates" / "notebook.css").read_text(encoding="utf-8")
    return str(element("div", element("style", Markup(styles)), *parts, class_="reaction-gauge"))


def curve_chart(samples: Records, smiles: Records) -> Markup | None:
    """Draw the intensity of visible joy over a session, one line per viewer if there are several.

    Return None for a session of no duration.
    """
    end_s = float(samples["timestamp_s"].max(initial=0.0))
    if end_s <= 0:
        return None
    x, y = Scale(0, end_s, LEFT, RIGHT), Scale(0, 1, TOP + PLOT_HEIGHT, TOP)
    edges_s = np.linspace(0, end_s, MAX_BINS + 1)
    curves = []
    for viewer in np.unique(samples["viewer"]):
        own = samples[samples["viewer"] == viewer]
        time_s = np.maximum.accumulate(own["timestamp_s"])
        curves.append(drawn_curve(time_s, own["intensity"], edges_s, DEFAULT_METHOD.max_gap_s))
    spans = [(smile["onset_s"], smile["offset_s"]) for smile in smiles]
    smiles_top = y.begin + GAP
    bottom = smiles_top + SMILES_HEIGHT + GAP
    return element(
        "svg",
        element("title", "Intensity of visible joy over time"),
        *grid(x, y, INTENSITIES),
        *(_bars(curves[0], edges_s, x, y) if len(curves) == 1 else _lines(curves, edges_s, x, y)),
        *bands(spans, x, smiles_top, SMILES_HEIGHT, least_width=1.0, class_="smile"),
        row_label(x, smiles_top + SMILES_HEIGHT / 2, "smiles"),
        element("line", x1=LEFT, x2=RIGHT, y1=bottom, y2=bottom, class_="axis"),
        *time_axis(x, bottom),
        viewBox=f"0 0 {WIDTH:g} {bottom + AXIS_HEIGHT:g}",
        role="img",
    )


def _bars(curve: Floats, edges_s: Floats, x: Scale, y: Scale) -> list[Markup]:
    edges = list(pairwise(x.at(second) for second in edges_s.tolist()))
    return [
        element("path", d=outline(edges[first:end], [y.at(v) for v in curve[first:end]], y.begin), class_="mean")
        for first, end in stretches(~np.isnan(curve))
    ]


def _lines(curves: list[Floats], edges_s: Floats, x: Scale, y: Scale) -> list[Markup]:
    middles = [x.at(second) for second in ((edges_s[1:] + edges_s[:-1]) / 2).tolist()]
    return [
        element(
            "path",
            d=line_through(zip(middles[first:end], (y.at(v) for v in curve[first:end]), strict=True)),
            class_="line",
            stroke_opacity=max(0.3, 1 - 0.25 * number),
        )
        for number, curve in enumerate(curves)
        for first, end in stretches(~np.isnan(curve))
    ]
