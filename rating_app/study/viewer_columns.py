"""The columns of a study's results for single viewers: long, with one row per viewer and item, and wide, with one row
per viewer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from rating_app.export.table import Column
from rating_app.study.column_kinds import Row, number, points, share, text
from rating_app.study.plan import NEUTRAL, Answer, Asked, Question, QuestionKind
from rating_app.study.responses import Responses, ShownItem, Viewer, Viewing
from rating_app.study.results import Results
from rating_app.system.failure import Sentence

NO_RATING = "the viewer did not see it to its end, or too little of their face was seen"
NOT_ANSWERED = "the viewer gave no answer"
ANSWER = "answer"
"""The unit of answers on a scale."""


@dataclass(frozen=True, eq=False)
class ViewerRow:
    """One viewer, with their viewings by item."""

    responses: Responses
    viewer: Viewer

    def viewing(self, item: str) -> Viewing | None:
        return self.responses.by_place.get((self.viewer.code, item))


@dataclass(frozen=True, eq=False)
class ViewingRow:
    """One viewing, with its viewer."""

    responses: Responses
    viewer: Viewer
    viewing: Viewing


def viewer_rows(results: Results) -> Iterator[ViewerRow]:
    """Yield the viewers included in the results."""
    for viewer, wanted in zip(results.responses.viewers, results.who, strict=True):
        if wanted:
            yield ViewerRow(results.responses, viewer)


def viewing_rows(results: Results) -> Iterator[ViewingRow]:
    """Yield these viewers' viewings, viewer by viewer, in the order of the items."""
    for row in viewer_rows(results):
        for item in results.responses.items:
            viewing = row.viewing(item.id)
            if viewing is not None:
                yield ViewingRow(row.responses, row.viewer, viewing)


def _fields(responses: Responses) -> Iterator[Column[Row]]:
    for field, asked in responses.fields.items():
        meaning = Sentence("about the viewer: {asked}; empty if it was not stated", asked=asked)
        yield text(f"field_{field}", partial(_field, field), meaning)


def _field(name: str, row: ViewerRow | ViewingRow) -> str:
    return row.viewer.fields.get(name, "")


def _answer(name: str, question: Question, of: Callable[[Row], Answer | None], when: Sentence) -> Column[Row]:
    """Describe the column `name` with the answers to `question`."""
    if question.kind in (QuestionKind.CHOICE, QuestionKind.TEXT):
        meaning = Sentence("{when}: {question}; empty if it was not answered", when=when, question=question.text)
        return text(name, lambda row: _as_text(of(row)), meaning)
    ends = ""
    if question.low_label:
        ends = f" ({question.low:g} {question.low_label}, {question.high:g} {question.high_label})"
    meaning = Sentence("{when}: {question}", when=when, question=f"{question.text}{ends}")
    return number(name, ANSWER, of, meaning, NOT_ANSWERED, low=question.low, high=question.high)


def _as_text(answer: Answer | None) -> str:
    return "" if answer is None else str(answer)


def _at_end(responses: Responses) -> Iterator[Column[Row]]:
    for question in responses.questions:
        if question.asked is Asked.AT_END:
            answer = partial(_end_answer, question.id)
            yield _answer(f"end_{question.id}", question, answer, Sentence("answered at the end"))


def _end_answer(question: str, row: ViewerRow) -> Answer | None:
    return row.viewer.answers.get(question)


def _after_each(responses: Responses) -> tuple[Question, ...]:
    return tuple(question for question in responses.questions if question.asked is Asked.AFTER_EACH)


def _of_session(name: str) -> Callable[[ViewingRow], Any]:
    return lambda row: getattr(row.viewing.session, name)


def _against(responses: Responses, viewer: str, item: str) -> float | None:
    """Return the viewer's rating of `item` minus that of the neutral clip; None if either is missing."""
    own, calm = (responses.by_place.get((viewer, one)) for one in (item, NEUTRAL))
    if item == NEUTRAL or own is None or calm is None or own.rating is None or calm.rating is None:
        return None
    return own.rating - calm.rating


def long_columns(responses: Responses) -> tuple[Column[ViewingRow], ...]:
    """Describe the table with one row per viewer and item."""
    no_neutral = "there is no neutral clip, or no rating of both"
    return (
        text("viewer", lambda row: row.viewer.code, "code of the viewer"),
        *_fields(responses),
        text("item", lambda row: row.viewing.item, "id of the item; neutral is the neutral clip"),
        text("title", lambda row: _title(responses, row.viewing.item), "its title"),
        text("started_at", _of_session("started_at"), "when it began, in UTC"),
        points("rating", lambda row: row.viewing.rating, "the viewer's rating that counts", NO_RATING),
        points("rating_of_part", _of_session("rating_0_100"),
            "rating of what was seen, whether all or only part of it", NO_RATING),
        points("rating_low", _of_session("rating_low"), "lower end of its 95 % interval within the session",
                "it is too short for one, or joy was the same throughout"),
        points("rating_high", _of_session("rating_high"), "upper end of that interval",
                "it is too short for one, or joy was the same throughout"),
        points("against_neutral", lambda row: _against(responses, row.viewer.code, row.viewing.item),
                "rating minus the same viewer's rating of the neutral clip", no_neutral, -100),
        share("smiling_share", _of_session("smiling_share"), "of the time that was spent in smiles", NO_RATING),
        share("coverage", _of_session("coverage"), "of the time with a usable face"),
        number("whole", "0 or 1", lambda row: int(row.viewing.whole), "1 if it was seen to its end",
               kind="whole number", low=0, high=1),
        number("stars", "stars", _of_session("stars"), "what the viewer gave", NOT_ANSWERED, "whole number", 1, 5),
        *(
            _answer(f"answer_{q.id}", q, partial(_own_answer, q.id), Sentence("answered after it"))
            for q in _after_each(responses)
        ),
        text("session_id", _of_session("session_id"), "as in the exported files"),
    )  # fmt: skip


def _own_answer(question: str, row: ViewingRow) -> Answer | None:
    return row.viewing.answers.get(question)


def _title(responses: Responses, item: str) -> str:
    return next(one.title for one in responses.items if one.id == item)


def wide_columns(responses: Responses) -> tuple[Column[ViewerRow], ...]:
    """Describe the table with one row per viewer and the figures of all items side by side, as JASP and SPSS read
    repeated measures.
    """
    return (
        text("viewer", lambda row: row.viewer.code, "code of the viewer"),
        *_fields(responses),
        *chain.from_iterable(_of_item(responses, item) for item in responses.items),
        *_at_end(responses),
    )


def _of_item(responses: Responses, item: ShownItem) -> Iterator[Column[ViewerRow]]:
    def rating(row: ViewerRow) -> float | None:
        viewing = row.viewing(item.id)
        return None if viewing is None else viewing.rating

    def smiling(row: ViewerRow) -> float | None:
        viewing = row.viewing(item.id)
        return None if viewing is None else viewing.session.smiling_share

    def stars(row: ViewerRow) -> int | None:
        viewing = row.viewing(item.id)
        return None if viewing is None else viewing.session.stars

    def answer(question: str, row: ViewerRow) -> Answer | None:
        viewing = row.viewing(item.id)
        return None if viewing is None else viewing.answers.get(question)

    counts = Sentence("rating of “{item}” that counts", item=item.title)
    spent = Sentence("share of the time of “{item}” that was spent smiling", item=item.title)
    given = Sentence("given to “{item}”", item=item.title)
    yield points(f"rating__{item.id}", rating, counts, NO_RATING)
    yield share(f"smiling_share__{item.id}", smiling, spent, NO_RATING)
    yield number(f"stars__{item.id}", "stars", stars, given, NOT_ANSWERED, "whole number", 1, 5)
    for question in _after_each(responses):
        after = Sentence("after “{item}”", item=item.title)
        yield _answer(f"answer_{question.id}__{item.id}", question, partial(answer, question.id), after)
