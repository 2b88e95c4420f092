"""`rating-trainer card`: a model's card, from the files of export, benchmark and evaluation."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from rating_app.settings import shipped_model
from rating_app.vision.expression import check_model
from trainer.cli.options import Commands, add_model


def add_card_command(commands: Commands) -> None:
    """Add `card` to the commands."""
    command = commands.add_parser("card", help="write a model's card: what it is for, and its figures")
    add_model(command)
    command.add_argument("--benchmark", type=Path, metavar="FOLDER", help="folder of the recipe's benchmark")
    command.add_argument("--test", type=Path, metavar="FILE", help="evaluation.json of this model on split=test")
    command.add_argument("--test-runs", type=Path, metavar="FILE", help="CSV with a row for each use of split=test")
    command.add_argument("--recording", type=Path, metavar="FILE", help="timeline of sad_then_smiling.mp4")
    command.add_argument("--clips", type=Path, metavar="FILE", help="clips.json of this model")
    command.add_argument(
        "--before",
        type=Path,
        metavar="FILE",
        help="evaluation.json of the previous model, on split=train, to show beside it",
    )
    command.add_argument("--out", type=Path, metavar="FOLDER", help="(default: beside the model)")
    command.set_defaults(command=card_command)


def card_command(options: argparse.Namespace) -> None:
    """Write a model's card from the files of export, benchmark and evaluation."""
    from trainer.export.model_card import card_sources, read_json, read_recording, read_test_runs, write_card

    check_model(options.model, shipped_model())
    sources = replace(
        card_sources(options.model, options.benchmark),
        test=options.test and read_json(options.test),
        test_runs=read_test_runs(options.test_runs) if options.test_runs else (),
        recording=options.recording and read_recording(options.recording),
        clips=options.clips and read_json(options.clips),
        before=options.before and read_json(options.before),
    )
    print(f"Wrote {write_card(sources, options.out or options.model.parent)}.")
