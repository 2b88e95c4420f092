"""A study's results as one page to read and to print: a summary for producers first, the method behind
it after that.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from rating_app import __version__
from rating_app.language import ENGLISH, Language
from rating_app.rating import DEFAULT_METHOD
from rating_app.report.template import render
from rating_app.settings import APP_NAME
from rating_app.study import words
from rating_app.study.charts import common_top, course_chart, drawn_courses, ratings_chart
from rating_app.study.inference import CAUTION_VIEWERS, MIN_DIFFERING, MIN_GROUP, MIN_PAIRED, MIN_VIEWERS
from rating_app.study.results import ContentResult, Results
from rating_app.study.tables import FILES


@dataclass(frozen=True, eq=False)
class _Content:
    """A content with its chart, drawn in bins of `bin_s` seconds; None if nobody was seen."""

    result: ContentResult
    rating: str
    against_neutral: str
    chart: Markup | None
    bin_s: float


def study_page(results: Results, language: Language = ENGLISH) -> str:
    """Return HTML in a single file that needs no others."""
    courses = drawn_courses(results)
    top_joy = common_top(courses)
    contents = [
        _Content(
            content,
            words.rating_sentence(content, language),
            words.neutral_sentence(content, language),
            course_chart(content, course, top_joy, language) if course.joy.count.any() else None,
            course.bin_s,
        )
        for content, course in zip(results.contents, courses, strict=True)
    ]
    count = len(results.comparisons)
    return render(
        "study.html.j2",
        [f"rating_app.{room}" for room in ("study", "compare", "report")],
        language,
        app=APP_NAME,
        version=__version__,
        results=results,
        responses=results.responses,
        contents=contents,
        ratings=ratings_chart(results, language),
        files=[(file, file.columns(results.responses)) for file in FILES],
        comparisons=[words.comparison_sentence(one, count, language) for one in results.comparisons],
        associations=[words.association_sentence(one, results.responses, language) for one in results.associations],
        needed=[words.needed_sentence(one, language) for one in results.needed],
        spread=words.spread_sentence(results.needed[0], language),
        min_viewers=MIN_VIEWERS,
        caution_viewers=CAUTION_VIEWERS,
        min_paired=MIN_PAIRED,
        min_group=MIN_GROUP,
        min_differing=MIN_DIFFERING,
        smile_on=DEFAULT_METHOD.smile_on,
    )
