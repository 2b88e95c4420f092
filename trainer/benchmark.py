"""The recipe's quality on photographs it did not learn from: three trainings, each with one fold held out.

It also writes the page about them, and files that only the owner of the photographs should see.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from io import StringIO
from pathlib import Path

import numpy as np

from rating_app.vision.expression import ExpressionClassifier
from trainer.atomic import replace_file
from trainer.data.classes import ALL_EXPRESSIONS
from trainer.data.folds import FOLDS, Folds, fold_folder
from trainer.data.prepare import PreparedFaces, resized
from trainer.evaluation.figures import draw_contact_sheet, draw_curves, draw_evaluation
from trainer.evaluation.goals import Goal, goals_of, goals_of_training
from trainer.evaluation.out_of_fold import OUT_OF_FOLD_NAME, OutOfFold, expressions_of
from trainer.evaluation.pages import embedded, write_page
from trainer.evaluation.photographs import Evaluation, Prediction
from trainer.evaluation.run_report import write_run_report
from trainer.export.litert import MODEL_NAME, ExportCheck, ExportChoice, export
from trainer.export.model_card import BENCHMARK_NAME
from trainer.recipes.expressions import ExpressionRecipe
from trainer.training.loop import train
from trainer.training.run_folder import Epoch, claim, largest_drop, read_history

SHEET = 240
"""Photographs on a contact sheet."""

DISAGREES = 0.05
"""A photograph is listed if its label gets less than this out of fold: the label is probably wrong, or the face hard.
"""


@dataclass(frozen=True)
class Benchmark:
    """The results of the three trainings together. `checks` compares each fold's export with its network."""

    evaluation: Evaluation
    histories: tuple[tuple[Epoch, ...], ...]
    checks: tuple[ExportCheck, ...]
    folds: Folds
    config: Mapping[str, object]

    @property
    def largest_drop(self) -> float:
        """Return the largest drop of validation accuracy from one epoch to the next, after a third of training, in any
        training.
        """
        return max(largest_drop(history) for history in self.histories)

    @property
    def export_loss(self) -> float:
        """Return the share of compared images, in [-1, 1], by which exported models are right less often (happy or not
        happy).
        """
        lost = sum(check.keras_happy.count - check.exported_happy.count for check in self.checks)
        return lost / sum(check.keras_happy.total for check in self.checks)

    @property
    def goals(self) -> tuple[Goal, ...]:
        return (*goals_of(self.evaluation), *goals_of_training(self.largest_drop, self.export_loss))

    @property
    def disagreements(self) -> list[Prediction]:
        """Return the predictions whose labelled class gets less than DISAGREES, lowest first."""
        doubted = [(_p_of_label(p), p) for p in self.evaluation.predictions if p.score is not None]
        return [p for value, p in sorted(doubted, key=lambda pair: pair[0]) if value < DISAGREES]

    def as_dict(self) -> dict[str, object]:
        """Return the results for JSON."""
        return {
            "recipe": dict(self.config),
            "folds": FOLDS,
            "dropped_contradicting": self.folds.contradicting,
            "dropped_copies": self.folds.copies,
            "dropped_near_copies_of_test": self.folds.near_copies_of_test,
            "goals": [goal.as_dict() for goal in self.goals],
            "out_of_fold": self.evaluation.as_dict(),
            "largest_drop_of_validation_accuracy": self.largest_drop,
            "watched_photographs": [check.keras_happy.total for check in self.checks],
            "export_loss": self.export_loss,
            "export": [check.as_dict() for check in self.checks],
            "labels_disagreed_with": dict(
                Counter(f"{p.photograph.dataset}: {p.photograph.label}" for p in self.disagreements).most_common()
            ),
            "histories": [[vars(epoch) for epoch in history] for history in self.histories],
        }


def run_benchmark(
    recipe: ExpressionRecipe,
    folder: Path,
    on_images: Callable[[int], None],
    on_epoch: Callable[[int, int, Epoch], None],
) -> Benchmark:
    """Train and score the three folds in `folder`/fold-0, -1, -2, resuming if they exist; write the scores and figures.

    `recipe` is used unchanged except for the fold that it holds out. `on_images` is called with the number of images
    learnt from since the last call; `on_epoch` with the fold, the epoch's number, from 1, and its figures. Raise
    DataError if there are too few data, or a folder belongs to other data or settings.
    """
    faces, folds = recipe.faces, recipe.folds
    histories, checks, held_out, expressions = [], [], [], []
    for fold in range(FOLDS):
        without = replace(recipe, held_out=fold, known_folds=folds)
        run = fold_folder(folder, fold)
        claim(run, without.config)
        if recipe.teachers is not None:
            recipe.teachers.keep(run)
        train(without, run, on_images, partial(on_epoch, fold))
        write_run_report(without, run)
        checks.append(export(without, [run], run, ExportChoice(ALL_EXPRESSIONS)))
        positions = folds.held_out(fold)
        crops = resized(faces.crops, positions, recipe.input_size)
        expressions.append(expressions_of(ExpressionClassifier(run / f"{MODEL_NAME}.tflite"), crops))
        held_out.append(positions)
        histories.append(tuple(read_history(run)))
    scores = OutOfFold(
        tuple(faces.photographs[i] for positions in held_out for i in positions),
        np.repeat(np.arange(FOLDS), [len(positions) for positions in held_out]),
        np.concatenate(expressions),
    )
    scores.save(folder / OUT_OF_FOLD_NAME)
    config = {name: value for name, value in recipe.config.items() if not name.endswith(("_photographs", "_fold"))}
    benchmark = Benchmark(scores.evaluation(faces, "the recipe"), tuple(histories), tuple(checks), folds, config)
    replace_file(folder / BENCHMARK_NAME, json.dumps(benchmark.as_dict(), indent=2) + "\n")
    return benchmark


def write_benchmark_report(benchmark: Benchmark, faces: PreparedFaces, folder: Path) -> Path:
    """Write `folder`/report.html with its figures, which show no photograph, and return the page's path.

    Two kinds of files beside it are for local use only: doubted_labels.csv, and a contact sheet of the most doubted
    photographs of each data set.
    """
    files = [
        *draw_evaluation(benchmark.evaluation, folder),
        *draw_curves({f"without fold {i}": history for i, history in enumerate(benchmark.histories)}, folder),
    ]
    _write_doubted(benchmark, faces, folder)
    return write_page(
        folder / "report.html",
        "benchmark.html.j2",
        benchmark=benchmark,
        report=benchmark.as_dict(),
        evaluation=benchmark.evaluation,
        images=embedded(folder, [file.stem for file in files]),
    )


def _write_doubted(benchmark: Benchmark, faces: PreparedFaces, folder: Path) -> None:
    doubted = benchmark.disagreements
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["path", "dataset", "label", "called", "p_happy"])
    for p in doubted:
        assert p.score is not None
        writer.writerow(
            [p.photograph.path, p.photograph.dataset, p.photograph.label, p.class_name, f"{p.score.p_happy:.4f}"]
        )
    replace_file(folder / "doubted_labels.csv", table.getvalue())
    crop_of = {photograph.path: crop for photograph, crop in zip(faces.photographs, faces.crops, strict=True)}
    for dataset in sorted({p.photograph.dataset for p in doubted}):
        shown = [p for p in doubted if p.photograph.dataset == dataset][:SHEET]
        crops = [crop_of[p.photograph.path] for p in shown]
        draw_contact_sheet(crops, [_caption(p) for p in shown], folder / f"doubted_{dataset or 'unnamed'}.png")


def _caption(prediction: Prediction) -> str:
    return f"{prediction.photograph.label[:7]} > {prediction.class_name}"


def _p_of_label(prediction: Prediction) -> float:
    assert prediction.score is not None
    return prediction.score.probability(prediction.photograph.class_name or "other")
