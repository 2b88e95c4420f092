from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("keras")

from trainer.data.dataset import DataError
from trainer.original_study.recipe import ImageCounts, OriginalStudyRecipe
from trainer.original_study.report import Leak, TrainedRun, write_report
from trainer.training.loop import train

# Keras's old image code imports from a namespace that SciPy has renamed.
pytestmark = pytest.mark.filterwarnings("ignore:Please import:DeprecationWarning")


def test_the_report_holds_both_runs_and_stands_alone(
    make_faces, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.original_study.network.STAGES", (8,))
    # One validation image that quantisation turns would otherwise be a broken export: there are thirty only.
    monkeypatch.setattr("trainer.export.litert.MIN_AGREEMENT", 0.0)
    faces = make_faces(120, ("happy", "neutral"), size=16)
    counts = ImageCounts(photographs=40, happy_views=101, neutral_views=103)
    runs = []
    for name, leaky in (("clean", False), ("leaky", True)):
        recipe = OriginalStudyRecipe(faces, leaky=leaky, epochs=1, input_size=16, counts=counts)
        train(recipe, tmp_path / name, lambda done: None, lambda number, epoch: None)
        runs.append(TrainedRun(tmp_path / name, recipe))
    test = faces.take([i for i, p in enumerate(faces.photographs) if p.split == "test"])

    page = write_report(*runs, test, tmp_path / "out").read_text()
    content = json.loads((tmp_path / "out" / "report.json").read_text())
    assert set(content["runs"]) == {"clean", "leaky"}
    assert content["runs"]["clean"]["recipe"]["photographs_in_both"] == 0
    assert content["runs"]["leaky"]["recipe"]["photographs_in_both"] > 0
    assert content["runs"]["clean"]["test"]["photographs"] == len(test.photographs)
    assert len(content["leak"]["final"]["difference"]["interval_95"]) == 2
    assert "not on its own labels nor on its 360 test photographs" in " ".join(page.split())
    assert "http" not in page.replace("data:image/png;base64", "")
    for name in ("loss", "accuracy", "validation", "confusion", "roc", "reliability", "groups"):
        assert (tmp_path / "out" / f"{name}.png").is_file()


def test_the_leak_is_leaky_minus_clean() -> None:
    leak = Leak(clean=(0.80, 0.92, 0.90), leaky=(0.85, 0.96, 0.97), clean_photographs=300, leaky_photographs=1_200)
    assert leak.final.value == pytest.approx(0.07)
    assert leak.best.value == pytest.approx(0.05)
    low, high = leak.final.interval
    assert low < 0.07 < high


def test_an_unfinished_training_is_not_reported(make_faces, tmp_path: Path) -> None:
    recipe = OriginalStudyRecipe(
        make_faces(120, ("happy", "neutral")), counts=ImageCounts(photographs=40, happy_views=101, neutral_views=103)
    )
    with pytest.raises(DataError, match="has finished 0 of 15 epochs"):
        TrainedRun(tmp_path, recipe).finished()
