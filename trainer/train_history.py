"""The epochs of a training, as its run folder keeps them. Without Keras, so that they are quick to read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

HISTORY_NAME = "history.json"


@dataclass(frozen=True)
class Epoch:
    """One finished epoch. Losses are per photograph, accuracies in [0, 1], `seconds` wall time."""

    loss: float
    accuracy: float
    val_loss: float
    val_accuracy: float
    seconds: float


def read_history(run: Path) -> list[Epoch]:
    """The finished epochs of a run; empty where there are none yet."""
    file = run / HISTORY_NAME
    return [Epoch(**entry) for entry in json.loads(file.read_text())] if file.is_file() else []
