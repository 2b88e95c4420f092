"""The recipe's goals out of fold, beside the figures it reaches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from trainer.data.labels import DISTRESS
from trainer.evaluation.metrics import Difference, Proportion, difference
from trainer.evaluation.photographs import Evaluation, is_smile

AGREED = 0.6
"""The share of the votes on a photograph that have to agree; below it, people would not agree with a network either."""


_IN_PLAIN_WORDS = {
    "UTKFace, happy or not": "Of {people} people of all ages, {count} or more are judged correctly: happy, or not.",
    "elderly, happy or not": "Of {people} people aged 60 and over, {count} or more are judged correctly.",
    "GENKI-4K, its three given folds": "Of {people} people photographed anywhere, {count} or more are judged right.",
    "calibration error of p_happy": "Of {people} faces to which it gives 80 %, {most} are happy, give or take {count}.",
    "gap between two race groups": "No two race groups differ by more than {count} errors in {people} people.",
    "gap between two age groups": "No two age groups differ by more than {count} errors in {people} people.",
    "drop of validation accuracy in one epoch": "No step of training adds more than {count} errors in {people} people.",
    "accuracy lost to export": "The exported file makes at most {count} errors more in {people} people.",
}
"""Sentences by the name of a goal that does not count errors on people."""


@dataclass(frozen=True)
class Goal:
    """A goal: `value` has to be at least (or `at_most`) `target`; both are shares. `share` is the proportion that
    `value` was counted from, or the difference of two; None if it was not counted.

    `note` names the group or data set. `people`, if not empty, continues "of 100 people" with those who are counted:
    people wrongly called happy, or whose smile is missed.
    """

    name: str
    target: float
    value: float
    at_most: bool = False
    share: Proportion | Difference | None = None
    note: str = ""
    people: str = ""

    @property
    def errors(self) -> Proportion | None:
        """Return the share of `people` who are judged wrongly; None without `people` or a counted share."""
        if not self.people or not isinstance(self.share, Proportion):
            return None
        return self.share if self.at_most else Proportion(self.share.total - self.share.count, self.share.total)

    @property
    def reached(self) -> bool:
        return self.value <= self.target if self.at_most else self.value >= self.target

    def as_dict(self) -> dict[str, object]:
        """Return the goal for JSON."""
        return {
            "name": self.name,
            "target": self.target,
            "at_most": self.at_most,
            "value": self.value,
            "counted": self.share and self.share.as_dict(),
            "note": self.note,
            "reached": self.reached,
            "people": self.people,
            "errors": self.errors and self.errors.as_dict(),
        }


def plain_words(goal: Mapping[str, Any]) -> str:
    """Return what a goal asks for in one sentence, empty for an unknown one. `goal` is what `Goal.as_dict` returns."""
    people = 1_000 if round(1_000 * goal["target"]) % 10 else 100
    numbers = {"people": f"{people:,}", "count": round(people * goal["target"]), "most": round(people * 0.8)}
    if not goal["people"]:
        return _IN_PLAIN_WORDS.get(goal["name"], "").format(**numbers)
    are = "is" if numbers["count"] == 1 else "are"
    words = f"at most {{count}} {are} taken for happy" if goal["at_most"] else "{count} or more are found"
    return f"Of {{people}} people {goal['people']}, {words}.".format(**numbers)


def goals_of(evaluation: Evaluation) -> tuple[Goal, ...]:
    """Return the goals of the data sets that `evaluation` has."""
    calibration = evaluation.calibration_error_by_dataset
    return (
        *_of_votes(evaluation),
        *_of_other_faces(evaluation),
        *_of_utkface(evaluation),
        *_least("GENKI-4K, its three given folds", 0.96, evaluation.of_dataset("genki4k").counts.accuracy),
        *(
            Goal("calibration error of p_happy", 0.015, error, at_most=True, note=name)
            for name, error in calibration.items()
        ),
    )


def goals_of_training(drop: float, export_loss: float) -> tuple[Goal, ...]:
    """Return the goals of a training: `drop` is the largest drop of validation accuracy in one epoch, `export_loss` the
    accuracy lost to export; both are shares.
    """
    return (
        Goal("drop of validation accuracy in one epoch", 0.005, drop, at_most=True),
        Goal("accuracy lost to export", 0.002, export_loss, at_most=True),
    )


def _of_votes(evaluation: Evaluation) -> Iterator[Goal]:
    agreed = evaluation.of(lambda photograph: (photograph.agreement or 0.0) >= AGREED)
    note = f"FER+, {AGREED:.0%} of the votes or more"
    distress, sadness = _labelled(agreed, *DISTRESS).called_happy, _labelled(agreed, "sadness").called_happy
    yield from _most("sadness called happy", 0.02, sadness, note, "who look sad")
    yield from _most("distress called happy", 0.015, distress, note, "who look sad, angry, afraid or disgusted")
    yield from _least("happy found", 0.95, _labelled(agreed, "happy").called_happy, note, "who look happy")


def _of_other_faces(evaluation: Evaluation) -> Iterator[Goal]:
    for label, dataset, target, people in (
        ("talking", "facial_expressions", 0.01, "who are talking"),
        ("talking", "utkface", 0.04, "who are talking"),
        ("other", "facial_expressions", 0.06, "who grimace, pout or shout"),
        ("other", "utkface", 0.06, "who grimace, pout or shout"),
    ):
        called = _labelled(evaluation.of_dataset(dataset), label).called_happy
        yield from _most(f"{label} called happy", target, called, dataset, people)
    yawning = _labelled(evaluation, "yawning", "eating").called_happy
    yield from _most("yawning and eating called happy", 0.04, yawning, "yawdd", "who yawn or eat")


def _of_utkface(evaluation: Evaluation) -> Iterator[Goal]:
    everyone = evaluation.of_dataset("utkface")
    sure = everyone.of(lambda photograph: photograph.label_passes == "2")
    yield from _least("UTKFace, happy or not", 0.992, sure.counts.accuracy, "both readers sure")
    faint = everyone.of(partial(is_smile, "utkface", "faint")).called_happy
    yield from _least("faint smiles found", 0.88, faint, "utkface", "who smile faintly")
    neutral = _labelled(everyone, "neutral").called_happy
    yield from _most("neutral called happy", 0.02, neutral, "utkface", "whose face is at rest")
    for name, groups in (("race", sure.by_race), ("age", sure.by_age)):
        if "elderly" in groups:
            yield from _least("elderly, happy or not", 0.985, groups["elderly"], "both readers sure")
        if len(groups) > 1:
            worst = min(groups, key=lambda group: groups[group].value or 0.0)
            best = max(groups, key=lambda group: groups[group].value or 0.0)
            between = difference(groups[best], groups[worst])
            note = f"{best} less {worst}, both readers sure"
            yield Goal(f"gap between two {name} groups", 0.015, between.value, True, between, note)


def _labelled(evaluation: Evaluation, *labels: str) -> Evaluation:
    return evaluation.of(lambda photograph: photograph.label in labels)


def _least(name: str, target: float, share: Proportion, note: str = "", people: str = "") -> Iterator[Goal]:
    if share.value is not None:
        yield Goal(name, target, share.value, False, share, note, people)


def _most(name: str, target: float, share: Proportion, note: str = "", people: str = "") -> Iterator[Goal]:
    if share.value is not None:
        yield Goal(name, target, share.value, True, share, note, people)
