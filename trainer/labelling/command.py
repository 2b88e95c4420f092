"""What `rating-trainer label` does. Qt is imported only here, when the command runs."""

from __future__ import annotations

import argparse
import os
import sys

from trainer.commands import say_unreadable
from trainer.data.dataset import DataError, count_by
from trainer.labelling.agreement import Agreement
from trainer.labelling.files import LabelFiles, check_folder, open_folder
from trainer.labelling.passes import PASSES, Labelling


def label_command(options: argparse.Namespace) -> None:
    """Show the photographs of a folder one at a time, and keep what the user says of them."""
    check_folder(options.folder)

    from trainer.labelling.window import only_labeller, run_label_window

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
    """DataError where no window can be opened: Qt itself would end the process."""
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise DataError("There is no screen to open a window on.")


def say_result(files: LabelFiles, labelling: Labelling) -> None:
    """How far the passes have come, what the labels are so far, and where they stand."""
    for number in PASSES:
        progress = labelling.progress(number)
        print(f"Pass {number}: {progress.done:,} of {progress.total:,}.")
    merged = labelling.merged()
    if not merged:
        return
    print(f"Labels: {count_by(label.label for label in merged)}; they are in {files.index}.")
    kappa = Agreement.of(labelling.pairs()).kappa
    if labelling.current is not None:
        print("The same command goes on from here.")
    elif kappa is not None:
        print(f"The passes agree with a Cohen's kappa of {kappa:.2f}.")
