from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.evaluation.metrics import (
    BinaryCounts,
    Difference,
    Proportion,
    expected_calibration_error,
    reliability,
    roc_curve,
    wilson_interval,
)


def test_wilson_interval_of_81_in_263() -> None:
    # Newcombe, 1998, Stat. Med. 17:857, table I: 0.2553 to 0.3662.
    assert wilson_interval(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


@pytest.mark.parametrize(
    ("counts", "interval"), [((0, 20), (0.0, 0.1611)), ((1, 29), (0.0061, 0.1718)), ((15, 148), (0.0624, 0.1605))]
)
def test_wilson_interval_of_published_examples(counts: tuple[int, int], interval: tuple[float, float]) -> None:
    assert wilson_interval(*counts) == pytest.approx(interval, abs=5e-5)


def test_nothing_seen_is_nothing_known() -> None:
    assert wilson_interval(0, 0) == (0.0, 1.0)
    assert Proportion(0, 0).value is None
    assert Proportion(0, 0).as_dict()["interval_95"] is None


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_interval_holds_the_share(counts: tuple[int, int]) -> None:
    low, high = wilson_interval(*counts)
    assert 0 <= low <= counts[0] / counts[1] + 1e-12
    assert counts[0] / counts[1] - 1e-12 <= high <= 1


def test_difference_interval_of_a_published_example() -> None:
    # Newcombe, 1998, Stat. Med. 17:873, table II, (a) 56/70 - 48/80, method 10: 0.0524 to 0.3339.
    difference = Difference(56 / 70, 70, 48 / 80, 80)
    assert difference.value == pytest.approx(0.2)
    assert difference.interval == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_binary_counts_by_hand() -> None:
    predicted = [True, True, True, False, False, True, None, None]
    actual = [True, True, False, True, False, True, True, False]
    counts = BinaryCounts.of(predicted, actual)
    assert vars(counts) == {
        "true_positive": 3,
        "false_positive": 1,
        "false_negative": 1,
        "true_negative": 1,
        "unseen_positive": 1,
        "unseen_negative": 1,
    }
    assert (counts.accuracy.count, counts.accuracy.total) == (4, 8)
    assert counts.precision.value == pytest.approx(3 / 4)
    assert counts.recall.value == pytest.approx(3 / 5)
    assert counts.specificity.value == pytest.approx(1 / 3)
    assert counts.f1 == pytest.approx(2 * 0.75 * 0.6 / 1.35)


def test_f1_of_a_model_that_never_says_happy_is_undefined() -> None:
    assert BinaryCounts(0, 0, 5, 5).f1 is None


def test_roc_by_hand() -> None:
    curve = roc_curve([0.9, 0.8, 0.7, 0.1], [True, False, True, False])
    assert curve.false_positive_rate.tolist() == [0, 0, 0.5, 0.5, 1]
    assert curve.true_positive_rate.tolist() == [0, 0.5, 0.5, 1, 1]
    assert curve.area == pytest.approx(0.75)


def test_roc_of_equal_scores_is_the_diagonal() -> None:
    assert roc_curve([0.5] * 4, [True, False, True, False]).area == pytest.approx(0.5)


def test_reliability_bins_hold_equally_many() -> None:
    bins = reliability([0.1, 0.2, 0.8, 0.9], [False, True, True, True], bins=2)
    assert [bin_.positive for bin_ in bins] == [Proportion(1, 2), Proportion(2, 2)]
    assert [bin_.mean_score for bin_ in bins] == pytest.approx([0.15, 0.85])
    assert expected_calibration_error(bins) == pytest.approx((0.35 + 0.15) / 2)


def test_fewer_scores_than_bins_make_fewer_bins() -> None:
    assert len(reliability([0.1, 0.9], [False, True])) == 2
