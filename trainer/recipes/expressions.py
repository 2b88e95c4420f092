"""The recipe of the model that ships: ten expressions from every photograph, to be put together into classes later.

The network learns all ten expressions in one training, rather than eight first and three after: the sum of its outputs
is the three-way answer, and one training serves every scheme of classes.
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
from trainer.recipes.network import residual_net
from trainer.training.recipe import LabelledImages
from trainer.training.recipe_names import EXPRESSION_RECIPE

Floats = npt.NDArray[np.float32]

DATASET_WEIGHTS: Mapping[str, float] = {
    "utkface": 2.5,
    "genki4k": 2.5,
    "yawdd": 2.5,
    "facial_expressions": 0.8,
}
"""How often a photograph is drawn in an epoch, against the others."""

PASSES_WEIGHTS: Mapping[str, float] = {"1": 0.7, "0": 0.5}
"""By `label_passes`: how much less often a photograph is drawn whose reader was alone or unsure."""

SHARP_NEGATIVES = ("utkface",)
"""Data sets of large, sharp faces of which few are neither happy nor neutral: without these few, drawn often, sharpness
would speak for one of the two, and talking people before a good camera would be called happy."""

SHARP_NEGATIVES_WEIGHT = 4.0

UNLABELLED_WEIGHT = 0.4
"""The same of a photograph without a clear label, once the network labels it by itself."""

BALANCE = 0.5
"""Where race and age are known, cells of label, race and age are drawn by their count to the power of one less this: 0
leaves the data as they are, 1 draws all cells equally often. Elsewhere labels stay as frequent as they are: a network
that meets joy less often than it is would doubt faint smiles."""

MAX_BALANCE = 4.0
SMOOTHING = 0.05

LABEL_SHARE = 0.5
"""The label's share of a target, where there is a teacher too: the rest is what that thinks (Hinton et al., 2015,
arXiv:1503.02531). Ten voters are left as they are: they say how clear a face is, and the teacher, whose features
were learnt for something else, knows less of tears."""

EARLY_SHARE = 2 / 3
"""The share of epochs in which the network sees smaller views: it learns what a face is from them in half the time, and
how large it will see them in the last third (progressive learning: Tan and Le, 2021, arXiv:2104.00298)."""

MONITORED = 3_500


@dataclass(frozen=True)
class ExpressionRecipe:
    """Draws `images_per_epoch` augmented views per epoch; AdamW with warm-up and cosine decay; averaged weights.

    `held_out` is the fold (0, 1, 2) that is not learnt from, of which some photographs are watched; all folds are
    learnt from where it is None. From epoch `own_labels_from` on the averaged network labels what has no clear label,
    and learns from that too. Where there are `teachers`, one row a face, they label it from the first epoch on, and
    have a say in all labels but those that are votes.
    """

    name: ClassVar[str] = EXPRESSION_RECIPE

    faces: PreparedFaces
    held_out: int | None = None
    input_size: int = 64
    early_size: int = 48
    epochs: int = 18
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
        """How many epochs see views of `early_size`."""
        return round(EARLY_SHARE * self.epochs)

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
        model = residual_net(len(EXPRESSIONS))
        # Without XLA a step takes about half the time on a CPU.
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
        # A hand before the mouth hides a smile; it must never be a sign of one.
        may_hide_mouth = targets[drawn, 0] < 0.1
        positions = [pool[i] for i in drawn]
        seed = [self.seed, epoch]
        size = self.early_size if epoch < self.early_epochs else self.input_size
        views = random_views(self.faces.crops, positions, size, seed, may_hide_mouth.tolist())
        return LabelledImages(views, targets[drawn])

    def opinion_images(self) -> npt.NDArray[np.uint8]:
        """What the network is asked about before epoch `own_labels_from`: all that has no clear label."""
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
        """Of the training photographs among the faces."""
        return self.folds.training(self.held_out)

    @cached_property
    def _unlabelled(self) -> list[int]:
        return self.folds.unlabelled(self.held_out)

    @cached_property
    def _monitored(self) -> list[int]:
        """Of the fold held out, as many of each data set as its share; the same in every run."""
        if self.held_out is None:
            return []
        return _some(self.folds.held_out(self.held_out), [self.seed, self.held_out])

    @property
    def training_targets(self) -> Floats:
        """float32 (training photographs, expressions): what their labels or votes say."""
        return self._targets(self.training_positions)

    @cached_property
    def training_weights(self) -> npt.NDArray[np.float64]:
        """float64 (training photographs,): how often each is drawn, against the others."""
        photographs = self.training_photographs
        cells = [(p.dataset, p.race_group and p.label, p.race_group, p.age_group) for p in photographs]
        counts, sizes = Counter(cells), Counter(p.dataset for p in photographs)
        cells_of = Counter(cell[0] for cell in counts)
        balance = [(sizes[cell[0]] / cells_of[cell[0]] / counts[cell]) ** BALANCE for cell in cells]
        weights = [drawing_weight(p) for p in photographs]
        return np.asarray(weights * np.minimum(balance, MAX_BALANCE), float)

    def _taught(self, positions: Sequence[int], taught: Floats, label_share: float) -> Floats:
        """Votes where there are some; elsewhere `label_share` of the label, and for the rest what is `taught`."""
        photographs = [self.faces.photographs[i] for i in positions]
        share = np.array([1.0 if p.votes and p.votes.credible else label_share for p in photographs], np.float32)
        return share[:, None] * self._targets(positions) + (1 - share[:, None]) * taught[list(positions)]

    def _targets(self, positions: Sequence[int]) -> Floats:
        return np.array([target_distribution(self.faces.photographs[i]) for i in positions], np.float32)


def _some(positions: Sequence[int], seed: Sequence[int]) -> list[int]:
    drawn = np.random.default_rng(seed).permutation(len(positions))[:MONITORED]
    return [positions[i] for i in sorted(drawn)]


def drawing_weight(photograph: Photograph) -> float:
    """How often `photograph` is drawn, against others, before race and age are balanced.

    Of a photograph with votes, as much less as its voters were in doubt.
    """
    weight = DATASET_WEIGHTS.get(photograph.dataset, 1.0) * PASSES_WEIGHTS.get(photograph.label_passes, 1.0)
    if photograph.dataset in SHARP_NEGATIVES and photograph.class_name == OTHER:
        weight *= SHARP_NEGATIVES_WEIGHT
    return weight * (sum(photograph.votes.credible.values()) if photograph.votes else 1.0)


def target_distribution(photograph: Photograph) -> Floats:
    """float32 (10,), which sums to 1: what votes, or else the label, say of the expressions, smoothed by SMOOTHING.

    A photograph that nothing is known of is all of them alike.
    """
    votes = photograph.votes.credible if photograph.votes else {}
    expression = EXPRESSION_OF_LABEL.get(photograph.label)
    said = votes or ({} if expression is None else {expression: 1.0})
    weights = np.array([said.get(name, 0.0) for name in EXPRESSIONS], np.float32) if said else np.ones(len(EXPRESSIONS))
    return np.asarray((1 - SMOOTHING) * weights / weights.sum() + SMOOTHING / len(EXPRESSIONS), np.float32)


def happy_or_not(targets: keras.KerasTensor, outputs: keras.KerasTensor) -> keras.KerasTensor:
    """1 where target and output agree on whether p_happy is at least 0.5, for each of a batch."""
    return keras.ops.cast(keras.ops.equal(targets[:, 0] >= 0.5, outputs[:, 0] >= 0.5), "float32")


happy_or_not.__name__ = "accuracy"
