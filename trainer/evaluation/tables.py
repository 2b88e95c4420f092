"""Evaluations as tables in the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from trainer.evaluation.clips import ClipsEvaluation
from trainer.evaluation.goals import Goal
from trainer.evaluation.metrics import Proportion
from trainer.evaluation.photographs import Evaluation


def print_evaluation(evaluation: Evaluation, console: Console | None = None) -> None:
    """Print the figures for happy or not happy, face detection and groups, then the confusion matrix."""
    console = console or Console()
    counts = evaluation.counts
    table = Table(title=f"Happy or not happy: {evaluation.model_name}", title_justify="left")
    table.add_column("")
    for heading in ("value", "95 % interval", "count"):
        table.add_column(heading, justify="right")
    _add(table, "accuracy", counts.accuracy)
    _add(table, "precision", counts.precision)
    _add(table, "recall", counts.recall)
    _add(table, "specificity", counts.specificity)
    table.add_row("F1", "-" if counts.f1 is None else f"{counts.f1:.4f}")
    table.add_row("ROC area", f"{evaluation.roc.area:.4f}")
    table.add_row("calibration error", f"{evaluation.calibration_error:.4f}")
    for name, error in evaluation.calibration_error_by_dataset.items():
        table.add_row(f"calibration error: {name}", f"{error:.4f}")
    _add(table, "face found", evaluation.detection_rate)
    _add(table, "accuracy, face found", evaluation.accuracy_where_found)
    _add(table, "three-class accuracy", evaluation.three_class_accuracy)
    for name, groups in (
        ("race", evaluation.by_race),
        ("age", evaluation.by_age),
        ("data set", evaluation.by_dataset),
        ("smiles found", evaluation.smiles_found),
        ("happy found", evaluation.happy_found),
        ("distress called happy", evaluation.distress_called_happy),
        ("called happy", evaluation.called_happy_by_dataset_and_label),
    ):
        _add_groups(table, name, groups)
    console.print(table)

    matrix = Table(title="Labelled (row), called (column)", title_justify="left")
    matrix.add_column("")
    for column in next(iter(evaluation.confusion.values())):
        matrix.add_column(column, justify="right")
    for row, called in evaluation.confusion.items():
        matrix.add_row(row, *(f"{count:,}" for count in called.values()))
    console.print(matrix)
    if evaluation.unclear:
        console.print(f"{evaluation.unclear:,} photographs without a clear label were left out.")


def _add_groups(table: Table, name: str, groups: Mapping[str, Proportion]) -> None:
    if groups:
        table.add_section()
    for group, proportion in groups.items():
        _add(table, f"{name}: {group}", proportion)


def _add(table: Table, name: str, proportion: Proportion) -> None:
    low, high = proportion.interval
    value = "-" if proportion.value is None else f"{proportion.value:.4f}"
    interval = "-" if proportion.value is None else f"{low:.4f} to {high:.4f}"
    table.add_row(name, value, interval, f"{proportion.count:,} of {proportion.total:,}")


def print_clips(evaluation: ClipsEvaluation, console: Console | None = None) -> None:
    """Print what each span shows and how many of its frames are called happy; then the same by clip, with each clip's
    rating.
    """
    console = console or Console()
    table = Table(title=f"Frames called happy: {evaluation.model_name}", title_justify="left")
    for heading in ("clip", "seconds", "truth", "what it shows"):
        table.add_column(heading)
    for heading in ("called happy", "frames", "mean p_happy"):
        table.add_column(heading, justify="right")
    for span in evaluation.spans:
        share, mean = evaluation.called_happy(span), evaluation.mean_p_happy(span)
        seconds = f"{span.start_s:g} to {span.end_s:g}"
        table.add_row(
            span.clip, seconds, span.truth, span.what, *_of_frames(share), "-" if mean is None else f"{mean:.3f}"
        )
    console.print(table)
    table = Table(title="By clip", title_justify="left")
    table.add_column("")
    for heading in ("false joy", "frames", "smiles found", "frames", "rating, 0 to 100"):
        table.add_column(heading, justify="right")
    false, found = evaluation.false_joy_by_clip, evaluation.smiles_found_by_clip
    none = Proportion(0, 0)
    for clip in evaluation.clips:
        rating = clip.rating.rating_0_100
        shares = (*_of_frames(false.get(clip.name, none)), *_of_frames(found.get(clip.name, none)))
        table.add_row(clip.name, *shares, "-" if rating is None else f"{rating:.1f}")
    table.add_section()
    table.add_row("all", *_of_frames(evaluation.false_joy), *_of_frames(evaluation.smiles_found), "")
    console.print(table)


def _of_frames(share: Proportion) -> tuple[str, str]:
    return ("-", "-") if share.value is None else (f"{share.value:.1%}", f"{share.count:,} of {share.total:,}")


def print_goals(goals: Sequence[Goal], console: Console | None = None, title: str = "Goals") -> None:
    """Print each goal's target and value, and whether it is reached."""
    table = Table(title=title, title_justify="left")
    table.add_column("")
    for heading in ("asked", "value", "95 % interval", "reached"):
        table.add_column(heading, justify="right")
    for goal in goals:
        name = f"{goal.name} ({goal.note})" if goal.note else goal.name
        asked = f"{'at most' if goal.at_most else 'at least'} {goal.target:.3f}"
        interval = "" if goal.share is None else "{:.4f} to {:.4f}".format(*goal.share.interval)
        table.add_row(name, asked, f"{goal.value:.4f}", interval, "yes" if goal.reached else "no")
    (console or Console()).print(table)
