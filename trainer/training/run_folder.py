"""The settings and epochs of a training in its run folder, read without importing Keras, which would take seconds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from trainer.data.dataset import DataError

CONFIG_NAME = "config.json"
HISTORY_NAME = "history.json"

EXPRESSION_RECIPE = "expressions"
ORIGINAL_STUDY = "original-study"
ORIGINAL_STUDY_LEAKY = "original-study-leaky"

FORMER_NAMES = {"three-way": EXPRESSION_RECIPE, "seed": ORIGINAL_STUDY, "seed-leaky": ORIGINAL_STUDY_LEAKY}
"""Recipes' names before version 0.2.0, whose run folders can still be read and trained further."""


@dataclass(frozen=True)
class Epoch:
    """One finished epoch: losses per photograph, accuracies in [0, 1], `seconds` of wall time.

    `val_loss` and `val_accuracy` belong to the weights that would ship; None if nothing is held out.
    """

    loss: float
    accuracy: float
    val_loss: float | None
    val_accuracy: float | None
    seconds: float


def read_history(run: Path) -> list[Epoch]:
    """Return the finished epochs of a run; an empty list if there are none yet."""
    file = run / HISTORY_NAME
    return [Epoch(**entry) for entry in json.loads(file.read_text())] if file.is_file() else []


def largest_drop(history: Sequence[Epoch]) -> float:
    """Return the largest drop of validation accuracy from one epoch to the next, after the first third of them; 0 if it
    never drops.
    """
    watched = [epoch.val_accuracy for epoch in history if epoch.val_accuracy is not None]
    later = watched[len(watched) // 3 :]
    return max([0.0, *(before - after for before, after in pairwise(later))])


def described(number: int, epoch: Epoch) -> str:
    """Return one line about the epoch with this number."""
    watched = (
        ""
        if epoch.val_accuracy is None
        else f"validation loss {epoch.val_loss:.4f}, accuracy {epoch.val_accuracy:.4f}, "
    )
    return f"epoch {number:2d}: loss {epoch.loss:.4f}, accuracy {epoch.accuracy:.4f}, {watched}{epoch.seconds:.0f} s"


def read_config(run: Path) -> dict[str, Any]:
    """Read the settings and data of a run, with the current name of its recipe. Raise DataError if `run` is not a run
    folder.
    """
    config = _stored_config(run)
    if config is None:
        raise DataError(f"{run} is not the folder of a training; train it first.")
    return config


def claim(run: Path, config: Mapping[str, Any]) -> None:
    """Write the settings and data of a training that begins. Raise DataError if `run` belongs to another training."""
    run.mkdir(parents=True, exist_ok=True)
    file = run / CONFIG_NAME
    if not file.exists():
        file.write_text(json.dumps(dict(config), indent=2) + "\n")
    elif _stored_config(run) != dict(config):
        raise DataError(f"{run} holds a training with other settings or data; name another run or remove it.")


def _stored_config(run: Path) -> dict[str, Any] | None:
    try:
        config = dict(json.loads((run / CONFIG_NAME).read_text()))
    except (OSError, ValueError, TypeError):
        return None
    name = str(config.get("recipe"))
    return config | {"recipe": FORMER_NAMES.get(name, name)}
