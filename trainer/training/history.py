"""The epochs of a training, as its run folder keeps them. Without Keras, so that they are quick to read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

HISTORY_NAME = "history.json"


@dataclass(frozen=True)
class Epoch:
    """One finished epoch. Losses are per photograph, accuracies in [0, 1], `seconds` wall time.

    `val_loss` and `val_accuracy` are of the weights that would ship, and None where nothing is held out.
    """

    loss: float
    accuracy: float
    val_loss: float | None
    val_accuracy: float | None
    seconds: float


def read_history(run: Path) -> list[Epoch]:
    """The finished epochs of a run; empty where there are none yet."""
    file = run / HISTORY_NAME
    return [Epoch(**entry) for entry in json.loads(file.read_text())] if file.is_file() else []


def largest_drop(history: Sequence[Epoch]) -> float:
    """Return the largest drop of validation accuracy from one epoch to the next, after the first third of them; 0 if it
    never falls.
    """
    watched = [epoch.val_accuracy for epoch in history if epoch.val_accuracy is not None]
    later = watched[len(watched) // 3 :]
    return max([0.0, *(before - after for before, after in pairwise(later))])


def described(number: int, epoch: Epoch) -> str:
    """One line on an epoch, the `number`-th."""
    watched = (
        ""
        if epoch.val_accuracy is None
        else f"validation loss {epoch.val_loss:.4f}, accuracy {epoch.val_accuracy:.4f}, "
    )
    return f"epoch {number:2d}: loss {epoch.loss:.4f}, accuracy {epoch.accuracy:.4f}, {watched}{epoch.seconds:.0f} s"
