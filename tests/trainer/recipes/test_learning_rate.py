"""The learning rate of the model that ships: two cosine cycles."""

from __future__ import annotations

import keras
import pytest

from trainer.recipes.learning_rate import TwoCycles

HIGHEST, FIRST, SECOND_HIGHEST, SECOND = 0.002, 100, 0.001, 60


@pytest.fixture
def schedule() -> TwoCycles:
    return TwoCycles(HIGHEST, FIRST, SECOND_HIGHEST, SECOND)


def test_each_cycle_warms_up_to_its_highest_rate_and_decays_to_a_hundredth_of_it(schedule: TwoCycles) -> None:
    rates = [float(schedule(step)) for step in range(FIRST + SECOND)]
    first, second = rates[:FIRST], rates[FIRST:]
    for cycle, highest in ((first, HIGHEST), (second, SECOND_HIGHEST)):
        top = cycle.index(max(cycle))
        assert max(cycle) == pytest.approx(highest)
        assert top == len(cycle) // 20
        assert cycle[:top] == sorted(cycle[:top]) and cycle[top:] == sorted(cycle[top:], reverse=True)
        assert cycle[-1] == pytest.approx(highest / 100, rel=0.1)


def test_the_first_cycle_is_the_one_that_keras_has(schedule: TwoCycles) -> None:
    alone = keras.optimizers.schedules.CosineDecay(0.0, 95, alpha=0.01, warmup_target=HIGHEST, warmup_steps=5)
    assert [float(schedule(step)) for step in range(0, FIRST, 7)] == [float(alone(step)) for step in range(0, FIRST, 7)]


def test_a_training_of_one_cycle_has_no_second(schedule: TwoCycles) -> None:
    alone = TwoCycles(HIGHEST, FIRST, SECOND_HIGHEST, 0)
    assert [float(alone(step)) for step in range(FIRST)] == [float(schedule(step)) for step in range(FIRST)]


def test_it_is_saved_with_a_network_and_read_back(schedule: TwoCycles) -> None:
    stored = keras.optimizers.schedules.serialize(schedule)
    again = keras.optimizers.schedules.deserialize(stored)
    assert [float(again(step)) for step in (3, 120)] == [float(schedule(step)) for step in (3, 120)]
