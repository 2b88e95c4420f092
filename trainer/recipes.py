"""The recipes by name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from trainer.dataset import DataError
from trainer.prepare import PreparedFaces
from trainer.recipe import ThreeWayRecipe
from trainer.seed import SeedRecipe
from trainer.train import Recipe, read_config


def recipe_named(name: str, faces: PreparedFaces, epochs: int | None = None) -> Recipe:
    """`three-way`, `seed` or `seed-leaky`; `epochs` instead of the recipe's own."""
    changed: dict[str, Any] = {} if epochs is None else {"epochs": epochs}
    if name == "three-way":
        return ThreeWayRecipe(faces, **changed)
    return SeedRecipe(faces, leaky=name == "seed-leaky", **changed)


def recipe_of(run: Path, faces: PreparedFaces) -> Recipe:
    """The recipe that trained `run`; DataError where `faces` are not what it was trained on."""
    config = read_config(run)
    recipe = recipe_named(str(config["recipe"]), faces, int(config["epochs"]))
    if dict(recipe.config) != config:
        raise DataError(f"{run} was trained on other data or by other settings than these.")
    return recipe
