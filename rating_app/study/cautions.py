"""What a reader has to know about how a study was made. Each sentence is a literal, so that it can be translated."""

from __future__ import annotations

from rating_app.study.plan import Company, Order, Study
from rating_app.system.failure import Sentence


def study_cautions(study: Study) -> tuple[Sentence, ...]:
    """Return the cautions, the most serious first."""
    said: list[Sentence] = []
    if study.company is Company.TOGETHER:
        said.append(
            Sentence(
                "These viewers watched in company, where people smile about twice as much; compare them only with "
                "others who did so, too."
            )
        )
    if not study.blind:
        said.append(
            Sentence("Viewers could see themselves or the gauge while they watched, which changes what they show.")
        )
    if study.order is Order.FIXED and len(study.items) > 1:
        said.append(
            Sentence("All viewers saw the items in the same order, so that part of any difference may be the order's.")
        )
    return tuple(said)
