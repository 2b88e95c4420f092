from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

keras = pytest.importorskip("keras")

from trainer.dataset import DataError  # noqa: E402
from trainer.prepare import PreparedFaces  # noqa: E402
from trainer.recipe import ThreeWayRecipe  # noqa: E402
from trainer.recipes import recipe_named, recipe_of  # noqa: E402
from trainer.train import train, trained_model  # noqa: E402
from trainer.train_history import Epoch, read_history  # noqa: E402


class Interrupted(Exception):
    pass


@pytest.fixture(autouse=True)
def small_network(monkeypatch: pytest.MonkeyPatch) -> None:
    # Compiling the whole network takes most of a test's time.
    monkeypatch.setattr("trainer.model.STAGES", ((8, 1),))


@pytest.fixture
def recipe(make_faces: Callable[..., PreparedFaces]) -> ThreeWayRecipe:
    return ThreeWayRecipe(make_faces(240), input_size=16, epochs=2, images_per_epoch=72, batch_size=32)


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
    assert int(trained_model(tmp_path).optimizer.iterations) == 2 * 3

    train(recipe, tmp_path, nothing, lambda *_: pytest.fail("a finished training trained on"))


def test_a_resumed_network_keeps_its_weights_and_what_decay_leaves_out(recipe: ThreeWayRecipe, tmp_path: Path) -> None:
    from trainer.train import _restore

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
        train(ThreeWayRecipe(recipe.faces, input_size=16, epochs=3, images_per_epoch=72), tmp_path, nothing, nothing)


def test_an_epochs_images_are_the_same_in_every_run_and_no_other_epochs(recipe: ThreeWayRecipe) -> None:
    first, again, other = recipe.training_images(0), recipe.training_images(0), recipe.training_images(1)
    assert np.array_equal(first.images, again.images)
    assert not np.array_equal(first.images, other.images)
    assert first.images.shape == (72, 16, 16, 3)
    assert set(first.targets.sum(axis=1)) == {1.0}


def test_the_test_part_is_never_drawn(recipe: ThreeWayRecipe) -> None:
    photographs = (*recipe.training_photographs, *recipe.validation_photographs)
    assert all(photograph.split != "test" for photograph in photographs)
    # Blackened test photographs change no training image.
    black = recipe.faces.crops.copy()
    black[[i for i, p in enumerate(recipe.faces.photographs) if p.split == "test"]] = 0
    blinded = ThreeWayRecipe(replace(recipe.faces, crops=black), 16, 2, 72, 32)
    assert np.array_equal(blinded.training_images(0).images, recipe.training_images(0).images)


def test_recipes_are_found_by_name_and_refuse_other_data(make_faces, tmp_path: Path) -> None:
    recipe = recipe_named("three-way", make_faces(240), epochs=1)
    (tmp_path / "config.json").write_text(json.dumps(dict(recipe.config)))
    assert recipe_of(tmp_path, make_faces(240)).config == recipe.config
    with pytest.raises(DataError, match="other data"):
        recipe_of(tmp_path, make_faces(200))
    with pytest.raises(DataError, match="is not the folder of a training"):
        recipe_of(tmp_path / "absent", make_faces(200))


def test_a_run_without_a_network_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no trained model"):
        trained_model(tmp_path)
