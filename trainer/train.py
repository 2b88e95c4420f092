"""The training loop: one epoch after another into a run folder, from which it resumes.

A run folder holds `config.json` (what is trained on what), `history.json` (one entry an epoch) and `model.keras` (the
network with its optimiser, after the last finished epoch).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import keras
import numpy as np
import numpy.typing as npt

from trainer.dataset import DataError, Photograph
from trainer.train_history import HISTORY_NAME, Epoch, read_history

CONFIG_NAME = "config.json"
MODEL_NAME = "model.keras"


@dataclass(frozen=True)
class LabelledImages:
    """`images` is uint8 (n, size, size, 3), RGB; `targets` float32 (n, classes) or, for one sigmoid unit, (n, 1)."""

    images: npt.NDArray[np.uint8]
    targets: npt.NDArray[np.float32]


class Recipe(Protocol):
    """All that tells one training from another. The same recipe gives the same data in every run."""

    @property
    def config(self) -> Mapping[str, Any]:
        """What is trained on what, JSON-serialisable; a run folder resumes only with the same."""

    @property
    def epochs(self) -> int: ...

    @property
    def images_per_epoch(self) -> int: ...

    @property
    def batch_size(self) -> int: ...

    @property
    def training_photographs(self) -> Sequence[Photograph]: ...

    @property
    def validation_photographs(self) -> Sequence[Photograph]: ...

    def build(self) -> keras.Model:
        """A fresh, compiled network with the metric `accuracy`."""

    def training_images(self, epoch: int) -> LabelledImages:
        """For epoch 0, 1, ...; called from a thread."""

    def validation_images(self) -> LabelledImages: ...


def train(recipe: Recipe, run: Path, on_images: Callable[[int], None], on_epoch: Callable[[int, Epoch], None]) -> None:
    """Train to the recipe's last epoch, from where `run` stands.

    `on_images` hears how many images were learnt from since last, those of resumed epochs first; `on_epoch` each
    epoch's number, from 1, and figures. DataError where `run` belongs to another recipe.
    """
    run.mkdir(parents=True, exist_ok=True)
    _claim(run, recipe.config)
    history = read_history(run)
    on_images(len(history) * recipe.images_per_epoch)
    if len(history) == recipe.epochs:
        return
    model = recipe.build()
    if history:
        _restore(model, run / MODEL_NAME)
    validation = recipe.validation_images()
    with ThreadPoolExecutor(1) as pool:
        upcoming: Future[LabelledImages] = pool.submit(recipe.training_images, len(history))
        for number in range(len(history), recipe.epochs):
            started = time.perf_counter()
            training = upcoming.result()
            if number + 1 < recipe.epochs:
                upcoming = pool.submit(recipe.training_images, number + 1)
            figures = model.fit(
                training.images,
                training.targets,
                batch_size=recipe.batch_size,
                initial_epoch=number,
                epochs=number + 1,
                validation_data=(validation.images, validation.targets),
                callbacks=[_image_counter(on_images, recipe.batch_size, len(training.images))],
                verbose=0,
            ).history
            epoch = Epoch(
                **{name: float(figures[name][0]) for name in ("loss", "accuracy", "val_loss", "val_accuracy")},
                seconds=time.perf_counter() - started,
            )
            history.append(epoch)
            _save(run, model, history)
            on_epoch(number + 1, epoch)


def _image_counter(on_images: Callable[[int], None], batch_size: int, images: int) -> keras.callbacks.Callback:
    # The last batch of an epoch may be smaller. Keras passes `logs` by name.
    return keras.callbacks.LambdaCallback(
        on_train_batch_end=lambda batch, logs: on_images(min(batch_size, images - batch * batch_size))
    )


def read_config(run: Path) -> dict[str, Any]:
    """What a run trains on what; DataError where `run` is no run folder."""
    try:
        return dict(json.loads((run / CONFIG_NAME).read_text()))
    except (OSError, ValueError):
        raise DataError(f"{run} is not the folder of a training; train it first.") from None


def trained_model(run: Path) -> keras.Model:
    """The network of a run; DataError where it has none."""
    if not (run / MODEL_NAME).is_file():
        raise DataError(f"{run} holds no trained model; train it first.")
    return keras.models.load_model(run / MODEL_NAME)


def _restore(model: keras.Model, file: Path) -> None:
    # Not load_model: it forgets which variables the optimiser leaves out of weight decay.
    model.optimizer.build(model.trainable_variables)
    model.load_weights(file)


def _claim(run: Path, config: Mapping[str, Any]) -> None:
    file = run / CONFIG_NAME
    text = json.dumps(dict(config), indent=2) + "\n"
    if file.is_file() and file.read_text() != text:
        raise DataError(f"{run} holds a training with other settings or data; name another run or remove it.")
    file.write_text(text)


def _save(run: Path, model: keras.Model, history: list[Epoch]) -> None:
    # The history is what a resumed run counts by, so it is replaced last.
    partial = run / f"partial-{MODEL_NAME}"
    model.save(partial)
    partial.replace(run / MODEL_NAME)
    listing = run / f"partial-{HISTORY_NAME}"
    listing.write_text(json.dumps([vars(epoch) for epoch in history], indent=1) + "\n")
    listing.replace(run / HISTORY_NAME)
