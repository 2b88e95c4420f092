from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.rating.interval import block_length, interval_of_mean


@pytest.mark.parametrize(("keep", "of_arch"), [(0.0, 2.2), (0.5, 18.36), (0.9, 56.87), (0.98, 120.5)])
def test_block_length_is_about_that_of_another_program(keep, of_arch):
    """arch 8.0.0 (optimal_block_length, circular) begins its window a lag later than the paper."""
    noise = np.random.default_rng(4).standard_normal(3000)
    values = np.zeros(3000)
    for i in range(1, 3000):
        values[i] = keep * values[i - 1] + noise[i]
    assert block_length(values) == pytest.approx(of_arch, rel=0.1)


def test_independent_values_count_each():
    values = np.random.default_rng(0).random(2000)
    interval = interval_of_mean(values)
    assert interval.effective_size == pytest.approx(2000, rel=0.25)
    assert interval.low < values.mean() < interval.high
    assert interval.high - interval.low == pytest.approx(2 * 1.96 * values.std() / np.sqrt(2000), rel=0.2)


def test_values_that_repeat_themselves_count_once():
    values = np.repeat(np.random.default_rng(0).random(200), 10)
    assert interval_of_mean(values).effective_size == pytest.approx(200, rel=0.4)


@pytest.mark.parametrize("values", [np.zeros(1000), np.ones(1000), np.full(1000, 0.3), np.array([0.1, 0.9])])
def test_values_that_tell_nothing_have_no_interval(values):
    interval = interval_of_mean(values)
    assert (interval.low, interval.high, interval.effective_size) == (0.0, 1.0, 0.0)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=300))
def test_interval_holds_the_mean_and_keeps_to_its_range(values):
    interval = interval_of_mean(np.array(values))
    assert 0 <= interval.low <= np.mean(values) + 1e-9
    assert np.mean(values) - 1e-9 <= interval.high <= 1
    assert interval.effective_size <= len(values)
