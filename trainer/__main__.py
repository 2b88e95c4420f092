"""Command line of the trainer: prepare, train, export, evaluate, report."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from rating_app.expression import ModelRejected
from rating_app.face import MIN_CONFIDENCE as APP_MIN_CONFIDENCE
from trainer import commands
from trainer.dataset import DataError
from trainer.prepare import MIN_CONFIDENCE

DEFAULT_CACHE = Path("runs/faces")
DEFAULT_SIZE = 96


def run() -> None:
    """Entry point of `rating-trainer`."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Exit code: 0, 2 for input that cannot be used (after one sentence on standard error), 130 when interrupted."""
    options = _parser().parse_args(arguments)
    # TensorFlow's C++ log would write start-up notices about absent graphics cards into the progress bars.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    try:
        options.command(options)
    except (DataError, ModelRejected) as error:
        print(f"rating-trainer: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("rating-trainer: interrupted; the same command goes on from here.", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="rating-trainer", description=__doc__)
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")

    command = subparsers.add_parser("prepare", help="find, align and crop every face of a data folder into a cache")
    _add_data(command)
    _add_size(command)
    command.set_defaults(command=commands.prepare_command)

    command = subparsers.add_parser("train", help="train a network, or go on with an interrupted training")
    _add_data(command)
    _add_size(command)
    command.add_argument(
        "--recipe", choices=("three-way", "seed"), default="three-way", help="(default: %(default)s, which ships)"
    )
    command.add_argument(
        "--leaky", action="store_true", help="seed only: augment before the split, as the study did, to compare"
    )
    command.add_argument("--run", type=Path, metavar="FOLDER", help="run folder (default: runs/ and the recipe's name)")
    command.add_argument("--epochs", type=_positive, help="instead of the recipe's own")
    command.set_defaults(command=commands.train_command)

    command = subparsers.add_parser("export", help="write the model that the app loads, from a training")
    command.add_argument(
        "--run", type=Path, default=Path("runs/three-way"), metavar="FOLDER", help="(default: %(default)s)"
    )
    command.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="for expression.tflite and .json")
    _add_data(command, recalled=True)
    command.set_defaults(command=commands.export_command)

    command = subparsers.add_parser("evaluate", help="what an exported model is worth on labelled photographs")
    _add_data(command)
    command.add_argument("--model", type=Path, required=True, metavar="FILE", help=".tflite, with its .json beside it")
    command.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="for evaluation.json and figures")
    command.add_argument(
        "--split", choices=commands.SPLITS, help="which photographs (default: test where the index has it, or else all)"
    )
    command.add_argument(
        "--min-confidence",
        type=float,
        default=MIN_CONFIDENCE,
        metavar="SHARE",
        help=f"of a face's detection (default: %(default)s; the app asks {APP_MIN_CONFIDENCE} of a camera's frame)",
    )
    command.set_defaults(command=commands.evaluate_command)

    command = subparsers.add_parser("report", help="the seed study's report, from its two trainings")
    command.add_argument("--run", type=Path, default=Path("runs/seed"), metavar="FOLDER", help="(default: %(default)s)")
    command.add_argument(
        "--leaky-run", type=Path, default=Path("runs/seed-leaky"), metavar="FOLDER", help="(default: %(default)s)"
    )
    command.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="for report.html and figures")
    _add_data(command, recalled=True)
    command.set_defaults(command=commands.report_command)
    return parser


def _add_data(command: argparse.ArgumentParser, recalled: bool = False) -> None:
    """`recalled`: what is not said is what the training was told."""
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
    command.add_argument("--jobs", type=_positive, default=os.cpu_count(), help="processes (default: one a core)")
    if recalled:
        command.set_defaults(size=None)


def _add_size(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--size", type=_positive, default=DEFAULT_SIZE, help="pixels a side of a crop (default: %(default)s)"
    )


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a positive number")
    return number


if __name__ == "__main__":
    run()
