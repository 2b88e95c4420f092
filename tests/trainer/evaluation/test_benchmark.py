from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

keras = pytest.importorskip("keras")

from trainer.data.dataset import DataError, Photograph  # noqa: E402
from trainer.data.emotions import EXPRESSIONS, THREE_WAY, ClassScheme  # noqa: E402
from trainer.data.prepare import NO_FACE, PreparedFaces, Skipped  # noqa: E402
from trainer.evaluation.benchmark import Benchmark, run_benchmark  # noqa: E402
from trainer.evaluation.benchmark_report import write_benchmark_report  # noqa: E402
from trainer.evaluation.out_of_fold import OUT_OF_FOLD_NAME, OutOfFold  # noqa: E402
from trainer.export.model_card import CardSources, write_card  # noqa: E402
from trainer.recipes.ten_expressions import ThreeWayRecipe  # noqa: E402


def out_of_fold(count: int = 600) -> OutOfFold:
    """Scores that are right and sure for two of three photographs, in folds of equal size."""
    rng = np.random.default_rng(0)
    labels = ["happy", "neutral", "sadness"]
    photographs = tuple(Photograph(f"{i}.jpg", labels[i % 3], "utkface") for i in range(count))
    truth = np.array([EXPRESSIONS.index(p.label) for p in photographs])
    said = np.where(rng.random(count) < 2 / 3, truth, rng.integers(0, len(EXPRESSIONS), count))
    expressions = np.full((count, len(EXPRESSIONS)), 0.01, np.float32)
    expressions[np.arange(count), said] = 0.93
    return OutOfFold(photographs, np.arange(count) // 3 % 3, expressions)


def test_each_fold_is_calibrated_by_the_others_only() -> None:
    scores = out_of_fold()
    before = {p.photograph.path: p.score for p in scores.predictions()}
    # What fold 0's own labels say does not reach its scores.
    turned = tuple(
        replace(p, label="neutral" if p.label == "happy" else "happy") if fold == 0 else p
        for p, fold in zip(scores.photographs, scores.fold, strict=True)
    )
    after = {p.photograph.path: p.score for p in replace(scores, photographs=turned).predictions()}
    of_fold = {p.path: int(fold) for p, fold in zip(scores.photographs, scores.fold, strict=True)}
    assert all(before[path] == after[path] for path, fold in of_fold.items() if fold == 0)
    assert any(before[path] != after[path] for path, fold in of_fold.items() if fold == 1)


def test_a_sure_network_that_errs_is_made_less_sure() -> None:
    p_happy = [p.score.p_happy for p in out_of_fold().predictions() if p.score is not None]
    # It says 0.93 where it is right in two of three and, by chance, one of eight of the rest: 0.708 of 0.792.
    assert max(p_happy) == pytest.approx(0.895, abs=0.03)


def test_scores_are_kept_and_read_by_who_has_the_photographs(tmp_path: Path) -> None:
    scores = out_of_fold(60)
    scores.save(tmp_path / OUT_OF_FOLD_NAME)
    again = OutOfFold.load(tmp_path / OUT_OF_FOLD_NAME, scores.photographs)
    assert again.photographs == scores.photographs
    assert np.array_equal(again.expressions, scores.expressions)
    with pytest.raises(DataError, match="does not hold out-of-fold scores of these photographs"):
        OutOfFold.load(tmp_path / OUT_OF_FOLD_NAME, scores.photographs[:10])
    with pytest.raises(DataError, match="does not hold"):
        OutOfFold.load(tmp_path / "absent.npz", scores.photographs)


def test_a_class_without_photographs_cannot_be_calibrated() -> None:
    with pytest.raises(DataError, match="No photograph is labelled angry"):
        out_of_fold().calibration(ClassScheme.of(["angry"]))
    scaling, count = out_of_fold().calibration(THREE_WAY)
    assert (len(scaling.scale), count) == (3, 600)


def small_recipe(faces: PreparedFaces) -> ThreeWayRecipe:
    return ThreeWayRecipe(faces, input_size=16, epochs=1, images_per_epoch=64, batch_size=32)


@pytest.fixture(scope="module")
def finished(
    make_faces: Callable[..., PreparedFaces], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Benchmark, PreparedFaces, Path]:
    folder = tmp_path_factory.mktemp("benchmark")
    faces = make_faces(300)
    unseen = (
        Skipped(Photograph("unseen.jpg", "happy", "utkface", race="White", age=30), NO_FACE),
        Skipped(Photograph("unseen_test.jpg", "happy", "utkface", split="test"), NO_FACE),
    )
    faces = replace(faces, skipped=unseen)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("trainer.recipes.model.STAGES", ((8, 1),))
        patch.setattr("trainer.export.export.MIN_AGREEMENT", 0.0)
        benchmark = run_benchmark(small_recipe(faces), folder, lambda images: None, lambda fold, number, epoch: None)
    return benchmark, faces, folder


def test_every_photograph_is_judged_once_by_a_network_that_did_not_learn_from_it(finished) -> None:
    benchmark, faces, folder = finished
    judged = [p.photograph.path for p in benchmark.evaluation.predictions]
    expected = [p.path for p in faces.photographs if p.split != "test"]
    assert sorted(judged) == sorted([*expected, "unseen.jpg"])
    for fold in range(3):
        config = json.loads((folder / f"fold-{fold}" / "config.json").read_text())
        assert config["held_out_fold"] == fold
    assert benchmark.evaluation.detection_rate.total - benchmark.evaluation.detection_rate.count == 1


def test_the_same_command_gives_the_same_figures_again(finished, monkeypatch: pytest.MonkeyPatch) -> None:
    _, faces, folder = finished
    before = json.loads((folder / "benchmark.json").read_text())
    assert before["recipe"]["epochs"] == 1
    assert "held_out_fold" not in before["recipe"]
    monkeypatch.setattr("trainer.export.export.MIN_AGREEMENT", 0.0)
    run_benchmark(small_recipe(faces), folder, lambda images: None, lambda *_: pytest.fail("it trained again"))
    assert json.loads((folder / "benchmark.json").read_text()) == before
    stored = OutOfFold.load(folder / OUT_OF_FOLD_NAME, faces.photographs)
    assert before["out_of_fold"]["photographs"] == len(stored.photographs) + 1


def test_the_card_begins_with_what_the_recipe_gets_wrong(finished, tmp_path: Path) -> None:
    benchmark, _, folder = finished
    model = json.loads((folder / "fold-0" / "expression.json").read_text())
    (rest,) = (goal for goal in benchmark.goals if goal.people == "whose face is at rest")
    share = rest.errors
    assert share is not None
    old = {"model": "the-old", "sha256": "", "goals": [rest.as_dict() | {"errors": {"value": 0.123}}]}
    sources = CardSources(model, 1_000, json.loads((folder / "benchmark.json").read_text()), before=old)
    text = write_card(sources, tmp_path).read_text()
    value, low, high = (f"{100 * number:.1f}" for number in (share.value, *share.interval))
    row = f"| whose face is at rest (utkface) | taken for happy | {value} | {low} to {high} | 12.3 |"
    assert row in text
    assert text.index(row) < text.index("## Intended use")
    old["goals"] = [{"name": "by another version"}]
    with pytest.raises(DataError, match="written by another version"):
        write_card(replace(sources, before=old), tmp_path)


def test_the_report_has_goals_and_groups_and_shows_nobody(finished, tmp_path: Path) -> None:
    benchmark, faces, _ = finished
    text = write_benchmark_report(benchmark, faces, tmp_path).read_text()
    assert "neutral called happy (utkface)" in text
    assert "utkface: sadness" in text
    assert "http" not in text.replace("data:image/png;base64", "")
    with (tmp_path / "doubted_labels.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert [row["path"] for row in rows] == [p.photograph.path for p in benchmark.disagreements]
    for name in ("thresholds", "groups", "confusion", "roc", "reliability", "accuracy", "loss"):
        assert (tmp_path / f"{name}.png").is_file()
