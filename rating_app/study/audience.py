"""The data of the audience page for one item: curve and rating of each part of its viewers, with no more numbers per
curve than a screen has columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rating_app.compare.panel import Floats
from rating_app.rating.means import MIN_VIEWERS
from rating_app.study.inference import MeanRating, mean_rating
from rating_app.study.parts import Part
from rating_app.study.responses import Mask, Responses, ShownItem
from rating_app.study.results import Course, course_of, seen_by


@dataclass(frozen=True, eq=False)
class PartResult:
    """The result of a `part` of the viewers, None for all. `viewers` of them saw at least part of the item, and `rated`
    of these have a rating that counts.
    """

    part: Part | None
    viewers: int
    rated: int
    rating: MeanRating | None
    course: Course


def audience_of(responses: Responses, item: ShownItem, who: Mask, parts: Sequence[Part] = ()) -> tuple[PartResult, ...]:
    """Return one result for each of `parts`, or one for all viewers `who`, bool (viewers,)."""
    if not parts:
        return (_part_result(responses, item, who, None),)
    return tuple(_part_result(responses, item, who & part.who, part) for part in parts)


def _part_result(responses: Responses, item: ShownItem, who: Mask, part: Part | None) -> PartResult:
    ratings = responses.ratings[item.id][who]
    seen = sum(viewing is not None for viewing, wanted in zip(responses.of_item(item.id), who, strict=True) if wanted)
    course = course_of(seen_by(responses, item, who), responses.bin_s)
    return PartResult(part, seen, int((~np.isnan(ratings)).sum()), mean_rating(ratings), course)


@dataclass(frozen=True, eq=False)
class Columns:
    """A stretch of a course in the columns that are drawn, float64 (n,) each. `at_s` are their middles; the others are
    means over the bins in each column of the Course's values, NaN if fewer than MIN_VIEWERS viewers were seen: a curve
    of one or two would show them rather than an audience.
    """

    at_s: Floats
    mean: Floats
    low: Floats
    high: Floats
    share_smiling: Floats


def columns_of(course: Course, first_s: float, last_s: float, most: int) -> Columns:
    """Return the stretch from `first_s` to `last_s`, in at most `most` columns, or one per bin if there
    are fewer bins.
    """
    bins = len(course.joy.mean)
    first = min(max(0, int(first_s / course.bin_s)), bins)
    end = min(bins, max(first, int(np.ceil(last_s / course.bin_s))))
    width = max(1, -(-(end - first) // max(1, most)))
    # Columns have fixed positions, independent of the visible stretch, so scrolling does not change them.
    first -= first % width
    starts = np.arange(first, end, width)
    if not len(starts):
        return Columns(*(np.zeros(0) for _ in range(5)))
    enough = course.joy.count >= MIN_VIEWERS

    def reduced(values: Floats) -> Floats:
        known = enough & ~np.isnan(values)
        stretch = slice(first, min(bins, int(starts[-1]) + width))
        counts = np.add.reduceat(known[stretch].astype(float), starts - first)
        sums = np.add.reduceat(np.where(known, values, 0.0)[stretch], starts - first)
        return np.asarray(np.divide(sums, counts, out=np.full(len(starts), np.nan), where=counts > 0))

    ends = np.minimum(starts + width, bins)
    middles = (starts + ends) / 2 * course.bin_s
    joy = course.joy
    return Columns(middles, reduced(joy.mean), reduced(joy.low), reduced(joy.high), reduced(course.share_smiling))
