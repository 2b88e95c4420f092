"""A comparison as one page to read and to print, similar to a session's report, and its figures in words."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from rating_app import __version__
from rating_app.compare.agreement import MIN_VIEWERS_FOR_INTERVAL
from rating_app.compare.charts import common_top, mean_chart, ratings_chart
from rating_app.compare.columns import FILES
from rating_app.compare.comparison import Comparison
from rating_app.compare.contents import ComparedContent
from rating_app.formatting import NOTHING, clock, length, per_cent, points
from rating_app.rating import DEFAULT_METHOD
from rating_app.rating.means import MIN_VIEWERS
from rating_app.rating.standing import MIN_OTHERS
from rating_app.settings import APP_NAME


def comparison_page(comparison: Comparison) -> str:
    """Return the page as one HTML file that needs no others."""
    panel, contents = comparison.panel, comparison.contents
    return (
        _environment(panel.bin_s)
        .get_template("comparison.html.j2")
        .render(
            app=APP_NAME,
            version=__version__,
            title=_title([content.content for content in contents]),
            extent=_extent(len(panel.sessions), len(contents)),
            cautions=comparison.cautions,
            left_out=panel.left_out,
            ratings=ratings_chart(contents, panel.sessions),
            contents=[_content(content, comparison) for content in contents],
            any_alone=any(content.sessions == 1 for content in contents),
            any_stars=any(content.stars_n for content in contents),
            standings=comparison.standings,
            bin_s=panel.bin_s,
            moment_s=comparison.moment_s,
            min_viewers=MIN_VIEWERS,
            min_others=MIN_OTHERS,
            smile_on=DEFAULT_METHOD.smile_on,
            files=FILES,
        )
    )


def _content(content: ComparedContent, comparison: Comparison) -> dict[str, Any]:
    """Return the page's data about one content: its figures, also individually; `chart` is None if nobody was seen."""
    timeline, moments = comparison.timelines[content.content], comparison.moments[content.content]
    top_joy, bin_s = common_top(comparison.timelines.values()), comparison.panel.bin_s
    seen = timeline.count[timeline.count > 0]
    return {
        **vars(content),
        "figures": content,
        "chart": mean_chart(timeline, moments, bin_s, top_joy) if len(seen) else None,
        "fewest_viewers": int(seen.min()) if len(seen) else None,
        "most_viewers": int(seen.max()) if len(seen) else None,
        "has_band": bool((~np.isnan(timeline.half)).any()),
        "moments": moments,
        "moments_have_interval": any(moment.low is not None for moment in moments),
    }


def _title(contents: list[str]) -> str:
    return (contents[0] or "Untitled") if len(contents) == 1 else f"{len(contents)} contents"


def _extent(sessions: int, contents: int) -> str:
    return f"{sessions} sessions of one content" if contents == 1 else f"{sessions} sessions of {contents} contents"


def _environment(bin_s: float) -> Environment:
    """Return the template environment with the report's filters, and `coefficient` to two digits, `day` of a time in
    ISO 8601, `moment_clock` as exact as the bins are, and the sentences of `wording`.
    """
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("rating_app.compare"), PackageLoader("rating_app.report")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "clock": clock,
        "length": length,
        "moment_clock": partial(clock, decimals=0 if bin_s == int(bin_s) else 1),
        "share": per_cent,
        "points": points,
        "coefficient": lambda value, digits=2: NOTHING if value is None else f"{value:.{digits}f}".replace("-", "−"),
        "day": lambda value: value.replace("T", " ").removesuffix("Z"),
        "agreement_sentence": partial(agreement_sentence, bin_s=bin_s),
        "rating_words": rating_in_words,
    }
    return environment


def agreement_sentence(content: ComparedContent, bin_s: float) -> str:
    """Return a sentence with alpha, its interval and n, and what they mean."""
    if content.alpha is None and content.sessions == 1:
        return (
            "One session: whether other viewers would react alike, and how much of this rating is the viewer's own, "
            "cannot be known."
        )
    if content.alpha is None:
        return "Agreement cannot be computed: fewer than two viewers were seen together, or all looked alike."
    basis = f"over {content.alpha_viewers} viewers and {content.alpha_bins} bins of {bin_s:g} s"
    if content.alpha_low is None or content.alpha_high is None:
        return (
            f"Krippendorff's alpha is {content.alpha:.2f} {basis}; how certain that is cannot be computed from fewer "
            f"than {MIN_VIEWERS_FOR_INTERVAL} viewers."
        )
    figure = (
        f"Krippendorff's alpha is {content.alpha:.2f} ({per_cent(0.95)} interval {content.alpha_low:.2f} to "
        f"{content.alpha_high:.2f}) {basis}"
    )
    if content.alpha_low > 0:
        return (
            f"{figure}: roughly {per_cent(content.alpha)} of the variation in joy goes with the moment, and the "
            "rest with who was watching and with chance."
        )
    if content.alpha_high < 0:
        return f"{figure}: in any moment these viewers are less alike than across moments."
    return f"{figure}: nothing shows that viewers react at the same moments."


def rating_in_words(content: ComparedContent) -> str:
    """Return words such as "rating 34.2 (27.1 to 41.3)", "rating 34.2" if there is no interval, or "no rating"."""
    if content.rating_mean is None:
        return "no rating"
    if content.rating_low is None:
        return f"rating {content.rating_mean:.1f}"
    return f"rating {content.rating_mean:.1f} ({content.rating_low:.1f} to {content.rating_high:.1f})"
