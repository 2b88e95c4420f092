from __future__ import annotations

import pytest

from rating_app.session.observation import ExpressionScore
from trainer.data.dataset import Photograph
from trainer.data.votes import Votes
from trainer.evaluation.goals import Goal, goals_of, goals_of_training
from trainer.evaluation.metrics import Difference, Proportion
from trainer.evaluation.photographs import Evaluation, Prediction


def prediction(
    label: str, p_happy: float | None, dataset: str, passes: str = "", age: int | None = None, race: str = ""
) -> Prediction:
    score = None if p_happy is None else ExpressionScore(p_happy, 1 - p_happy, 0.0)
    path = f"{dataset}{label}{p_happy}{age}{race}"
    return Prediction(Photograph(path, label, dataset, passes, age=age, race=race), score)


def voted(label: str, p_happy: float | None, votes: int) -> Prediction:
    score = None if p_happy is None else ExpressionScore(p_happy, 1 - p_happy, 0.0)
    return Prediction(Photograph(f"{label}{p_happy}{votes}", label, votes=Votes(((label, votes),), 10)), score)


def goals_named(*predictions: Prediction) -> dict[str, Goal]:
    return {f"{goal.name}, {goal.note}": goal for goal in goals_of(Evaluation("recipe", "", predictions, 0, ()))}


def test_distress_is_counted_where_most_voters_agree() -> None:
    goals = goals_named(
        voted("sadness", 0.6, 6),
        voted("sadness", 0.9, 5),
        voted("fear", 0.1, 9),
        voted("disgust", None, 7),
        voted("surprise", 0.9, 9),
        voted("happy", None, 8),
        voted("happy", 0.5, 8),
    )
    # Surprise is not distress; a face that was not found is neither called happy nor found happy.
    distress = goals["distress called happy, FER+, 60% of the votes or more"]
    assert distress.share == Proportion(1, 3)
    assert not distress.reached
    assert distress.errors == Proportion(1, 3)
    assert goals["sadness called happy, FER+, 60% of the votes or more"].share == Proportion(1, 1)
    found = goals["happy found, FER+, 60% of the votes or more"]
    assert (found.share, found.errors) == (Proportion(1, 2), Proportion(1, 2))


def test_faces_in_motion_are_counted_by_data_set() -> None:
    goals = goals_named(
        prediction("talking", 0.6, "utkface"),
        prediction("talking", 0.1, "facial_expressions"),
        prediction("other", 0.1, "utkface"),
        prediction("yawning", 0.9, "yawdd"),
        prediction("eating", 0.1, "yawdd"),
        prediction("talking", 0.9, "yawdd"),
        prediction("happy", 0.9, "genki4k"),
    )
    assert goals["talking called happy, utkface"].share == Proportion(1, 1)
    assert goals["talking called happy, facial_expressions"].share == Proportion(0, 1)
    assert goals["other called happy, utkface"].reached
    assert goals["yawning and eating called happy, yawdd"].share == Proportion(1, 2)
    assert "other called happy, facial_expressions" not in goals
    assert goals["GENKI-4K, its three given folds, "].share == Proportion(1, 1)


def test_groups_are_compared_where_both_readers_were_sure() -> None:
    goals = goals_named(
        prediction("happy", 0.9, "utkface", "2", 70, "White"),
        prediction("neutral", 0.1, "utkface", "2", 30, "White"),
        prediction("neutral", 0.8, "utkface", "2", 70, "Black"),
        prediction("happy", 0.7, "utkface", "2", 30, "Black"),
        prediction("happy", 0.1, "utkface", "1", 30, "White"),
        prediction("neutral", 0.9, "utkface", "1", 30, "White"),
    )
    assert goals["UTKFace, happy or not, both readers sure"].share == Proportion(3, 4)
    assert goals["elderly, happy or not, both readers sure"].share == Proportion(1, 2)
    gap = goals["gap between two race groups, white less dark, both readers sure"]
    assert (gap.value, gap.share) == (0.5, Difference(1.0, 2, 0.5, 2))
    assert goals["gap between two age groups, adult less elderly, both readers sure"].value == 0.5
    faint = goals["faint smiles found, utkface"]
    assert (faint.share, faint.errors) == (Proportion(0, 1), Proportion(1, 1))
    assert gap.errors is None
    assert goals["neutral called happy, utkface"].share == Proportion(2, 3)


def test_calibration_is_a_goal_where_there_are_both_classes() -> None:
    goals = goals_named(prediction("happy", 0.9, "a"), prediction("neutral", 0.2, "a"), prediction("neutral", 0.2, "b"))
    assert goals["calibration error of p_happy, a"].value == pytest.approx(0.15)
    assert "calibration error of p_happy, b" not in goals


def test_training_has_its_own_goals() -> None:
    drop, loss = goals_of_training(drop=0.004, export_loss=0.003)
    assert (drop.reached, loss.reached) == (True, False)
