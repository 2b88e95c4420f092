"""What each command of `rating-trainer` does. What needs TensorFlow is imported where it is used: it takes seconds."""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rating_app.settings import shipped_model
from rating_app.system.progress import progress_bar
from rating_app.vision.analysis import FrameAnalyzer
from rating_app.vision.expression import ExpressionClassifier, check_model
from trainer.data.dataset import DataError, Photograph, count_by, read_index
from trainer.data.emotions import ClassScheme
from trainer.data.folds import FOLDS, fold_folder
from trainer.data.prepare import MIN_CONFIDENCE, NO_FACE, PreparedFaces, prepare
from trainer.teacher.opinions import Opinions
from trainer.train_history import Epoch

DATA_NAME = "data.json"
"""In a run folder: where its data were, so that `export` and `report` need not be told."""

SPLITS = ("test", "train", "all")

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
    if options.teachers is not None and options.recipe != "three-way":
        raise DataError("--teachers are of the three-way recipe only.")
    if options.fold is not None and options.recipe != "three-way":
        raise DataError("--fold is of the three-way recipe only.")
    scheme = ClassScheme.of(options.classes or [])
    name = f"{options.recipe}{'-leaky' if options.leaky else ''}"
    run = options.run or Path("runs") / (name if options.fold is None else f"{name}-fold-{options.fold}")
    photographs = read_index(options.data)
    if options.recipe == "three-way":
        scheme.check(photographs)
    faces = prepared_faces(options, photographs, options.size)
    say_skipped(faces)

    from trainer.recipes.named import recipe_named
    from trainer.run_report import write_run_report
    from trainer.train import train

    teachers = _teachers(options, faces.photographs)
    recipe = recipe_named(name, faces, options.epochs, options.fold, teachers=teachers)
    if teachers is not None:
        teachers.keep(run)

    def say(number: int, epoch: Epoch) -> None:
        print(described(number, epoch), flush=True)

    with progress_bar("Training", recipe.epochs * recipe.images_per_epoch, "images") as advance:
        train(recipe, run, advance, say)
    _remember_data(run, options, options.classes or [])
    page = write_run_report(recipe, run)
    print(f"{page} shows how it went.")


def described(number: int, epoch: Epoch) -> str:
    """One line on one epoch."""
    watched = (
        ""
        if epoch.val_accuracy is None
        else f"validation loss {epoch.val_loss:.4f}, accuracy {epoch.val_accuracy:.4f}, "
    )
    return f"epoch {number:2d}: loss {epoch.loss:.4f}, accuracy {epoch.accuracy:.4f}, {watched}{epoch.seconds:.0f} s"


def export_command(options: argparse.Namespace) -> None:
    """Write the model that the app loads, and say what the conversion costs."""
    remembered = _recall_data(options, options.benchmark or options.run)
    photographs = read_index(options.data)
    faces = prepared_faces(options, photographs, options.size)

    from trainer.evaluation.out_of_fold import OUT_OF_FOLD_NAME, OutOfFold
    from trainer.export.export import MODEL_NAME, ExportChoice, export
    from trainer.export.model_card import card_sources, write_card
    from trainer.recipes.named import recipe_of, recipe_of_benchmark

    scheme = ClassScheme.of(options.classes or remembered.get("classes", []))
    if options.benchmark is None:
        runs, recipe = [options.run], recipe_of(options.run, faces)
    else:
        runs = [fold_folder(options.benchmark, fold) for fold in range(FOLDS)]
        recipe = recipe_of_benchmark(runs, faces)
    scored = options.benchmark or options.calibration
    choice = ExportChoice(scheme)
    if scored is not None:
        scores = OutOfFold.load(scored / OUT_OF_FOLD_NAME, photographs)
        choice = ExportChoice(scheme, *scores.calibration(scheme))
    with progress_bar("Comparing with Keras", len(recipe.comparison_photographs), "images") as advance:
        check = export(recipe, runs, options.out, choice, advance)
    write_card(card_sources(options.out / f"{MODEL_NAME}.tflite", scored), options.out)
    print(
        f"Wrote {options.out / MODEL_NAME}.tflite, .json and a card; it tells {', '.join(scheme.names)} apart. "
        f"On {check.keras.total:,} images: happy or not right for {check.keras_happy.value:.4f} in Keras, "
        f"{check.exported_happy.value:.4f} exported ({check.happy_difference:+.4f}); all classes "
        f"{check.keras.value:.4f} and {check.exported.value:.4f}; the same class for {check.agreement.value:.2%}."
    )
    if choice.scaling is None and not recipe.config["recipe"].startswith("seed"):
        print("Its probabilities are not calibrated: name a benchmark's folder with --calibration.")


def teach_command(options: argparse.Namespace) -> None:
    """Make teachers of pretrained networks, one a fold, and write what they think of every photograph."""
    from trainer.evaluation.goals import goals_of
    from trainer.evaluation.tables import print_goals
    from trainer.teacher.features import Pretrained, features_of
    from trainer.teacher.opinions import TEACHERS_NAME
    from trainer.teacher.recipe import TeacherRecipe
    from trainer.teacher.teach import run_teachers
    from trainer.teacher.tfjs import read_weights

    photographs = read_index(options.data)
    pretrained = Pretrained(options.faceres, options.landmarker)
    pretrained.check()
    faces = prepared_faces(options, photographs, options.size)
    say_skipped(faces)
    with progress_bar("Pretrained features", len(faces.photographs), "faces") as advance:
        features = features_of(faces, pretrained, options.out / "features", options.jobs, advance)

    def say(fold: int, number: int, epoch: Epoch) -> None:
        print(f"fold {fold}, {described(number, epoch)}", flush=True)

    recipe = TeacherRecipe(faces, epochs=options.epochs or TeacherRecipe.epochs, weights=read_weights(options.faceres))
    with progress_bar("Training", FOLDS * recipe.epochs * recipe.images_per_epoch, "images") as advance:
        taught = run_teachers(recipe, features, options.out, advance, say)
    results = {name: [goal.as_dict() for goal in goals_of(found)] for name, found in taught.evaluations.items()}
    (options.out / "teachers.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    for name, evaluation in taught.evaluations.items():
        print_goals(goals_of(evaluation), title=name)
    print(f"{options.out / TEACHERS_NAME} holds what they think; train and benchmark take it with --teachers.")


def benchmark_command(options: argparse.Namespace) -> None:
    """Three trainings, each with one fold held out, and every figure that follows."""
    faces = prepared_faces(options, read_index(options.data), options.size)
    say_skipped(faces)

    from trainer.evaluation.benchmark import run_benchmark
    from trainer.evaluation.benchmark_report import write_benchmark_report
    from trainer.evaluation.tables import print_evaluation, print_goals
    from trainer.export.model_card import BENCHMARK_NAME
    from trainer.recipes.ten_expressions import ThreeWayRecipe

    def say(fold: int, number: int, epoch: Epoch) -> None:
        print(f"fold {fold}, {described(number, epoch)}", flush=True)

    recipe = ThreeWayRecipe(
        faces, epochs=options.epochs or ThreeWayRecipe.epochs, teachers=_teachers(options, faces.photographs)
    )
    with progress_bar("Training", FOLDS * recipe.epochs * recipe.images_per_epoch, "images") as advance:
        benchmark = run_benchmark(recipe, options.out, advance, say)
    print_evaluation(benchmark.evaluation)
    print_goals(benchmark.goals)
    page = write_benchmark_report(benchmark, faces, options.out)
    _remember_data(options.out, options)
    print(f"{options.out / BENCHMARK_NAME} and {page} hold all figures.")
    print(f"{options.out} also has pictures of photographs whose label the network doubts; keep them to yourself.")


def evaluate_command(options: argparse.Namespace) -> None:
    """Evaluate an exported model and write figures."""
    from trainer.evaluation.evaluate import clearly_labelled, evaluate, write_evaluation
    from trainer.evaluation.figures import draw_evaluation
    from trainer.evaluation.goals import goals_of
    from trainer.evaluation.tables import print_evaluation, print_goals

    classifier = ExpressionClassifier(options.model)
    listed = read_index(options.data)
    chosen = _of_split(options, listed)
    clear = clearly_labelled(chosen)
    faces = prepared_faces(options, clear, classifier.input_size, options.min_confidence)
    with progress_bar("Scoring faces", len(faces.photographs), "faces") as advance:
        evaluation = evaluate(classifier, faces, len(chosen) - len(clear), advance)
    options.out.mkdir(parents=True, exist_ok=True)
    goals = goals_of(evaluation)
    as_dicts = [goal.as_dict() for goal in goals]
    write_evaluation(evaluation, options.out / "evaluation.json", options.min_confidence, as_dicts)
    draw_evaluation(evaluation, options.out)
    print_evaluation(evaluation)
    if goals:
        print_goals(goals)
    say_unreadable(evaluation.unreadable)
    print(f"Figures and evaluation.json are in {options.out}.")


def evaluate_clips_command(options: argparse.Namespace) -> None:
    """Let an exported model rate clips of which it is known what they show."""
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


def card_command(options: argparse.Namespace) -> None:
    """Write a model's card from what export, benchmark and evaluation have left."""
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


def report_command(options: argparse.Namespace) -> None:
    """The seed study's report: its recipe on these labels and test photographs, and what its leak was worth."""
    _recall_data(options, options.run)
    photographs = read_index(options.data)
    faces = prepared_faces(options, photographs, options.size)

    from trainer.evaluation.evaluate import clearly_labelled
    from trainer.original_study.report import SeedRun, write_report
    from trainer.recipes.named import recipe_of

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
    chosen = [photograph for photograph in listed if split in ("all", photograph.split)]
    if not chosen:
        raise DataError(f"{options.data} has no photographs in split={split}.")
    if split == "test" and any(photograph.split != "test" for photograph in listed):
        print("split=test is for once a release: choose nothing by what it says.")
    elif split != "test" and any(photograph.split == "test" for photograph in listed):
        print(f"split={split} holds photographs that the model may have been trained on; the figures flatter it.")
    return chosen


def _teachers(options: argparse.Namespace, photographs: Sequence[Photograph]) -> Opinions | None:
    return None if options.teachers is None else Opinions.load(options.teachers).of(photographs)


def _remember_data(folder: Path, options: argparse.Namespace, classes: Sequence[str] = ()) -> None:
    where = {
        "data": str(options.data),
        "cache": str(options.cache),
        "size": options.size,
        "classes": list(classes),
    }
    (folder / DATA_NAME).write_text(json.dumps(where, indent=2) + "\n", encoding="utf-8")


def _recall_data(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Fill in `data`, `cache` and `size` where the command line does not say; all that `folder` remembers."""
    file = folder / DATA_NAME
    known: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    if options.data is None and "data" not in known:
        raise DataError(f"{folder} does not say where its data are; name them with --data.")
    options.data = options.data or Path(known["data"])
    options.cache = options.cache or Path(known.get("cache", "runs/faces"))
    options.size = options.size or int(known.get("size", 96))
    return known
