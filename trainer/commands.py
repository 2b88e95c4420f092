"""What each command of `rating-trainer` does. What needs TensorFlow is imported where it is used: it takes seconds."""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rating_app.expression import ExpressionClassifier
from rating_app.progress import progress_bar
from trainer.dataset import DataError, Photograph, count_by, read_index
from trainer.prepare import MIN_CONFIDENCE, NO_FACE, PreparedFaces, prepare

DATA_NAME = "data.json"
"""In a run folder: where its data were, so that `export` and `report` need not be told."""

SPLITS = ("test", "validation", "train", "all")

LISTED = 10
"""Unreadable files that are named on the terminal."""


def prepare_command(options: argparse.Namespace) -> None:
    """Fill the cache and list what gave no face."""
    faces = prepared_faces(options, read_index(options.data), options.size)
    listing = options.cache / "skipped.csv"
    with listing.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["path", "reason"])
        writer.writerows((skip.photograph.path, skip.reason) for skip in faces.skipped)
    print(f"{len(faces.photographs):,} faces: {count_by(p.label for p in faces.photographs)}.")
    say_skipped(faces)
    if faces.skipped:
        print(f"They are listed in {listing}.")


def train_command(options: argparse.Namespace) -> None:
    """Train, or go on with a training."""
    if options.leaky and options.recipe != "seed":
        raise DataError("--leaky is of the seed's recipe only.")
    name = f"{options.recipe}{'-leaky' if options.leaky else ''}"
    run = options.run or Path("runs") / name
    faces = prepared_faces(options, read_index(options.data), options.size)
    say_skipped(faces)

    from trainer.recipes import recipe_named
    from trainer.train import train
    from trainer.train_history import Epoch

    recipe = recipe_named(name, faces, options.epochs)

    def say(number: int, epoch: Epoch) -> None:
        print(
            f"epoch {number:2d}: loss {epoch.loss:.4f}, accuracy {epoch.accuracy:.4f}, "
            f"validation loss {epoch.val_loss:.4f}, accuracy {epoch.val_accuracy:.4f}, {epoch.seconds:.0f} s",
            flush=True,
        )

    with progress_bar("Training", recipe.epochs * recipe.images_per_epoch, "images") as advance:
        train(recipe, run, advance, say)
    _remember_data(run, options)


def export_command(options: argparse.Namespace) -> None:
    """Write the model that the app loads, and say what the conversion costs."""
    _recall_data(options)
    faces = prepared_faces(options, read_index(options.data), options.size)

    from trainer.export_model import MODEL_NAME, export
    from trainer.recipes import recipe_of

    recipe = recipe_of(options.run, faces)
    with progress_bar("Comparing with the network", None, "images") as advance:
        check = export(recipe, options.run, options.out, advance)
    print(
        f"Wrote {options.out / MODEL_NAME}.tflite and .json. On {check.keras.total:,} validation images: accuracy "
        f"{check.keras.value:.4f} in Keras, {check.exported.value:.4f} exported ({check.accuracy_difference:+.4f}); "
        f"the same class for {check.agreement.value:.2%}."
    )


def evaluate_command(options: argparse.Namespace) -> None:
    """Evaluate an exported model and write figures."""
    from trainer.evaluate import clearly_labelled, evaluate, write_evaluation
    from trainer.figures import draw_evaluation
    from trainer.tables import print_evaluation

    classifier = ExpressionClassifier(options.model)
    listed = read_index(options.data)
    chosen = _of_split(options, listed)
    clear = clearly_labelled(chosen)
    faces = prepared_faces(options, clear, classifier.input_size, options.min_confidence)
    with progress_bar("Scoring faces", len(faces.photographs), "faces") as advance:
        evaluation = evaluate(classifier, faces, len(chosen) - len(clear), advance)
    options.out.mkdir(parents=True, exist_ok=True)
    write_evaluation(evaluation, options.out / "evaluation.json", options.min_confidence)
    draw_evaluation(evaluation, options.out)
    print_evaluation(evaluation)
    say_unreadable(evaluation.unreadable)
    print(f"Figures and evaluation.json are in {options.out}.")


def report_command(options: argparse.Namespace) -> None:
    """The seed study's report: its recipe on these labels and test photographs, and what its leak was worth."""
    _recall_data(options)
    photographs = read_index(options.data)
    faces = prepared_faces(options, photographs, options.size)

    from trainer.evaluate import clearly_labelled
    from trainer.recipes import recipe_of
    from trainer.report import SeedRun, write_report

    test = clearly_labelled([photograph for photograph in photographs if photograph.split == "test"])
    runs = [SeedRun(run, recipe_of(run, faces)) for run in (options.run, options.leaky_run)]
    faces_at_input_size = prepared_faces(options, test, runs[0].recipe.config["input_size"])
    with progress_bar("Exporting and scoring", None, "images") as advance:
        page = write_report(runs[0], runs[1], faces_at_input_size, options.out, advance)
    print(f"Wrote {page}, report.json and the figures beside it.")


def prepared_faces(
    options: argparse.Namespace,
    photographs: Sequence[Photograph],
    size: int,
    min_confidence: float = MIN_CONFIDENCE,
) -> PreparedFaces:
    """Prepare `photographs` as the command line says, with a progress bar."""
    with progress_bar("Preparing faces", len(photographs), "photographs") as advance:
        return prepare(options.data, photographs, options.cache, size, options.jobs, advance, min_confidence)


def say_skipped(faces: PreparedFaces) -> None:
    """Count the photographs that gave no face by reason, and name the first of those that are no images."""
    for reason, count in Counter(skip.reason for skip in faces.skipped).items():
        print(f"{count:,} photographs were skipped: {reason}.")
    say_unreadable([skip.photograph.path for skip in faces.skipped if skip.reason != NO_FACE])


def say_unreadable(paths: Sequence[str]) -> None:
    """Name the first of these files, which are missing or no images."""
    if paths:
        more = f" and {len(paths) - LISTED:,} more" if len(paths) > LISTED else ""
        print(f"Missing or unreadable ({len(paths):,}): {', '.join(paths[:LISTED])}{more}.")


def _of_split(options: argparse.Namespace, listed: Sequence[Photograph]) -> list[Photograph]:
    split = options.split or ("test" if any(photograph.split == "test" for photograph in listed) else "all")
    if split == "validation":
        return _validation(options, listed)
    chosen = [photograph for photograph in listed if split in ("all", photograph.split)]
    if not chosen:
        raise DataError(f"{options.data} has no photographs in split={split}.")
    if split == "test" and any(photograph.split != "test" for photograph in listed):
        print("split=test is for once a release: choose nothing by what it says.")
    elif split != "test" and any(photograph.split == "test" for photograph in listed):
        print(f"split={split} holds photographs that the model may have been trained on; the figures flatter it.")
    return chosen


def _validation(options: argparse.Namespace, listed: Sequence[Photograph]) -> list[Photograph]:
    """The photographs that the model's own recipe held out, from the same data."""
    import hashlib

    from trainer.selection import select

    recipe = json.loads(options.model.with_suffix(".json").read_text(encoding="utf-8")).get("recipe", {})
    if recipe.get("recipe") != "three-way":
        raise DataError("split=validation is known of models of the three-way recipe only.")
    files = [options.data / photograph.path for photograph in listed]
    # A missing file is like no other.
    digests = [hashlib.sha256(f.read_bytes()).hexdigest() if f.is_file() else str(f) for f in files]
    chosen = select(listed, digests, int(recipe["seed"])).validation
    return [listed[i] for i in chosen]


def _remember_data(run: Path, options: argparse.Namespace) -> None:
    where = {"data": str(options.data), "cache": str(options.cache), "size": options.size}
    (run / DATA_NAME).write_text(json.dumps(where, indent=2) + "\n", encoding="utf-8")


def _recall_data(options: argparse.Namespace) -> None:
    """Fill in `data`, `cache` and `size` where the command line does not say."""
    file = options.run / DATA_NAME
    known = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    if options.data is None and "data" not in known:
        raise DataError(f"{options.run} does not say where its data are; name them with --data.")
    options.data = options.data or Path(known["data"])
    options.cache = options.cache or Path(known.get("cache", "runs/faces"))
    options.size = options.size or int(known.get("size", 96))
