from __future__ import annotations

import pytest

from rating_app.expression import ExpressionScore
from trainer.dataset import Photograph
from trainer.evaluate import Evaluation, Prediction
from trainer.goals import gap, goals_of
from trainer.metrics import Proportion


def prediction(label: str, p_happy: float | None, dataset: str, age: int | None = None, race: str = "") -> Prediction:
    score = None if p_happy is None else ExpressionScore(p_happy, 1 - p_happy, 0.0)
    return Prediction(Photograph(f"{dataset}{label}{p_happy}{age}{race}", label, dataset, age=age, race=race), score)


EVALUATION = Evaluation(
    "recipe",
    "",
    (
        prediction("happy", 0.9, "utkface", 70, "White"),
        prediction("neutral", 0.1, "utkface", 30, "White"),
        prediction("neutral", 0.8, "utkface", 70, "Black"),
        prediction("happy", 0.7, "utkface", 30, "Black"),
        prediction("anger", 0.6, "fer2013"),
        prediction("fear", 0.1, "fer2013"),
        prediction("sadness", None, "fer2013"),
        prediction("surprise", 0.9, "fer2013"),
        prediction("happy", None, "fer2013"),
        prediction("happy", 0.5, "fer2013"),
    ),
    0,
    (),
)


def test_goals_are_counted_by_hand() -> None:
    goals = {goal.name: goal for goal in goals_of(EVALUATION, drop=0.004, export_loss=0.003)}
    assert goals["UTKFace, happy or not"].value == 0.75
    assert (goals["worst race group"].note, goals["worst race group"].value) == ("dark", 0.5)
    assert (goals["worst age group"].note, goals["gap between two age groups"].value) == ("elderly", 0.5)
    # Surprise is not distress; a face that was not found is neither called happy nor found happy.
    distress = goals["FER2013, distress called happy"]
    assert distress.share == Proportion(1, 3)
    assert not distress.reached
    assert goals["FER2013, happy found"].share == Proportion(1, 2)
    assert goals["drop of validation accuracy in one epoch"].reached
    assert not goals["accuracy lost to export"].reached
    assert "GENKI-4K, its three given folds" not in goals


def test_the_gap_is_between_best_and_worst() -> None:
    groups = {"a": Proportion(9, 10), "b": Proportion(7, 10), "c": Proportion(8, 10)}
    assert gap(groups) == pytest.approx(0.2)
