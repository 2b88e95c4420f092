from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from rich.console import Console

from rating_app.session.observation import CLASS_NAMES, ExpressionScore
from rating_app.vision.face import FaceCrop
from trainer.data.dataset import DataError, Photograph
from trainer.data.prepare import MISSING, NO_FACE, PreparedFaces, Skipped
from trainer.evaluation.figures import draw_evaluation
from trainer.evaluation.metrics import Proportion
from trainer.evaluation.photographs import Evaluation, Prediction, clearly_labelled, evaluate, write_evaluation
from trainer.evaluation.tables import print_evaluation

PHOTOGRAPHS = (
    Photograph("0", "happy", "a", age=1, race="Black"),
    Photograph("1", "happy", "a", age=30, race="White"),
    Photograph("2", "neutral", "a", age=1, race="Indian"),
    Photograph("3", "sadness", "b", age=70, race="White"),
    Photograph("4", "bored", "b"),
)
P_HAPPY = (0.9, 0.4, 0.2, 0.5, 0.1)


class FixedClassifier:
    """Gives P_HAPPY in order: a crop's first pixel is its position."""

    description = SimpleNamespace(name="fixed", sha256="0" * 64, class_names=CLASS_NAMES)

    def predict(self, crop: FaceCrop) -> ExpressionScore:
        p_happy = P_HAPPY[crop.pixels[0, 0, 0]]
        return ExpressionScore(p_happy, 0.75 * (1 - p_happy), 0.25 * (1 - p_happy))


@pytest.fixture
def evaluation() -> Evaluation:
    crops = np.zeros((len(PHOTOGRAPHS), 4, 4, 3), np.uint8)
    crops[:, 0, 0, 0] = range(len(PHOTOGRAPHS))
    skipped = (
        Skipped(Photograph("5", "happy", "a", age=5, race="White"), NO_FACE),
        Skipped(Photograph("6", "happy", "a"), MISSING),
    )
    faces = PreparedFaces(PHOTOGRAPHS, crops, ("",) * len(PHOTOGRAPHS), skipped)
    return evaluate(FixedClassifier(), faces, unclear=3)  # type: ignore[arg-type]


def test_accuracy_counts_a_face_not_found_as_wrong(evaluation: Evaluation) -> None:
    # 0 right, 1 wrong, 2 right, 3 wrong (0.5 is happy), 4 right, 5 without a face; 6 is missing and left out.
    fields = evaluation.as_dict()
    assert fields["accuracy"] == pytest.approx(3 / 6)
    assert (fields["correct"], fields["photographs"], fields["happy"], fields["not_happy"]) == (3, 6, 3, 3)
    assert evaluation.accuracy_where_found.value == pytest.approx(3 / 5)
    assert evaluation.detection_rate.value == pytest.approx(5 / 6)
    assert fields["left_out_unreadable"] == ["6"]
    assert fields["left_out_unclear_or_unlabelled"] == 3


def test_rates_by_hand(evaluation: Evaluation) -> None:
    counts = evaluation.counts
    assert counts.precision.value == pytest.approx(1 / 2)
    assert counts.recall.value == pytest.approx(1 / 3)
    assert counts.specificity.value == pytest.approx(2 / 3)
    assert counts.f1 == pytest.approx(0.4)


def test_groups(evaluation: Evaluation) -> None:
    assert {name: (p.count, p.total) for name, p in evaluation.by_race.items()} == {"dark": (2, 2), "white": (0, 3)}
    assert {name: (p.count, p.total) for name, p in evaluation.by_age.items()} == {
        "baby": (2, 2),
        "child": (0, 1),
        "adult": (0, 1),
        "elderly": (0, 1),
    }
    assert list(evaluation.by_age) == ["baby", "child", "adult", "elderly"]
    assert {name: (p.count, p.total) for name, p in evaluation.by_dataset.items()} == {"a": (2, 4), "b": (1, 2)}


def test_confusion_holds_the_labels_that_stand_for_a_class(evaluation: Evaluation) -> None:
    assert evaluation.confusion == {
        "happy": {"happy": 1, "neutral": 1, "other": 0, "no face": 1},
        "neutral": {"happy": 0, "neutral": 1, "other": 0, "no face": 0},
        "other": {"happy": 1, "neutral": 0, "other": 0, "no face": 0},
    }
    assert (evaluation.three_class_accuracy.count, evaluation.three_class_accuracy.total) == (2, 5)


def test_it_is_written_drawn_and_printed(evaluation: Evaluation, tmp_path: Path) -> None:
    write_evaluation(evaluation, tmp_path / "evaluation.json", 0.5, [{"name": "a goal"}])
    expected = {**evaluation.as_dict(), "min_detection_confidence": 0.5, "goals": [{"name": "a goal"}]}
    assert json.loads((tmp_path / "evaluation.json").read_text()) == json.loads(json.dumps(expected))
    files = draw_evaluation(evaluation, tmp_path)
    assert [file.name for file in files] == [
        "confusion.png",
        "roc.png",
        "reliability.png",
        "thresholds.png",
        "groups.png",
    ]
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in files)
    console = Console(record=True, width=120, file=io.StringIO())
    print_evaluation(evaluation, console)
    text = console.export_text()
    assert "accuracy" in text
    assert "3 of 6" in text


def predicted(
    label: str, p_happy: float | None, dataset: str = "a", passes: str = "", others: tuple[tuple[str, float], ...] = ()
) -> Prediction:
    score = None if p_happy is None else ExpressionScore(p_happy, 0.0, 1 - p_happy, others)
    return Prediction(Photograph(f"{label}{p_happy}", label, dataset, passes), score)


def evaluated(*predictions: Prediction, class_names: tuple[str, ...] = CLASS_NAMES) -> Evaluation:
    return Evaluation("model", "", predictions, 0, (), class_names)


def test_each_data_set_is_looked_at_by_itself() -> None:
    evaluation = evaluated(
        predicted("happy", 0.9, "a"),
        predicted("neutral", 0.5, "a"),
        predicted("talking", 0.6, "a"),
        predicted("talking", None, "b"),
        predicted("talking", 0.1, "b"),
    )
    assert evaluation.of_dataset("b").called_happy == Proportion(0, 2)
    assert evaluation.called_happy_by_dataset_and_label["a: talking"] == Proportion(1, 1)
    assert evaluation.called_happy_by_dataset_and_label["b: talking"] == Proportion(0, 1)
    # Nobody is happy in b, so that there is nothing to be calibrated for.
    assert evaluation.calibration_error_by_dataset == {"a": pytest.approx((0.1 + 0.5 + 0.6) / 3)}


def test_faint_smiles_stand_apart_from_clear_ones() -> None:
    evaluation = evaluated(
        predicted("happy", 0.9, passes="2"),
        predicted("happy", 0.8, passes="2"),
        predicted("happy", 0.3, passes="1"),
        predicted("happy", None, passes="1"),
        predicted("neutral", 0.9, passes="1"),
        predicted("happy", 0.9),
    )
    assert evaluation.smiles_found == {"clear, a": Proportion(2, 2), "faint, a": Proportion(0, 2)}
    assert evaluated(predicted("happy", 0.9), predicted("neutral", 0.9)).smiles_found == {}


def test_distress_is_counted_by_data_set_and_surprise_apart() -> None:
    evaluation = evaluated(
        predicted("anger", 0.6, "fer"),
        predicted("fear", 0.4, "fer"),
        predicted("sadness", None, "fer"),
        predicted("disgust", 0.1, "other"),
        predicted("surprise", 0.7, "fer"),
        predicted("contempt", 0.7, "fer"),
        predicted("happy", 0.5, "fer"),
        predicted("happy", None, "fer"),
    )
    assert evaluation.distress_called_happy == {"fer": Proportion(1, 3), "other": Proportion(0, 1)}
    assert evaluation.surprise_called_happy == {"fer": Proportion(1, 1)}
    assert evaluation.happy_found == {"fer": Proportion(1, 2)}


def test_thresholds_count_all_photographs() -> None:
    evaluation = evaluated(predicted("happy", 0.62), predicted("happy", None), predicted("fear", 0.31, "b"))
    rows = {row["threshold"]: row for row in evaluation.by_threshold()}
    assert (rows[0.6]["happy_found"], rows[0.65]["happy_found"]) == (0.5, 0.0)
    assert (rows[0.3]["others_called_happy"], rows[0.35]["others_called_happy"]) == (1.0, 0.0)
    assert evaluation.by_threshold("b")[0]["happy_found"] is None


def test_a_model_of_more_classes_has_its_own_confusion() -> None:
    names = ("happy", "neutral", "sad", "other")
    evaluation = evaluated(
        predicted("sadness", 0.1, others=(("sad", 0.8),)),
        predicted("sadness", 0.1, others=(("sad", 0.1),)),
        predicted("fear", 0.9, others=(("sad", 0.05),)),
        predicted("other", 0.1, others=(("sad", 0.8),)),
        class_names=names,
    )
    assert evaluation.class_confusion["sad"] == {"happy": 0, "neutral": 0, "sad": 1, "other": 1, "no face": 0}
    assert evaluation.class_confusion["other"] == {"happy": 1, "neutral": 0, "sad": 1, "other": 0, "no face": 0}
    assert evaluation.confusion["other"]["other"] == 3
    assert evaluated(predicted("fear", 0.1)).class_confusion == {}


def test_groups_of_race_and_age_together(evaluation: Evaluation) -> None:
    assert list(evaluation.by_race_and_age) == ["dark, baby", "white, adult", "white, child", "white, elderly"]


def test_json_has_the_keys_that_readers_rely_on(evaluation: Evaluation) -> None:
    fields = evaluation.as_dict()
    assert {"accuracy", "by_race", "by_age", "confusion", "calibration"} <= set(fields)
    assert 0 <= fields["calibration"]["expected_calibration_error"] <= 1


def test_unclear_labels_are_left_out() -> None:
    photographs = [Photograph(str(i), label) for i, label in enumerate(["happy", "", "other_or_unclear", "fear"])]
    assert [p.path for p in clearly_labelled(photographs)] == ["0", "3"]


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        (["", "other_or_unclear"], "None of the 2 photographs has a label"),
        (["happy", "happy"], "All 2 labelled photographs are happy"),
        (["fear", "neutral"], "All 2 labelled photographs are not happy"),
    ],
)
def test_one_sided_data_is_refused(labels: list[str], message: str) -> None:
    with pytest.raises(DataError, match=message):
        clearly_labelled([Photograph(str(i), label) for i, label in enumerate(labels)])
