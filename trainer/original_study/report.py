"""The original study's report: its recipe on our labels and our test photographs, and the effect of its leak."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rating_app.vision.expression import ExpressionClassifier
from trainer.atomic import replace_file
from trainer.data.dataset import DataError
from trainer.data.prepare import PreparedFaces
from trainer.evaluation.figures import draw_curves, draw_evaluation, draw_groups, draw_validation
from trainer.evaluation.metrics import Difference
from trainer.evaluation.pages import embedded, write_page
from trainer.evaluation.photographs import Evaluation, evaluate
from trainer.export.litert import MODEL_NAME, export
from trainer.training.recipe import Recipe
from trainer.training.run_folder import Epoch, read_history

TEMPLATE = "original_study.html.j2"

CLEAN, LEAKY = "split first", "augmented first (leaky)"


@dataclass(frozen=True)
class TrainedRun:
    """A run folder and the recipe that trained it."""

    folder: Path
    recipe: Recipe

    def finished(self) -> list[Epoch]:
        """Return the run's epochs. Raise DataError if some are missing."""
        history = read_history(self.folder)
        if len(history) < self.recipe.epochs:
            raise DataError(
                f"{self.folder} has finished {len(history)} of {self.recipe.epochs} epochs; train it first."
            )
        return history


@dataclass(frozen=True)
class Leak:
    """The gain in validation accuracy from augmenting before the split.

    Intervals count every validation photograph once, however many copies of it there are, because copies of one
    photograph are not independent; so they are rather too wide than too narrow.
    """

    clean: tuple[float, ...]
    leaky: tuple[float, ...]
    clean_photographs: int
    leaky_photographs: int

    @property
    def final(self) -> Difference:
        """Return the difference of the last epochs, leaky minus clean."""
        return self._difference(self.leaky[-1], self.clean[-1])

    @property
    def best(self) -> Difference:
        """Return the difference of the best epochs, leaky minus clean."""
        return self._difference(max(self.leaky), max(self.clean))

    def _difference(self, leaky: float, clean: float) -> Difference:
        return Difference(leaky, self.leaky_photographs, clean, self.clean_photographs)


def write_report(
    clean: TrainedRun,
    leaky: TrainedRun,
    test: PreparedFaces,
    out: Path,
    on_progress: Callable[[int], None] = lambda done: None,
) -> Path:
    """Write report.html, report.json and the figures into `out`, and return the page's path.

    `test` is prepared at the networks' input size. Both networks are exported into their run folders and scored through
    LiteRT, as in the app. Raise DataError if a training is not finished.
    """
    histories = {CLEAN: clean.finished(), LEAKY: leaky.finished()}
    evaluations = {name: _evaluate(run, test, on_progress) for name, run in ((CLEAN, clean), (LEAKY, leaky))}
    leak = Leak(
        _validation(histories[CLEAN]),
        _validation(histories[LEAKY]),
        len(clean.recipe.validation_photographs),
        len(leaky.recipe.validation_photographs),
    )
    out.mkdir(parents=True, exist_ok=True)
    main = evaluations[CLEAN]
    draw_curves(histories, out)
    draw_validation(histories, {name: e.counts.accuracy for name, e in evaluations.items()}, out / "validation.png")
    draw_evaluation(main, out)
    draw_groups({"race": main.by_race, "age": main.by_age}, main.counts.accuracy, out / "groups.png")

    figures = ("loss", "accuracy", "validation", "confusion", "roc", "reliability", "groups")
    content = _content(clean, leaky, histories, evaluations, leak)
    replace_file(out / "report.json", json.dumps(content, indent=2) + "\n")
    return write_page(
        out / "report.html",
        TEMPLATE,
        report=content,
        test=main,
        test_leaky=evaluations[LEAKY],
        leak=leak,
        images=embedded(out, figures),
    )


def _validation(history: Sequence[Epoch]) -> tuple[float, ...]:
    return tuple(epoch.val_accuracy or 0.0 for epoch in history)


def _evaluate(run: TrainedRun, test: PreparedFaces, on_progress: Callable[[int], None]) -> Evaluation:
    export(run.recipe, [run.folder], run.folder, on_progress=on_progress)
    return evaluate(ExpressionClassifier(run.folder / f"{MODEL_NAME}.tflite"), test, on_progress=on_progress)


def _content(
    clean: TrainedRun,
    leaky: TrainedRun,
    histories: Mapping[str, list[Epoch]],
    evaluations: Mapping[str, Evaluation],
    leak: Leak,
) -> dict[str, object]:
    runs = {"clean": (clean, CLEAN), "leaky": (leaky, LEAKY)}
    return {
        "runs": {
            key: {
                "recipe": dict(run.recipe.config),
                "history": [vars(epoch) for epoch in histories[name]],
                "test": evaluations[name].as_dict(),
            }
            for key, (run, name) in runs.items()
        },
        "leak": {
            "validation_photographs": {"clean": leak.clean_photographs, "leaky": leak.leaky_photographs},
            "final": {"clean": leak.clean[-1], "leaky": leak.leaky[-1], "difference": leak.final.as_dict()},
            "best": {"clean": max(leak.clean), "leaky": max(leak.leaky), "difference": leak.best.as_dict()},
        },
    }
