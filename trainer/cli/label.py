"""`rating-trainer label`: label photographs by eye, in a window. Qt is imported only when the command runs."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from rating_app.settings import THEMES
from trainer.cli.faces import say_unreadable
from trainer.cli.options import Commands
from trainer.data.dataset import DataError, count_by
from trainer.labelling.agreement import PassAgreement
from trainer.labelling.files import LabelFiles, check_folder, open_folder
from trainer.labelling.passes import PASSES, Labelling


def add_label_command(commands: Commands) -> None:
    """Add `label` to the commands."""
    command = commands.add_parser("label", help="label photographs by eye in two passes, which makes their index.csv")
    command.add_argument("folder", type=Path, metavar="FOLDER", help="photographs, also in folders within it")
    command.add_argument("--theme", choices=THEMES, default="system", help="colours (default: %(default)s)")
    command.set_defaults(command=label_command)


def label_command(options: argparse.Namespace) -> None:
    """Show the photographs of a folder one at a time, and save the user's answers."""
    check_folder(options.folder)

    from trainer.labelling.window.label_window import only_labeller, run_label_window

    with only_labeller(options.folder):
        files, labelling = open_folder(options.folder)
        check_screen()
        count = labelling.progress(1).total
        labelling = run_label_window(
            files,
            labelling,
            options.theme,
            on_shown=lambda: print(f"Labelling {count:,} photographs of {options.folder}.", flush=True),
        )
    if not labelling.progress(1).total:
        raise DataError(f"None of the {count:,} photographs in {options.folder} can be read as an image.")
    say_result(files, labelling)
    say_unreadable(sorted(labelling.unreadable))


def check_screen() -> None:
    """Raise DataError if no window can be opened: Qt itself would end the process."""
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise DataError("There is no screen to open a window on.")


def say_result(files: LabelFiles, labelling: Labelling) -> None:
    """Print the progress of the passes, the labels so far, and where they are saved."""
    for number in PASSES:
        progress = labelling.progress(number)
        print(f"Pass {number}: {progress.done:,} of {progress.total:,}.")
    merged = labelling.merged()
    if not merged:
        return
    print(f"Labels: {count_by(label.label for label in merged)}; they are in {files.index}.")
    kappa = PassAgreement.of(labelling.pairs()).kappa
    if labelling.current is not None:
        print("Run the same command again to continue.")
    elif kappa is not None:
        print(f"The passes agree with a Cohen's kappa of {kappa:.2f}.")
