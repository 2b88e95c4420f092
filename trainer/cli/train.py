"""`rating-trainer train`: one training, into a run folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from rating_app.system.progress import progress_bar
from trainer.cli.faces import known_teachers, prepared_faces, remember_data, say_skipped
from trainer.cli.options import TRAINING, Commands, add_classes, add_data, add_epochs, add_size, add_teachers
from trainer.data.classes import ClassScheme
from trainer.data.dataset import DataError, read_index
from trainer.data.folds import FOLDS
from trainer.training.run_folder import (
    EXPRESSION_RECIPE,
    ORIGINAL_STUDY,
    ORIGINAL_STUDY_LEAKY,
    Epoch,
    claim,
    described,
)


def add_train_command(commands: Commands) -> None:
    """Add `train` to the commands."""
    command = commands.add_parser("train", help="train a network, or continue an interrupted training")
    add_data(command)
    add_size(command)
    command.add_argument(
        "--recipe",
        choices=(EXPRESSION_RECIPE, ORIGINAL_STUDY),
        default=EXPRESSION_RECIPE,
        help="(default: %(default)s, which ships)",
    )
    command.add_argument(
        "--leaky",
        action="store_true",
        help=f"{ORIGINAL_STUDY} only: augment before the split, as the study did, to compare",
    )
    command.add_argument(
        "--fold", type=int, choices=range(FOLDS), help="hold this fold out and watch it (default: learn from all)"
    )
    add_teachers(command)
    command.add_argument("--run", type=Path, metavar="FOLDER", help="run folder (default: runs/ and the recipe's name)")
    add_epochs(command)
    add_classes(command, "export these classes later")
    command.set_defaults(command=train_command, libraries=TRAINING)


def train_command(options: argparse.Namespace) -> None:
    """Train, or continue a training."""
    _check_options(options)
    scheme = ClassScheme.of(options.classes or [])
    name = ORIGINAL_STUDY_LEAKY if options.leaky else options.recipe
    run = options.run or Path("runs") / (name if options.fold is None else f"{name}-fold-{options.fold}")
    photographs = read_index(options.data)
    if name == EXPRESSION_RECIPE:
        scheme.check(photographs)
    faces = prepared_faces(options, photographs, options.size)
    say_skipped(faces)

    from trainer.catalogue import recipe_named
    from trainer.evaluation.run_report import write_run_report
    from trainer.training.loop import train

    teachers = known_teachers(options, faces.photographs)
    recipe = recipe_named(name, faces, options.epochs, options.fold, teachers=teachers)
    # Another training's folder keeps its teachers.
    claim(run, recipe.config)
    if teachers is not None:
        teachers.keep(run)

    def say(number: int, epoch: Epoch) -> None:
        print(described(number, epoch), flush=True)

    with progress_bar("Training", recipe.epochs * recipe.images_per_epoch, "images") as advance:
        train(recipe, run, advance, say)
    remember_data(run, options, options.classes or [])
    page = write_run_report(recipe, run)
    print(f"{page} shows how it went.")


def _check_options(options: argparse.Namespace) -> None:
    """Raise DataError if an option belongs to the other recipe."""
    if options.leaky and options.recipe != ORIGINAL_STUDY:
        raise DataError(f"--leaky is only for the recipe {ORIGINAL_STUDY}.")
    if options.teachers is not None and options.recipe != EXPRESSION_RECIPE:
        raise DataError(f"--teachers are only for the recipe {EXPRESSION_RECIPE}.")
    if options.fold is not None and options.recipe != EXPRESSION_RECIPE:
        raise DataError(f"--fold is only for the recipe {EXPRESSION_RECIPE}.")
