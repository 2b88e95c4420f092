from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

keras = pytest.importorskip("keras")

from trainer.data.dataset import DataError  # noqa: E402
from trainer.data.prepare import PreparedFaces  # noqa: E402
from trainer.original_study.network import small_xception  # noqa: E402
from trainer.original_study.recipe import ImageCounts, OriginalStudyRecipe  # noqa: E402
from trainer.training.loop import train  # noqa: E402
from trainer.training.run_folder import read_history  # noqa: E402

# Keras's old image code imports from a namespace that SciPy has renamed.
pytestmark = pytest.mark.filterwarnings("ignore:Please import:DeprecationWarning")

COUNTS = ImageCounts(photographs=40, happy_views=101, neutral_views=103)
LABELS = ("happy", "neutral")


def tiny(make_faces: Callable[..., PreparedFaces], leaky: bool = False) -> OriginalStudyRecipe:
    return OriginalStudyRecipe(make_faces(120, LABELS), leaky=leaky, epochs=1, input_size=16, counts=COUNTS)


@pytest.fixture(scope="module")
def network() -> keras.Model:
    return small_xception()


def of_type(network: keras.Model, kind: type) -> list[keras.layers.Layer]:
    return [layer for layer in network.layers if type(layer) is kind]


def test_the_network_is_the_studys(network: keras.Model) -> None:
    layers = keras.layers
    assert network.input_shape == (None, 56, 56, 3)
    assert network.output_shape == (None, 1)
    separable = of_type(network, layers.SeparableConv2D)
    assert [layer.filters for layer in separable] == [128, 128, 256, 256, 512, 512, 728, 728, 1024]
    entry, projections = of_type(network, layers.Conv2D)[:2], of_type(network, layers.Conv2D)[2:]
    assert [(layer.filters, layer.kernel_size, layer.strides) for layer in entry] == [
        (32, (3, 3), (2, 2)),
        (64, (3, 3), (1, 1)),
    ]
    assert [(layer.filters, layer.kernel_size, layer.strides) for layer in projections] == [
        (filters, (1, 1), (2, 2)) for filters in (128, 256, 512, 728)
    ]
    pools = of_type(network, layers.MaxPooling2D)
    assert [(layer.pool_size, layer.strides) for layer in pools] == [((3, 3), (2, 2))] * 4
    assert len(of_type(network, layers.BatchNormalization)) == 2 + len(separable)
    assert len(of_type(network, layers.Add)) == 4
    assert [layer.rate for layer in of_type(network, layers.Dropout)] == [0.5]
    assert network.layers[-1].activation is keras.activations.sigmoid


def test_kernels_are_regularised(network: keras.Model) -> None:
    for layer in of_type(network, keras.layers.SeparableConv2D):
        assert float(layer.depthwise_regularizer.l2) == pytest.approx(0.001)
        assert float(layer.pointwise_regularizer.l2) == pytest.approx(0.001)
    for layer in of_type(network, keras.layers.Conv2D)[:2]:
        assert float(layer.kernel_regularizer.l2) == pytest.approx(0.001)


def test_the_network_is_as_large_as_the_studys(network: keras.Model) -> None:
    assert 2_650_000 < network.count_params() < 2_800_000


def test_the_studys_numbers_are_the_default() -> None:
    counts = ImageCounts()
    assert counts.happy_views + counts.neutral_views == 12_620
    assert round(0.85 * 6_281) + round(0.85 * 6_339) == round(0.85 * 12_620) == 10_727


def test_no_photograph_is_on_both_sides_unless_it_leaks(make_faces) -> None:
    clean, leaky = tiny(make_faces), tiny(make_faces, leaky=True)
    assert not set(clean.training.origins) & set(clean.validation.origins)
    assert clean.config["photographs_in_both"] == 0
    assert len(set(leaky.training.origins) & set(leaky.validation.origins)) > 10
    for recipe in (clean, leaky):
        assert len(recipe.training.origins) + len(recipe.validation.origins) == 204
        assert len(recipe.training.origins) == pytest.approx(0.85 * 204, abs=1)


def test_views_are_drawn_from_training_photographs_of_their_class(make_faces) -> None:
    for recipe in (tiny(make_faces), tiny(make_faces, leaky=True)):
        photographs = recipe.faces.photographs
        origins = (*recipe.training.origins, *recipe.validation.origins)
        assert all(photographs[i].split != "test" for i in origins)
        assert Counter(photographs[i].label for i in origins) == {"happy": 101, "neutral": 103}
        assert max(Counter(origins).values()) <= 10


def test_images_are_fixed_and_happy_is_0(make_faces) -> None:
    recipe = tiny(make_faces)
    first = recipe.training_images(0)
    assert recipe.training_images(5) is first
    assert np.array_equal(tiny(make_faces).training_images(0).images, first.images)
    assert first.images.shape == (recipe.images_per_epoch, 16, 16, 3)
    labels = [recipe.faces.photographs[i].label for i in recipe.training.origins]
    assert first.targets[:, 0].tolist() == [0.0 if label == "happy" else 1.0 for label in labels]


def test_two_views_of_one_photograph_differ_across_the_split(make_faces) -> None:
    recipe = tiny(make_faces, leaky=True)
    training = {image.tobytes() for image in recipe.training_images(0).images}
    validation = {image.tobytes() for image in recipe.validation_images().images}
    assert not training & validation


def test_contradicting_copies_are_never_drawn(make_faces) -> None:
    faces = make_faces(120, LABELS)
    digests = ("same", "same", *faces.digests[2:])
    recipe = OriginalStudyRecipe(PreparedFaces(faces.photographs, faces.crops, digests, ()), counts=COUNTS)
    assert not {0, 1} & {*recipe.training.origins, *recipe.validation.origins}


def test_too_few_photographs_are_one_sentence(make_faces) -> None:
    with pytest.raises(DataError, match="needs 1,000 happy photographs of the data set utkface; there are 48"):
        OriginalStudyRecipe(make_faces(120, LABELS))


def test_the_loop_trains_it(make_faces, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.original_study.network.STAGES", (8,))
    recipe = tiny(make_faces)
    train(recipe, tmp_path, lambda done: None, lambda number, epoch: None)
    assert len(read_history(tmp_path)) == 1
