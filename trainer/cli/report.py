"""`rating-trainer report`: the original study's report, from its two trainings."""

from __future__ import annotations

import argparse
from pathlib import Path

from rating_app.system.progress import progress_bar
from trainer.cli.faces import prepared_faces, recall_data
from trainer.cli.options import TRAINING, Commands, add_data
from trainer.data.dataset import read_index
from trainer.training.run_folder import ORIGINAL_STUDY, ORIGINAL_STUDY_LEAKY


def add_report_command(commands: Commands) -> None:
    """Add `report` to the commands."""
    command = commands.add_parser("report", help="write the original study's report, from its two trainings")
    command.add_argument(
        "--run", type=Path, default=Path("runs") / ORIGINAL_STUDY, metavar="FOLDER", help="(default: %(default)s)"
    )
    command.add_argument(
        "--leaky-run",
        type=Path,
        default=Path("runs") / ORIGINAL_STUDY_LEAKY,
        metavar="FOLDER",
        help="(default: %(default)s)",
    )
    command.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="for report.html and figures")
    add_data(command, recalled=True)
    command.set_defaults(command=report_command, libraries=TRAINING)


def report_command(options: argparse.Namespace) -> None:
    """Write the original study's report: its recipe on these labels and test photographs, and the
    effect of its leak.
    """
    recall_data(options, options.run)
    photographs = read_index(options.data)
    faces = prepared_faces(options, photographs, options.size)

    from trainer.catalogue import recipe_of
    from trainer.evaluation.photographs import clearly_labelled
    from trainer.original_study.report import TrainedRun, write_report

    test = clearly_labelled([photograph for photograph in photographs if photograph.split == "test"])
    runs = [TrainedRun(run, recipe_of(run, faces)) for run in (options.run, options.leaky_run)]
    faces_at_input_size = prepared_faces(options, test, runs[0].recipe.config["input_size"])
    with progress_bar("Exporting and scoring", None, "images") as advance:
        page = write_report(runs[0], runs[1], faces_at_input_size, options.out, advance)
    print(f"Wrote {page}, report.json and the figures beside it.")
