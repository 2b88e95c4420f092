"""What the recipe was meant to reach, out of fold, beside what it reaches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.evaluate import Evaluation
from trainer.metrics import Proportion, expected_calibration_error


@dataclass(frozen=True)
class Goal:
    """`value` is to be at least (or `at_most`) `target`; both are shares. `share` is what it was counted from, if so.

    `note` says of which group or data set the value is, where that was found out rather than asked for.
    """

    name: str
    target: float
    value: float
    at_most: bool = False
    share: Proportion | None = None
    note: str = ""

    @property
    def reached(self) -> bool:
        return self.value <= self.target if self.at_most else self.value >= self.target

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return {
            "name": self.name,
            "target": self.target,
            "at_most": self.at_most,
            "value": self.value,
            "counted": self.share and self.share.as_dict(),
            "note": self.note,
            "reached": self.reached,
        }


def goals_of(evaluation: Evaluation, drop: float, export_loss: float) -> tuple[Goal, ...]:
    """Of the data sets that `evaluation` has; `drop` is of validation accuracy, `export_loss` a share."""
    goals: list[Goal] = []
    datasets = evaluation.by_dataset
    if "utkface" in datasets:
        goals.append(_least("UTKFace, happy or not", 0.985, datasets["utkface"]))
        for name, groups, target in (("race", evaluation.by_race, 0.975), ("age", evaluation.by_age, 0.97)):
            worst = min(groups, key=lambda group: groups[group].value or 0.0)
            best = max(groups, key=lambda group: groups[group].value or 0.0)
            goals.append(_least(f"worst {name} group", target, groups[worst], worst))
            goals.append(
                Goal(f"gap between two {name} groups", 0.02, gap(groups), at_most=True, note=f"{best} less {worst}")
            )
    if "genki4k" in datasets:
        goals.append(_least("GENKI-4K, its three given folds", 0.968, datasets["genki4k"]))
    if "fer2013" in evaluation.distress_called_happy:
        goals.append(_most("FER2013, distress called happy", 0.015, evaluation.distress_called_happy["fer2013"]))
        goals.append(_least("FER2013, happy found", 0.87, evaluation.happy_found["fer2013"]))
    if "facial_expressions" in evaluation.distress_called_happy:
        share = evaluation.distress_called_happy["facial_expressions"]
        goals.append(_most("facial_expressions, distress called happy", 0.02, share))
    error = expected_calibration_error(evaluation.reliability)
    goals.append(Goal("calibration error of p_happy", 0.02, error, at_most=True))
    goals.append(Goal("drop of validation accuracy in one epoch", 0.005, drop, at_most=True))
    goals.append(Goal("accuracy lost to export", 0.002, export_loss, at_most=True))
    return tuple(goals)


def gap(groups: Mapping[str, Proportion]) -> float:
    """Between the best and the worst group, a share."""
    values = [share.value or 0.0 for share in groups.values()]
    return max(values) - min(values)


def _least(name: str, target: float, share: Proportion, note: str = "") -> Goal:
    return Goal(name, target, share.value or 0.0, share=share, note=note)


def _most(name: str, target: float, share: Proportion) -> Goal:
    return Goal(name, target, share.value or 0.0, at_most=True, share=share)
