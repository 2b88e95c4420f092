"""Turn a trained network into the two files that the app loads, and measure what that costs in accuracy.

`expression.tflite` is the network with dynamic-range quantised weights and a fixed batch of one; `expression.json`
beside it says what the app must know to use it rightly, and where it comes from.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from rating_app.expression import CLASS_NAMES, ExpressionClassifier
from rating_app.face import PREPROCESSING_VERSION, FaceCrop
from trainer.dataset import DataError, Photograph
from trainer.metrics import Proportion
from trainer.train import LabelledImages, Recipe, trained_model
from trainer.train_history import read_history

MODEL_NAME = "expression"

LICENCE = (
    "Weights: non-commercial research use only (trained on UTKFace and other research data sets, see MODEL_CARD.md)."
)

MIN_AGREEMENT = 0.9
"""An export that agrees less often with its network on the most probable class is broken, not merely quantised."""


@dataclass(frozen=True)
class ExportCheck:
    """The exported model against the network it was made from, on the recipe's validation images.

    `agreement` counts images with the same most probable class; `happy` is the exported model's accuracy in happy
    against not happy, at p_happy 0.5.
    """

    keras: Proportion
    exported: Proportion
    happy: Proportion
    agreement: Proportion

    @property
    def accuracy_difference(self) -> float:
        """Exported minus Keras, a share."""
        return (self.exported.count - self.keras.count) / self.keras.total

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return {
            "keras_accuracy": self.keras.as_dict(),
            "exported_accuracy": self.exported.as_dict(),
            "exported_accuracy_happy_or_not": self.happy.as_dict(),
            "top_1_agreement": self.agreement.as_dict(),
            "accuracy_difference": self.accuracy_difference,
        }


def export(recipe: Recipe, run: Path, out: Path, on_progress: Callable[[int], None] = lambda done: None) -> ExportCheck:
    """Write `out`/expression.tflite and .json from the network in `run`, which `recipe` has trained.

    `on_progress` hears how many of the validation images were scored since last. DataError where `run` has no
    network; ModelRejected where the app would not load the result.
    """
    network = three_way(trained_model(run))
    content = to_tflite(network)
    description: dict[str, object] = {
        "name": f"{recipe.config['recipe']}-{hashlib.sha256(content).hexdigest()[:8]}",
        "class_names": list(CLASS_NAMES),
        "input_size": int(network.input_shape[1]),
        "preprocessing_version": PREPROCESSING_VERSION,
        "sha256": hashlib.sha256(content).hexdigest(),
        "licence": LICENCE,
        "date": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "data": describe_data(recipe),
        "recipe": dict(recipe.config),
        "epochs_finished": len(read_history(run)),
    }
    images = recipe.validation_images()
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), content, description)
        check = check_export(network, ExpressionClassifier(Path(folder) / f"{MODEL_NAME}.tflite"), images, on_progress)
    if (check.agreement.value or 0.0) < MIN_AGREEMENT:
        raise DataError(
            f"The exported model agrees with its network on {check.agreement.count:,} of {check.agreement.total:,} "
            f"images only; nothing was written."
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
        _write(out, content, description | {"metrics": {"validation": check.as_dict()}})
    except OSError as error:
        raise DataError(f"{out} cannot be written to ({error.strerror}).") from None
    return check


def three_way(network: keras.Model) -> keras.Model:
    """`network` itself, or around one sigmoid unit, which gives P(neutral), one that gives (happy, neutral, other)."""
    if network.output_shape[-1] == len(CLASS_NAMES):
        return network
    if network.output_shape[-1] != 1:
        raise DataError(f"The app needs {len(CLASS_NAMES)} classes or one sigmoid unit; this network has neither.")
    p_neutral = network.output
    turned_round = keras.layers.Concatenate(name="happy_neutral_other")(
        [1.0 - p_neutral, p_neutral, keras.ops.zeros_like(p_neutral)]
    )
    return keras.Model(network.input, turned_round)


def to_tflite(network: keras.Model) -> bytes:
    """Dynamic-range quantised; float32 (1, size, size, 3) in 0 to 255, RGB, to float32 (1, classes)."""
    shape = (1, *network.input_shape[1:])
    call = tf.function(
        lambda face_rgb: network(face_rgb, training=False),
        input_signature=[tf.TensorSpec(shape, tf.float32, "face_rgb")],
    )
    # Not given the network too: its variables would then stay variables, which LiteRT finds unset.
    converter = tf.lite.TFLiteConverter.from_concrete_functions([call.get_concrete_function()])
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    return bytes(converter.convert())


def check_export(
    network: keras.Model,
    classifier: ExpressionClassifier,
    images: LabelledImages,
    on_progress: Callable[[int], None] = lambda done: None,
) -> ExportCheck:
    """Score `images` with both; `network` gives the three classes."""
    before = np.asarray(network.predict(images.images, batch_size=64, verbose=0))
    after = []
    for pixels in images.images:
        score = classifier.predict(FaceCrop(pixels))
        after.append((score.p_happy, score.p_neutral, score.p_other))
        on_progress(1)
    expected = _class_numbers(images.targets)
    first, second = before.argmax(axis=1), np.array(after).argmax(axis=1)
    total = len(expected)
    called_happy = np.array(after)[:, 0] >= 0.5
    return ExportCheck(
        keras=Proportion(int((first == expected).sum()), total),
        exported=Proportion(int((second == expected).sum()), total),
        happy=Proportion(int((called_happy == (expected == 0)).sum()), total),
        agreement=Proportion(int((first == second).sum()), total),
    )


def describe_data(recipe: Recipe) -> dict[str, object]:
    """How many photographs of which class from which data set, and what was left out."""
    taken_out = {name: count for name, count in recipe.config.items() if name.startswith("dropped_")}
    return {
        "training": _counted(recipe.training_photographs),
        "validation": _counted(recipe.validation_photographs),
        **taken_out,
    }


def _counted(photographs: Sequence[Photograph]) -> dict[str, dict[str, int]]:
    datasets: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for photograph in photographs:
        datasets[photograph.dataset or "unnamed"][photograph.expression or photograph.label] += 1
    return {name: dict(sorted(counts.items())) for name, counts in sorted(datasets.items())}


def _class_numbers(targets: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    # One sigmoid unit: happy is 0 and neutral 1, as in CLASS_NAMES.
    return targets.argmax(axis=1) if targets.shape[1] > 1 else targets[:, 0].astype(np.int64)


def _write(folder: Path, content: bytes, description: Mapping[str, Any]) -> None:
    # Each replaced in one step; the app refuses the pair while only one is new, since the digest does not match.
    for name, data in (
        (f"{MODEL_NAME}.tflite", content),
        (f"{MODEL_NAME}.json", (json.dumps(dict(description), indent=2) + "\n").encode()),
    ):
        partial = folder / f"partial-{name}"
        partial.write_bytes(data)
        partial.replace(folder / name)
