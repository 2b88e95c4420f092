"""The recipe of the model that ships: ten expressions from all photographs, grouped into classes later.

The network learns all ten expressions in one training, rather than eight first and three afterwards. Sums of its
outputs are the three-way answer, so one training serves every scheme of classes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass, field
from functools import cached_property
from typing import Any, ClassVar

import keras
import numpy as np
import numpy.typing as npt

from rating_app.vision.face import PREPROCESSING_VERSION
from trainer.data.dataset import Photograph
from trainer.data.folds import Folds, assign_folds
from trainer.data.labels import EXPRESSION_OF_LABEL, EXPRESSIONS, OTHER
from trainer.data.opinions import Opinions
from trainer.data.prepare import PreparedFaces, resized
from trainer.recipes.augmentation import random_views
from trainer.recipes.learning_rate import TwoCycles
from trainer.recipes.network import residual_net
from trainer.training.recipe import LabelledImages
from trainer.training.run_folder import EXPRESSION_RECIPE

Floats = npt.NDArray[np.float32]

DATASET_WEIGHTS: Mapping[str, float] = {
    "utkface": 2.5,
    "genki4k": 2.5,
    "yawdd": 2.5,
    "facial_expressions": 0.8,
}
"""How often a photograph of each data set is drawn in an epoch, relative to 1 for all other data sets."""

PASSES_WEIGHTS: Mapping[str, float] = {"1": 0.7, "0": 0.5}
"""By `label_passes`: how often a photograph is drawn if only one reader labelled it, or one was unsure, relative to 1.
"""

SHARP_NEGATIVES = ("utkface",)
"""Data sets of large, sharp faces of which few are neither happy nor neutral. Unless these few are drawn often, the
network learns that sharp faces are happy or neutral, and calls people who talk in front of a good camera happy.
"""

SHARP_NEGATIVES_WEIGHT = 4.0

UNLABELLED_WEIGHT = 0.4
"""How often a photograph without a clear label is drawn, relative to 1, once the network labels it itself."""

BALANCE = 0.5
"""Cells of label, race and age, in data sets that know them, are drawn in proportion to their count to the power of 1 -
BALANCE: 0 leaves the data as they are, 1 draws all cells equally often. Elsewhere labels keep their frequency: a
network that sees joy less often than it occurs would doubt faint smiles.
"""

MAX_BALANCE = 4.0
SMOOTHING = 0.05

LABEL_SHARE = 0.5
"""The label's share of a target if there is a teacher; the rest is the teacher's opinion (Hinton et al., 2015,
arXiv:1503.02531). The votes of ten people are left as they are: they express how clear a face is, and the teacher,
whose features were learnt for something else, knows less about tears.
"""

FIRST_CYCLE_SHARE = 0.6
"""The share of epochs after which the learning rate rises once more. The first cycle ends with a trained network; the
second improves on it.
"""

SECOND_CYCLE_RATE = 0.5
"""The highest learning rate of the second cycle, as a share of that of the first."""

EARLY_SHARE = 0.4
"""The share of epochs in which the network sees smaller views: it learns what a face is from them in half the time, and
sees them at their final size afterwards (progressive learning: Tan and Le, 2021, arXiv:2104.00298).
"""

MONITORED = 3_500


@dataclass(frozen=True)
class ExpressionRecipe:
    """A recipe that draws `images_per_epoch` augmented views per epoch, and trains with AdamW, two cosine cycles and
    averaged weights.

    `held_out` is the fold (0, 1, 2) that is not learnt from, and of which some photographs are used for validation;
    None learns from all folds. From epoch `own_labels_from` on, the averaged network labels the photographs without a
    clear label, and learns from them, too. `teachers`, one row per face, label these from the first epoch on, and have
    a share in all labels except votes.
    """

    name: ClassVar[str] = EXPRESSION_RECIPE

    faces: PreparedFaces
    held_out: int | None = None
    input_size: int = 64
    early_size: int = 48
    epochs: int = 30
    own_labels_from: int | None = 9
    images_per_epoch: int = 32_000
    batch_size: int = 128
    learning_rate: float = 2e-3
    averaging: float = 0.998
    seed: int = 1
    teachers: Opinions | None = None
    known_folds: InitVar[Folds | None] = None
    folds: Folds = field(init=False)

    def __post_init__(self, known_folds: Folds | None) -> None:
        object.__setattr__(self, "folds", known_folds or assign_folds(self.faces, self.seed))
        if self.teachers is not None:
            object.__setattr__(self, "own_labels_from", None)

    @property
    def config(self) -> Mapping[str, Any]:
        taught = {} if self.teachers is None else {"teachers": self.teachers.digest, "label_share": LABEL_SHARE}
        return {
            "recipe": self.name,
            "expressions": list(EXPRESSIONS),
            "preprocessing_version": PREPROCESSING_VERSION,
            "held_out_fold": self.held_out,
            "input_size": self.input_size,
            "early_size": self.early_size,
            "early_epochs": self.early_epochs,
            "first_cycle_epochs": self.first_cycle_epochs,
            "second_cycle_rate": SECOND_CYCLE_RATE,
            "epochs": self.epochs,
            "own_labels_from": self.own_labels_from,
            "images_per_epoch": self.images_per_epoch,
            "batch_size": self.batch_size,
            "learning_rate": self.learning_rate,
            "averaging": self.averaging,
            "seed": self.seed,
            "dataset_weights": dict(DATASET_WEIGHTS),
            "passes_weights": dict(PASSES_WEIGHTS),
            "sharp_negatives_weight": SHARP_NEGATIVES_WEIGHT,
            "unlabelled_weight": UNLABELLED_WEIGHT,
            "balance": BALANCE,
            "smoothing": SMOOTHING,
            "training_photographs": len(self.training_positions),
            "unlabelled_photographs": len(self._unlabelled),
            "validation_photographs": len(self._monitored),
            "dropped_contradicting": self.folds.contradicting,
            "dropped_copies": self.folds.copies,
            "dropped_near_copies_of_test": self.folds.near_copies_of_test,
            **taught,
        }

    @property
    def training_photographs(self) -> tuple[Photograph, ...]:
        return tuple(self.faces.photographs[i] for i in self.training_positions)

    @property
    def validation_photographs(self) -> tuple[Photograph, ...]:
        return tuple(self.faces.photographs[i] for i in self._monitored)

    @property
    def early_epochs(self) -> int:
        """Return the number of epochs that see views of `early_size`."""
        return round(EARLY_SHARE * self.epochs)

    @property
    def first_cycle_epochs(self) -> int:
        """Return the number of epochs in the learning rate's first cycle."""
        return max(round(FIRST_CYCLE_SHARE * self.epochs), 1)

    def build(self) -> keras.Model:
        keras.utils.set_random_seed(self.seed)
        steps = -(-self.images_per_epoch // self.batch_size)
        first, second = self.first_cycle_epochs, self.epochs - self.first_cycle_epochs
        schedule = TwoCycles(self.learning_rate, first * steps, SECOND_CYCLE_RATE * self.learning_rate, second * steps)
        optimiser = keras.optimizers.AdamW(schedule, weight_decay=0.02)
        # Weight decay is meant for kernels; it would only bias the offsets and the normalisation.
        optimiser.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
        model = residual_net(len(EXPRESSIONS))
        # Without XLA, a step takes about half the time on a CPU.
        model.compile(optimiser, "categorical_crossentropy", metrics=[happy_or_not], jit_compile=False)
        return model

    def training_images(self, epoch: int, opinion: Floats | None = None) -> LabelledImages:
        rng = np.random.default_rng([self.seed, epoch])
        pool, weights, targets = self.training_positions, self.training_weights, self.training_targets
        if self.teachers is not None:
            taught = self.teachers.without(self.held_out)
            targets = self._taught(pool, taught, LABEL_SHARE)
            opinion = self._taught(self._unlabelled, taught, 0.0)
        if opinion is not None:
            pool = pool + self._unlabelled
            weights = np.concatenate([weights, np.full(len(self._unlabelled), UNLABELLED_WEIGHT)])
            targets = np.concatenate([targets, opinion])
        drawn = rng.choice(len(pool), self.images_per_epoch, p=weights / weights.sum())
        # A hand in front of the mouth hides a smile; it must never be a sign of one.
        may_hide_mouth = targets[drawn, 0] < 0.1
        positions = [pool[i] for i in drawn]
        seed = [self.seed, epoch]
        size = self.early_size if epoch < self.early_epochs else self.input_size
        views = random_views(self.faces.crops, positions, size, seed, may_hide_mouth.tolist())
        return LabelledImages(views, targets[drawn])

    def opinion_images(self) -> npt.NDArray[np.uint8]:
        """Return what the network labels before epoch `own_labels_from`: all photographs without a clear label, as
        uint8 (n, input_size, input_size, 3).
        """
        return resized(self.faces.crops, self._unlabelled, self.input_size)

    def validation_images(self) -> LabelledImages:
        images = resized(self.faces.crops, self._monitored, self.input_size)
        return LabelledImages(images, self._targets(self._monitored))

    @property
    def comparison_photographs(self) -> tuple[Photograph, ...]:
        return tuple(self.faces.photographs[i] for i in self._compared)

    def comparison_images(self) -> npt.NDArray[np.uint8]:
        return resized(self.faces.crops, self._compared, self.input_size)

    @cached_property
    def _compared(self) -> list[int]:
        return self._monitored or _some(self.training_positions, [self.seed])

    @cached_property
    def training_positions(self) -> list[int]:
        """Return the positions of the training photographs among the faces."""
        return self.folds.training(self.held_out)

    @cached_property
    def _unlabelled(self) -> list[int]:
        return self.folds.unlabelled(self.held_out)

    @cached_property
    def _monitored(self) -> list[int]:
        """Return photographs of the fold that is held out, each data set with its share; the same ones in every run."""
        if self.held_out is None:
            return []
        return _some(self.folds.held_out(self.held_out), [self.seed, self.held_out])

    @property
    def training_targets(self) -> Floats:
        """Return what the labels or votes of the training photographs express: float32 (training photographs,
        expressions).
        """
        return self._targets(self.training_positions)

    @cached_property
    def training_weights(self) -> npt.NDArray[np.float64]:
        """Return how often each training photograph is drawn, relative to the others: float64 (training
        photographs,).
        """
        photographs = self.training_photographs
        cells = [(p.dataset, p.race_group and p.label, p.race_group, p.age_group) for p in photographs]
        counts, sizes = Counter(cells), Counter(p.dataset for p in photographs)
        cells_of = Counter(cell[0] for cell in counts)
        balance = [(sizes[cell[0]] / cells_of[cell[0]] / counts[cell]) ** BALANCE for cell in cells]
        weights = [drawing_weight(p) for p in photographs]
        return np.asarray(weights * np.minimum(balance, MAX_BALANCE), float)

    def _taught(self, positions: Sequence[int], taught: Floats, label_share: float) -> Floats:
        """Return the votes if there are any; otherwise `label_share` of the label, and `taught` for the rest."""
        photographs = [self.faces.photographs[i] for i in positions]
        share = np.array([1.0 if p.votes and p.votes.credible else label_share for p in photographs], np.float32)
        return share[:, None] * self._targets(positions) + (1 - share[:, None]) * taught[list(positions)]

    def _targets(self, positions: Sequence[int]) -> Floats:
        return np.array([target_distribution(self.faces.photographs[i]) for i in positions], np.float32)


def _some(positions: Sequence[int], seed: Sequence[int]) -> list[int]:
    drawn = np.random.default_rng(seed).permutation(len(positions))[:MONITORED]
    return [positions[i] for i in sorted(drawn)]


def drawing_weight(photograph: Photograph) -> float:
    """Return how often `photograph` is drawn relative to others, above 0, before race and age are balanced.

    A photograph with votes is drawn less often, by the share of votes that are not credible.
    """
    weight = DATASET_WEIGHTS.get(photograph.dataset, 1.0) * PASSES_WEIGHTS.get(photograph.label_passes, 1.0)
    if photograph.dataset in SHARP_NEGATIVES and photograph.class_name == OTHER:
        weight *= SHARP_NEGATIVES_WEIGHT
    return weight * (sum(photograph.votes.credible.values()) if photograph.votes else 1.0)


def target_distribution(photograph: Photograph) -> Floats:
    """Return what the votes, or else the label, express: float32 (10,), smoothed by SMOOTHING; it sums to 1.

    All expressions are equally probable for a photograph without votes or a label.
    """
    votes = photograph.votes.credible if photograph.votes else {}
    expression = EXPRESSION_OF_LABEL.get(photograph.label)
    said = votes or ({} if expression is None else {expression: 1.0})
    weights = np.array([said.get(name, 0.0) for name in EXPRESSIONS], np.float32) if said else np.ones(len(EXPRESSIONS))
    return np.asarray((1 - SMOOTHING) * weights / weights.sum() + SMOOTHING / len(EXPRESSIONS), np.float32)


def happy_or_not(targets: keras.KerasTensor, outputs: keras.KerasTensor) -> keras.KerasTensor:
    """Return 1 for each element of a batch whose target and output agree on whether p_happy is at least 0.5, 0 for
    others.
    """
    return keras.ops.cast(keras.ops.equal(targets[:, 0] >= 0.5, outputs[:, 0] >= 0.5), "float32")


happy_or_not.__name__ = "accuracy"
