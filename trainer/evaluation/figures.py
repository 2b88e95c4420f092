"""Figures of an evaluation and of trainings, as PNG files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cv2
import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
from matplotlib.ticker import MaxNLocator

from trainer.evaluation.metrics import Proportion, expected_calibration_error
from trainer.evaluation.photographs import HAPPY_FROM, Evaluation
from trainer.training.run_folder import Epoch

# The colours of Okabe and Ito, which people with colour vision deficiency can distinguish.
BLUE, ORANGE, GREEN, PURPLE, SKY, GREY = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#8a8f98"
INK = "#20242b"

STYLE: dict[Any, Any] = {
    "figure.dpi": 150,
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "text.color": INK,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#e4e6ea",
    "xtick.color": INK,
    "ytick.color": INK,
    "legend.frameon": False,
}

SHEET_COLUMNS = 12
CAPTION_HEIGHT = 14
TILE_SIDE = 96
"""The layout of a contact sheet; caption height and tile side are in pixels."""


def draw_evaluation(evaluation: Evaluation, folder: Path) -> tuple[Path, ...]:
    """Draw confusion matrix, ROC curve, reliability, thresholds and, if groups are known, accuracy by group; return the
    files.
    """
    files = [
        _confusion(evaluation.confusion, folder / "confusion.png"),
        _roc(evaluation, folder / "roc.png"),
        _reliability(evaluation, folder / "reliability.png"),
        draw_thresholds(evaluation, folder / "thresholds.png"),
    ]
    if evaluation.class_confusion:
        files.append(_confusion(evaluation.class_confusion, folder / "classes.png"))
    groups = {
        "race": evaluation.by_race,
        "age": evaluation.by_age,
        "race, age": evaluation.by_race_and_age,
        "data set": evaluation.by_dataset if len(evaluation.by_dataset) > 1 else {},
    }
    if any(groups.values()):
        files.append(draw_groups(groups, evaluation.counts.accuracy, folder / "groups.png"))
    return tuple(files)


def draw_groups(groups: Mapping[str, Mapping[str, Proportion]], overall: Proportion, file: Path) -> Path:
    """Draw the accuracy of each group with its interval, one row per group, against the `overall` accuracy."""
    rows = [(kind, name, share) for kind, found in groups.items() for name, share in found.items()]
    with _figure(file, 6.6, 1.6 + 0.38 * len(rows)) as (_, axes):
        lowest = overall.interval[0]
        for row, (_kind, _name, share) in enumerate(rows):
            lowest = min(lowest, share.interval[0])
            value = share.value or 0.0
            axes.errorbar(value, row, xerr=_reach(value, share), fmt="o", color=BLUE, capsize=3, ms=6, clip_on=False)
            axes.annotate(
                f"{value:.3f}   {share.count:,} of {share.total:,}",
                (1.02, row), xycoords=axes.get_yaxis_transform(), va="center", fontsize=9, annotation_clip=False,
            )  # fmt: skip
        axes.axvline(overall.value or 0.0, color=ORANGE, lw=1.2, ls="--")
        for row in range(1, len(rows)):
            if rows[row][0] != rows[row - 1][0]:
                axes.axhline(row - 0.5, color=GREY, lw=0.8)
        axes.set_yticks(range(len(rows)), [f"{kind}: {name}" for kind, name, _ in rows])
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xlim(max(0.0, lowest - 0.03), 1.0)
        axes.grid(axis="y", visible=False)
        axes.set_xlabel("accuracy, happy or not happy (95 % Wilson interval)")
        axes.set_title(f"Accuracy by group (dashed: all, {overall.value:.3f})")
    return file


def draw_thresholds(evaluation: Evaluation, file: Path) -> Path:
    """Draw the share of happy faces found against the share of others called happy, over thresholds of `p_happy`.

    There is one curve for each data set that has both, and one for all.
    """
    names = [*evaluation.by_dataset] if len(evaluation.by_dataset) > 1 else []
    colours = dict(zip(names, (BLUE, ORANGE, GREEN, PURPLE, SKY), strict=False))
    with _figure(file, 6.4, 4.6) as (_, axes):
        for name in (*colours, None):
            rows = evaluation.by_threshold(name)
            if any(row["happy_found"] is None or row["others_called_happy"] is None for row in rows):
                continue
            colour, width = (INK, 2.2) if name is None else (colours[name], 1.4)
            points = [(row["others_called_happy"], row["happy_found"]) for row in rows]
            axes.plot(*zip(*points, strict=True), ".-", ms=4, lw=width, color=colour, label=name or "all")
            (half,) = (row for row in rows if row["threshold"] == HAPPY_FROM)
            axes.plot(half["others_called_happy"], half["happy_found"], "o", ms=8, mfc="none", color=INK)
        axes.set_xlabel("share of all other faces called happy")
        axes.set_ylabel("share of happy faces found")
        axes.set_title("Every threshold of p_happy from 0.05 to 0.95 (circles: 0.5)")
        axes.legend(loc="lower right")
    return file


def draw_curves(histories: Mapping[str, Sequence[Epoch]], folder: Path) -> tuple[Path, ...]:
    """Draw training and validation loss, then accuracy, by epoch, one panel per run; return the two files."""
    return (
        _curves(histories, "loss", "loss", folder / "loss.png"),
        _curves(histories, "accuracy", "accuracy", folder / "accuracy.png"),
    )


def draw_validation(histories: Mapping[str, Sequence[Epoch]], test: Mapping[str, Proportion], file: Path) -> Path:
    """Draw the validation accuracy of all runs in one panel, beside each run's accuracy on the test photographs."""
    with _figure(file, 6.8, 3.8) as (_, axes):
        for (name, history), colour in zip(histories.items(), (BLUE, ORANGE), strict=False):
            epochs = range(1, len(history) + 1)
            axes.plot(epochs, [e.val_accuracy for e in history], "o-", ms=4, color=colour, label=f"{name}: validation")
            share = test[name]
            value = share.value or 0.0
            place = len(history) + (0.9 if colour == BLUE else 1.3)
            axes.errorbar(
                place, value, yerr=_reach(value, share), fmt="D", ms=6, color=colour, capsize=3,
                label=f"{name}: test photographs ({value:.3f})",
            )  # fmt: skip
        last = max(len(history) for history in histories.values())
        shown = [epoch for epoch in range(1, last + 1) if epoch % 2 or last < 8]
        axes.axvline(last + 0.5, color=GREY, lw=0.8)
        axes.set_xticks([*shown, last + 1.1], [*map(str, shown), "test"])
        axes.set_xlabel("epoch")
        axes.set_ylabel("accuracy")
        axes.set_title("What validation said, and what the test photographs say")
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2, fontsize=9)
    return file


def _curves(histories: Mapping[str, Sequence[Epoch]], field: str, label: str, file: Path) -> Path:
    with _figure(file, 4.3 * len(histories), 3.4, columns=len(histories)) as (_, panels):
        for axes, (name, history) in zip(np.atleast_1d(panels), histories.items(), strict=True):
            epochs = range(1, len(history) + 1)
            axes.plot(epochs, [getattr(e, field) for e in history], "o-", ms=3.5, color=GREY, label="training")
            watched = [getattr(e, f"val_{field}") for e in history]
            if None not in watched:
                axes.plot(epochs, watched, "o-", ms=3.5, color=BLUE, label="validation")
            axes.set_xlabel("epoch")
            if name:
                axes.set_title(name)
            axes.xaxis.set_major_locator(MaxNLocator(integer=True))
            axes.legend()
        np.atleast_1d(panels)[0].set_ylabel(label)
    return file


def _confusion(confusion: Mapping[str, Mapping[str, int]], file: Path) -> Path:
    rows = [name for name, counts in confusion.items() if sum(counts.values())]
    columns = [
        name for name in next(iter(confusion.values())) if name in rows or any(r[name] for r in confusion.values())
    ]
    counts = np.array([[confusion[row][column] for column in columns] for row in rows])
    shares = counts / counts.sum(axis=1, keepdims=True)
    with _figure(file, 1.9 + 1.15 * len(columns), 1.6 + 0.95 * len(rows)) as (_, axes):
        axes.imshow(shares, cmap="Blues", vmin=0, vmax=1, aspect="auto")
        for (row, column), count in np.ndenumerate(counts):
            share = shares[row, column]
            axes.text(
                column, row, f"{count:,}\n{share:.1%}", ha="center", va="center",
                color="white" if share > 0.55 else INK, fontsize=10,
            )  # fmt: skip
        axes.set_xticks(range(len(columns)), columns)
        axes.set_yticks(range(len(rows)), rows)
        axes.set_xlabel("called (the most probable class)")
        axes.set_ylabel("labelled")
        axes.set_title("Confusion matrix")
        axes.grid(visible=False)
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0)
    return file


def _roc(evaluation: Evaluation, file: Path) -> Path:
    curve = evaluation.roc
    with _figure(file, 4.6, 4.4) as (_, axes):
        axes.plot([0, 1], [0, 1], color=GREY, lw=1, ls="--")
        axes.plot(curve.false_positive_rate, curve.true_positive_rate, color=BLUE, lw=2, clip_on=False)
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1)
        axes.set_aspect("equal")
        axes.set_xlabel("false joy: share of not happy called happy")
        axes.set_ylabel("share of happy called happy")
        axes.set_title(f"ROC, area {curve.area:.4f}")
    return file


def _reliability(evaluation: Evaluation, file: Path) -> Path:
    bins = evaluation.reliability
    with _figure(file, 4.6, 4.4) as (_, axes):
        axes.plot([0, 1], [0, 1], color=GREY, lw=1, ls="--", label="perfect")
        values = np.array([bin_.positive.value for bin_ in bins], dtype=float)
        intervals = np.array([bin_.positive.interval for bin_ in bins])
        axes.errorbar(
            [bin_.mean_score for bin_ in bins], values,
            yerr=np.abs(intervals.T - values), fmt="o", color=BLUE, capsize=2, ms=5,
            label=f"{len(bins)} bins of equal count", clip_on=False,
        )  # fmt: skip
        axes.set_xlim(-0.02, 1.02)
        axes.set_ylim(-0.02, 1.02)
        axes.set_aspect("equal")
        axes.set_xlabel("mean p_happy of the bin")
        axes.set_ylabel("share labelled happy (95 % interval)")
        axes.set_title(f"Reliability, ECE {expected_calibration_error(bins):.3f}")
        axes.legend(loc="upper left")
    return file


def _reach(value: float, share: Proportion) -> list[list[float]]:
    """Return the distances from `value` down and up to the ends of the interval, at least 0: rounding could make them
    slightly negative.
    """
    low, high = share.interval
    return [[max(0.0, value - low)], [max(0.0, high - value)]]


@contextmanager
def _figure(file: Path, width: float, height: float, columns: int = 1) -> Iterator[tuple[Any, Any]]:
    """Yield a new figure of this size in inches, with its axes, and write it to `file` when the block ends."""
    with plt.rc_context(STYLE):
        figure, axes = plt.subplots(1, columns, figsize=(width, height), sharey=True)
        try:
            yield figure, axes
            figure.savefig(file, bbox_inches="tight", pad_inches=0.15)
        finally:
            plt.close(figure)


def draw_contact_sheet(crops: Sequence[npt.NDArray[np.uint8]], captions: Sequence[str], file: Path) -> Path:
    """Draw `crops`, each uint8 (size, size, 3), RGB, in rows of SHEET_COLUMNS with a caption below each.

    The sheet is for the owner of the photographs only, never for a public page.
    """
    tiles = [_tile(crop, caption) for crop, caption in zip(crops, captions, strict=True)]
    blank = np.full((TILE_SIDE + CAPTION_HEIGHT, TILE_SIDE, 3), 255, np.uint8)
    tiles += [blank] * (-len(tiles) % SHEET_COLUMNS)
    rows = [np.hstack(tiles[i : i + SHEET_COLUMNS]) for i in range(0, len(tiles), SHEET_COLUMNS)]
    cv2.imwrite(str(file), cv2.cvtColor(np.vstack(rows), cv2.COLOR_RGB2BGR))
    return file


def _tile(crop: npt.NDArray[np.uint8], caption: str) -> npt.NDArray[np.uint8]:
    face = np.asarray(cv2.resize(crop, (TILE_SIDE, TILE_SIDE), interpolation=cv2.INTER_AREA), np.uint8)
    strip = np.full((CAPTION_HEIGHT, TILE_SIDE, 3), 255, np.uint8)
    cv2.putText(strip, caption, (2, 10), cv2.FONT_HERSHEY_SIMPLEX, 0.32, (0, 0, 0), 1, cv2.LINE_AA)
    return np.vstack([face, strip])
