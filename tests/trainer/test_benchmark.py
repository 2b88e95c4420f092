from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

keras = pytest.importorskip("keras")

from trainer.benchmark import (  # noqa: E402
    Benchmark,
    run_benchmark,
    write_benchmark_report,
)
from trainer.data.dataset import DataError, Photograph  # noqa: E402
from trainer.data.opinions import TEACHERS_NAME, Opinions  # noqa: E402
from trainer.data.prepare import NO_FACE, PreparedFaces, Skipped  # noqa: E402
from trainer.evaluation.goals import plain_words  # noqa: E402
from trainer.evaluation.out_of_fold import OUT_OF_FOLD_NAME, OutOfFold  # noqa: E402
from trainer.export.model_card import CardSources, write_card  # noqa: E402
from trainer.recipes.expressions import ExpressionRecipe  # noqa: E402


def small_recipe(faces: PreparedFaces) -> ExpressionRecipe:
    return ExpressionRecipe(faces, input_size=16, epochs=1, images_per_epoch=64, batch_size=32)


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
        patch.setattr("trainer.recipes.network.STAGES", ((8, 1),))
        patch.setattr("trainer.export.litert.MIN_AGREEMENT", 0.0)
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
    monkeypatch.setattr("trainer.export.litert.MIN_AGREEMENT", 0.0)
    run_benchmark(small_recipe(faces), folder, lambda images: None, lambda *_: pytest.fail("it trained again"))
    assert json.loads((folder / "benchmark.json").read_text()) == before
    stored = OutOfFold.load(folder / OUT_OF_FOLD_NAME, faces.photographs)
    assert before["out_of_fold"]["photographs"] == len(stored.photographs) + 1


def test_a_folder_of_other_settings_keeps_its_teachers(
    finished, make_opinions: Callable[[PreparedFaces], Opinions]
) -> None:
    _, faces, folder = finished
    other = replace(small_recipe(faces), teachers=make_opinions(faces))
    with pytest.raises(DataError, match="other settings or data"):
        run_benchmark(other, folder, lambda images: None, lambda *_: None)
    assert not (folder / "fold-0" / TEACHERS_NAME).exists()


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
    one_in = round(1 / share.value) if share.value else "-"
    who = "whose face is at rest (colour photographs of UTKFace)"
    row = f"| {who} | taken for happy | {value} | {one_in} | {low} to {high} | 12.3 |"
    assert row in text
    assert text.index("## What it gets wrong") < text.index(row) < text.index("## Licence")
    # Every target says in plain words what it asks for, and the worst comes first.
    assert "| Of 100 people whose face is at rest, at most 2 are taken for happy. | at most 0.020 |" in text
    assert all(plain_words(goal.as_dict()) for goal in benchmark.goals)
    table = text[text.index("| of 100 people") :].split("\n\n")[0].splitlines()[2:]
    wrong = [float(line.split("|")[3]) for line in table]
    assert wrong == sorted(wrong, reverse=True)
    assert len(wrong) == len([goal for goal in benchmark.goals if goal.errors])
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
