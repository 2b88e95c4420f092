"""Train the teachers of a benchmark's folds, and let them say what they think of every photograph."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import ClassVar

import keras
import numpy as np
import numpy.typing as npt

from trainer.atomic import replace_file
from trainer.data.folds import FOLDS, fold_folder
from trainer.data.opinions import TEACHERS_NAME, Opinions, agreed
from trainer.data.prepare import PreparedFaces, resized
from trainer.evaluation.out_of_fold import OutOfFold
from trainer.evaluation.photographs import Evaluation
from trainer.recipes.expressions import ExpressionRecipe
from trainer.teacher.faceres import Weights, teacher_net
from trainer.teacher.features import INPUT_SIZE
from trainer.teacher.linear_head import fit_head
from trainer.training.history import Epoch
from trainer.training.loop import AVERAGED_NAME, train, trained_model

Floats = npt.NDArray[np.float32]

ALL_FACES_NAME = "all-faces.npy"
AT_ONCE = 2_048


@dataclass(frozen=True)
class TeacherRecipe(ExpressionRecipe):
    """As ExpressionRecipe, with another network, and gentler: what it knows is not to be unlearnt. `weights` are
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


@dataclass(frozen=True)
class Taught:
    """`opinions` is what the students learn from; `evaluations` are by name, of the teachers and of what they are
    made from, out of fold.
    """

    opinions: Opinions
    evaluations: Mapping[str, Evaluation]


def run_teachers(
    recipe: TeacherRecipe,
    features: Floats,
    folder: Path,
    on_images: Callable[[int], None],
    on_epoch: Callable[[int, int, Epoch], None],
) -> Taught:
    """Fine-tune FaceRes for each fold in `folder`/fold-0, -1, -2, from where they stand, fit a linear head on
    `features`, float32 (faces, features), and write what both agree on.

    A teacher has seen no label of the fold that its students are judged on. The callbacks are as of `run_benchmark`.
    """
    tuned, linear = [], []
    for fold in range(FOLDS):
        without = replace(recipe, held_out=fold, known_folds=recipe.folds)
        run = fold_folder(folder, fold)
        train(without, run, on_images, partial(on_epoch, fold))
        tuned.append(_of_all_faces(run, recipe.faces, recipe.input_size))
        head = fit_head(features[without.training_positions], without.training_targets, without.training_weights)
        linear.append(head.apply(features))
    both = [agreed(pair) for pair in zip(tuned, linear, strict=True)]
    opinions = Opinions(tuple(photograph.path for photograph in recipe.faces.photographs), np.stack(both))
    opinions.save(folder / TEACHERS_NAME)
    named = {"FaceRes, fine-tuned": tuned, "linear, on FaceRes and landmarks": linear, "teachers": both}
    return Taught(opinions, {name: _judged(recipe, each, name) for name, each in named.items()})


def _judged(recipe: TeacherRecipe, of_fold: list[Floats], name: str) -> Evaluation:
    """Each teacher on the fold that it has not learnt from."""
    positions = [recipe.folds.held_out(fold) for fold in range(FOLDS)]
    scores = OutOfFold(
        tuple(recipe.faces.photographs[i] for fold in positions for i in fold),
        np.repeat(np.arange(FOLDS), [len(fold) for fold in positions]),
        np.concatenate([opinion[fold] for opinion, fold in zip(of_fold, positions, strict=True)]),
    )
    return scores.evaluation(recipe.faces, name)


def _of_all_faces(run: Path, faces: PreparedFaces, input_size: int) -> Floats:
    """What the network of `run` says of `faces`; kept beside it until it is trained further."""
    weights = hashlib.sha256((run / AVERAGED_NAME).read_bytes()).hexdigest()[:16]
    file = run / f"{weights}-{ALL_FACES_NAME}"
    if not file.is_file():
        stream = BytesIO()
        np.save(stream, _predicted(trained_model(run), faces.crops, input_size))
        replace_file(file, stream.getvalue())
    return np.asarray(np.load(file), np.float32)


def _predicted(network: keras.Model, crops: npt.NDArray[np.uint8], input_size: int) -> Floats:
    parts = []
    for first in range(0, len(crops), AT_ONCE):
        positions = range(first, min(first + AT_ONCE, len(crops)))
        parts.append(network.predict(resized(crops, positions, input_size), batch_size=128, verbose=0))
    return np.concatenate(parts)
