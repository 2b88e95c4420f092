"""Labelling by eye in two passes: which photograph is next, its answers so far, and the label that both passes give.

It uses neither files nor a window: `files` saves the work, `window` shows it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from rating_app.session.observation import CLASS_NAMES

UNCLEAR = "unclear"
ANSWERS = (*CLASS_NAMES, UNCLEAR)
PASSES = (1, 2)

SEED = 1
"""The seed of both orders. It is the same in every run, so that work continues where it stopped."""


@dataclass(frozen=True)
class Task:
    """One photograph to look at in one pass. `path` is relative to the data folder, `pass_number` is 1 or 2."""

    path: str
    pass_number: int


@dataclass(frozen=True)
class PassAnswer:
    """The answer given in one pass. Raises ValueError unless `label` is one of ANSWERS and the pass one of PASSES."""

    task: Task
    label: str

    def __post_init__(self) -> None:
        if self.label not in ANSWERS:
            raise ValueError(f"{self.label!r} is none of {', '.join(ANSWERS)}")
        if self.task.pass_number not in PASSES:
            raise ValueError(f"there is no pass {self.task.pass_number}")


@dataclass(frozen=True)
class PassProgress:
    """The number of photographs answered in one pass, and the number of all."""

    done: int
    total: int

    @property
    def remaining(self) -> int:
        return self.total - self.done


@dataclass(frozen=True)
class MergedLabel:
    """A photograph's label from the passes so far. `label_passes` counts the passes that gave it, 0 to 2."""

    path: str
    label: str
    label_passes: int


@dataclass(frozen=True)
class Labelling:
    """The work so far. Every change returns a new object.

    `orders` holds the photographs in each pass's own order; `answers` the oldest first, including those for photographs
    that are no longer there. `unreadable` photographs are left out of both passes. `taken_back` tasks are asked again,
    the last one first.
    """

    orders: tuple[tuple[str, ...], tuple[str, ...]]
    answers: tuple[PassAnswer, ...] = ()
    unreadable: frozenset[str] = frozenset()
    taken_back: tuple[Task, ...] = ()

    @classmethod
    def of(cls, paths: Iterable[str], answers: Iterable[PassAnswer] = (), seed: int = SEED) -> Labelling:
        """Return the work on these photographs after these answers."""
        distinct = sorted(set(paths))
        return cls((shuffled(distinct, f"{seed}:1"), shuffled(distinct, f"{seed}:2")), tuple(answers))

    @property
    def current(self) -> Task | None:
        """Return the task to be answered now; None if both passes are done."""
        return next(self._open_tasks(), None)

    @property
    def last_answer(self) -> PassAnswer | None:
        """Return the answer that `without_last_answer` would take back, or None."""
        return next((answer for answer in reversed(self.answers) if self._is_shown(answer.task.path)), None)

    def upcoming(self, count: int) -> tuple[Task, ...]:
        """Return the current task and those after it, at most `count`."""
        return tuple(islice(self._open_tasks(), count))

    def with_answer(self, label: str) -> Labelling:
        """Return the work after this answer to the current task. Raise ValueError without a task, or for an unknown
        label.
        """
        task = self.current
        if task is None:
            raise ValueError("both passes are done")
        taken_back = tuple(open_task for open_task in self.taken_back if open_task != task)
        return replace(self, answers=(*self.answers, PassAnswer(task, label)), taken_back=taken_back)

    def without_last_answer(self) -> Labelling:
        """Return the work with the last answer taken back; the same object if nothing was answered."""
        last = self.last_answer
        if last is None:
            return self
        answers = tuple(answer for answer in self.answers if answer is not last)
        return replace(self, answers=answers, taken_back=(*self.taken_back, last.task))

    def without_photograph(self, path: str) -> Labelling:
        """Return the work without this photograph, because it cannot be read. Its answers are kept."""
        return replace(self, unreadable=self.unreadable | {path})

    def progress(self, pass_number: int) -> PassProgress:
        """Return the progress of the pass `pass_number`, 1 or 2."""
        shown = [path for path in self.orders[0] if self._is_shown(path)]
        return PassProgress(sum(path in self._said[pass_number] for path in shown), len(shown))

    def pairs(self) -> list[tuple[str, str]]:
        """Return the first and the second answer of each photograph that has both."""
        first, second = (self._said[number] for number in PASSES)
        return [
            (first[path], second[path])
            for path in self.orders[0]
            if path in first and path in second and self._is_shown(path)
        ]

    def merged(self) -> list[MergedLabel]:
        """Return one label for each photograph that has an answer, sorted by path."""
        first, second = (self._said[number] for number in PASSES)
        return [
            MergedLabel(path, *merge([said[path] for said in (first, second) if path in said]))
            for path in sorted(self.orders[0])
            if (path in first or path in second) and self._is_shown(path)
        ]

    @cached_property
    def _said(self) -> dict[int, dict[str, str]]:
        said: dict[int, dict[str, str]] = {number: {} for number in PASSES}
        for answer in self.answers:
            said[answer.task.pass_number][answer.task.path] = answer.label
        return said

    @cached_property
    def _present(self) -> frozenset[str]:
        return frozenset(self.orders[0])

    def _is_shown(self, path: str) -> bool:
        return path in self._present and path not in self.unreadable

    def _open_tasks(self) -> Iterator[Task]:
        for task in reversed(self.taken_back):
            if self._is_shown(task.path):
                yield task
        for number in PASSES:
            for path in self.orders[number - 1]:
                if path not in self._said[number] and self._is_shown(path):
                    task = Task(path, number)
                    if task not in self.taken_back:
                        yield task


def shuffled(paths: Iterable[str], seed: str) -> tuple[str, ...]:
    """Return the paths in an order that depends only on `seed`. A path that is added later does not move the others."""
    return tuple(sorted(paths, key=lambda path: hashlib.sha256(f"{seed}:{path}".encode()).digest()))


def merge(answers: list[str]) -> tuple[str, int]:
    """Return the label of one photograph from its one or two answers, and the number of answers that gave it.

    A sure answer wins over an unclear one. Two contradicting sure ones give unclear, with 0 answers.
    """
    sure = set(answers) - {UNCLEAR}
    label = sure.pop() if len(sure) == 1 else UNCLEAR
    return label, answers.count(label)
