"""Command line of the trainer: labels, prepared faces, trainings, models and their figures."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

import cv2

from rating_app.session.observation import CLASS_NAMES
from rating_app.settings import THEMES
from rating_app.vision.blaze_face import DetectorUnavailable
from rating_app.vision.expression import ModelRejected
from rating_app.vision.face import MIN_CONFIDENCE as APP_MIN_CONFIDENCE
from trainer import commands
from trainer.data.dataset import DataError
from trainer.data.emotions import EXPRESSION_OF_CLASS
from trainer.data.folds import FOLDS
from trainer.data.prepare import MIN_CONFIDENCE
from trainer.labelling.command import label_command

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

DEFAULT_CACHE = Path("runs/faces")
DEFAULT_SIZE = 96

TRAINING = ("tensorflow", "matplotlib")
"""What trains and exports, and draws how it went: the extra `train`."""
DRAWING = ("matplotlib",)


def run() -> None:
    """Entry point of `rating-trainer`."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Exit code: 0, 2 for input that cannot be used (after one sentence on standard error), 130 when interrupted."""
    options = _parser().parse_args(arguments)
    if missing := [name for name in options.libraries if find_spec(name) is None]:
        print(f"rating-trainer: {_how_to_install(missing)}", file=sys.stderr)
        return 2
    # TensorFlow's C++ log would write start-up notices about absent graphics cards into the progress bars.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # Faces are small and prepared in several threads or processes: OpenCV's own threads would only get in their way.
    cv2.setNumThreads(1)
    try:
        options.command(options)
    except (DataError, DetectorUnavailable, ModelRejected) as error:
        print(f"rating-trainer: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("rating-trainer: interrupted; the same command goes on from here.", file=sys.stderr)
        return 130
    return 0


def _how_to_install(missing: Sequence[str]) -> str:
    if "tensorflow" in missing and sys.version_info >= (3, 14):
        return "TensorFlow, which trains, has no wheel for Python 3.14 yet: this needs Python 3.11, 3.12 or 3.13."
    return f"this needs {' and '.join(missing)}, which is not installed: pip install 'reaction-gauge[train]'."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="rating-trainer", description=__doc__)
    parser.set_defaults(libraries=())
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_photograph_commands(subparsers)
    _add_training_commands(subparsers)
    _add_model_commands(subparsers)
    return parser


def _add_photograph_commands(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("label", help="label photographs by eye in two passes, which makes their index.csv")
    command.add_argument("folder", type=Path, metavar="FOLDER", help="photographs, also in folders within it")
    command.add_argument("--theme", choices=THEMES, default="system", help="colours (default: %(default)s)")
    command.set_defaults(command=label_command)

    command = subparsers.add_parser("prepare", help="find, align and crop every face of a data folder into a cache")
    _add_data(command)
    _add_size(command)
    command.set_defaults(command=commands.prepare_command)


def _add_training_commands(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("train", help="train a network, or go on with an interrupted training")
    _add_data(command)
    _add_size(command)
    command.add_argument(
        "--recipe", choices=("three-way", "seed"), default="three-way", help="(default: %(default)s, which ships)"
    )
    command.add_argument(
        "--leaky", action="store_true", help="seed only: augment before the split, as the study did, to compare"
    )
    command.add_argument(
        "--fold", type=int, choices=range(FOLDS), help="hold this fold out and watch it (default: learn from all)"
    )
    _add_teachers(command)
    command.add_argument("--run", type=Path, metavar="FOLDER", help="run folder (default: runs/ and the recipe's name)")
    _add_epochs(command)
    _add_classes(command, "export these classes later")
    command.set_defaults(command=commands.train_command, libraries=TRAINING)

    command = subparsers.add_parser(
        "teach", help="make teachers of pretrained networks, one for each fold of a benchmark, and ask their opinions"
    )
    _add_data(command)
    _add_size(command)
    command.add_argument(
        "--faceres", type=Path, required=True, metavar="FILE", help="faceres-deep.json, with its .bin beside it"
    )
    command.add_argument("--landmarker", type=Path, required=True, metavar="FILE", help="face_landmarker.task")
    command.add_argument(
        "--out", type=Path, default=Path("runs/teachers"), metavar="FOLDER", help="(default: %(default)s)"
    )
    _add_epochs(command)
    command.set_defaults(command=commands.teach_command, libraries=TRAINING)

    command = subparsers.add_parser(
        "benchmark", help="what the recipe is worth: three trainings, each judged on the fold it did not learn from"
    )
    _add_data(command)
    _add_size(command)
    command.add_argument(
        "--out", type=Path, default=Path("runs/benchmark"), metavar="FOLDER", help="(default: %(default)s)"
    )
    _add_teachers(command)
    _add_epochs(command)
    command.set_defaults(command=commands.benchmark_command, libraries=TRAINING)


def _add_model_commands(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("export", help="write the model that the app loads, from trained networks")
    source = command.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "--benchmark", type=Path, metavar="FOLDER", help="the mean of a benchmark's three networks, calibrated by it"
    )
    source.add_argument("--run", type=Path, metavar="FOLDER", help="one training's network")
    command.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="for expression.tflite and .json")
    command.add_argument(
        "--calibration", type=Path, metavar="FOLDER", help="with --run: a benchmark's, whose scores calibrate it"
    )
    _add_classes(command, "tell these apart (default: as in training, or else happy,neutral,other)")
    _add_data(command, recalled=True)
    command.set_defaults(command=commands.export_command, libraries=TRAINING)

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
    command.set_defaults(command=commands.evaluate_command, libraries=DRAWING)

    command = subparsers.add_parser(
        "evaluate-clips", help="what an exported model makes of clips whose truth.csv says what they show"
    )
    command.add_argument("--clips", type=Path, required=True, metavar="FOLDER", help="videos with their truth.csv")
    command.add_argument("--model", type=Path, required=True, metavar="FILE", help=".tflite, with its .json beside it")
    command.add_argument(
        "--unsure-from",
        type=_share,
        metavar="SHARE",
        help="leave out frames in which p_happy and p_other both reach this (default: count them all)",
    )
    command.add_argument("--out", type=Path, metavar="FOLDER", help="for clips.json")
    command.set_defaults(command=commands.evaluate_clips_command)

    command = subparsers.add_parser("card", help="write a model's card: what it is for, and its figures")
    command.add_argument("--model", type=Path, required=True, metavar="FILE", help=".tflite, with its .json beside it")
    command.add_argument("--benchmark", type=Path, metavar="FOLDER", help="a benchmark's, of the recipe")
    command.add_argument("--test", type=Path, metavar="FILE", help="evaluation.json of this model on split=test")
    command.add_argument("--test-runs", type=Path, metavar="FILE", help="CSV with a row for each use of split=test")
    command.add_argument("--recording", type=Path, metavar="FILE", help="timeline of sad_then_smiling.mp4")
    command.add_argument("--clips", type=Path, metavar="FILE", help="clips.json of this model")
    command.add_argument(
        "--before",
        type=Path,
        metavar="FILE",
        help="evaluation.json of the model before, on split=train, to put beside it",
    )
    command.add_argument("--out", type=Path, metavar="FOLDER", help="(default: beside the model)")
    command.set_defaults(command=commands.card_command)

    command = subparsers.add_parser("report", help="the seed study's report, from its two trainings")
    command.add_argument("--run", type=Path, default=Path("runs/seed"), metavar="FOLDER", help="(default: %(default)s)")
    command.add_argument(
        "--leaky-run", type=Path, default=Path("runs/seed-leaky"), metavar="FOLDER", help="(default: %(default)s)"
    )
    command.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="for report.html and figures")
    _add_data(command, recalled=True)
    command.set_defaults(command=commands.report_command, libraries=TRAINING)


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


def _add_teachers(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--teachers",
        type=Path,
        metavar="FILE",
        help="teachers.npz of `teach`, to learn from too (default: labels alone)",
    )


def _add_epochs(command: argparse.ArgumentParser) -> None:
    command.add_argument("--epochs", type=_positive, help="instead of the recipe's own")


def _add_classes(command: argparse.ArgumentParser, what: str) -> None:
    more = ", ".join(name for name in EXPRESSION_OF_CLASS if name not in CLASS_NAMES)
    command.add_argument(
        "--classes",
        type=lambda text: [name.strip().lower() for name in text.split(",")],
        metavar="LIST",
        help=f"{what}: happy,neutral and any of {more}",
    )


def _add_size(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--size", type=_positive, default=DEFAULT_SIZE, help="pixels a side of a crop (default: %(default)s)"
    )


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a positive number")
    return number


def _share(text: str) -> float:
    number = float(text)
    if not 0 < number <= 1:
        raise argparse.ArgumentTypeError(f"{text} is no share between 0 and 1")
    return number


if __name__ == "__main__":
    run()
