"""The original study's augmentation: Keras's ImageDataGenerator with the study's ranges."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]

ROTATION_DEGREES = 10.0
SHIFT = 0.1
SHEAR_DEGREES = 0.15
"""Keras takes degrees, and the study passed 0.15: almost nothing, but kept."""
ZOOM = 0.1
CHANNEL_SHIFT = 10.0


def study_view(crop: Pixels, rng: np.random.Generator) -> Pixels:
    """Return a random view of `crop` (size, size, 3), distributed as by ImageDataGenerator.random_transform.

    Keras draws from NumPy's global generator; here `rng` draws, and Keras only applies the transform.
    """
    size = crop.shape[0]
    zoom = rng.uniform(1 - ZOOM, 1 + ZOOM, 2)
    transform = {
        "theta": rng.uniform(-ROTATION_DEGREES, ROTATION_DEGREES),
        "tx": rng.uniform(-SHIFT, SHIFT) * size,
        "ty": rng.uniform(-SHIFT, SHIFT) * size,
        "shear": rng.uniform(-SHEAR_DEGREES, SHEAR_DEGREES),
        "zx": zoom[0],
        "zy": zoom[1],
        "flip_horizontal": bool(rng.random() < 0.5),
        "flip_vertical": False,
        "channel_shift_intensity": rng.uniform(-CHANNEL_SHIFT, CHANNEL_SHIFT),
        "brightness": None,
    }
    view = _generator().apply_transform(crop.astype(np.float32), transform)
    return np.asarray(np.clip(view, 0, 255), dtype=np.uint8)


@cache
def _generator() -> Any:
    # Keras 3 offers this class only under the name tf.keras.
    import tensorflow as tf

    return tf.keras.preprocessing.image.ImageDataGenerator()
