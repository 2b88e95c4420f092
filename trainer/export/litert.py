"""Convert trained networks into the two files that the app loads, and measure the accuracy that this costs.

`expression.tflite` is the network with dynamic-range quantised weights and a fixed batch of one. `expression.json`
beside it holds what the app needs to use it correctly, and its origin.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf

from rating_app.vision.expression import ExpressionClassifier
from rating_app.vision.face import PREPROCESSING_VERSION, FaceCrop
from trainer.atomic import replace_file
from trainer.data.classes import THREE_WAY, ClassScheme
from trainer.data.dataset import DataError, Photograph
from trainer.evaluation.calibration import VectorScaling
from trainer.evaluation.metrics import Proportion
from trainer.evaluation.photographs import HAPPY_FROM
from trainer.export.serving import Graph, probabilities, serving_graph
from trainer.training.loop import trained_model
from trainer.training.recipe import Recipe, describe_data
from trainer.training.run_folder import read_history

MODEL_NAME = "expression"

RESEARCH_LICENCE = "Non-commercial research use only, since it was trained on UTKFace and other research data sets."
RESEARCH_DATASETS = {"utkface", "genki4k", "fer2013", "ferplus", "yawdd"}
OWN_LICENCE = "What the licences of its training photographs allow; the person who trained it has to state the terms."

MIN_AGREEMENT = 0.9
"""An export that agrees with its network on the most probable class less often than this is broken, not merely
quantised.
"""


@dataclass(frozen=True)
class ExportCheck:
    """A comparison of the exported model with its network, on the recipe's comparison images.

    `keras` and `exported` are accuracies in the model's classes, the two `_happy` in happy against not happy, at
    p_happy 0.5. `agreement` counts images with the same most probable class.
    """

    keras: Proportion
    exported: Proportion
    keras_happy: Proportion
    exported_happy: Proportion
    agreement: Proportion

    @property
    def accuracy_difference(self) -> float:
        """Return the difference of accuracy in the classes, exported minus Keras, in [-1, 1]."""
        return (self.exported.count - self.keras.count) / self.keras.total

    @property
    def happy_difference(self) -> float:
        """Return the difference of accuracy in happy or not happy, exported minus Keras, in [-1, 1]."""
        return (self.exported_happy.count - self.keras_happy.count) / self.keras_happy.total

    def as_dict(self) -> dict[str, object]:
        """Return the comparison for JSON."""
        return {
            "keras_accuracy": self.keras.as_dict(),
            "exported_accuracy": self.exported.as_dict(),
            "accuracy_difference": self.accuracy_difference,
            "keras_accuracy_happy_or_not": self.keras_happy.as_dict(),
            "exported_accuracy_happy_or_not": self.exported_happy.as_dict(),
            "happy_or_not_difference": self.happy_difference,
            "top_1_agreement": self.agreement.as_dict(),
        }


@dataclass(frozen=True)
class ExportChoice:
    """The classes of an exported model, and its calibration, fitted on `calibrated_on` photographs;
    None without one.
    """

    scheme: ClassScheme = THREE_WAY
    scaling: VectorScaling | None = None
    calibrated_on: int = 0


THREE_CLASSES = ExportChoice()


def export(
    recipe: Recipe,
    runs: Sequence[Path],
    out: Path,
    choice: ExportChoice = THREE_CLASSES,
    on_progress: Callable[[int], None] = lambda done: None,
) -> ExportCheck:
    """Write `out`/expression.tflite and .json from the networks in `runs`, averaged if there are several.

    `recipe` describes what they learnt from together. `on_progress` is called with the number of images scored since
    the last call. Raise DataError if a run has no network, or one that cannot distinguish the classes, and
    ModelRejected if the app would not load the result.
    """
    networks = [trained_model(run) for run in runs]
    scaling = choice.scaling or VectorScaling.identity(len(choice.scheme.names))
    graph = serving_graph(networks, choice.scheme, scaling)
    input_size = int(recipe.config["input_size"])
    content = to_tflite(graph, input_size)
    digest = hashlib.sha256(content).hexdigest()
    description: dict[str, object] = {
        "name": f"{recipe.config['recipe']}-{digest[:8]}",
        "class_names": list(choice.scheme.names),
        "input_size": input_size,
        "preprocessing_version": PREPROCESSING_VERSION,
        "sha256": digest,
        "licence": licence_of(recipe.training_photographs),
        "date": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "calibration": choice.scaling and {**choice.scaling.as_dict(), "photographs": choice.calibrated_on},
        "data": describe_data(recipe),
        "recipe": dict(recipe.config),
        "networks": len(networks),
        "epochs_finished": min(len(read_history(run)) for run in runs),
    }
    classes = [choice.scheme.class_of(photograph.label) for photograph in recipe.comparison_photographs]
    clear = [i for i, name in enumerate(classes) if name is not None]
    truth = np.array([choice.scheme.names.index(classes[i] or "") for i in clear], dtype=np.int64)
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), content, description)
        classifier = ExpressionClassifier(Path(folder) / f"{MODEL_NAME}.tflite")
        check = check_export(graph, classifier, recipe.comparison_images()[clear], truth, on_progress)
    if (check.agreement.value or 0.0) < MIN_AGREEMENT:
        raise DataError(
            f"The exported model agrees with its network on {check.agreement.count:,} of {check.agreement.total:,} "
            f"images only; nothing was written."
        )
    comparison = {"held_out": bool(recipe.validation_photographs), **check.as_dict()}
    try:
        out.mkdir(parents=True, exist_ok=True)
        _write(out, content, description | {"comparison": comparison})
    except OSError as error:
        raise DataError(f"{out} cannot be written to ({error.strerror}).") from None
    return check


def to_tflite(graph: Graph, input_size: int) -> bytes:
    """Convert `graph` to a dynamic-range quantised model from float32 (1, size, size, 3), RGB in 0 to 255, to float32
    (1, classes).
    """
    call = tf.function(
        graph, input_signature=[tf.TensorSpec((1, input_size, input_size, 3), tf.float32, name="face_rgb")]
    )
    # The converter is not given the network as well: its variables would stay variables, which LiteRT finds unset.
    converter = tf.lite.TFLiteConverter.from_concrete_functions([call.get_concrete_function()])
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    return bytes(converter.convert())


def check_export(
    graph: Graph,
    classifier: ExpressionClassifier,
    images: npt.NDArray[np.uint8],
    classes: npt.NDArray[np.int64],
    on_progress: Callable[[int], None] = lambda done: None,
) -> ExportCheck:
    """Score `images`, uint8 (n, size, size, 3), with both; int64 (n,) `classes` are the true ones."""
    before = probabilities(graph, images)
    after = []
    for pixels in images:
        score = classifier.predict(FaceCrop(pixels))
        after.append([score.probability(name) for name in classifier.description.class_names])
        on_progress(1)
    exported = np.array(after)
    first, second = before.argmax(axis=1), exported.argmax(axis=1)
    happy = classes == 0
    return ExportCheck(
        keras=_proportion(first == classes),
        exported=_proportion(second == classes),
        keras_happy=_proportion((before[:, 0] >= HAPPY_FROM) == happy),
        exported_happy=_proportion((exported[:, 0] >= HAPPY_FROM) == happy),
        agreement=_proportion(first == second),
    )


def _proportion(hits: npt.NDArray[np.bool_]) -> Proportion:
    return Proportion(int(hits.sum()), len(hits))


def licence_of(photographs: Sequence[Photograph]) -> str:
    """Return one sentence on what the weights may be used for, given the data sets they were trained on."""
    known = RESEARCH_DATASETS & {photograph.dataset for photograph in photographs}
    return RESEARCH_LICENCE if known else OWN_LICENCE


def _write(folder: Path, content: bytes, description: Mapping[str, Any]) -> None:
    # Each file is replaced in one step. While only one is new, the digest does not match, so the app rejects the pair.
    for name, data in (
        (f"{MODEL_NAME}.tflite", content),
        (f"{MODEL_NAME}.json", (json.dumps(dict(description), indent=2) + "\n").encode()),
    ):
        replace_file(folder / name, data)
