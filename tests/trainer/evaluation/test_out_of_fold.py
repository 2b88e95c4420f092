from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

keras = pytest.importorskip("keras")

from trainer.data.classes import THREE_WAY, ClassScheme  # noqa: E402
from trainer.data.dataset import DataError, Photograph  # noqa: E402
from trainer.data.labels import EXPRESSIONS  # noqa: E402
from trainer.evaluation.out_of_fold import OUT_OF_FOLD_NAME, OutOfFold  # noqa: E402


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


def test_each_data_set_counts_the_same_however_large_it_is() -> None:
    small = out_of_fold(300)
    sure = np.roll(small.expressions, 1, axis=0)
    other = tuple(replace(p, path=f"other/{p.path}", dataset="ferplus") for p in small.photographs)

    def calibration(copies: int) -> tuple[float, ...]:
        photographs = (*small.photographs, *(other * copies))
        expressions = np.concatenate([small.expressions, *[sure] * copies])
        scores = OutOfFold(photographs, np.zeros(len(photographs), np.int64), expressions)
        return scores.calibration(THREE_WAY)[0].scale

    assert calibration(5) == pytest.approx(calibration(1), abs=1e-3)


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
