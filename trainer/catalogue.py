"""The recipes by name, and the recipe that made a run folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from trainer.data.dataset import DataError
from trainer.data.folds import Folds, assign_folds
from trainer.data.opinions import TEACHERS_NAME, Opinions
from trainer.data.prepare import PreparedFaces
from trainer.original_study.recipe import OriginalStudyRecipe
from trainer.recipes.expressions import ExpressionRecipe
from trainer.training.loop import read_config
from trainer.training.recipe import Recipe
from trainer.training.recipe_names import EXPRESSION_RECIPE, ORIGINAL_STUDY, ORIGINAL_STUDY_LEAKY

RECIPES = (EXPRESSION_RECIPE, ORIGINAL_STUDY, ORIGINAL_STUDY_LEAKY)


def recipe_named(
    name: str,
    faces: PreparedFaces,
    epochs: int | None = None,
    held_out: int | None = None,
    folds: Folds | None = None,
    teachers: Opinions | None = None,
) -> Recipe:
    """`expressions`, which may hold out a fold and learn from `teachers`, or `original-study`, or that `-leaky`.

    `epochs` instead of the recipe's own; `folds` where the split of `faces` is known already. DataError where the
    teachers do not know all faces.
    """
    changed: dict[str, Any] = {} if epochs is None else {"epochs": epochs}
    if name == EXPRESSION_RECIPE:
        known = None if teachers is None else teachers.of(faces.photographs)
        return ExpressionRecipe(faces, held_out, teachers=known, known_folds=folds, **changed)
    return OriginalStudyRecipe(faces, leaky=name == ORIGINAL_STUDY_LEAKY, **changed)


def recipe_of(run: Path, faces: PreparedFaces, folds: Folds | None = None) -> Recipe:
    """The recipe that trained `run`; DataError where `faces` are not what it was trained on."""
    config = read_config(run)
    name = str(config["recipe"])
    if name not in RECIPES:
        raise DataError(f"{run} was trained by the recipe {name}, which this version does not know.")
    teachers = Opinions.load(run / TEACHERS_NAME) if "teachers" in config else None
    recipe = recipe_named(name, faces, int(config["epochs"]), config.get("held_out_fold"), folds, teachers)
    if dict(recipe.config) != config:
        raise DataError(f"{run} was trained on other data or by other settings than these.")
    return recipe


def recipe_of_benchmark(runs: Sequence[Path], faces: PreparedFaces) -> Recipe:
    """What the trainings of a benchmark have learnt from together: all folds. DataError as of `recipe_of`."""
    folds = assign_folds(faces, ExpressionRecipe.seed)
    first, *_ = [recipe_of(run, faces, folds) for run in runs]
    if not isinstance(first, ExpressionRecipe):
        raise DataError(f"{runs[0]} is no part of a benchmark.")
    return replace(first, held_out=None, known_folds=folds)
