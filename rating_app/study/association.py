"""The association of ratings with viewers' answers: rank correlation and AUC, with intervals over viewers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rating_app.compare.correlation import MIN_FOR_CORRELATION, pearson, ranks
from rating_app.compare.panel import Floats
from rating_app.rating.interval import CONFIDENCE
from rating_app.rating.student_t import quantile
from rating_app.study.inference import MIN_VIEWERS
from rating_app.study.plan import Asked, Question, QuestionKind
from rating_app.study.responses import STARS, STARS_MIDDLE, Mask, Responses

_NOTHING = 1e-12


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95 % interval over viewers. The ends are None if leaving out any viewer changes nothing, as
    when the answers order all ratings perfectly: such data do not show how much the figure varies.
    """

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Association:
    """The association of `question`'s answers with the ratings of the same viewings. `correlation`: Spearman's, None
    for a choice. `auc`: the probability that a viewing with the answer `positive` is rated higher than one without,
    equal ratings counting half; None if too few gave either answer. `middle`, if it is not None, is the number above
    which answers are `positive`.
    """

    question: str
    positive: str
    viewings: int
    viewers: int
    correlation: Estimate | None
    auc: Estimate | None
    middle: float | None = None


@dataclass(frozen=True, eq=False)
class _Pairs:
    """Ratings and answers of viewings, (viewings,) each, with their viewers' numbers."""

    rating: Floats
    answer: Floats
    viewer: Floats


def associations(responses: Responses, who: Mask) -> tuple[Association, ...]:
    """Return the association of every question after each item, and of the stars, over all items except the neutral
    clip. Questions with too few answers are left out.
    """
    asked = [q for q in responses.questions if q.asked is Asked.AFTER_EACH and q.kind is not QuestionKind.TEXT]
    found = [_association(responses, who, STARS, STARS_MIDDLE)]
    for question in asked:
        if question.kind is QuestionKind.CHOICE:
            # Of two options, one says as much as both.
            options = question.options[:1] if len(question.options) == 2 else question.options
            found += [_chosen(responses, who, question, option) for option in options]
        else:
            middle = _middle(responses, who, question)
            found.append(_association(responses, who, question.id, middle))
    return tuple(one for one in found if one is not None)


def _middle(responses: Responses, who: Mask, question: Question) -> float:
    """Return the middle of a scale, or the median of the answers to a number."""
    if question.middle is not None:
        return question.middle
    given = [answer for _, _, answer in _answered(responses, who, question.id) if isinstance(answer, int | float)]
    return float(np.median(given)) if given else 0.0


def _answered(responses: Responses, who: Mask, question: str) -> Iterator[tuple[int, float, object]]:
    """Yield the number of the viewer, the rating and the answer for each viewing that has both."""
    for item in responses.contents:
        for number, viewing in enumerate(responses.of_item(item.id)):
            if who[number] and viewing is not None and viewing.rating is not None:
                answer = viewing.answer(question)
                if answer is not None:
                    yield number, viewing.rating, answer


def _association(responses: Responses, who: Mask, question: str, middle: float) -> Association | None:
    pairs = _pairs([one for one in _answered(responses, who, question) if isinstance(one[2], int | float)])
    if pairs is None:
        return None
    above = _Pairs(pairs.rating, (pairs.answer > middle).astype(float), pairs.viewer)
    association = _of(question, f"above {middle:g}", pairs, _jackknifed(pairs, _spearman, (-1.0, 1.0)), above)
    return replace(association, middle=middle)


def _chosen(responses: Responses, who: Mask, question: Question, option: str) -> Association | None:
    answered = _answered(responses, who, question.id)
    pairs = _pairs([(viewer, rating, float(answer == option)) for viewer, rating, answer in answered])
    return None if pairs is None else _of(question.id, option, pairs, None, pairs)


def _pairs(answered: Sequence[tuple[int, float, object]]) -> _Pairs | None:
    """Return the pairs; None for fewer than MIN_FOR_CORRELATION viewings or MIN_VIEWERS viewers."""
    columns = np.array(answered, float).reshape(-1, 3)
    if len(columns) < MIN_FOR_CORRELATION or len(np.unique(columns[:, 0])) < MIN_VIEWERS:
        return None
    return _Pairs(columns[:, 1], columns[:, 2], columns[:, 0])


def _of(question: str, positive: str, pairs: _Pairs, correlation: Estimate | None, chosen: _Pairs) -> Association:
    viewers = len(np.unique(pairs.viewer))
    area = _jackknifed(chosen, auc_of, (0.0, 1.0))
    return Association(question, positive, len(pairs.rating), viewers, correlation, area)


def _spearman(ratings: Floats, answers: Floats) -> float:
    """Return Spearman's correlation; NaN if either side is constant."""
    first, second = ranks(ratings), ranks(answers)
    return math.nan if min(np.ptp(first), np.ptp(second)) == 0 else pearson(first, second)


def auc_of(ratings: Floats, positive: Floats) -> float:
    """Return the area under the ROC curve, by ranks (Mann and Whitney, 1947); `positive` (n,) is 1 or 0. It is NaN
    unless there are both.
    """
    chosen = positive > 0
    count = int(chosen.sum())
    others = len(chosen) - count
    if count == 0 or others == 0:
        return math.nan
    return float((ranks(ratings)[chosen].sum() - count * (count + 1) / 2) / (count * others))


def _jackknifed(
    pairs: _Pairs, figure: Callable[[Floats, Floats], float], bounds: tuple[float, float]
) -> Estimate | None:
    """Estimate `figure` with a jackknife over viewers, each left out with all their viewings.

    Return None if the figure is undefined without one of them.
    """
    value = figure(pairs.rating, pairs.answer)
    viewers = np.unique(pairs.viewer)
    without = []
    for viewer in viewers:
        kept = pairs.viewer != viewer
        without.append(figure(pairs.rating[kept], pairs.answer[kept]))
    told = np.array(without)
    if math.isnan(value) or np.isnan(told).any():
        return None
    error = math.sqrt((len(viewers) - 1) / len(viewers) * float(np.square(told - told.mean()).sum()))
    if error < _NOTHING:
        return Estimate(value, None, None)
    half = quantile(len(viewers) - 1, (1 + CONFIDENCE) / 2) * error
    return Estimate(value, max(bounds[0], value - half), min(bounds[1], value + half))
