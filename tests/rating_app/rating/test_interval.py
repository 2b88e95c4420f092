from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

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


def block_length_by_the_paper(values):
    """Politis and White, 2004, section 3, with the correction of 2009, written as plainly as it stands there."""
    size, mean = len(values), sum(values) / len(values)

    def covariance(lag):
        return sum((values[t] - mean) * (values[t + lag] - mean) for t in range(size - lag)) / size

    needed = max(5, math.ceil(math.sqrt(math.log10(size))))
    last = min(math.ceil(math.sqrt(size)) + needed, size - 1)
    covariances = [covariance(lag) if lag < size else 0.0 for lag in range(last + needed + 1)]
    limit = 2 * math.sqrt(math.log10(size) / size)

    def is_quiet_from(lag):
        return all(abs(c / covariances[0]) < limit for c in covariances[lag : lag + needed])

    quiet = next((lag for lag in range(1, last + 1) if is_quiet_from(lag)), None)
    bandwidth = last if quiet is None else min(2 * max(quiet - 1, 1), last)

    def weight(share):
        return 1.0 if share <= 0.5 else 2 * (1 - share)

    lags = range(-bandwidth, bandwidth + 1)
    slope = sum(weight(abs(lag) / bandwidth) * abs(lag) * covariances[abs(lag)] for lag in lags)
    long_run = sum(weight(abs(lag) / bandwidth) * covariances[abs(lag)] for lag in lags)
    if long_run <= 0:
        return 1.0
    optimal = (2 * slope**2 / (4 / 3 * long_run**2)) ** (1 / 3) * size ** (1 / 3)
    return max(1.0, min(optimal, 3 * math.sqrt(size), size / 3))


def interval_by_the_papers(values):
    """Overlapping batch means of four times that length, Wilson's interval with Student's quantile."""
    size, mean = len(values), sum(values) / len(values)
    block = min(math.ceil(4 * block_length_by_the_paper(values)), size // 5)
    batches = [sum(values[first : first + block]) / block for first in range(size - block + 1)]
    # Meketon and Schmeiser, 1984: of all n - b + 1 batches.
    squares = sum((batch - mean) ** 2 for batch in batches)
    of_mean = size * block / ((size - block + 1) * (size - block)) * squares / size
    moments = mean * (1 - mean) / of_mean
    degrees = 1 / (1 / (1.5 * (size / block - 1)) + 1 / max(0.5, 2 * moments * min(mean, 1 - mean)))
    q = stats.t.ppf(0.975, degrees)
    root = math.sqrt(mean * (1 - mean) / moments + q * q / (4 * moments**2))
    low, high = ((mean + q * q / (2 * moments) + side * q * root) / (1 + q * q / moments) for side in (-1, 1))
    spread = sum((value - mean) ** 2 for value in values) / size
    return max(0.0, low), min(1.0, high), min(size, spread / of_mean)


def process(seed, size, keep, scale):
    """An autoregressive process, squeezed into [0, 1]."""
    noise = np.random.default_rng(seed).standard_normal(size)
    values = np.zeros(size)
    for i in range(1, size):
        values[i] = keep * values[i - 1] + noise[i]
    return 1 / (1 + np.exp(-scale * values - 1))


@pytest.mark.parametrize("size", [11, 16, 40, 300, 700])
@pytest.mark.parametrize("keep", [-0.9, 0.0, 0.6, 0.95, 0.995])
@pytest.mark.parametrize("scale", [0.5, 3.0])
def test_block_length_and_interval_are_those_of_the_papers(size, keep, scale):
    for seed in range(3):
        values = process(seed, size, keep, scale)
        assert block_length(values) == pytest.approx(block_length_by_the_paper(values.tolist()), rel=1e-9)
        interval = interval_of_mean(values)
        expected = interval_by_the_papers(values.tolist())
        assert (interval.low, interval.high, interval.effective_size) == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_few_moments_on_one_side_make_the_interval_wider():
    rare = np.zeros(3000)
    rare[[500, 1700]] = 1.0
    interval = interval_of_mean(rare)
    assert (interval.low, interval.high, interval.effective_size) == pytest.approx(
        interval_by_the_papers(rare.tolist()), rel=1e-9
    )


@pytest.mark.parametrize(("size", "is_told"), [(9, False), (10, True)])
def test_fewer_than_ten_values_have_no_interval(size, is_told):
    values = np.tile([0.2, 0.7, 0.4, 0.9, 0.1], 2)[:size]
    assert (interval_of_mean(values).effective_size > 0) == is_told
