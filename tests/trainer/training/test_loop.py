from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

keras = pytest.importorskip("keras")

from trainer.data.dataset import DataError  # noqa: E402
from trainer.data.labels import EXPRESSIONS  # noqa: E402
from trainer.data.prepare import PreparedFaces  # noqa: E402
from trainer.evaluation.run_report import write_run_report  # noqa: E402
from trainer.recipes.expressions import ExpressionRecipe  # noqa: E402
from trainer.training.loop import _restore, averaging_callback, train, trained_model  # noqa: E402
from trainer.training.run_folder import CONFIG_NAME, Epoch, read_history  # noqa: E402


class Interrupted(Exception):
    pass


@pytest.fixture(autouse=True)
def small_network(monkeypatch: pytest.MonkeyPatch) -> None:
    # Compiling the whole network takes most of a test's time.
    monkeypatch.setattr("trainer.recipes.network.STAGES", ((8, 1),))


@pytest.fixture
def recipe(make_faces: Callable[..., PreparedFaces]) -> ExpressionRecipe:
    return ExpressionRecipe(
        make_faces(240), held_out=0, input_size=16, epochs=2, own_labels_from=1, images_per_epoch=72, batch_size=32
    )


def nothing(*_: object) -> None: ...


def raise_interrupted(number: int, epoch: Epoch) -> None:
    raise Interrupted


def test_an_interrupted_training_goes_on_and_ends_with_all_its_epochs(recipe: ExpressionRecipe, tmp_path: Path) -> None:
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


def test_a_resumed_network_keeps_its_weights_and_what_decay_leaves_out(
    recipe: ExpressionRecipe, tmp_path: Path
) -> None:
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


def test_a_run_folder_refuses_another_recipe(recipe: ExpressionRecipe, tmp_path: Path) -> None:
    (tmp_path / CONFIG_NAME).write_text(json.dumps(dict(recipe.config)))
    with pytest.raises(DataError, match="other settings or data"):
        train(replace(recipe, epochs=3, known_folds=recipe.folds), tmp_path, nothing, nothing)


def test_nothing_is_watched_where_nothing_is_held_out(recipe: ExpressionRecipe, tmp_path: Path) -> None:
    everything = replace(recipe, held_out=None, epochs=1, known_folds=recipe.folds)
    train(everything, tmp_path, nothing, nothing)
    (epoch,) = read_history(tmp_path)
    assert epoch.val_accuracy is None
    assert len(everything.training_photographs) > len(recipe.training_photographs)
    assert len(everything.comparison_images()) > 0
    page = write_run_report(everything, tmp_path).read_text()
    assert "Nothing was held out" in page


def test_a_run_without_a_network_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no trained model"):
        trained_model(tmp_path)


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
