"""The epochs of a training, as stored in its run folder. It does not import Keras, so reading them is fast."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

HISTORY_NAME = "history.json"


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
