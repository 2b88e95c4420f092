"""`rating-trainer export`: the model that the app loads, from trained networks."""

from __future__ import annotations

import argparse
from pathlib import Path

from rating_app.system.progress import progress_bar
from trainer.cli.faces import prepared_faces, recall_data
from trainer.cli.options import TRAINING, Commands, add_classes, add_data
from trainer.data.classes import ClassScheme
from trainer.data.dataset import read_index
from trainer.data.folds import FOLDS, fold_folder
from trainer.training.run_folder import EXPRESSION_RECIPE


def add_export_command(commands: Commands) -> None:
    """Add `export` to the commands."""
    command = commands.add_parser("export", help="write the model that the app loads, from trained networks")
    source = command.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "--benchmark", type=Path, metavar="FOLDER", help="the mean of a benchmark's three networks, calibrated by it"
    )
    source.add_argument("--run", type=Path, metavar="FOLDER", help="one training's network")
    command.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="for expression.tflite and .json")
    command.add_argument(
        "--calibration", type=Path, metavar="FOLDER", help="with --run: folder of a benchmark whose scores calibrate it"
    )
    add_classes(command, "distinguish these (default: as in training, otherwise happy,neutral,other)")
    add_data(command, recalled=True)
    command.set_defaults(command=export_command, libraries=TRAINING)


def export_command(options: argparse.Namespace) -> None:
    """Write the model that the app loads, and print the accuracy that the conversion costs."""
    remembered = recall_data(options, options.benchmark or options.run)
    photographs = read_index(options.data)
    faces = prepared_faces(options, photographs, options.size)

    from trainer.catalogue import recipe_of, recipe_of_benchmark
    from trainer.evaluation.out_of_fold import OUT_OF_FOLD_NAME, OutOfFold
    from trainer.export.litert import MODEL_NAME, ExportChoice, export
    from trainer.export.model_card import card_sources, write_card

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
        f"Wrote {options.out / MODEL_NAME}.tflite, .json and a card; it distinguishes {', '.join(scheme.names)}. "
        f"On {check.keras.total:,} images: happy or not right for {check.keras_happy.value:.4f} in Keras, "
        f"{check.exported_happy.value:.4f} exported ({check.happy_difference:+.4f}); all classes "
        f"{check.keras.value:.4f} and {check.exported.value:.4f}; the same class for {check.agreement.value:.2%}."
    )
    if choice.scaling is None and recipe.config["recipe"] == EXPRESSION_RECIPE:
        print("Its probabilities are not calibrated: give a benchmark's folder with --calibration.")
