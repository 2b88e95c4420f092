from __future__ import annotations

import numpy as np
import pytest

keras = pytest.importorskip("keras")

from trainer.training.averaging import averaging_callback  # noqa: E402


def test_the_average_follows_the_weights_by_its_decay() -> None:
    def network() -> keras.Model:
        model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False)])
        model.compile(keras.optimizers.SGD(0.0), "mse", jit_compile=False)
        return model

    learner, average = network(), network()
    learner.set_weights([np.array([[1.0]], np.float32)])
    average.set_weights([np.array([[0.0]], np.float32)])
    callback = averaging_callback(learner, average, decay=0.5)
    for step in (1, 2, 100, 101):
        learner.optimizer.iterations.assign(step)
        before = float(average.get_weights()[0][0, 0])
        callback.on_train_batch_end(0, {})
        kept = min(0.5, step / (step + 10))
        assert float(average.get_weights()[0][0, 0]) == pytest.approx(kept * before + 1 - kept, rel=1e-5)
