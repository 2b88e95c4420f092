"""The teachers of a benchmark's folds, and their opinions on every photograph.

A teacher is a small network on fixed features: one hidden layer, which learns from distributions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import keras
import numpy as np
import numpy.typing as npt
from keras import layers

from trainer.data.folds import FOLDS
from trainer.data.opinions import TEACHERS_NAME, Opinions
from trainer.evaluation.out_of_fold import OutOfFold
from trainer.evaluation.photographs import Evaluation
from trainer.recipes.expressions import ExpressionRecipe

Floats = npt.NDArray[np.float32]

HIDDEN = 384
"""Units. Out of fold, such a head calls 4.9 % of FER+'s distressed faces happy, and finds 92.1 % of the happy ones; a
linear one 7.3 and 91.7 %; FaceRes itself, fine-tuned for 15 minutes per fold and averaged with the linear one, 6.3 and
93.2 %.
"""

DROPPED_FEATURES = 0.3
DROPPED_UNITS = 0.5

CLIP = 6.0
"""Standard deviations. Some landmarks are far off if a face is turned away."""

EPOCHS = 14
BATCH = 256
LEARNING_RATE = 2e-3


@dataclass(frozen=True)
class Head:
    """A trained head: `network` applied to (features - `mean`) / `spread`, clipped to +-CLIP."""

    mean: Floats
    spread: Floats
    network: keras.Model

    def apply(self, features: Floats) -> Floats:
        """Return the class probabilities, float32 (n, classes), of `features`, float32 (n, features)."""
        return np.asarray(self.network.predict(self._scaled(features), batch_size=1024, verbose=0), np.float32)

    def _scaled(self, features: Floats) -> Floats:
        return np.asarray(np.clip((features - self.mean) / self.spread, -CLIP, CLIP), np.float32)


def fit_head(
    features: Floats,
    targets: Floats,
    weights: npt.NDArray[np.float64],
    seed: int,
    on_epoch: Callable[[], None] = lambda: None,
) -> Head:
    """Train a head with cross-entropy and AdamW; the same `seed` gives the same head on the same machine.

    `features` is float32 (n, features), `targets` (n, classes) with rows that sum to 1, and `weights` (n,) how often
    each row is drawn relative to the others. `on_epoch` is called after each epoch.
    """
    keras.utils.set_random_seed(seed)
    drawn_as = weights / weights.sum()
    share = drawn_as.astype(np.float32)[:, None]
    mean = (features * share).sum(axis=0)
    spread = np.asarray(np.sqrt(((features - mean) ** 2 * share).sum(axis=0)), np.float32)
    # A feature that never changes teaches nothing, and must not count if it differs later.
    spread[spread < 1e-6] = np.inf
    head = Head(mean, spread, _network(features.shape[1], targets.shape[1]))
    schedule = keras.optimizers.schedules.CosineDecay(LEARNING_RATE, EPOCHS * -(-len(features) // BATCH))
    head.network.compile(
        keras.optimizers.AdamW(schedule, weight_decay=0.05), "categorical_crossentropy", jit_compile=False
    )
    scaled = head._scaled(features)
    rng = np.random.default_rng(seed)
    for _ in range(EPOCHS):
        drawn = rng.choice(len(scaled), len(scaled), p=drawn_as)
        head.network.fit(scaled[drawn], targets[drawn], batch_size=BATCH, verbose=0)
        on_epoch()
    return head


def _network(features: int, classes: int) -> keras.Model:
    inputs = keras.Input((features,))
    x = layers.Dropout(DROPPED_FEATURES)(inputs)
    x = layers.BatchNormalization()(layers.Dense(HIDDEN, use_bias=False)(x))
    x = layers.Dropout(DROPPED_UNITS)(layers.Activation("gelu")(x))
    return keras.Model(inputs, layers.Dense(classes, activation="softmax")(x), name="head")


@dataclass(frozen=True)
class Taught:
    """The teachers' result: `opinions`, which the students learn from, and the out-of-fold `evaluation` of them."""

    opinions: Opinions
    evaluation: Evaluation


def run_teachers(
    recipe: ExpressionRecipe, features: Floats, folder: Path, on_epoch: Callable[[], None] = lambda: None
) -> Taught:
    """Fit a head on `features`, float32 (faces, features), for each fold, and write the heads' opinions into `folder`.

    The heads learn the labels of `recipe`, drawn as often as it draws them. A teacher has seen no label of the fold on
    which its students are judged. `on_epoch` is called after each epoch of each head.
    """
    of_fold = []
    for fold in range(FOLDS):
        without = replace(recipe, held_out=fold, known_folds=recipe.folds)
        learnt = without.training_positions
        head = fit_head(features[learnt], without.training_targets, without.training_weights, recipe.seed, on_epoch)
        of_fold.append(head.apply(features))
    opinions = Opinions(tuple(photograph.path for photograph in recipe.faces.photographs), np.stack(of_fold))
    opinions.save(folder / TEACHERS_NAME)
    positions = [recipe.folds.held_out(fold) for fold in range(FOLDS)]
    scores = OutOfFold(
        tuple(recipe.faces.photographs[i] for fold in positions for i in fold),
        np.repeat(np.arange(FOLDS), [len(fold) for fold in positions]),
        np.concatenate([opinion[fold] for opinion, fold in zip(of_fold, positions, strict=True)]),
    )
    return Taught(opinions, scores.evaluation(recipe.faces, "teachers"))
