"""The recipe of the model that ships: happy, neutral or other, from every labelled photograph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import keras
import numpy as np

from rating_app.expression import CLASS_NAMES
from rating_app.face import PREPROCESSING_VERSION
from trainer.augmentation import random_views
from trainer.dataset import Photograph
from trainer.model import residual_net
from trainer.prepare import PreparedFaces, resized
from trainer.selection import Selection, select
from trainer.train import LabelledImages

DATASET_WEIGHTS: Mapping[str, float] = {"utkface": 2.0, "genki4k": 2.0, "facial_expressions": 0.6, "fer2013": 0.6}
"""How often a photograph is drawn in an epoch, against the others: the last two are noisily labelled."""


@dataclass(frozen=True)
class ThreeWayRecipe:
    """Draws `images_per_epoch` augmented views an epoch; AdamW with warm-up and cosine decay, label smoothing."""

    faces: PreparedFaces
    input_size: int = 64
    epochs: int = 24
    images_per_epoch: int = 36_000
    batch_size: int = 128
    learning_rate: float = 2e-3
    seed: int = 1
    selection: Selection = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "selection", select(self.faces.photographs, self.faces.digests, self.seed))

    @property
    def config(self) -> Mapping[str, Any]:
        return {
            "recipe": "three-way",
            "classes": list(CLASS_NAMES),
            "preprocessing_version": PREPROCESSING_VERSION,
            "input_size": self.input_size,
            "epochs": self.epochs,
            "images_per_epoch": self.images_per_epoch,
            "batch_size": self.batch_size,
            "learning_rate": self.learning_rate,
            "seed": self.seed,
            "dataset_weights": dict(DATASET_WEIGHTS),
            "training_photographs": len(self.selection.training),
            "validation_photographs": len(self.selection.validation),
            "dropped_contradicting": self.selection.contradicting,
            "dropped_copies": self.selection.copies,
        }

    @property
    def training_photographs(self) -> tuple[Photograph, ...]:
        return tuple(self.faces.photographs[i] for i in self.selection.training)

    @property
    def validation_photographs(self) -> tuple[Photograph, ...]:
        return tuple(self.faces.photographs[i] for i in self.selection.validation)

    def build(self) -> keras.Model:
        keras.utils.set_random_seed(self.seed)
        steps = self.epochs * -(-self.images_per_epoch // self.batch_size)
        warm_up = steps // 20
        schedule = keras.optimizers.schedules.CosineDecay(
            0.0, steps - warm_up, alpha=0.01, warmup_target=self.learning_rate, warmup_steps=warm_up
        )
        optimiser = keras.optimizers.AdamW(schedule, weight_decay=0.02)
        # Decay is for kernels: on biases and normalisation it only biases.
        optimiser.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
        model = residual_net(self.input_size, len(CLASS_NAMES))
        loss = keras.losses.CategoricalCrossentropy(label_smoothing=0.05)
        # Without XLA a step takes about half the time on a CPU.
        model.compile(optimiser, loss, metrics=["accuracy"], jit_compile=False)
        return model

    def training_images(self, epoch: int) -> LabelledImages:
        rng = np.random.default_rng([self.seed, epoch])
        weights = np.array(
            [DATASET_WEIGHTS.get(self.faces.photographs[i].dataset, 1.0) for i in self.selection.training]
        )
        drawn = rng.choice(self.selection.training, self.images_per_epoch, p=weights / weights.sum())
        views = random_views(self.faces.crops, drawn.tolist(), self.input_size, [self.seed, epoch])
        return LabelledImages(views, self._targets(drawn.tolist()))

    def validation_images(self) -> LabelledImages:
        positions = self.selection.validation
        return LabelledImages(resized(self.faces.crops, positions, self.input_size), self._targets(positions))

    def _targets(self, positions: Any) -> Any:
        classes = [CLASS_NAMES.index(self.faces.photographs[i].expression or "") for i in positions]
        return np.eye(len(CLASS_NAMES), dtype=np.float32)[classes]
