"""The page on a benchmark, and what only the owner of the photographs should see beside it."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from trainer.atomic import replace_file
from trainer.data.prepare import PreparedFaces
from trainer.evaluation.benchmark import Benchmark
from trainer.evaluation.contact_sheet import draw_contact_sheet
from trainer.evaluation.evaluate import Prediction
from trainer.evaluation.figures import draw_curves, draw_evaluation
from trainer.evaluation.pages import embedded, write_page

SHEET = 240
"""Photographs on a contact sheet."""


def write_benchmark_report(benchmark: Benchmark, faces: PreparedFaces, folder: Path) -> Path:
    """Write `folder`/report.html with its figures, which show no photograph; the page's path.

    Beside it, for local eyes: doubted_labels.csv, and a contact sheet of the most doubted of each data set.
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
