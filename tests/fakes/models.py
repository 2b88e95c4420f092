"""Small real models: exported by the trainer, loaded by the app."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from rating_app.session.observation import CLASS_NAMES
from rating_app.vision.face import PREPROCESSING_VERSION

SIZE = 16


def write_model(folder: Path, black_face: Mapping[str, float], name: str = "small") -> Path:
    """Write a model whose classes are the keys of `black_face`, and return its .tflite file.

    To a black crop it gives exactly these probabilities; the lighter the crop, the happier. Needs TensorFlow.
    """
    import keras

    inputs = keras.Input((SIZE, SIZE, 3))
    x = keras.layers.GlobalAveragePooling2D()(keras.layers.Rescaling(1 / 255)(inputs))
    network = keras.Model(inputs, keras.layers.Dense(len(black_face), activation="softmax")(x))
    kernel = np.zeros((3, len(black_face)), np.float32)
    kernel[:, 0] = 2.0
    network.layers[-1].set_weights([kernel, np.log(np.array(list(black_face.values()), np.float32))])
    return write_graph(folder, lambda faces: network(faces, training=False), list(black_face), name)


def write_graph(
    folder: Path, graph: Callable[[Any], Any], class_names: Sequence[str] = CLASS_NAMES, name: str = "small"
) -> Path:
    """Write a model that is this function of a (1, SIZE, SIZE, 3) tensor, and return its .tflite file."""
    from trainer.export.litert import to_tflite

    content = to_tflite(graph, SIZE)
    model = folder / f"{name}.tflite"
    model.write_bytes(content)
    description = {
        "name": name,
        "class_names": list(class_names),
        "input_size": SIZE,
        "preprocessing_version": PREPROCESSING_VERSION,
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    model.with_suffix(".json").write_text(json.dumps(description), encoding="utf-8")
    return model
