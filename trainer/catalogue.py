"""The recipes by name, and the recipe that a run folder was trained with."""

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
from trainer.training.recipe import Recipe
from trainer.training.run_folder import EXPRESSION_RECIPE, ORIGINAL_STUDY, ORIGINAL_STUDY_LEAKY, read_config

RECIPES = (EXPRESSION_RECIPE, ORIGINAL_STUDY, ORIGINAL_STUDY_LEAKY)


def recipe_named(
    name: str,
    faces: PreparedFaces,
    epochs: int | None = None,
    held_out: int | None = None,
    folds: Folds | None = None,
    teachers: Opinions | None = None,
) -> Recipe:
    """Return the recipe `expressions`, which may hold out a fold and learn from `teachers`, or `original-study`, or
    `original-study-leaky`.

    `epochs` replaces the recipe's own number; `folds` is the split of `faces` if it is already known. Raise DataError
    if the teachers do not know all faces.
    """
    changed: dict[str, Any] = {} if epochs is None else {"epochs": epochs}
    if name == EXPRESSION_RECIPE:
        known = None if teachers is None else teachers.of(faces.photographs)
        return ExpressionRecipe(faces, held_out, teachers=known, known_folds=folds, **changed)
    return OriginalStudyRecipe(faces, leaky=name == ORIGINAL_STUDY_LEAKY, **changed)


def recipe_of(run: Path, faces: PreparedFaces, folds: Folds | None = None) -> Recipe:
    """Return the recipe that trained `run`. Raise DataError if `faces` are not what it was trained on."""
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
    """Return the recipe of a benchmark's trainings together, on all folds. Raise DataError under the conditions of
    `recipe_of`, or if `runs` do not belong to a benchmark.
    """
    folds = assign_folds(faces, ExpressionRecipe.seed)
    first, *_ = [recipe_of(run, faces, folds) for run in runs]
    if not isinstance(first, ExpressionRecipe):
        raise DataError(f"{runs[0]} is not part of a benchmark.")
    return replace(first, held_out=None, known_folds=folds)
