from __future__ import annotations

import pytest

from trainer.training.run_folder import Epoch, largest_drop


def test_the_largest_drop_is_of_the_last_two_thirds() -> None:
    accuracies = (0.9, 0.5, 0.8, 0.79, 0.85, 0.83)
    history = [Epoch(1.0, 0.9, 1.0, accuracy, 1.0) for accuracy in accuracies]
    assert largest_drop(history) == pytest.approx(0.02)
    assert largest_drop([Epoch(1.0, 0.9, None, None, 1.0)] * 3) == 0.0
