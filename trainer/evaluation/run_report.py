"""The report of one training: its settings, its data and its curves."""

from __future__ import annotations

from pathlib import Path

from trainer.evaluation.figures import draw_curves
from trainer.evaluation.pages import embedded, write_page
from trainer.training.recipe import Recipe, describe_data
from trainer.training.run_folder import largest_drop, read_history


def write_run_report(recipe: Recipe, run: Path) -> Path:
    """Write `run`/report.html and its figures, and return the page's path."""
    history = read_history(run)
    draw_curves({"": history}, run)
    return write_page(
        run / "report.html",
        "run_report.html.j2",
        name=run.name,
        config=recipe.config,
        data=describe_data(recipe),
        history=history,
        held_out=len(recipe.validation_photographs),
        largest_drop=largest_drop(history),
        images=embedded(run, ("loss", "accuracy")),
    )
