"""Train the teachers of a benchmark's folds, and save their opinions on every photograph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from trainer.data.folds import FOLDS
from trainer.data.opinions import TEACHERS_NAME, Opinions
from trainer.evaluation.out_of_fold import OutOfFold
from trainer.evaluation.photographs import Evaluation
from trainer.recipes.expressions import ExpressionRecipe
from trainer.teacher.head import fit_head

Floats = npt.NDArray[np.float32]


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
