"""The recipes by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from trainer.data.dataset import DataError
from trainer.data.folds import Folds, assign_folds
from trainer.data.prepare import PreparedFaces
from trainer.original_study.recipe import SeedRecipe
from trainer.recipes.ten_expressions import ThreeWayRecipe
from trainer.teacher.opinions import TEACHERS_NAME, Opinions
from trainer.train import Recipe, read_config

RECIPES = ("three-way", "seed", "seed-leaky")


def recipe_named(
    name: str,
    faces: PreparedFaces,
    epochs: int | None = None,
    held_out: int | None = None,
    folds: Folds | None = None,
    teachers: Opinions | None = None,
) -> Recipe:
    """`three-way`, which may hold out a fold and learn from `teachers`, `seed` or `seed-leaky`.

    `epochs` instead of the recipe's own; `folds` where the split of `faces` is known already. DataError where the
    teachers do not know all faces.
    """
    changed: dict[str, Any] = {} if epochs is None else {"epochs": epochs}
    if name == "three-way":
        known = None if teachers is None else teachers.of(faces.photographs)
        return ThreeWayRecipe(faces, held_out, teachers=known, known_folds=folds, **changed)
    return SeedRecipe(faces, leaky=name == "seed-leaky", **changed)


def recipe_of(run: Path, faces: PreparedFaces, folds: Folds | None = None) -> Recipe:
    """The recipe that trained `run`; DataError where `faces` are not what it was trained on."""
    config = read_config(run)
    name = str(config["recipe"])
    if name not in RECIPES:
        raise DataError(f"{run} holds a {name}, which is no model for the app.")
    teachers = Opinions.load(run / TEACHERS_NAME) if "teachers" in config else None
    recipe = recipe_named(name, faces, int(config["epochs"]), config.get("held_out_fold"), folds, teachers)
    if dict(recipe.config) != config:
        raise DataError(f"{run} was trained on other data or by other settings than these.")
    return recipe


def recipe_of_benchmark(runs: Sequence[Path], faces: PreparedFaces) -> Recipe:
    """What the trainings of a benchmark have learnt from together: all folds. DataError as of `recipe_of`."""
    folds = assign_folds(faces, ThreeWayRecipe.seed)
    first, *_ = [recipe_of(run, faces, folds) for run in runs]
    if not isinstance(first, ThreeWayRecipe):
        raise DataError(f"{runs[0]} is no part of a benchmark.")
    return replace(first, held_out=None, known_folds=folds)
