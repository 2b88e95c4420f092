"""The training loop: it writes each epoch to a run folder, from which it can resume.

A run folder holds `config.json` (the settings and data), `history.json` (one entry per epoch) and `model.keras` (the
network with its optimiser, after the last finished epoch). There is also `averaged.keras` if the recipe averages
weights, and `opinion.npy` if the network labels photographs itself.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

from trainer.atomic import replace_file
from trainer.data.dataset import DataError
from trainer.training.recipe import Floats, LabelledImages, Recipe
from trainer.training.run_folder import HISTORY_NAME, Epoch, claim, read_history

NETWORK_NAME = "model.keras"
AVERAGED_NAME = "averaged.keras"
OPINION_NAME = "opinion.npy"

WARM_UP = 10
"""Steps before the average has its full memory: at first there is little worth keeping, so step n keeps at most
n / (n + WARM_UP).
"""


def train(recipe: Recipe, run: Path, on_images: Callable[[int], None], on_epoch: Callable[[int, Epoch], None]) -> None:
    """Train until the recipe's last epoch, starting from the state of `run`.

    `on_images` is called with the number of images learnt from since the last call, first with those of earlier epochs;
    `on_epoch` with each epoch's number, from 1, and its figures. Raise DataError if `run` belongs to another recipe.
    """
    claim(run, recipe.config)
    history = read_history(run)
    on_images(len(history) * recipe.images_per_epoch)
    if len(history) == recipe.epochs:
        return
    learner = recipe.build()
    average = learner if recipe.averaging is None else recipe.build()
    if history:
        _restore(learner, run / NETWORK_NAME)
        if average is not learner:
            average.load_weights(run / AVERAGED_NAME)
    validation = recipe.validation_images()
    with ThreadPoolExecutor(1) as pool:
        upcoming: Future[LabelledImages] | None = None
        for number in range(len(history), recipe.epochs):
            started = time.perf_counter()
            opinion = _opinion(recipe, run, average, number)
            training = (upcoming or pool.submit(recipe.training_images, number, opinion)).result()
            # The epoch before which the network labels photographs cannot be prepared ahead.
            ahead = number + 1 < recipe.epochs and number + 1 != recipe.own_labels_from
            upcoming = pool.submit(recipe.training_images, number + 1, opinion) if ahead else None
            callbacks = [_image_counter(on_images, recipe.batch_size, len(training.images))]
            if recipe.averaging is not None:
                callbacks.append(averaging_callback(learner, average, recipe.averaging))
            figures = learner.fit(
                training.images,
                training.targets,
                batch_size=recipe.batch_size,
                initial_epoch=number,
                epochs=number + 1,
                callbacks=callbacks,
                verbose=0,
            ).history
            epoch = Epoch(
                loss=float(figures["loss"][0]),
                accuracy=float(figures["accuracy"][0]),
                **_validated(average, validation),
                seconds=time.perf_counter() - started,
            )
            history.append(epoch)
            _save(run, learner, average, history)
            on_epoch(number + 1, epoch)


def averaging_callback(learner: keras.Model, average: keras.Model, decay: float) -> keras.callbacks.Callback:
    """Return a callback that moves the weights of `average` towards those of `learner`, which is compiled, after each
    batch: an exponential moving average (Polyak and Juditsky, 1992), which is what ships.

    `decay` in [0, 1) is the share that a step keeps, after warming up. Keras's own `use_ema` does not fit: it replaces
    the trained weights with their average at the end of every `fit`, which is called once per epoch here.
    """
    pairs = list(zip(average.weights, learner.weights, strict=True))

    def move(kept: tf.Tensor) -> None:
        for mean, weight in pairs:
            mean.assign(kept * mean + (1 - kept) * weight)

    moved = tf.function(move)

    def on_batch(batch: int, logs: object) -> None:
        step = int(learner.optimizer.iterations)
        moved(tf.constant(min(decay, step / (step + WARM_UP)), tf.float32))

    return keras.callbacks.LambdaCallback(on_train_batch_end=on_batch)


def _opinion(recipe: Recipe, run: Path, average: keras.Model, number: int) -> Floats | None:
    """Return the averaged network's opinion on the recipe's opinion images, computed once and kept for
    a resumed run.
    """
    if recipe.own_labels_from is None or number < recipe.own_labels_from:
        return None
    file = run / OPINION_NAME
    if number == recipe.own_labels_from:
        images = recipe.opinion_images()
        # Keras cannot predict an empty batch.
        opinion = np.zeros((0, average.output_shape[-1]), np.float32)
        if len(images):
            seen = [average.predict(view, batch_size=256, verbose=0) for view in (images, images[:, :, ::-1])]
            opinion = np.stack(seen).mean(axis=0, dtype=np.float32)
        stream = BytesIO()
        np.save(stream, opinion)
        replace_file(file, stream.getvalue())
    return np.asarray(np.load(file), np.float32)


def _validated(model: keras.Model, validation: LabelledImages) -> dict[str, float | None]:
    if not len(validation.images):
        return {"val_loss": None, "val_accuracy": None}
    figures = model.evaluate(validation.images, validation.targets, batch_size=256, verbose=0, return_dict=True)
    return {"val_loss": float(figures["loss"]), "val_accuracy": float(figures["accuracy"])}


def _image_counter(on_images: Callable[[int], None], batch_size: int, images: int) -> keras.callbacks.Callback:
    # The last batch of an epoch may be smaller. Keras passes `logs` by name.
    return keras.callbacks.LambdaCallback(
        on_train_batch_end=lambda batch, logs: on_images(min(batch_size, images - batch * batch_size))
    )


def trained_model(run: Path) -> keras.Model:
    """Return the network of a run that is to ship, uncompiled. Raise DataError if there is none."""
    for name in (AVERAGED_NAME, NETWORK_NAME):
        if (run / name).is_file():
            return keras.models.load_model(run / name, compile=False)
    raise DataError(f"{run} holds no trained model; train it first.")


def _restore(model: keras.Model, file: Path) -> None:
    # load_model would lose which variables the optimiser excludes from weight decay.
    model.optimizer.build(model.trainable_variables)
    model.load_weights(file)


def _save(run: Path, learner: keras.Model, average: keras.Model, history: list[Epoch]) -> None:
    # The history determines where a resumed run continues, so it is replaced last.
    models = {NETWORK_NAME: learner} if average is learner else {NETWORK_NAME: learner, AVERAGED_NAME: average}
    for name, model in models.items():
        partial = run / f"partial-{name}"
        model.save(partial)
        partial.replace(run / name)
    replace_file(run / HISTORY_NAME, json.dumps([vars(epoch) for epoch in history], indent=1) + "\n")
