from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

keras = pytest.importorskip("keras")

from trainer.data.dataset import DataError, Photograph  # noqa: E402
from trainer.data.emotions import EXPRESSIONS  # noqa: E402
from trainer.data.prepare import PreparedFaces  # noqa: E402
from trainer.data.votes import Votes  # noqa: E402
from trainer.export.averaging import averaging_callback  # noqa: E402
from trainer.recipes.named import recipe_named, recipe_of  # noqa: E402
from trainer.recipes.ten_expressions import ThreeWayRecipe, drawing_weight, target_distribution  # noqa: E402
from trainer.run_report import write_run_report  # noqa: E402
from trainer.train import _restore, train, trained_model  # noqa: E402
from trainer.train_history import Epoch, largest_drop, read_history  # noqa: E402


class Interrupted(Exception):
    pass


@pytest.fixture(autouse=True)
def small_network(monkeypatch: pytest.MonkeyPatch) -> None:
    # Compiling the whole network takes most of a test's time.
    monkeypatch.setattr("trainer.recipes.model.STAGES", ((8, 1),))


@pytest.fixture
def recipe(make_faces: Callable[..., PreparedFaces]) -> ThreeWayRecipe:
    return ThreeWayRecipe(
        make_faces(240), held_out=0, input_size=16, epochs=2, own_labels_from=1, images_per_epoch=72, batch_size=32
    )


def nothing(*_: object) -> None: ...


def raise_interrupted(number: int, epoch: Epoch) -> None:
    raise Interrupted


def test_an_interrupted_training_goes_on_and_ends_with_all_its_epochs(recipe: ThreeWayRecipe, tmp_path: Path) -> None:
    with pytest.raises(Interrupted):
        train(recipe, tmp_path, nothing, raise_interrupted)
    (first,) = read_history(tmp_path)

    images: list[int] = []
    numbers: list[int] = []
    train(recipe, tmp_path, images.append, lambda number, epoch: numbers.append(number))
    history = read_history(tmp_path)
    assert numbers == [2]
    assert len(history) == recipe.epochs
    assert history[0] == first
    assert sum(images) == recipe.epochs * recipe.images_per_epoch
    resumed = recipe.build()
    _restore(resumed, tmp_path / "model.keras")
    assert int(resumed.optimizer.iterations) == 2 * 3
    assert np.load(tmp_path / "opinion.npy").shape == (len(recipe.opinion_images()), len(EXPRESSIONS))

    train(recipe, tmp_path, nothing, lambda *_: pytest.fail("a finished training trained on"))


def test_a_resumed_network_keeps_its_weights_and_what_decay_leaves_out(recipe: ThreeWayRecipe, tmp_path: Path) -> None:
    model = recipe.build()
    images = recipe.training_images(0)
    model.fit(images.images, images.targets, batch_size=32, verbose=0)
    model.save(tmp_path / "model.keras")
    fresh = recipe.build()
    _restore(fresh, tmp_path / "model.keras")
    assert all(np.array_equal(a, b) for a, b in zip(model.get_weights(), fresh.get_weights(), strict=True))
    assert int(fresh.optimizer.iterations) == int(model.optimizer.iterations)
    left_out = [not fresh.optimizer._use_weight_decay(variable) for variable in fresh.trainable_variables]
    assert sum(left_out) == sum(v.name in ("bias", "gamma", "beta") for v in fresh.trainable_variables) > 0


def test_a_run_folder_refuses_another_recipe(recipe: ThreeWayRecipe, tmp_path: Path) -> None:
    with pytest.raises(Interrupted):
        train(recipe, tmp_path, nothing, raise_interrupted)
    with pytest.raises(DataError, match="other settings or data"):
        train(replace(recipe, epochs=3, known_folds=recipe.folds), tmp_path, nothing, nothing)


def test_an_epochs_images_are_the_same_in_every_run_and_no_other_epochs(recipe: ThreeWayRecipe) -> None:
    first, again, other = recipe.training_images(0), recipe.training_images(0), recipe.training_images(1)
    assert np.array_equal(first.images, again.images)
    assert not np.array_equal(first.images, other.images)
    assert first.images.shape == (72, 16, 16, 3)
    assert first.targets.sum(axis=1) == pytest.approx(np.ones(72), abs=1e-6)


def test_the_test_part_is_never_drawn(recipe: ThreeWayRecipe) -> None:
    photographs = (*recipe.training_photographs, *recipe.validation_photographs)
    assert all(photograph.split != "test" for photograph in photographs)
    # Blackened test photographs change no training image.
    black = recipe.faces.crops.copy()
    black[[i for i, p in enumerate(recipe.faces.photographs) if p.split == "test"]] = 0
    blinded = replace(recipe, faces=replace(recipe.faces, crops=black), known_folds=recipe.folds)
    assert np.array_equal(blinded.training_images(0).images, recipe.training_images(0).images)


def test_recipes_are_found_by_name_and_refuse_other_data(make_faces, tmp_path: Path) -> None:
    recipe = recipe_named("three-way", make_faces(240), epochs=1)
    (tmp_path / "config.json").write_text(json.dumps(dict(recipe.config)))
    assert recipe_of(tmp_path, make_faces(240)).config == recipe.config
    with pytest.raises(DataError, match="other data"):
        recipe_of(tmp_path, make_faces(200))
    with pytest.raises(DataError, match="is not the folder of a training"):
        recipe_of(tmp_path / "absent", make_faces(200))


def test_the_average_follows_the_weights_by_its_decay() -> None:
    def network() -> keras.Model:
        model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False)])
        model.compile(keras.optimizers.SGD(0.0), "mse", jit_compile=False)
        return model

    learner, average = network(), network()
    learner.set_weights([np.array([[1.0]], np.float32)])
    average.set_weights([np.array([[0.0]], np.float32)])
    callback = averaging_callback(learner, average, decay=0.5)
    for step in (1, 2, 100, 101):
        learner.optimizer.iterations.assign(step)
        before = float(average.get_weights()[0][0, 0])
        callback.on_train_batch_end(0, {})
        kept = min(0.5, step / (step + 10))
        assert float(average.get_weights()[0][0, 0]) == pytest.approx(kept * before + 1 - kept, rel=1e-5)


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

    assert weight("talking", "2") == 3 * weight("neutral", "2")
    assert weight("neutral", "2") > weight("neutral", "1") > weight("neutral", "0")
    assert weight("happy", "2") > weight("happy", "1")


def test_without_a_label_the_network_is_believed_and_only_from_the_epoch_on(
    make_faces: Callable[..., PreparedFaces],
) -> None:
    faces = make_faces(240)
    photographs = tuple(
        replace(p, label="other_or_unclear") if i % 4 == 0 else p for i, p in enumerate(faces.photographs)
    )
    recipe = ThreeWayRecipe(replace(faces, photographs=photographs), held_out=0, input_size=16, images_per_epoch=400)
    opinion = np.zeros((len(recipe.opinion_images()), len(EXPRESSIONS)), np.float32)
    opinion[:, 3] = 1
    assert recipe.training_images(0).targets[:, 3].max() < 0.1
    later = recipe.training_images(9, opinion).targets[:, 3]
    assert (later == 1).sum() > 10
    assert (later < 0.1).sum() > 200


def test_rare_cells_are_drawn_more_often_than_they_are(make_faces: Callable[..., PreparedFaces]) -> None:
    faces = make_faces(300)
    photographs = tuple(replace(p, race="Asian" if i % 50 < 3 else "White") for i, p in enumerate(faces.photographs))
    recipe = ThreeWayRecipe(replace(faces, photographs=photographs), held_out=0)
    weights = recipe.training_weights
    rare = np.array([p.race == "Asian" for p in recipe.training_photographs])
    assert 1.2 * rare.mean() < weights[rare].sum() / weights.sum() < 0.5


def test_nothing_is_watched_where_nothing_is_held_out(recipe: ThreeWayRecipe, tmp_path: Path) -> None:
    everything = replace(recipe, held_out=None, epochs=1, known_folds=recipe.folds)
    train(everything, tmp_path, nothing, nothing)
    (epoch,) = read_history(tmp_path)
    assert epoch.val_accuracy is None
    assert len(everything.training_photographs) > len(recipe.training_photographs)
    assert len(everything.comparison_images()) > 0
    page = write_run_report(everything, tmp_path).read_text()
    assert "Nothing was held out" in page


def test_the_largest_drop_is_of_the_last_two_thirds() -> None:
    accuracies = (0.9, 0.5, 0.8, 0.79, 0.85, 0.83)
    history = [Epoch(1.0, 0.9, 1.0, accuracy, 1.0) for accuracy in accuracies]
    assert largest_drop(history) == pytest.approx(0.02)
    assert largest_drop([Epoch(1.0, 0.9, None, None, 1.0)] * 3) == 0.0


def test_a_run_without_a_network_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no trained model"):
        trained_model(tmp_path)
