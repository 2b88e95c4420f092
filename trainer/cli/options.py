"""Options that several commands share."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TypeAlias

from rating_app.session.observation import CLASS_NAMES
from trainer.data.labels import EXPRESSION_OF_CLASS

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

DEFAULT_CACHE = Path("runs/faces")
DEFAULT_SIZE = 96

TRAINING = ("tensorflow", "matplotlib")
"""Libraries for training and exporting, and for drawing the curves: the extra `train`."""
DRAWING = ("matplotlib",)


def add_data(command: argparse.ArgumentParser, recalled: bool = False) -> None:
    """Add `--data`, `--cache` and `--jobs`; if `recalled`, data and cache default to those of the training."""
    source = " (default: as in training)" if recalled else ""
    command.add_argument(
        "--data", type=Path, required=not recalled, metavar="FOLDER", help=f"photographs with their index.csv{source}"
    )
    command.add_argument(
        "--cache",
        type=Path,
        default=None if recalled else DEFAULT_CACHE,
        metavar="FOLDER",
        help=f"prepared faces{source or f' (default: {DEFAULT_CACHE})'}",
    )
    command.add_argument("--jobs", type=positive, default=os.cpu_count(), help="processes (default: one per core)")
    if recalled:
        command.set_defaults(size=None)


def add_size(command: argparse.ArgumentParser) -> None:
    """Add `--size`, the side of the prepared faces."""
    command.add_argument(
        "--size", type=positive, default=DEFAULT_SIZE, help="side of a crop in pixels (default: %(default)s)"
    )


def add_model(command: argparse.ArgumentParser) -> None:
    """Add `--model`, an exported model."""
    command.add_argument("--model", type=Path, required=True, metavar="FILE", help=".tflite, with its .json beside it")


def add_teachers(command: argparse.ArgumentParser) -> None:
    """Add `--teachers`, to learn from."""
    command.add_argument(
        "--teachers",
        type=Path,
        metavar="FILE",
        help="teachers.npz of `teach`, to learn from as well (default: labels only)",
    )


def add_epochs(command: argparse.ArgumentParser) -> None:
    """Add `--epochs`, None by default: the recipe decides."""
    command.add_argument("--epochs", type=positive, help="instead of the recipe's own")


def add_classes(command: argparse.ArgumentParser, what: str) -> None:
    """Add `--classes`, a list; `what` describes what they are for."""
    more = ", ".join(name for name in EXPRESSION_OF_CLASS if name not in CLASS_NAMES)
    command.add_argument(
        "--classes",
        type=lambda text: [name.strip().lower() for name in text.split(",")],
        metavar="LIST",
        help=f"{what}: happy,neutral and any of {more}",
    )


def positive(text: str) -> int:
    """Return a whole number of at least 1. Raise ArgumentTypeError for a smaller one."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a positive number")
    return number


def share(text: str) -> float:
    """Return a number above 0 and at most 1. Raise ArgumentTypeError for others."""
    number = float(text)
    if not 0 < number <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not a share between 0 and 1")
    return number
