"""The teacher's recipe: the data of the network that ships, for FaceRes to be fine-tuned on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import keras

from trainer.recipes.ten_expressions import ThreeWayRecipe
from trainer.teacher.faceres import Weights, teacher_net
from trainer.teacher.features import INPUT_SIZE


@dataclass(frozen=True)
class TeacherRecipe(ThreeWayRecipe):
    """As ThreeWayRecipe, with another network, and gentler: what it knows is not to be unlearnt. `weights` are
    FaceRes's. What has no clear label is left out.
    """

    name: ClassVar[str] = "teacher"

    input_size: int = INPUT_SIZE
    epochs: int = 12
    own_labels_from: int | None = None
    images_per_epoch: int = 8_000
    batch_size: int = 64
    learning_rate: float = 4e-4
    averaging: float = 0.99
    weights: Weights | None = None

    def network(self) -> keras.Model:
        assert self.weights is not None
        return teacher_net(self.weights, self.input_size)
