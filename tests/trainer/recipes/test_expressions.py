from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

keras = pytest.importorskip("keras")

from trainer.data.dataset import Photograph  # noqa: E402
from trainer.data.labels import EXPRESSIONS  # noqa: E402
from trainer.data.opinions import Opinions  # noqa: E402
from trainer.data.prepare import PreparedFaces  # noqa: E402
from trainer.data.votes import Votes  # noqa: E402
from trainer.recipes.expressions import (  # noqa: E402
    LABEL_SHARE,
    SHARP_NEGATIVES_WEIGHT,
    ExpressionRecipe,
    drawing_weight,
    target_distribution,
)


@pytest.fixture
def recipe(make_faces: Callable[..., PreparedFaces]) -> ExpressionRecipe:
    return ExpressionRecipe(
        make_faces(240),
        held_out=0,
        input_size=16,
        early_size=12,
        epochs=5,
        own_labels_from=1,
        images_per_epoch=72,
        batch_size=32,
    )


def test_an_epochs_images_are_the_same_in_every_run_and_no_other_epochs(recipe: ExpressionRecipe) -> None:
    first, again, other = recipe.training_images(0), recipe.training_images(0), recipe.training_images(1)
    assert np.array_equal(first.images, again.images)
    assert not np.array_equal(first.images, other.images)
    assert first.images.shape == other.images.shape == (72, 12, 12, 3)
    assert first.targets.sum(axis=1) == pytest.approx(np.ones(72), abs=1e-6)


def test_after_the_early_epochs_it_sees_faces_as_large_as_the_app_does(recipe: ExpressionRecipe) -> None:
    assert recipe.early_epochs == 2
    assert recipe.training_images(2).images.shape == recipe.validation_images().images[:72].shape == (72, 16, 16, 3)


def test_the_test_part_is_never_drawn(recipe: ExpressionRecipe) -> None:
    photographs = (*recipe.training_photographs, *recipe.validation_photographs)
    assert all(photograph.split != "test" for photograph in photographs)
    # Blackened test photographs change no training image.
    black = recipe.faces.crops.copy()
    black[[i for i, p in enumerate(recipe.faces.photographs) if p.split == "test"]] = 0
    blinded = replace(recipe, faces=replace(recipe.faces, crops=black), known_folds=recipe.folds)
    assert np.array_equal(blinded.training_images(0).images, recipe.training_images(0).images)


def test_labels_are_smoothed() -> None:
    sad = target_distribution(Photograph("a.jpg", "sadness"))
    assert (sad.argmax(), sad.sum()) == (EXPRESSIONS.index("sadness"), pytest.approx(1))
    assert sad[0] > 0
    yawning = target_distribution(Photograph("a.jpg", "yawning"))
    assert yawning.argmax() == EXPRESSIONS.index("talking_or_yawning")
    assert target_distribution(Photograph("a.jpg", "")) == pytest.approx(np.full(10, 1 / 10))


def test_votes_are_learnt_rather_than_their_majority() -> None:
    votes = Votes((("happy", 1), ("neutral", 3), ("sadness", 5)), voters=10)
    photograph = Photograph("a.jpg", "sadness", "ferplus", votes=votes)
    target = target_distribution(photograph)
    assert target[[1, 6]] == pytest.approx([0.95 * 3 / 8 + 0.005, 0.95 * 5 / 8 + 0.005])
    # One voter in ten slipped, and one saw no expression: neither is learnt from.
    assert target[0] == pytest.approx(0.005)
    assert drawing_weight(photograph) == pytest.approx(0.8 * drawing_weight(replace(photograph, votes=None)))


def test_what_is_rare_and_sure_is_drawn_most_often() -> None:
    def weight(label: str, passes: str) -> float:
        return drawing_weight(Photograph("a.jpg", label, "utkface", passes))

    assert weight("talking", "2") == SHARP_NEGATIVES_WEIGHT * weight("neutral", "2") > weight("neutral", "2")
    assert weight("neutral", "2") > weight("neutral", "1") > weight("neutral", "0")
    assert weight("happy", "2") > weight("happy", "1")


def test_without_a_label_the_network_is_believed_and_only_from_the_epoch_on(
    make_faces: Callable[..., PreparedFaces],
) -> None:
    faces = make_faces(240)
    photographs = tuple(
        replace(p, label="other_or_unclear") if i % 4 == 0 else p for i, p in enumerate(faces.photographs)
    )
    recipe = ExpressionRecipe(replace(faces, photographs=photographs), held_out=0, input_size=16, images_per_epoch=400)
    opinion = np.zeros((len(recipe.opinion_images()), len(EXPRESSIONS)), np.float32)
    opinion[:, 3] = 1
    assert recipe.training_images(0).targets[:, 3].max() < 0.1
    later = recipe.training_images(9, opinion).targets[:, 3]
    assert (later == 1).sum() > 10
    assert (later < 0.1).sum() > 200


def test_rare_cells_are_drawn_more_often_than_they_are(make_faces: Callable[..., PreparedFaces]) -> None:
    faces = make_faces(300)
    photographs = tuple(replace(p, race="Asian" if i % 50 < 3 else "White") for i, p in enumerate(faces.photographs))
    recipe = ExpressionRecipe(replace(faces, photographs=photographs), held_out=0)
    weights = recipe.training_weights
    rare = np.array([p.race == "Asian" for p in recipe.training_photographs])
    assert 1.2 * rare.mean() < weights[rare].sum() / weights.sum() < 0.5


def test_a_student_learns_from_the_teacher_that_has_not_seen_its_fold(
    make_faces: Callable[..., PreparedFaces],
    make_opinions: Callable[[PreparedFaces], Opinions],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # So that every photograph is drawn.
    monkeypatch.setattr("trainer.recipes.expressions.UNLABELLED_WEIGHT", 4.0)
    faces = make_faces(240)
    photographs = [replace(p, label="") if i % 4 == 0 else p for i, p in enumerate(faces.photographs)]
    votes = [Votes((("neutral", 10 + i), ("sadness", 300 - i)), voters=310) for i in range(len(photographs))]
    voted = [replace(p, votes=votes[i] if i % 3 == 0 else None) for i, p in enumerate(photographs)]
    unlabelled = replace(faces, photographs=tuple(voted))
    opinions = make_opinions(faces)
    recipe = ExpressionRecipe(unlabelled, held_out=1, input_size=16, images_per_epoch=6_000, teachers=opinions)
    assert recipe.own_labels_from is None
    assert recipe.config["teachers"] == opinions.digest
    said = {tuple(row) for row in recipe.training_images(0).targets.round(4).tolist()}
    for i, photograph in enumerate(unlabelled.photographs):
        teacher = opinions.of_fold[1, i]
        label = target_distribution(photograph)
        share = 1.0 if photograph.votes else LABEL_SHARE if photograph.label else 0.0
        expected = tuple((share * label + (1 - share) * teacher).round(4).tolist())
        assert (expected in said) is (recipe.folds.fold[i] in (0, 2)), i
    # Nothing of the other teachers, who have learnt from this fold.
    others = {tuple(row) for fold in (0, 2) for row in opinions.of_fold[fold].round(4).tolist()}
    assert not said & others
