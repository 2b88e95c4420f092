"""What a study is: its items, in which order they are shown, what is asked, and what viewers are told."""

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
"""Of a choice the option, of a text the text, of a scale or a number the number."""

ID = re.compile(r"(?=.{1,40}\Z)[a-z][a-z0-9]*(_[a-z0-9]+)*")
"""What items, questions and fields are called in files: a part of a column's name in every program; two of them are
joined by two underscores."""

NEUTRAL = "neutral"
"""The id of the neutral clip, which no item may have."""

MAX_ITEMS, MAX_QUESTIONS, MAX_FIELDS, MAX_OPTIONS = 60, 60, 20, 40
MAX_TEXT, MAX_ANSWER = 4_000, 4_000
"""Letters."""
MAX_LENGTH_S, MAX_BLANK_S = 12 * 3600.0, 600.0
MAX_KEEP_DAYS = 36_500
SCALE_STEPS = (2, 101)
"""Fewest and most steps of a scale."""


class Order(str, Enum):
    """As they stand in the file, at random for each viewer, or so that each item comes equally often in each place and
    after each other item (Williams' design).
    """

    FIXED = "fixed"
    RANDOM = "random"
    BALANCED = "balanced"


class Company(str, Enum):
    """Whether viewers watch alone. Beside somebody people smile about twice as much, so the two are never mixed."""

    ALONE = "alone"
    TOGETHER = "together"


class QuestionKind(str, Enum):
    """What sort of answer a question takes."""

    CHOICE = "choice"
    SCALE = "scale"
    NUMBER = "number"
    TEXT = "text"


class Asked(str, Enum):
    """When."""

    AFTER_EACH = "after each item"
    AT_END = "at the end"


class AnswerRefused(Failure):
    """An answer that the question does not take; one sentence for who gives it."""


@dataclass(frozen=True)
class Item:
    """A film, a sound or a picture. `file`: its path in the study's folder, with "/". `length_s`: how long it lasts, or
    is shown. `sha256`: hexadecimal, of the file; empty where it is not known yet.
    """

    id: str
    title: str
    file: str
    length_s: float
    sha256: str


@dataclass(frozen=True)
class Question:
    """`options` are those of a choice. `low` and `high`, inclusive: the ends of a scale, whole numbers, or the bounds
    of a number, None for none; `low_label` and `high_label` say what a scale's ends mean.
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
        """Of a scale; None of anything else."""
        if self.kind is not QuestionKind.SCALE or self.low is None or self.high is None:
            return None
        return (self.low + self.high) / 2

    def checked(self, answer: object) -> Answer:
        """`answer` as it is kept; AnswerRefused where it is none."""
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
    """Something about a viewer that results can be filtered by, such as an age band; `options` are its values, none
    where it is free text.
    """

    id: str
    text: str
    options: tuple[str, ...] = ()

    def checked(self, value: str) -> str:
        """`value` as it is kept; AnswerRefused where it is none of the options."""
        if self.options and value not in self.options:
            raise AnswerRefused("The answer is one of: {options}.", options=", ".join(self.options))
        return value


@dataclass(frozen=True)
class Study:
    """`id`: random, hexadecimal; sittings of another one are never mixed in. `purpose` and `contact` stand in the
    notice that each viewer agrees to. `neutral`: shown before the items, to measure a viewer against. `seed`: from
    which every order follows. `blank_s`: of an empty screen before each item. `blind`: viewers see neither themselves
    nor the gauge. `keep_days`: after so many days the viewers' data are to be deleted, 0 where that is decided by hand.
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
        """All that viewers see, the neutral clip first."""
        return self.items if self.neutral is None else (self.neutral, *self.items)

    @property
    def recorded_company(self) -> sight.Company:
        """What its sessions say of who was in the room."""
        return sight.Company.ALONE if self.company is Company.ALONE else sight.Company.IN_COMPANY

    def item(self, item_id: str) -> Item:
        """KeyError where there is none."""
        return _by_id(self.shown, item_id)

    def question(self, question_id: str) -> Question:
        """KeyError where there is none."""
        return _by_id(self.questions, question_id)

    def asked(self, when: Asked) -> tuple[Question, ...]:
        """The questions of that time, in their order."""
        return tuple(question for question in self.questions if question.asked is when)


_Named = TypeVar("_Named", Item, Question)


def _by_id(among: Sequence[_Named], wanted: str) -> _Named:
    for one in among:
        if one.id == wanted:
            return one
    raise KeyError(wanted)


def _bound(value: float | None) -> str:
    return "…" if value is None else f"{value:g}"
