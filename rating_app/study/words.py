"""A study's figures in sentences, for the report, the terminal and the window."""

from __future__ import annotations

from rating_app.formatting import points
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


def interval(mean: MeanRating, with_sign: bool = False) -> str:
    """Return a mean with its interval, such as "34 (27 to 41)"."""
    say = signed if with_sign else points
    return f"{say(mean.mean)} ({say(mean.low)} to {say(mean.high)})"


def rating_sentence(content: ContentResult) -> str:
    """Return a content's rating with its interval and n, or the reason why there is none."""
    if content.rating is None:
        return (
            f"No rating: it takes {MIN_VIEWERS} viewers, and {content.rated} of {content.viewers} have one that counts."
        )
    return f"{interval(content.rating)} of 100, over {content.rating.viewers} viewers."


def neutral_sentence(content: ContentResult) -> str:
    """Return how far a content is above the neutral clip; empty if that is not known."""
    if content.against_neutral is None:
        return ""
    return (
        f"{interval(content.against_neutral, with_sign=True)} points against the viewers' own neutral clips, over "
        f"{content.against_neutral.viewers} viewers."
    )


def p_in_words(p: float) -> str:
    """Return a p-value, such as "p = 0.012" or "p < 0.001"."""
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}"


def comparison_sentence(comparison: Comparison, comparisons: int) -> str:
    """Return which of two contents raised more visible joy, or that this is not known; `comparisons` is
    their number.
    """
    first, second, found = comparison.first.title, comparison.second.title, comparison.difference
    if found is None or comparison.p_holm is None:
        return (
            f"{first} and {second} cannot be compared: fewer than {MIN_PAIRED} viewers saw both, or next to nobody "
            f"smiled, and there are no two groups of {MIN_GROUP} who saw one each."
        )
    who = (
        f"{found.viewers} viewers saw both" if found.paired else f"{found.viewers} and {found.others} different viewers"
    )
    corrected = p_in_words(comparison.p_holm) + (
        f", corrected for {comparisons} comparisons" if comparisons > 1 else ""
    )
    apart = MeanRating(found.mean, found.low, found.high, found.viewers)
    if found.mean < 0 and comparison.p_holm < CERTAIN:
        first, second = second, first
        apart = MeanRating(-found.mean, -found.high, -found.low, found.viewers)
    figure = f"{interval(apart, with_sign=True)} points; {corrected}; {who}"
    if comparison.p_holm >= CERTAIN:
        return f"{first} and {second} cannot be told apart (the first less the second: {figure})."
    return f"{first} raised more visible joy than {second} ({figure})."


def association_sentence(association: Association, responses: Responses) -> str:
    """Return whether ratings agree with answers, with intervals."""
    name = "Stars" if association.question == STARS else responses_question(responses, association.question)
    parts = []
    if association.correlation is not None:
        parts.append(f"rank correlation with the rating {_estimate(association.correlation)}")
    if association.auc is not None:
        parts.append(
            f"the rating tells {association.positive!r} from the other answers with an AUC of "
            f"{_estimate(association.auc)}"
        )
    said = "; ".join(parts) or "all answers are alike"
    return f"{name}: {said} ({association.viewings} viewings by {association.viewers} viewers)."


def responses_question(responses: Responses, question: str) -> str:
    """Return the question's text."""
    return next(one.text for one in responses.questions if one.id == question)


def _estimate(estimate: Estimate) -> str:
    if estimate.low is None or estimate.high is None:
        return f"{estimate.value:.2f} (without a fault, which says nothing of other viewers)".replace("-", "−")
    return f"{estimate.value:.2f} ({estimate.low:.2f} to {estimate.high:.2f})".replace("-", "−")


def needed_sentence(needed: Needed) -> str:
    """Return how many viewers another study needs."""
    paired, each = (f"{count:,}" if count else "more than 100,000" for count in (needed.paired, needed.each))
    return f"To tell {needed.difference:g} points apart takes {paired} viewers who see both, or {each} for each."


def spread_sentence(needed: Needed) -> str:
    """Return the basis of `needed_sentence`."""
    if needed.own:
        return (
            f"From this study's own spread: {needed.sd:.0f} points between viewers, {needed.paired_sd:.0f} between one "
            "viewer's two ratings (standard deviations); with a probability of 80 %, for one comparison."
        )
    return (
        f"From a spread of {DEFAULT_SD:.0f} points between viewers (standard deviation), since this study's own is not "
        "known well enough; with a probability of 80 %, for one comparison."
    )
