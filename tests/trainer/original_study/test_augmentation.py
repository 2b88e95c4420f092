from __future__ import annotations

import numpy as np
import pytest

from trainer.original_study.augmentation import CHANNEL_SHIFT, study_view

# Keras's old image code imports from a namespace that SciPy has renamed.
pytestmark = pytest.mark.filterwarnings("ignore:Please import:DeprecationWarning")

CROP = np.random.default_rng(3).integers(0, 256, (48, 48, 3), dtype=np.uint8)


def test_a_study_view_is_deterministic_and_of_the_same_kind() -> None:
    pytest.importorskip("tensorflow")
    view = study_view(CROP, np.random.default_rng(7))
    assert (view.shape, view.dtype) == (CROP.shape, np.uint8)
    assert np.array_equal(view, study_view(CROP, np.random.default_rng(7)))
    assert not np.array_equal(view, study_view(CROP, np.random.default_rng(8)))


def test_a_study_view_of_one_colour_only_shifts_its_channels() -> None:
    pytest.importorskip("tensorflow")
    flat = np.full((20, 20, 3), (60, 120, 180), np.uint8)
    view = study_view(flat, np.random.default_rng(1))
    assert len(np.unique(view.reshape(-1, 3), axis=0)) == 1
    assert np.abs(view[0, 0].astype(int) - flat[0, 0]).max() <= CHANNEL_SHIFT + 1


def test_study_views_draw_as_keras_does() -> None:
    """The ranges of the transforms that Keras's own generator draws with the study's settings."""
    tf = pytest.importorskip("tensorflow")
    generator = tf.keras.preprocessing.image.ImageDataGenerator(
        rotation_range=10,
        width_shift_range=0.1,
        height_shift_range=0.1,
        shear_range=0.15,
        zoom_range=0.1,
        channel_shift_range=10,
        horizontal_flip=True,
    )
    theirs = [generator.get_random_transform((56, 56, 3), seed=i) for i in range(400)]
    ours: list[dict[str, float]] = []

    class Recorder:
        def apply_transform(self, image: np.ndarray, transform: dict[str, float]) -> np.ndarray:
            ours.append(transform)
            return image

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("trainer.original_study.augmentation._generator", Recorder)
        for i in range(400):
            study_view(np.zeros((56, 56, 3), np.uint8), np.random.default_rng(i))
    for name in ("theta", "tx", "ty", "shear", "zx", "zy", "channel_shift_intensity"):
        mine, keras_own = [t[name] for t in ours], [t[name] for t in theirs]
        span = max(keras_own) - min(keras_own)
        assert max(mine) == pytest.approx(max(keras_own), abs=0.05 * span), name
        assert min(mine) == pytest.approx(min(keras_own), abs=0.05 * span), name
    assert 0.4 < np.mean([t["flip_horizontal"] for t in ours]) < 0.6
