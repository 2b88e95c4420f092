"""The responses of a study's viewers, in memory: the only source of results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from rating_app.compare.panel import Audience, ComparedSession, Course, Floats
from rating_app.study.plan import NEUTRAL, Answer, Question
from rating_app.system.failure import Sentence

Mask = npt.NDArray[np.bool_]

STARS = "stars"
"""The stars that viewers give on the session's page, treated like a question."""

STARS_MIDDLE = 3.0
"""A higher number counts as many stars."""


@dataclass(frozen=True)
class ShownItem:
    """An item; `id` is NEUTRAL for the neutral clip. `length_s` is None if it is not known."""

    id: str
    title: str
    length_s: float | None = None


@dataclass(frozen=True)
class Viewer:
    """A viewer. `code` is all that is known of their identity; `fields` and `answers` (at the end) are by the study's
    ids.
    """

    code: str
    fields: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Viewing:
    """One viewer's viewing of one item, the one that counts if there were several. `course` is in the item's own time,
    None if no usable face was seen. `whole`: it was seen from beginning to end; otherwise its rating does not count.
    """

    viewer: str
    item: str
    session: ComparedSession
    course: Course | None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    whole: bool = True

    @property
    def rating(self) -> float | None:
        """Return the rating, 0 to 100; None if there is none, or only part of the item was seen."""
        return self.session.rating_0_100 if self.whole else None

    def answer(self, question: str) -> Answer | None:
        return self.session.stars if question == STARS else self.answers.get(question)


@dataclass(frozen=True, eq=False)
class Responses:
    """A study's responses. `viewings`: at most one per viewer and item. Masks, bool (viewers,), are in the order of
    `viewers`. `cautions`: what a reader has to know about how the study was made; `left_out`: a sentence for each
    viewing that could not be read.
    """

    title: str
    items: tuple[ShownItem, ...]
    viewers: tuple[Viewer, ...]
    viewings: tuple[Viewing, ...]
    questions: tuple[Question, ...]
    fields: Mapping[str, str]
    bin_s: float
    cautions: tuple[Sentence, ...] = ()
    left_out: tuple[Sentence | str, ...] = ()

    @property
    def contents(self) -> tuple[ShownItem, ...]:
        """Return the items without the neutral clip."""
        return tuple(item for item in self.items if item.id != NEUTRAL)

    @property
    def has_neutral(self) -> bool:
        return len(self.contents) < len(self.items)

    @property
    def everybody(self) -> Mask:
        return np.ones(len(self.viewers), bool)

    @cached_property
    def by_place(self) -> Mapping[tuple[str, str], Viewing]:
        """Return the viewings by (viewer, item)."""
        return {(viewing.viewer, viewing.item): viewing for viewing in self.viewings}

    def of_item(self, item: str) -> list[Viewing | None]:
        """Return the viewings in the order of the viewers; None for a viewer who has not seen the item."""
        return [self.by_place.get((viewer.code, item)) for viewer in self.viewers]

    @cached_property
    def ratings(self) -> Mapping[str, Floats]:
        """Return the ratings by item: float64 (viewers,), 0 to 100, NaN if there is none that counts."""
        return {
            item.id: np.array([np.nan if v is None or v.rating is None else v.rating for v in self.of_item(item.id)])
            for item in self.items
        }

    @cached_property
    def audiences(self) -> Mapping[str, Audience]:
        """Return the audiences by item, one row per viewer; a row is all NaN if the viewer has not seen the item."""
        return {item.id: self._audience(item) for item in self.items}

    def _audience(self, item: ShownItem) -> Audience:
        nobody = Course("", 1, np.zeros(0), np.zeros(0))
        courses = [nobody if v is None or v.course is None else v.course for v in self.of_item(item.id)]
        bins = 0 if item.length_s is None else int(np.ceil(item.length_s / self.bin_s - 1e-9))
        return Audience.of(courses, bins)

    def who(self, fields: Mapping[str, str] | None = None, answers: Mapping[str, Answer] | None = None) -> Mask:
        """Return the viewers with all of these values, of fields and of answers at the end."""
        wanted_fields, wanted = dict(fields or {}), dict(answers or {})
        return np.array(
            [
                all(viewer.fields.get(name) == value for name, value in wanted_fields.items())
                and all(viewer.answers.get(name) == value for name, value in wanted.items())
                for viewer in self.viewers
            ],
            bool,
        )

    def who_said(self, item: str, question: str, low: float | str, high: float | None = None) -> Mask:
        """Return the viewers whose answer after `item` is `low`, or from `low` to `high`."""
        given = [None if v is None else v.answer(question) for v in self.of_item(item)]
        if isinstance(low, str):
            return np.array([answer == low for answer in given], bool)
        last = low if high is None else high
        return np.array([isinstance(a, int | float) and low <= a <= last for a in given], bool)

    def values_of(self, field_id: str) -> tuple[str, ...]:
        """Return all values of a field that occur, in alphabetical order; results can be split by these groups."""
        return tuple(sorted({value for viewer in self.viewers if (value := viewer.fields.get(field_id))}))
