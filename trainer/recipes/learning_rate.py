"""The learning rate of each training step: two cosine cycles, the second of which peaks lower."""

from __future__ import annotations

from typing import Any

import keras

WARM_UP_SHARE = 0.05
"""The share of a cycle's steps in which the rate rises."""

LAST = 0.01
"""The rate at a cycle's end, as a share of its highest."""


@keras.saving.register_keras_serializable("reaction_gauge")
class TwoCycles(keras.optimizers.schedules.LearningRateSchedule):  # type: ignore[misc]
    """Cosine decay with one warm restart (Loshchilov and Hutter, 2017, arXiv:1608.03983).

    `first` (at least 1) and `second` (0 for none) are the cycles' numbers of steps. Each cycle warms up to its highest
    rate, and decays to a hundredth of it.
    """

    def __init__(self, highest: float, first: int, second_highest: float, second: int) -> None:
        super().__init__()
        self._given = {"highest": highest, "first": first, "second_highest": second_highest, "second": second}
        self._first_steps = first
        self._cycles = (_cycle(highest, first), _cycle(second_highest, max(second, 1)))

    def __call__(self, step: Any) -> Any:
        """Return the rate at `step`, counted from 0."""
        first, second = self._cycles
        restarted = keras.ops.cast(step, "float32") - self._first_steps
        return keras.ops.where(restarted < 0, first(step), second(keras.ops.maximum(restarted, 0.0)))

    def get_config(self) -> dict[str, Any]:
        """Return the arguments it was made with, as Keras saves them."""
        return dict(self._given)


def _cycle(highest: float, steps: int) -> keras.optimizers.schedules.CosineDecay:
    warm_up = int(steps * WARM_UP_SHARE)
    return keras.optimizers.schedules.CosineDecay(
        0.0, steps - warm_up, alpha=LAST, warmup_target=highest, warmup_steps=warm_up
    )
