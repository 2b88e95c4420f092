"""The original study's recipe: 2,000 UTKFace photographs, augmented once to 12,620 images, happy or neutral.

One thing differs on purpose: the photographs are split before they are augmented, so no copy of a training photograph
is used for validation. `leaky` augments before splitting, as the study did.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import keras
import numpy as np
import numpy.typing as npt

from rating_app.vision.face import PREPROCESSING_VERSION
from trainer.data.dataset import DataError, Photograph, deduplicate
from trainer.data.labels import HAPPY, NEUTRAL
from trainer.data.prepare import PreparedFaces, resized
from trainer.original_study.augmentation import study_view
from trainer.original_study.network import small_xception
from trainer.training.recipe import LabelledImages
from trainer.training.run_folder import ORIGINAL_STUDY, ORIGINAL_STUDY_LEAKY

CLASSES = (HAPPY, NEUTRAL)
"""In the order of their targets: happy is 0 and neutral 1, so the sigmoid gives P(neutral)."""

DATASET = "utkface"

VIEWS_PER_PHOTOGRAPH = 10
"""The most views of one photograph. With ten each, saved under four-digit random numbers, collisions leave about 10,000
(1 - 1/e) = 6,321 files per class, which is probably the origin of the study's odd counts.
"""


@dataclass(frozen=True)
class ImageCounts:
    """The numbers of photographs per class, of views of each class, and the share used for training."""

    photographs: int = 1_000
    happy_views: int = 6_281
    neutral_views: int = 6_339
    training_share: float = 0.85

    def views(self, name: str) -> int:
        """Return the number of views of one class."""
        return self.happy_views if name == HAPPY else self.neutral_views


@dataclass(frozen=True)
class Views:
    """Views to be made: `origins` holds the positions of their photographs in the prepared faces, `seeds` their random
    seeds.
    """

    origins: tuple[int, ...]
    seeds: tuple[int, ...]


@dataclass(frozen=True)
class OriginalStudyRecipe:
    """A recipe with Adam, binary cross-entropy, batches of 32, and 15 epochs over the same augmented images."""

    faces: PreparedFaces
    leaky: bool = False
    epochs: int = 15
    batch_size: int = 32
    input_size: int = 56
    learning_rate: float = 0.001
    seed: int = 1
    counts: ImageCounts = ImageCounts()
    training: Views = field(init=False)
    validation: Views = field(init=False)

    def __post_init__(self) -> None:
        rng = np.random.default_rng(self.seed)
        drawn = {name: self._draw(name, rng) for name in CLASSES}
        split = self._augment_then_split if self.leaky else self._split_then_augment
        training, validation = split(drawn, rng)
        # Random seeds are numbered across both parts, so no two views of one photograph are the same.
        object.__setattr__(self, "training", Views(training, tuple(range(len(training)))))
        object.__setattr__(
            self, "validation", Views(validation, tuple(range(len(training), len(training) + len(validation))))
        )

    @property
    def config(self) -> Mapping[str, Any]:
        return {
            "recipe": ORIGINAL_STUDY_LEAKY if self.leaky else ORIGINAL_STUDY,
            "classes": list(CLASSES),
            "preprocessing_version": PREPROCESSING_VERSION,
            "input_size": self.input_size,
            "epochs": self.epochs,
            "batch_size": self.batch_size,
            "learning_rate": self.learning_rate,
            "seed": self.seed,
            "photographs_per_class": self.counts.photographs,
            "training_images": len(self.training.origins),
            "validation_images": len(self.validation.origins),
            "training_photographs": len(set(self.training.origins)),
            "validation_photographs": len(set(self.validation.origins)),
            "photographs_in_both": len(set(self.training.origins) & set(self.validation.origins)),
        }

    @property
    def images_per_epoch(self) -> int:
        return len(self.training.origins)

    @property
    def training_photographs(self) -> tuple[Photograph, ...]:
        return tuple(self.faces.photographs[i] for i in sorted(set(self.training.origins)))

    @property
    def validation_photographs(self) -> tuple[Photograph, ...]:
        return tuple(self.faces.photographs[i] for i in sorted(set(self.validation.origins)))

    def build(self) -> keras.Model:
        keras.utils.set_random_seed(self.seed)
        model = small_xception(self.input_size)
        # On a CPU, XLA makes the separable convolutions several times slower.
        optimiser = keras.optimizers.Adam(self.learning_rate)
        model.compile(optimiser, "binary_crossentropy", metrics=["accuracy"], jit_compile=False)
        return model

    @property
    def averaging(self) -> None:
        """Return None: the study uses the last weights."""
        return None

    @property
    def own_labels_from(self) -> None:
        """Return None: labels never change."""
        return None

    def opinion_images(self) -> npt.NDArray[np.uint8]:
        raise NotImplementedError("the study's network has no say in its labels")

    def training_images(self, epoch: int, opinion: npt.NDArray[np.float32] | None = None) -> LabelledImages:
        """Return the same images for every epoch."""
        return self._training_images

    def validation_images(self) -> LabelledImages:
        return self._validation_images

    @property
    def comparison_photographs(self) -> tuple[Photograph, ...]:
        return tuple(self.faces.photographs[i] for i in self.validation.origins)

    def comparison_images(self) -> npt.NDArray[np.uint8]:
        return self._validation_images.images

    @cached_property
    def _training_images(self) -> LabelledImages:
        return self._images(self.training)

    @cached_property
    def _validation_images(self) -> LabelledImages:
        return self._images(self.validation)

    def _draw(self, name: str, rng: np.random.Generator) -> list[int]:
        photographs = self.faces.photographs
        usable = [
            i
            for i in deduplicate(photographs, self.faces.digests).kept
            if photographs[i].label == name and photographs[i].dataset == DATASET and photographs[i].split != "test"
        ]
        wanted = self.counts.photographs
        if len(usable) < wanted:
            raise DataError(
                f"The original study's recipe needs {wanted:,} {name} photographs of the data set {DATASET}; "
                f"there are {len(usable):,} with a face."
            )
        return [int(i) for i in rng.choice(usable, wanted, replace=False)]

    def _split_then_augment(
        self, drawn: Mapping[str, Sequence[int]], rng: np.random.Generator
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        training: list[int] = []
        validation: list[int] = []
        for name, photographs in drawn.items():
            first = round(self.counts.training_share * len(photographs))
            views = round(self.counts.training_share * self.counts.views(name))
            training += _views_of(photographs[:first], views, rng)
            validation += _views_of(photographs[first:], self.counts.views(name) - views, rng)
        return _shuffled(training, rng), _shuffled(validation, rng)

    def _augment_then_split(
        self, drawn: Mapping[str, Sequence[int]], rng: np.random.Generator
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        views: list[int] = []
        for name, photographs in drawn.items():
            views += _views_of(photographs, self.counts.views(name), rng)
        shuffled = _shuffled(views, rng)
        first = round(self.counts.training_share * len(shuffled))
        return shuffled[:first], shuffled[first:]

    def _images(self, views: Views) -> LabelledImages:
        unique = sorted(set(views.origins))
        crops = dict(zip(unique, resized(self.faces.crops, unique, self.input_size), strict=True))
        images: npt.NDArray[np.uint8] = np.stack(
            [
                study_view(crops[origin], np.random.default_rng([self.seed, number]))
                for origin, number in zip(views.origins, views.seeds, strict=True)
            ]
        )
        classes = [CLASSES.index(self.faces.photographs[i].label) for i in views.origins]
        return LabelledImages(images, np.array(classes, np.float32)[:, None])


def _views_of(photographs: Sequence[int], count: int, rng: np.random.Generator) -> list[int]:
    chances = np.repeat(np.asarray(photographs, dtype=int), VIEWS_PER_PHOTOGRAPH)
    return [int(i) for i in rng.choice(chances, count, replace=False)]


def _shuffled(positions: Sequence[int], rng: np.random.Generator) -> tuple[int, ...]:
    return tuple(int(i) for i in rng.permutation(np.asarray(positions, dtype=int)))
