"""Parts of an audience that can be examined separately: its groups, and viewers who gave the same answer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rating_app.study.plan import NEUTRAL, Answer, Asked, Question, QuestionKind
from rating_app.study.responses import STARS, STARS_MIDDLE, Mask, Responses, ShownItem, Viewer


@dataclass(frozen=True, eq=False)
class Part:
    """The viewers `who`, bool (viewers,). `words`: the value of a field, an option, or numbers such as "4–7" or "> 12",
    which need no translation.
    """

    words: str
    who: Mask


@dataclass(frozen=True, eq=False)
class Split:
    """The parts into which one field or question divides the viewers; those without an answer are in none. `of` is its
    id, or STARS for the stars; `text` is the study's wording, empty for the stars.
    """

    of: str
    text: str
    parts: tuple[Part, ...]


def splits_of(responses: Responses, item: ShownItem) -> tuple[Split, ...]:
    """Return a split for each field, each question at the end, and each question after `item` including its stars. Only
    splits with at least two parts are returned, none of them empty.
    """
    viewers = responses.viewers
    found = [
        Split(field, text, _by_value([viewer.fields.get(field) or None for viewer in viewers]))
        for field, text in responses.fields.items()
    ]
    shown = responses.of_item(item.id)
    asked_after = item.id != NEUTRAL
    if asked_after:
        found.append(_in_two(STARS, "", [None if v is None else v.answer(STARS) for v in shown], STARS_MIDDLE))
    for question in responses.questions:
        if question.asked is Asked.AT_END:
            found.append(_of_question(question, [_said(viewer, question) for viewer in viewers]))
        elif asked_after:
            found.append(_of_question(question, [None if v is None else v.answer(question.id) for v in shown]))
    return tuple(split for split in found if len(split.parts) > 1)


def _said(viewer: Viewer, question: Question) -> Answer | None:
    return viewer.answers.get(question.id)


def _of_question(question: Question, given: list[Answer | None]) -> Split:
    if question.kind is QuestionKind.TEXT:
        return Split(question.id, question.text, ())
    if question.kind is QuestionKind.CHOICE:
        return Split(question.id, question.text, _by_value(given, question.options))
    numbers = [one for one in given if isinstance(one, int | float)]
    middle = question.middle if question.middle is not None else float(np.median(numbers)) if numbers else 0.0
    return _in_two(question.id, question.text, given, middle)


def _by_value(given: list[str | None] | list[Answer | None], order: tuple[str, ...] = ()) -> tuple[Part, ...]:
    """Return the parts in the order of `order`, or else in alphabetical order."""
    values = order or tuple(sorted({one for one in given if isinstance(one, str)}))
    parts = [Part(value, np.array([one == value for one in given], bool)) for value in values]
    return tuple(part for part in parts if part.who.any())


def _in_two(of: str, text: str, given: list[Answer | None], middle: float) -> Split:
    """Return viewers who answered `middle` or less, and those who answered more."""
    numbers = np.array([float(one) if isinstance(one, int | float) else np.nan for one in given])
    parts = (Part(f"≤ {middle:g}", numbers <= middle), Part(f"> {middle:g}", numbers > middle))
    return Split(of, text, tuple(part for part in parts if part.who.any()))
