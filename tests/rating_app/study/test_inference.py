from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from rating_app.rating.student_t import two_sided_p
from rating_app.study.inference import (
    MIN_GROUP,
    MIN_PAIRED,
    compared,
    difference_means,
    holm,
    mean_difference,
    mean_rating,
    quantiles,
    rating_means,
)
from rating_app.study.power import power_of, viewers_needed

NAN = np.nan


def test_rating_is_the_mean_over_viewers_and_needs_five():
    found = mean_rating(np.array([10, 20, NAN, 30, 40, 50]))
    assert (found.mean, found.viewers) == (30, 5)
    assert 0 < found.low < 30 < found.high < 100
    assert mean_rating(np.array([10, 20, NAN, 30, 40])) is None
    assert mean_rating(np.array([])) is None


def test_interval_says_what_faces_at_rest_say_of_others():
    few, many = mean_rating(np.zeros(5)), mean_rating(np.zeros(50))
    assert few.mean == few.low == many.low == 0
    assert few.high > 40 and 3 < many.high < 20
    assert mean_rating(np.full(30, 100.0)).low < 100


def test_interval_becomes_students_with_many_viewers():
    ratings = np.clip(np.random.default_rng(1).normal(45, 20, 400), 0, 100)
    low, high = stats.t.interval(0.95, 399, ratings.mean(), stats.sem(ratings))
    found = mean_rating(ratings)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.1)


@given(st.lists(st.floats(0, 100) | st.just(NAN), max_size=30))
def test_interval_holds_the_mean_and_stays_on_the_scale(ratings):
    found = mean_rating(np.array(ratings))
    if found is not None:
        assert 0 <= found.low <= found.mean + 1e-9 and found.mean - 1e-9 <= found.high <= 100


def test_many_studies_at_once_are_each_by_itself():
    rng = np.random.default_rng(2)
    ratings = np.where(rng.random((600, 12)) < 0.2, NAN, np.clip(rng.normal(20, 40, (600, 12)), 0, 100))
    means = rating_means(ratings)
    for number in range(0, 600, 60):
        alone = mean_rating(ratings[number])
        assert (means.mean[number], means.low[number], means.high[number]) == pytest.approx(
            (alone.mean, alone.low, alone.high), abs=0.01
        )
    differences = difference_means(ratings - 10)
    alone = mean_difference(ratings[0] - 10)
    assert (differences.low[0], differences.high[0]) == pytest.approx((alone.low, alone.high), abs=0.01)


def test_same_viewers_are_compared_in_pairs():
    rng = np.random.default_rng(3)
    one, other = rng.uniform(0, 60, 20), rng.uniform(20, 90, 20)
    other[:4], one[4:6] = NAN, NAN
    found = compared(one, other)
    both = ~np.isnan(one) & ~np.isnan(other)
    test = stats.ttest_rel(one[both], other[both])
    interval = test.confidence_interval()
    assert found.paired and found.viewers == found.others == 14
    assert (found.mean, found.low, found.high) == pytest.approx(
        ((one - other)[both].mean(), interval.low, interval.high)
    )
    assert found.p == pytest.approx(test.pvalue, rel=1e-6)


def test_different_viewers_are_compared_by_welch():
    rng = np.random.default_rng(4)
    one, other = rng.uniform(0, 60, 40), rng.uniform(20, 90, 40)
    one[15:], other[:17] = NAN, NAN
    found = compared(one, other)
    test = stats.ttest_ind(one[:15], other[17:], equal_var=False)
    interval = test.confidence_interval()
    assert not found.paired and (found.viewers, found.others) == (15, 23)
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high))
    assert found.p == pytest.approx(test.pvalue, rel=1e-6)


def test_few_who_saw_both_have_no_part_in_a_comparison_of_groups():
    rng = np.random.default_rng(5)
    one, other = rng.uniform(0, 60, 40), rng.uniform(20, 90, 40)
    one[18:], other[:15] = NAN, NAN
    found = compared(one, other)
    assert not found.paired and (found.viewers, found.others) == (15, 22)


@pytest.mark.parametrize("seen", [[MIN_PAIRED - 1, 0], [0, MIN_GROUP - 1]])
def test_too_few_are_not_compared(seen):
    both, alone = seen
    one = np.r_[np.linspace(10, 50, both), np.linspace(5, 60, alone), np.full(alone, NAN)]
    other = np.r_[np.linspace(20, 30, both), np.full(alone, NAN), np.linspace(5, 60, alone)]
    assert compared(one, other) is None


def test_viewers_who_smiled_at_neither_are_not_compared():
    assert compared(np.zeros(30), np.zeros(30)) is None
    assert compared(np.r_[np.full(4, 50.0), np.zeros(26)], np.zeros(30)) is None


def test_the_same_difference_in_all_is_certain():
    found = compared(np.full(9, 30.0), np.full(9, 20.0))
    assert (found.mean, found.low, found.high, found.p) == (10, 10, 10, 0)


def test_holm_is_the_step_down_by_hand():
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([0.5, 0.9]) == (1.0, 1.0)
    assert holm([]) == ()


def test_many_quantiles_are_read_off_a_table():
    degrees = np.append(np.random.default_rng(6).uniform(3, 200, 2000), NAN)
    assert np.nanmax(np.abs(quantiles(degrees)[:-1] - stats.t.ppf(0.975, degrees[:-1]))) < 1e-4
    assert np.isnan(quantiles(degrees)[-1])


@pytest.mark.parametrize("degrees", [0.5, 1, 2, 4.5, 9, 57.3, 1000, 2e5])
@pytest.mark.parametrize("t", [0, 0.1, 1, -2.5, 6, 30])
def test_tail_is_scipys(t, degrees):
    assert two_sided_p(t, degrees) == pytest.approx(
        2 * stats.t.sf(abs(t), degrees), abs=1e-5 if degrees > 1e5 else 1e-9
    )


@pytest.mark.parametrize(("t", "degrees"), [(1, 0.1), (NAN, 5), (1, np.inf)])
def test_tail_of_no_distribution_is_refused(t, degrees):
    with pytest.raises(ValueError, match="no tail"):
        two_sided_p(t, degrees)


@pytest.mark.parametrize("paired", [True, False])
@pytest.mark.parametrize(("difference", "viewers"), [(5, 5), (10, 24), (20, 8), (3, 500)])
def test_power_is_that_of_the_noncentral_t(difference, viewers, paired):
    degrees = viewers - 1 if paired else 2 * (viewers - 1)
    shift, critical = difference / 23 * np.sqrt(viewers if paired else viewers / 2), stats.t.ppf(0.975, degrees)
    expected = stats.nct.sf(critical, degrees, shift) + stats.nct.cdf(-critical, degrees, shift)
    assert power_of(difference, 23, viewers, paired) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("paired", [True, False])
def test_viewers_needed_are_the_fewest(paired):
    needed = viewers_needed(10, 23, paired)
    assert power_of(10, 23, needed, paired) >= 0.8 > power_of(10, 23, needed - 1, paired)
    assert viewers_needed(100, 1, paired) == (MIN_PAIRED if paired else MIN_GROUP)
    assert viewers_needed(0.01, 23, paired) is None


@pytest.mark.parametrize(("difference", "sd"), [(0, 23), (-5, 23), (5, 0)])
def test_no_difference_takes_no_number_of_viewers(difference, sd):
    with pytest.raises(ValueError, match="above 0"):
        viewers_needed(difference, sd)
