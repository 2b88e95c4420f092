"""The interface between the training loop and a recipe: a network and its data, epoch by epoch."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import keras
import numpy as np
import numpy.typing as npt

from trainer.data.dataset import Photograph

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class LabelledImages:
    """Images with their targets: `images` is uint8 (n, size, size, 3), RGB; `targets` float32 (n, classes), or (n, 1)
    for one sigmoid unit.
    """

    images: npt.NDArray[np.uint8]
    targets: npt.NDArray[np.float32]


class Recipe(Protocol):
    """Everything that distinguishes one training from another. The same recipe gives the same data in every run."""

    @property
    def config(self) -> Mapping[str, Any]:
        """Return the settings and data as JSON-serialisable values; a run folder resumes only with the same ones."""

    @property
    def epochs(self) -> int: ...

    @property
    def images_per_epoch(self) -> int: ...

    @property
    def batch_size(self) -> int: ...

    @property
    def training_photographs(self) -> Sequence[Photograph]: ...

    @property
    def validation_photographs(self) -> Sequence[Photograph]: ...

    @property
    def averaging(self) -> float | None:
        """Return the decay of the averaged weights that ship, in [0, 1); None if the last weights ship."""

    @property
    def own_labels_from(self) -> int | None:
        """Return the epoch, from 0, before which the network labels `opinion_images`; None for never."""

    def build(self) -> keras.Model:
        """Return a fresh, compiled network with the metric `accuracy`."""

    def training_images(self, epoch: int, opinion: Floats | None) -> LabelledImages:
        """Return the images of epoch 0, 1, ...; called from a thread.

        `opinion`, once there is one, is float32 (opinion images, outputs).
        """

    def opinion_images(self) -> npt.NDArray[np.uint8]: ...

    def validation_images(self) -> LabelledImages:
        """Return the images for validation during training; none if nothing is held out."""

    @property
    def comparison_photographs(self) -> Sequence[Photograph]:
        """Return the photographs on which an exported model is compared with its network: the held-out ones, or
        training photographs if none are held out.
        """

    def comparison_images(self) -> npt.NDArray[np.uint8]:
        """Return one image for each of `comparison_photographs`."""


def describe_data(recipe: Recipe) -> dict[str, object]:
    """Return the number of photographs by data set and class, for training and validation, and how many
    were left out.
    """
    taken_out = {name: count for name, count in recipe.config.items() if name.startswith("dropped_")}
    return {
        "training": _counted(recipe.training_photographs),
        "validation": _counted(recipe.validation_photographs),
        **taken_out,
    }


def _counted(photographs: Sequence[Photograph]) -> dict[str, dict[str, int]]:
    datasets: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for photograph in photographs:
        datasets[photograph.dataset or "unnamed"][photograph.class_name or photograph.label] += 1
    return {name: dict(sorted(counts.items())) for name, counts in sorted(datasets.items())}
