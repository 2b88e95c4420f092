"""What the training loop asks of a recipe: a network, its data epoch by epoch, and what they are."""

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
    """`images` is uint8 (n, size, size, 3), RGB; `targets` float32 (n, classes) or, for one sigmoid unit, (n, 1)."""

    images: npt.NDArray[np.uint8]
    targets: npt.NDArray[np.float32]


class Recipe(Protocol):
    """All that tells one training from another. The same recipe gives the same data in every run."""

    @property
    def config(self) -> Mapping[str, Any]:
        """What is trained on what, JSON-serialisable; a run folder resumes only with the same."""

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
        """The decay of the average of weights that ships, in [0, 1); None where the last weights ship."""

    @property
    def own_labels_from(self) -> int | None:
        """The epoch, from 0, before which the network gives its opinion on `opinion_images`; None for never."""

    def build(self) -> keras.Model:
        """A fresh, compiled network with the metric `accuracy`."""

    def training_images(self, epoch: int, opinion: Floats | None) -> LabelledImages:
        """Return the images of epoch 0, 1, ...; called from a thread.

        `opinion`, once there is one, is float32 (opinion images, outputs).
        """

    def opinion_images(self) -> npt.NDArray[np.uint8]: ...

    def validation_images(self) -> LabelledImages:
        """What is watched while training; none where nothing is held out."""

    @property
    def comparison_photographs(self) -> Sequence[Photograph]:
        """The photographs on which an exported model is compared with its network: held out, or learnt from if none
        are.
        """

    def comparison_images(self) -> npt.NDArray[np.uint8]:
        """One each of `comparison_photographs`."""


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
        datasets[photograph.dataset or "unnamed"][photograph.class_name or photograph.label] += 1
    return {name: dict(sorted(counts.items())) for name, counts in sorted(datasets.items())}
