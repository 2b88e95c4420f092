"""`rating-trainer teach`: teachers on pretrained networks, and their opinions."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from rating_app.system.progress import progress_bar
from trainer.cli.faces import prepared_faces, say_skipped
from trainer.cli.options import TRAINING, Commands, add_data, add_size
from trainer.data.dataset import read_index
from trainer.data.folds import FOLDS
from trainer.data.opinions import TEACHERS_NAME


def add_teach_command(commands: Commands) -> None:
    """Add `teach` to the commands."""
    command = commands.add_parser(
        "teach", help="make teachers of pretrained networks, one for each fold of a benchmark, and ask their opinions"
    )
    add_data(command)
    add_size(command)
    command.add_argument(
        "--faceres", type=Path, required=True, metavar="FILE", help="faceres-deep.json, with its .bin beside it"
    )
    command.add_argument("--landmarker", type=Path, required=True, metavar="FILE", help="face_landmarker.task")
    command.add_argument(
        "--out", type=Path, default=Path("runs/teachers"), metavar="FOLDER", help="(default: %(default)s)"
    )
    command.set_defaults(command=teach_command, libraries=TRAINING)


def teach_command(options: argparse.Namespace) -> None:
    """Train a teacher on pretrained networks for each fold, and write their opinions on every photograph."""
    from trainer.evaluation.goals import goals_of
    from trainer.evaluation.tables import print_goals
    from trainer.recipes.expressions import ExpressionRecipe
    from trainer.teacher.features import Pretrained, features_of
    from trainer.teacher.teach import EPOCHS, run_teachers

    photographs = read_index(options.data)
    pretrained = Pretrained(options.faceres, options.landmarker)
    pretrained.check()
    faces = prepared_faces(options, photographs, options.size)
    say_skipped(faces)
    with progress_bar("Pretrained features", len(faces.photographs), "faces") as advance:
        features = features_of(faces, pretrained, options.out / "features", options.jobs, advance)

    with progress_bar("Training", FOLDS * EPOCHS, "epochs") as advance:
        taught = run_teachers(ExpressionRecipe(faces), features, options.out, lambda: advance(1))
    goals = goals_of(taught.evaluation)
    results = json.dumps([goal.as_dict() for goal in goals], indent=2)
    (options.out / "teachers.json").write_text(results + "\n", encoding="utf-8")
    print_goals(goals)
    print(f"{options.out / TEACHERS_NAME} contains their opinions; train and benchmark take it with --teachers.")
