"""A study's results as one page to read and to print: a summary for producers first, the method behind
it after that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rating_app import __version__
from rating_app.formatting import NOTHING, clock, length, per_cent, points
from rating_app.rating import DEFAULT_METHOD
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
    chart: Markup | None
    bin_s: float


def study_page(results: Results) -> str:
    """Return HTML in a single file that needs no others."""
    courses = drawn_courses(results)
    top_joy = common_top(courses)
    contents = [
        _Content(content, course_chart(content, course, top_joy) if course.joy.count.any() else None, course.bin_s)
        for content, course in zip(results.contents, courses, strict=True)
    ]
    return (
        _environment()
        .get_template("study.html.j2")
        .render(
            app=APP_NAME,
            version=__version__,
            results=results,
            responses=results.responses,
            contents=contents,
            ratings=ratings_chart(results),
            files=[(file, file.columns(results.responses)) for file in FILES],
            comparison_sentence=partial(words.comparison_sentence, comparisons=len(results.comparisons)),
            association_sentence=partial(words.association_sentence, responses=results.responses),
            min_viewers=MIN_VIEWERS,
            caution_viewers=CAUTION_VIEWERS,
            min_paired=MIN_PAIRED,
            min_group=MIN_GROUP,
            min_differing=MIN_DIFFERING,
            smile_on=DEFAULT_METHOD.smile_on,
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader(
            [PackageLoader(f"rating_app.{room}") for room in ("study", "compare", "report")],
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., str]] = {
        "clock": clock,
        "length": length,
        "share": per_cent,
        "points": points,
        "signed": words.signed,
        "coefficient": lambda value: NOTHING if value is None else f"{value:.2f}".replace("-", "−"),
        "rating_sentence": words.rating_sentence,
        "neutral_sentence": words.neutral_sentence,
        "needed_sentence": words.needed_sentence,
        "spread_sentence": words.spread_sentence,
    }
    environment.filters |= filters
    return environment
