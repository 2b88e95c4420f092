"""The plan of a study: its items, their order, the questions, and the information for viewers."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from rating_app.session import sight
from rating_app.system.failure import Failure

Answer = str | float
"""An answer: the option of a choice, the text of a text, the number of a scale or a number."""

ID = re.compile(r"(?=.{1,40}\Z)[a-z][a-z0-9]*(_[a-z0-9]+)*")
"""The ids of items, questions and fields in files: part of a column's name in any program; two ids are joined by two
underscores.
"""

NEUTRAL = "neutral"
"""The id of the neutral clip, which no item may have."""

MAX_ITEMS, MAX_QUESTIONS, MAX_FIELDS, MAX_OPTIONS = 60, 60, 20, 40
MAX_TEXT, MAX_ANSWER = 4_000, 4_000
"""In letters."""
MAX_LENGTH_S, MAX_BLANK_S = 12 * 3600.0, 600.0
MAX_KEEP_DAYS = 36_500
SCALE_STEPS = (2, 101)
"""The fewest and the most steps of a scale."""


class Order(str, Enum):
    """The order of the items: as in the file, at random for each viewer, or balanced, with each item equally often in
    each position and after each other item (Williams' design).
    """

    FIXED = "fixed"
    RANDOM = "random"
    BALANCED = "balanced"


class Company(str, Enum):
    """Whether viewers watch alone. In company, people smile about twice as much, so the two are never mixed."""

    ALONE = "alone"
    TOGETHER = "together"


class QuestionKind(str, Enum):
    """The kind of answer that a question takes."""

    CHOICE = "choice"
    SCALE = "scale"
    NUMBER = "number"
    TEXT = "text"


class Asked(str, Enum):
    """When a question is asked."""

    AFTER_EACH = "after each item"
    AT_END = "at the end"


class AnswerRefused(Failure):
    """An answer that the question does not accept; one sentence for the viewer."""


@dataclass(frozen=True)
class Item:
    """A film, a sound or a picture. `file`: its path in the study's folder, with "/". `length_s`: its duration, or how
    long it is shown. `sha256`: the file's digest in hexadecimal, empty if it is not yet known.
    """

    id: str
    title: str
    file: str
    length_s: float
    sha256: str


@dataclass(frozen=True)
class Question:
    """A question. `options` are those of a choice. `low` and `high`, inclusive, are the ends of a scale, whole numbers,
    or the bounds of a number, None for none; `low_label` and `high_label` explain a scale's ends.
    """

    id: str
    text: str
    kind: QuestionKind
    asked: Asked = Asked.AFTER_EACH
    options: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    low_label: str = ""
    high_label: str = ""
    required: bool = False

    @property
    def middle(self) -> float | None:
        """Return the middle of a scale; None for other kinds."""
        if self.kind is not QuestionKind.SCALE or self.low is None or self.high is None:
            return None
        return (self.low + self.high) / 2

    def checked(self, answer: object) -> Answer:
        """Return `answer` in the form in which it is saved. Raise AnswerRefused if it is not valid."""
        if self.kind is QuestionKind.CHOICE:
            if answer not in self.options:
                raise AnswerRefused("The answer is one of: {options}.", options=", ".join(self.options))
            return str(answer)
        if self.kind is QuestionKind.TEXT:
            if not isinstance(answer, str) or len(answer) > MAX_ANSWER:
                raise AnswerRefused("The answer is text of at most {most} letters.", most=MAX_ANSWER)
            return answer
        if isinstance(answer, bool) or not isinstance(answer, int | float) or not math.isfinite(answer):
            raise AnswerRefused("The answer is a number.")
        if not (self.low is None or answer >= self.low) or not (self.high is None or answer <= self.high):
            raise AnswerRefused("The answer is from {low} to {high}.", low=_bound(self.low), high=_bound(self.high))
        if self.kind is QuestionKind.SCALE and answer != int(answer):
            raise AnswerRefused("The answer is a whole number.")
        return float(answer)


@dataclass(frozen=True)
class ViewerField:
    """A fact about a viewer by which results can be filtered, such as an age band; `options` are its values, empty for
    free text.
    """

    id: str
    text: str
    options: tuple[str, ...] = ()

    def checked(self, value: str) -> str:
        """Return `value` in the form in which it is saved. Raise AnswerRefused if it is not one of the options."""
        if self.options and value not in self.options:
            raise AnswerRefused("The answer is one of: {options}.", options=", ".join(self.options))
        return value


@dataclass(frozen=True)
class Study:
    """A study. `id`: random, hexadecimal; sittings of another study are never mixed in. `purpose` and `contact` are
    part of the notice that each viewer agrees to. `neutral`: shown before the items, as a reference for each viewer.
    `seed`: determines every order. `blank_s`: how long an empty screen is shown before each item. `blind`: viewers see
    neither themselves nor the gauge. `keep_days`: after how many days the viewers' data are to be deleted; 0 leaves
    that to the user.
    """

    id: str
    title: str
    purpose: str
    contact: str
    items: tuple[Item, ...]
    neutral: Item | None = None
    order: Order = Order.BALANCED
    seed: int = 0
    blank_s: float = 7.0
    blind: bool = True
    company: Company = Company.ALONE
    questions: tuple[Question, ...] = ()
    fields: tuple[ViewerField, ...] = ()
    keep_days: int = 365

    @property
    def shown(self) -> tuple[Item, ...]:
        """Return everything that viewers see, the neutral clip first."""
        return self.items if self.neutral is None else (self.neutral, *self.items)

    @property
    def recorded_company(self) -> sight.Company:
        """Return the company that is recorded in its sessions."""
        return sight.Company.ALONE if self.company is Company.ALONE else sight.Company.IN_COMPANY

    def item(self, item_id: str) -> Item:
        """Return the item with this id. Raise KeyError if there is none."""
        return _by_id(self.shown, item_id)

    def question(self, question_id: str) -> Question:
        """Return the question with this id. Raise KeyError if there is none."""
        return _by_id(self.questions, question_id)

    def asked(self, when: Asked) -> tuple[Question, ...]:
        """Return the questions asked at that time, in their order."""
        return tuple(question for question in self.questions if question.asked is when)


_Named = TypeVar("_Named", Item, Question)


def _by_id(among: Sequence[_Named], wanted: str) -> _Named:
    for one in among:
        if one.id == wanted:
            return one
    raise KeyError(wanted)


def _bound(value: float | None) -> str:
    return "…" if value is None else f"{value:g}"
