"""Command line of the trainer: labels, prepared faces, trainings, models and their figures."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec

import cv2

from rating_app.vision.blaze_face import DetectorUnavailable
from rating_app.vision.expression import ModelRejected
from trainer.cli.benchmark import add_benchmark_command
from trainer.cli.card import add_card_command
from trainer.cli.evaluate import add_evaluate_command
from trainer.cli.evaluate_clips import add_evaluate_clips_command
from trainer.cli.export import add_export_command
from trainer.cli.label import add_label_command
from trainer.cli.prepare import add_prepare_command
from trainer.cli.report import add_report_command
from trainer.cli.teach import add_teach_command
from trainer.cli.train import add_train_command
from trainer.data.dataset import DataError

COMMANDS = (
    add_label_command,
    add_prepare_command,
    add_train_command,
    add_teach_command,
    add_benchmark_command,
    add_export_command,
    add_evaluate_command,
    add_evaluate_clips_command,
    add_card_command,
    add_report_command,
)
"""In the order in which they are used."""


def run() -> None:
    """Run `rating-trainer` on the process's arguments, and exit with its code."""
    sys.exit(main(sys.argv[1:]))


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed arguments; exits after printing the help, or an error in the arguments."""
    return _parser().parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Run the command and return the exit code: 0; 2 for unusable input, after one sentence on standard error; 130 if
    interrupted.
    """
    options = parse(arguments)
    if missing := [name for name in options.libraries if find_spec(name) is None]:
        print(f"rating-trainer: {_how_to_install(missing)}", file=sys.stderr)
        return 2
    # TensorFlow's C++ log would print start-up notices about missing graphics cards into the progress bars.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # Faces are small, and are prepared in several threads or processes: OpenCV's own threads would only slow them down.
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
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add_command in COMMANDS:
        add_command(commands)
    return parser


if __name__ == "__main__":
    run()
