"""A study's figures in sentences, for the report, the terminal and the window."""

from __future__ import annotations

from rating_app.formatting import points
from rating_app.language import ENGLISH, Language
from rating_app.study.association import Association, Estimate
from rating_app.study.inference import MIN_GROUP, MIN_PAIRED, MIN_VIEWERS, MeanRating
from rating_app.study.power import DEFAULT_SD
from rating_app.study.responses import STARS, Responses
from rating_app.study.results import Comparison, ContentResult, Needed

CERTAIN = 0.05


def signed(value: float) -> str:
    """Return points with their sign, such as +12 or −3."""
    whole = round(value)
    return "0" if whole == 0 else f"{whole:+d}".replace("-", "−")


def interval(mean: MeanRating, with_sign: bool = False, language: Language = ENGLISH) -> str:
    """Return a mean with its interval, such as "34 (27 to 41)"."""
    say = signed if with_sign else points
    return language.sentence("{mean} ({low} to {high})", mean=say(mean.mean), low=say(mean.low), high=say(mean.high))


def rating_sentence(content: ContentResult, language: Language = ENGLISH) -> str:
    """Return a content's rating with its interval and n, or the reason why there is none."""
    if content.rating is None:
        return language.sentence(
            "No rating: at least {least} viewers need a rating that counts, and {rated} of {viewers} have one.",
            least=MIN_VIEWERS,
            rated=content.rated,
            viewers=content.viewers,
        )
    return language.sentence(
        "{rating} of 100, over {viewers} viewers.",
        rating=interval(content.rating, language=language),
        viewers=content.rating.viewers,
    )


def neutral_sentence(content: ContentResult, language: Language = ENGLISH) -> str:
    """Return how far a content is above the neutral clip; empty if that is not known."""
    if content.against_neutral is None:
        return ""
    return language.sentence(
        "{difference} points relative to the viewers' own neutral clips, over {viewers} viewers.",
        difference=interval(content.against_neutral, with_sign=True, language=language),
        viewers=content.against_neutral.viewers,
    )


def p_in_words(p: float, language: Language = ENGLISH) -> str:
    """Return a p-value, such as "p = 0.012" or "p < 0.001"."""
    return f"p < {language.number(0.001, '.3f')}" if p < 0.001 else f"p = {language.number(p, '.3f')}"


def comparison_sentence(comparison: Comparison, comparisons: int, language: Language = ENGLISH) -> str:
    """Return which of two contents raised more visible joy, or that this is not known; `comparisons` is
    their number.
    """
    first, second, found = comparison.first.title, comparison.second.title, comparison.difference
    if found is None or comparison.p_holm is None:
        return language.sentence(
            "{first} and {second} cannot be compared: fewer than {least} viewers saw both, or hardly anybody smiled, "
            "and there are not two groups of {group} viewers who each saw only one.",
            first=first,
            second=second,
            least=MIN_PAIRED,
            group=MIN_GROUP,
        )
    if found.paired:
        who = language.sentence("{viewers} viewers saw both", viewers=found.viewers)
    else:
        who = language.sentence("{viewers} and {others} different viewers", viewers=found.viewers, others=found.others)
    p = p_in_words(comparison.p_holm, language)
    if comparisons > 1:
        p = language.sentence("{p}, corrected for {count} comparisons", p=p, count=comparisons)
    apart = MeanRating(found.mean, found.low, found.high, found.viewers)
    if found.mean < 0 and comparison.p_holm < CERTAIN:
        first, second = second, first
        apart = MeanRating(-found.mean, -found.high, -found.low, found.viewers)
    figure = language.sentence(
        "{difference} points; {p}; {who}", difference=interval(apart, True, language), p=p, who=who
    )
    if comparison.p_holm >= CERTAIN:
        return language.sentence(
            "{first} and {second} cannot be told apart (the first less the second: {figure}).",
            first=first,
            second=second,
            figure=figure,
        )
    return language.sentence(
        "{first} raised more visible joy than {second} ({figure}).", first=first, second=second, figure=figure
    )


def association_sentence(association: Association, responses: Responses, language: Language = ENGLISH) -> str:
    """Return whether ratings agree with answers, with intervals."""
    stars = association.question == STARS
    parts = []
    if association.correlation is not None:
        parts.append(
            language.sentence(
                "rank correlation with the rating {estimate}", estimate=_estimate(association.correlation, language)
            )
        )
    if association.auc is not None:
        answer = association.positive
        if association.middle is not None:
            answer = language.sentence("above {middle}", middle=language.number(association.middle, "g"))
        parts.append(
            language.sentence(
                "the rating distinguishes “{answer}” from the other answers with an AUC of {estimate}",
                answer=answer,
                estimate=_estimate(association.auc, language),
            )
        )
    return language.sentence(
        "{question}: {found} ({viewings} viewings by {viewers} viewers).",
        question=language.sentence("Stars") if stars else responses_question(responses, association.question),
        found="; ".join(parts) or language.sentence("all answers are alike"),
        viewings=association.viewings,
        viewers=association.viewers,
    )


def responses_question(responses: Responses, question: str) -> str:
    """Return the question's text."""
    return next(one.text for one in responses.questions if one.id == question)


def _estimate(estimate: Estimate, language: Language) -> str:
    value = language.number(estimate.value, ".2f")
    if estimate.low is None or estimate.high is None:
        return language.sentence("{value} (perfect for these viewers, which says nothing about others)", value=value)
    return language.sentence(
        "{mean} ({low} to {high})",
        mean=value,
        low=language.number(estimate.low, ".2f"),
        high=language.number(estimate.high, ".2f"),
    )


def needed_sentence(needed: Needed, language: Language = ENGLISH) -> str:
    """Return how many viewers another study needs."""
    paired, each = (
        language.number(count) if count else language.sentence("more than {count}", count=language.number(100_000))
        for count in (needed.paired, needed.each)
    )
    return language.sentence(
        "Detecting a difference of {difference} points takes {paired} viewers who see both, or {each} viewers for "
        "each.",
        difference=language.number(needed.difference, "g"),
        paired=paired,
        each=each,
    )


def spread_sentence(needed: Needed, language: Language = ENGLISH) -> str:
    """Return the basis of `needed_sentence`."""
    power = language.per_cent(0.8)
    if needed.own:
        return language.sentence(
            "From this study's own spread: {sd} points between viewers, {paired} between one viewer's two ratings "
            "(standard deviations); with a probability of {power}, for one comparison.",
            sd=points(needed.sd),
            paired=points(needed.paired_sd),
            power=power,
        )
    return language.sentence(
        "From a spread of {sd} points between viewers (standard deviation), since this study's own is not known well "
        "enough; with a probability of {power}, for one comparison.",
        sd=points(DEFAULT_SD),
        power=power,
    )
