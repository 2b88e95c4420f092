"""A comparison as one page to read and to print, similar to a session's report, and its figures in words."""

from __future__ import annotations

from typing import Any

import numpy as np

from rating_app import __version__
from rating_app.compare.agreement import MIN_VIEWERS_FOR_INTERVAL
from rating_app.compare.charts import common_top, mean_chart, ratings_chart
from rating_app.compare.columns import FILES
from rating_app.compare.comparison import Comparison
from rating_app.compare.contents import ComparedContent
from rating_app.language import ENGLISH, Language
from rating_app.rating import DEFAULT_METHOD
from rating_app.rating.means import MIN_VIEWERS
from rating_app.rating.standing import MIN_OTHERS
from rating_app.report.template import render
from rating_app.settings import APP_NAME


def comparison_page(comparison: Comparison, language: Language = ENGLISH) -> str:
    """Return the page as one HTML file that needs no others."""
    panel, contents = comparison.panel, comparison.contents
    return render(
        "comparison.html.j2",
        ["rating_app.compare", "rating_app.report"],
        language,
        app=APP_NAME,
        version=__version__,
        cautions=comparison.cautions,
        left_out=panel.left_out,
        sessions_count=len(panel.sessions),
        ratings=ratings_chart(contents, panel.sessions, language),
        contents=[_content(content, comparison, language) for content in contents],
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


def _content(content: ComparedContent, comparison: Comparison, language: Language) -> dict[str, Any]:
    """Return the page's data about one content: its figures, also individually; `chart` is None if nobody was seen."""
    timeline, moments = comparison.timelines[content.content], comparison.moments[content.content]
    top_joy, bin_s = common_top(comparison.timelines.values()), comparison.panel.bin_s
    seen = timeline.count[timeline.count > 0]
    return {
        **vars(content),
        "agreement_sentence": agreement_sentence(content, bin_s, language),
        "rating_words": rating_in_words(content, language),
        "chart": mean_chart(timeline, moments, bin_s, top_joy, language) if len(seen) else None,
        "fewest_viewers": int(seen.min()) if len(seen) else None,
        "most_viewers": int(seen.max()) if len(seen) else None,
        "has_band": bool((~np.isnan(timeline.half)).any()),
        "moments": moments,
        "moments_have_interval": any(moment.low is not None for moment in moments),
    }


def agreement_sentence(content: ComparedContent, bin_s: float, language: Language) -> str:
    """Return a sentence with alpha, its interval and n, and what they mean."""
    if content.alpha is None and content.sessions == 1:
        return language.sentence(
            "With one session, there is no way to know whether other viewers would react alike, or how much of this "
            "rating is due to the viewer."
        )
    if content.alpha is None:
        return language.sentence(
            "Agreement cannot be computed: fewer than two viewers were seen together, or all looked alike."
        )
    known = {
        "alpha": language.number(content.alpha, ".2f"),
        "viewers": content.alpha_viewers,
        "bins": content.alpha_bins,
        "seconds": language.number(bin_s, "g"),
    }
    if content.alpha_low is None or content.alpha_high is None:
        return language.sentence(
            "Krippendorff's alpha is {alpha} over {viewers} viewers and {bins} bins of {seconds} s; how certain that "
            "is cannot be computed from fewer than {least} viewers.",
            least=MIN_VIEWERS_FOR_INTERVAL,
            **known,
        )
    figure = language.sentence(
        "Krippendorff's alpha is {alpha} ({share} interval {low} to {high}) over {viewers} viewers and "
        "{bins} bins of {seconds} s",
        share=language.per_cent(0.95),
        low=language.number(content.alpha_low, ".2f"),
        high=language.number(content.alpha_high, ".2f"),
        **known,
    )
    if content.alpha_low > 0:
        return language.sentence(
            "{figure}: roughly {share} of the variation in joy goes with the moment, and the rest with who was "
            "watching and with chance.",
            figure=figure,
            share=language.per_cent(content.alpha),
        )
    if content.alpha_high < 0:
        return language.sentence(
            "{figure}: in any moment these viewers are less alike than across moments.", figure=figure
        )
    return language.sentence("{figure}: nothing shows that viewers react at the same moments.", figure=figure)


def rating_in_words(content: ComparedContent, language: Language = ENGLISH) -> str:
    """Return words such as "rating 34.2 (27.1 to 41.3)", "rating 34.2" if there is no interval, or "no rating"."""
    if content.rating_mean is None:
        return language.sentence("no rating")
    mean = language.number(content.rating_mean, ".1f")
    if content.rating_low is None or content.rating_high is None:
        return language.sentence("rating {mean}", mean=mean)
    low, high = (language.number(end, ".1f") for end in (content.rating_low, content.rating_high))
    return language.sentence("rating {mean} ({low} to {high})", mean=mean, low=low, high=high)
