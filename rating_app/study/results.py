"""The results of a study: each content's rating and course, differences between contents, and the intervals of all
these.

Results for a part of the viewers are computed from arrays that are stacked once, so a window can filter interactively.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

import numpy as np

from rating_app.compare.agreement import Agreement, agreement
from rating_app.compare.cautions import cautions as mixture_cautions
from rating_app.compare.moments import Moment, flattest_moments, moment_between, ranked_moments
from rating_app.compare.panel import Audience, Floats
from rating_app.rating import DEFAULT_METHOD
from rating_app.rating.means import Means, means_of
from rating_app.session.events_file import Event
from rating_app.study.association import Association, associations
from rating_app.study.inference import (
    CAUTION_VIEWERS,
    MIN_VIEWERS,
    MeanDifference,
    MeanRating,
    compared,
    holm,
    mean_difference,
    mean_rating,
)
from rating_app.study.plan import NEUTRAL
from rating_app.study.power import DEFAULT_SD, viewers_needed
from rating_app.study.responses import Mask, Responses, ShownItem, Viewing
from rating_app.system.failure import Sentence

POWER_FOR = (5.0, 10.0, 20.0)
"""Differences, in points."""


@dataclass(frozen=True, eq=False)
class Course:
    """An item's course in its own time, in bins from its beginning: the mean of visible joy over the viewers seen in
    each, and the share of them who smiled, float64 (bins,), NaN if nobody was seen.
    """

    joy: Means
    share_smiling: Floats
    bin_s: float


@dataclass(frozen=True, eq=False)
class ContentResult:
    """The result of one content. `viewers` saw at least part of it; `rated` of them have a rating that counts.
    `against_neutral`: the mean difference between each viewer's rating and their own rating of the neutral clip, -100
    to 100. `sd`: the standard deviation of the ratings. None stands for unknown values.
    """

    item: ShownItem
    viewers: int
    rated: int
    rating: MeanRating | None
    against_neutral: MeanRating | None
    sd: float | None
    smiled: float | None
    """The share of rated viewers who smiled at all."""
    coverage: float | None
    agreement: Agreement | None
    course: Course
    best: tuple[Moment, ...]
    flattest: tuple[Moment, ...]


@dataclass(frozen=True)
class Comparison:
    """The difference of `first` minus `second`; `p_holm` is corrected for the number of comparisons in the results.
    None if they cannot be compared.
    """

    first: ShownItem
    second: ShownItem
    difference: MeanDifference | None
    p_holm: float | None


@dataclass(frozen=True)
class Needed:
    """The number of viewers needed to distinguish `difference` points with a probability of 80 %: `paired` if each sees
    both, `each` if each content has its own viewers; None beyond 100,000. The standard deviations are the study's own
    if `own`, otherwise DEFAULT_SD.
    """

    difference: float
    paired: int | None
    each: int | None
    paired_sd: float
    sd: float
    own: bool


@dataclass(frozen=True)
class EventResult:
    """The viewers' response to an event of `item`; `moment` is None if nobody was seen then."""

    item: ShownItem
    event: Event
    moment: Moment | None


@dataclass(frozen=True, eq=False)
class Results:
    """The results for the viewers `who`, in the order of `responses`."""

    responses: Responses
    who: Mask
    contents: tuple[ContentResult, ...]
    comparisons: tuple[Comparison, ...]
    associations: tuple[Association, ...]
    needed: tuple[Needed, ...]
    cautions: tuple[Sentence, ...]
    events: tuple[EventResult, ...] = ()

    @property
    def viewers(self) -> int:
        return int(self.who.sum())


def results_of(
    responses: Responses,
    who: Mask | None = None,
    moment_s: float = 5.0,
    events: Mapping[str, Sequence[Event]] = MappingProxyType({}),
) -> Results:
    """Return all results for the viewers `who`, bool (viewers,), by default for all.

    Moments are `moment_s` long, and events at least as long. `events` are by the items' ids, in the items' own time.
    """
    who = responses.everybody if who is None else who
    contents = tuple(content_result(responses, item, who, moment_s) for item in responses.contents)
    return Results(
        responses,
        who,
        contents,
        comparisons(responses, who),
        associations(responses, who),
        needed_viewers(responses, who),
        cautions(responses, who, contents),
        tuple(
            event_result(responses, item, event, who, moment_s)
            for item in responses.contents
            for event in events.get(item.id, ())
        ),
    )


def event_result(responses: Responses, item: ShownItem, event: Event, who: Mask, moment_s: float) -> EventResult:
    """Return the response to one event by the viewers `who`."""
    audience = seen_by(responses, item, who)
    span = (event.begin_s, event.end_s, moment_s)
    return EventResult(item, event, moment_between(audience, item.title, responses.bin_s, *span))


def content_result(responses: Responses, item: ShownItem, who: Mask, moment_s: float = 5.0) -> ContentResult:
    """Return the result of one item, which may be the neutral clip, for the viewers `who`."""
    ratings = responses.ratings[item.id][who]
    known = ratings[~np.isnan(ratings)]
    seen = [viewing for viewing, wanted in zip(responses.of_item(item.id), who, strict=True) if wanted and viewing]
    audience = seen_by(responses, item, who)
    return ContentResult(
        item,
        len(seen),
        len(known),
        mean_rating(ratings),
        _against_neutral(responses, item, who),
        float(known.std(ddof=1)) if len(known) > 1 else None,
        float((known > 0).mean()) if len(known) else None,
        float(np.mean([viewing.session.coverage for viewing in seen])) if seen else None,
        agreement(audience),
        course_of(audience, responses.bin_s),
        ranked_moments(audience, item.title, responses.bin_s, moment_s),
        flattest_moments(audience, item.title, responses.bin_s, moment_s),
    )


def seen_by(responses: Responses, item: ShownItem, who: Mask) -> Audience:
    """Return the courses of those of the viewers `who` who were seen at all."""
    audience = responses.audiences[item.id]
    return audience.of_viewers(who & ~np.isnan(audience.joy).all(axis=1))


def course_of(audience: Audience, bin_s: float) -> Course:
    """Return the course over an audience; a viewer smiles in a bin if its highest joy reaches the
    method's `smile_on`.
    """
    smiling = (audience.peak >= DEFAULT_METHOD.smile_on).sum(axis=0)
    seen = audience.seen
    share = np.divide(smiling, seen, out=np.full(len(seen), np.nan), where=seen > 0)
    return Course(means_of(audience.joy), share, bin_s)


def _against_neutral(responses: Responses, item: ShownItem, who: Mask) -> MeanRating | None:
    if not responses.has_neutral or item.id == NEUTRAL:
        return None
    return mean_difference((responses.ratings[item.id] - responses.ratings[NEUTRAL])[who])


def comparisons(responses: Responses, who: Mask) -> tuple[Comparison, ...]:
    """Return the comparisons of every two contents, in their order."""
    pairs = list(combinations(responses.contents, 2))
    found = [compared(responses.ratings[one.id][who], responses.ratings[other.id][who]) for one, other in pairs]
    adjusted = iter(holm([one.p for one in found if one is not None]))
    return tuple(
        Comparison(one, other, difference, None if difference is None else next(adjusted))
        for (one, other), difference in zip(pairs, found, strict=True)
    )


def needed_viewers(responses: Responses, who: Mask, differences: Sequence[float] = POWER_FOR) -> tuple[Needed, ...]:
    """Return the numbers of viewers needed, from the study's own spread if each standard deviation comes from
    CAUTION_VIEWERS or more; it is pooled over the contents, and over their pairs.
    """
    ratings = [responses.ratings[item.id][who] for item in responses.contents]
    sd = _pooled(ratings)
    paired_sd = _pooled([one - other for one, other in combinations(ratings, 2)])
    own = sd is not None and (paired_sd is not None or len(ratings) < 2)
    used, used_paired = (sd or DEFAULT_SD, paired_sd or sd or DEFAULT_SD) if own else (DEFAULT_SD, DEFAULT_SD)
    return tuple(
        Needed(d, viewers_needed(d, used_paired), viewers_needed(d, used, paired=False), used_paired, used, own)
        for d in differences
    )


def _pooled(samples: Sequence[Floats]) -> float | None:
    """Return the standard deviation within samples, over those of CAUTION_VIEWERS or more; None if there are none, or
    there is no spread.
    """
    large = [known for one in samples if len(known := one[~np.isnan(one)]) >= CAUTION_VIEWERS]
    if not large:
        return None
    squares = sum(float(np.square(one - one.mean()).sum()) for one in large)
    return float(np.sqrt(squares / sum(len(one) - 1 for one in large))) or None


def cautions(responses: Responses, who: Mask, contents: Sequence[ContentResult]) -> tuple[Sentence, ...]:
    """Return sentences of caution, the most serious first."""
    sessions = [viewing.session for viewing in _viewings(responses, who, whole=True)]
    few = [one for one in contents if one.rated < MIN_VIEWERS]
    some = [one for one in contents if MIN_VIEWERS <= one.rated < CAUTION_VIEWERS]
    partial = len(_viewings(responses, who, whole=False))
    said = []
    if few:
        said.append(
            Sentence(
                "{contents}: no content is rated with fewer than {least} viewers, because people differ too much.",
                contents=_named(few),
                least=MIN_VIEWERS,
            )
        )
    if some:
        said.append(
            Sentence(
                "{contents}: with fewer than {least} viewers, a content’s rating is not known to within 10 points.",
                contents=_named(some),
                least=CAUTION_VIEWERS,
            )
        )
    if partial == 1:
        said.append(Sentence("1 viewing did not reach the end; it counts in the curves, but not in the ratings."))
    elif partial:
        said.append(
            Sentence(
                "{count} viewings did not reach the end; they count in the curves, but not in the ratings.",
                count=partial,
            )
        )
    # A study's curves are in the time of the item shown.
    shown = {session.content for session in sessions}
    return (*said, *mixture_cautions(sessions, shown), *responses.cautions)


def _viewings(responses: Responses, who: Mask, whole: bool) -> list[Viewing]:
    """Return these viewers' viewings of contents."""
    codes = {viewer.code for viewer, wanted in zip(responses.viewers, who, strict=True) if wanted}
    return [v for v in responses.viewings if v.whole == whole and v.viewer in codes and v.item != NEUTRAL]


def _named(contents: Sequence[ContentResult]) -> str:
    """Return why two contents could not be compared; empty if they could."""
    return ", ".join(f"{one.item.title} (n = {one.rated})" for one in contents)
