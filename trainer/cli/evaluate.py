"""`rating-trainer evaluate`: measure an exported model on labelled photographs."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rating_app.system.progress import progress_bar
from rating_app.vision.expression import ExpressionClassifier
from rating_app.vision.face import MIN_CONFIDENCE as APP_MIN_CONFIDENCE
from trainer.cli.faces import prepared_faces, say_unreadable
from trainer.cli.options import DRAWING, Commands, add_data, add_model
from trainer.data.dataset import DataError, Photograph, read_index
from trainer.data.prepare import MIN_CONFIDENCE

SPLITS = ("test", "train", "all")


def add_evaluate_command(commands: Commands) -> None:
    """Add `evaluate` to the commands."""
    command = commands.add_parser("evaluate", help="judge an exported model on labelled photographs")
    add_data(command)
    add_model(command)
    command.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="for evaluation.json and figures")
    command.add_argument(
        "--split", choices=SPLITS, help="which photographs (default: test if the index has it, otherwise all)"
    )
    command.add_argument(
        "--min-confidence",
        type=float,
        default=MIN_CONFIDENCE,
        metavar="SHARE",
        help=f"least confidence of a face (default: %(default)s; the app requires {APP_MIN_CONFIDENCE})",
    )
    command.set_defaults(command=evaluate_command, libraries=DRAWING)


def evaluate_command(options: argparse.Namespace) -> None:
    """Evaluate an exported model and write figures."""
    from trainer.evaluation.figures import draw_evaluation
    from trainer.evaluation.goals import goals_of
    from trainer.evaluation.photographs import clearly_labelled, evaluate, write_evaluation
    from trainer.evaluation.tables import print_evaluation, print_goals

    classifier = ExpressionClassifier(options.model)
    listed = read_index(options.data)
    chosen = _of_split(options, listed)
    clear = clearly_labelled(chosen)
    faces = prepared_faces(options, clear, classifier.input_size, options.min_confidence)
    with progress_bar("Scoring faces", len(faces.photographs), "faces") as advance:
        evaluation = evaluate(classifier, faces, len(chosen) - len(clear), advance)
    options.out.mkdir(parents=True, exist_ok=True)
    goals = goals_of(evaluation)
    as_dicts = [goal.as_dict() for goal in goals]
    write_evaluation(evaluation, options.out / "evaluation.json", options.min_confidence, as_dicts)
    draw_evaluation(evaluation, options.out)
    print_evaluation(evaluation)
    if goals:
        print_goals(goals)
    say_unreadable(evaluation.unreadable)
    print(f"Figures and evaluation.json are in {options.out}.")


def _of_split(options: argparse.Namespace, listed: Sequence[Photograph]) -> list[Photograph]:
    split = options.split or ("test" if any(photograph.split == "test" for photograph in listed) else "all")
    chosen = [photograph for photograph in listed if split in ("all", photograph.split)]
    if not chosen:
        raise DataError(f"{options.data} has no photographs in split={split}.")
    if split == "test" and any(photograph.split != "test" for photograph in listed):
        print("split=test is for use once per release: do not base any choice on its figures.")
    elif split != "test" and any(photograph.split == "test" for photograph in listed):
        print(f"split={split} holds photographs that the model may have been trained on; the figures flatter it.")
    return chosen
