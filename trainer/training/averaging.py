"""An exponential moving average of a network's weights (Polyak and Juditsky, 1992), which is what ships.

Keras's own `use_ema` does not fit: it overwrites the trained weights with their average at the end of every `fit`, and
training here calls `fit` once per epoch.
"""

from __future__ import annotations

import keras
import tensorflow as tf

WARM_UP = 10
"""Steps. At first there is little worth keeping, so step n keeps at most n / (n + WARM_UP)."""


def averaging_callback(learner: keras.Model, average: keras.Model, decay: float) -> keras.callbacks.Callback:
    """Return a callback that moves the weights of `average` towards those of `learner`, which is compiled, after each
    batch.

    `decay` in [0, 1) is the share that a step keeps, after warming up.
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
