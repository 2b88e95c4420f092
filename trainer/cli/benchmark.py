"""`rating-trainer benchmark`: measure the quality of the recipe."""

from __future__ import annotations

import argparse
from pathlib import Path

from rating_app.system.progress import progress_bar
from trainer.cli.faces import known_teachers, prepared_faces, remember_data, say_skipped
from trainer.cli.options import TRAINING, Commands, add_data, add_epochs, add_size, add_teachers
from trainer.data.dataset import read_index
from trainer.data.folds import FOLDS
from trainer.training.run_folder import Epoch, described


def add_benchmark_command(commands: Commands) -> None:
    """Add `benchmark` to the commands."""
    command = commands.add_parser(
        "benchmark", help="judge the recipe: three trainings, each judged on the fold it did not learn from"
    )
    add_data(command)
    add_size(command)
    command.add_argument(
        "--out", type=Path, default=Path("runs/benchmark"), metavar="FOLDER", help="(default: %(default)s)"
    )
    add_teachers(command)
    add_epochs(command)
    command.set_defaults(command=benchmark_command, libraries=TRAINING)


def benchmark_command(options: argparse.Namespace) -> None:
    """Run three trainings, each with one fold held out, and write all resulting figures."""
    faces = prepared_faces(options, read_index(options.data), options.size)
    say_skipped(faces)

    from trainer.benchmark import run_benchmark, write_benchmark_report
    from trainer.evaluation.tables import print_evaluation, print_goals
    from trainer.export.model_card import BENCHMARK_NAME
    from trainer.recipes.expressions import ExpressionRecipe

    def say(fold: int, number: int, epoch: Epoch) -> None:
        print(f"fold {fold}, {described(number, epoch)}", flush=True)

    recipe = ExpressionRecipe(
        faces, epochs=options.epochs or ExpressionRecipe.epochs, teachers=known_teachers(options, faces.photographs)
    )
    with progress_bar("Training", FOLDS * recipe.epochs * recipe.images_per_epoch, "images") as advance:
        benchmark = run_benchmark(recipe, options.out, advance, say)
    print_evaluation(benchmark.evaluation)
    print_goals(benchmark.goals)
    page = write_benchmark_report(benchmark, faces, options.out)
    remember_data(options.out, options)
    print(f"{options.out / BENCHMARK_NAME} and {page} hold all figures.")
    print(f"{options.out} also has pictures of photographs whose label the network doubts; keep them to yourself.")
