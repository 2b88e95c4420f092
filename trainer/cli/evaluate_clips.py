"""`rating-trainer evaluate-clips`: measure an exported model on clips whose content is known."""

from __future__ import annotations

import argparse
from pathlib import Path

from rating_app.settings import shipped_model
from rating_app.system.progress import progress_bar
from rating_app.vision.analysis import FrameAnalyzer
from rating_app.vision.expression import check_model
from trainer.cli.options import Commands, add_model, share


def add_evaluate_clips_command(commands: Commands) -> None:
    """Add `evaluate-clips` to the commands."""
    command = commands.add_parser(
        "evaluate-clips", help="judge an exported model on clips whose truth.csv says what they show"
    )
    command.add_argument("--clips", type=Path, required=True, metavar="FOLDER", help="videos with their truth.csv")
    add_model(command)
    command.add_argument(
        "--unsure-from",
        type=share,
        metavar="SHARE",
        help="leave out frames in which p_happy and p_other both reach this (default: count them all)",
    )
    command.add_argument("--out", type=Path, metavar="FOLDER", help="for clips.json")
    command.set_defaults(command=evaluate_clips_command)


def evaluate_clips_command(options: argparse.Namespace) -> None:
    """Rate clips whose content is known with an exported model, and print the result."""
    from trainer.evaluation.clips import evaluate_clips, read_truth, write_clips
    from trainer.evaluation.tables import print_clips

    check_model(options.model, shipped_model())
    spans = read_truth(options.clips)
    analyzer = FrameAnalyzer(options.model)
    try:
        with progress_bar("Scoring frames", None, "frames") as advance:
            evaluation = evaluate_clips(options.clips, spans, analyzer, options.unsure_from, advance)
    finally:
        analyzer.close()
    print_clips(evaluation)
    if options.out is not None:
        print(f"Wrote {write_clips(evaluation, options.out)}.")
