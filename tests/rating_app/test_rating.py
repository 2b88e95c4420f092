from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.rating import RatingAggregator

probabilities = st.floats(0, 1)


def feed(scores, fps, aggregator=None):
    aggregator = aggregator or RatingAggregator()
    live = None
    for number, score in enumerate(scores):
        live = aggregator.update(number / fps, score)
    return aggregator, live


def test_constant_face_rates_as_its_score():
    aggregator, live = feed([0.3] * 50, fps=25)
    assert aggregator.session_rating.rating_0_100 == pytest.approx(30)
    assert live.value_0_100 == pytest.approx(30)
    assert aggregator.session_rating.coverage == 1


def test_live_rating_has_taken_63_percent_of_a_step_after_its_time_constant():
    aggregator = RatingAggregator(time_constant_s=2.0, max_gap_s=10)
    aggregator.update(0.0, 0.0)
    live = None
    for step in range(1, 201):
        live = aggregator.update(step / 100, 1.0)
    assert live.value_0_100 == pytest.approx(100 * (1 - math.exp(-1)), abs=1e-6)


@pytest.mark.parametrize("fps", [10, 15, 30, 60])
def test_frame_rate_does_not_change_the_rating(fps):
    def smile(time_s):
        return 0.5 + 0.5 * math.sin(2 * math.pi * time_s / 4)

    scores = [smile(number / fps) for number in range(20 * fps + 1)]
    aggregator, live = feed(scores, fps)
    reference, reference_live = feed([smile(number / 240) for number in range(20 * 240 + 1)], 240)
    assert aggregator.session_rating.rating_0_100 == pytest.approx(reference.session_rating.rating_0_100, abs=0.5)
    assert live.value_0_100 == pytest.approx(reference_live.value_0_100, abs=2.5)


def test_irregular_frames_are_weighted_by_their_time():
    aggregator = RatingAggregator()
    for time_s, score in ((0.0, 0.0), (0.1, 0.0), (0.2, 0.0), (0.8, 1.0)):
        aggregator.update(time_s, score)
    assert aggregator.session_rating.rating_0_100 == pytest.approx(100 * 0.6 / 0.8)


def test_lost_face_freezes_the_live_rating_and_lowers_only_the_coverage():
    aggregator, live = feed([0.8] * 26 + [None] * 25, fps=25)
    assert not live.is_current
    assert live.value_0_100 == pytest.approx(80)
    assert aggregator.session_rating.rating_0_100 == pytest.approx(80)
    assert aggregator.session_rating.coverage == pytest.approx(0.5)


def test_nobody_there_is_no_rating_rather_than_zero():
    aggregator, live = feed([None] * 30, fps=30)
    assert live is None
    assert aggregator.session_rating.rating_0_100 is None
    assert aggregator.session_rating.coverage == 0


def test_stray_detections_make_no_rating():
    aggregator, _ = feed([None] * 97 + [0.9] * 3, fps=25)
    assert aggregator.session_rating.coverage == pytest.approx(3 / 99)
    assert aggregator.session_rating.rating_0_100 is None


def test_single_frame_is_rated_by_its_score():
    aggregator, _ = feed([0.7], fps=25)
    assert aggregator.session_rating.rating_0_100 == pytest.approx(70)


def test_sleep_of_an_hour_counts_for_no_more_than_the_longest_gap():
    aggregator = RatingAggregator(max_gap_s=1.0)
    for time_s, score in ((0.0, 0.2), (1.0, 0.2), (3601.0, 0.8), (3602.0, 0.8)):
        live = aggregator.update(time_s, score)
    assert aggregator.session_rating.rated_s == pytest.approx(3.0)
    assert aggregator.session_rating.rating_0_100 == pytest.approx(60)
    assert live.value_0_100 == pytest.approx(80)


def test_clock_that_goes_back_adds_no_time():
    aggregator = RatingAggregator()
    for time_s in (0.0, 0.5, 0.3, 0.3, 0.8):
        aggregator.update(time_s, 0.5)
    assert aggregator.session_rating.rated_s == pytest.approx(1.0)


@pytest.mark.parametrize("wrong", [-0.01, 1.01, math.nan])
def test_score_out_of_range_is_refused(wrong):
    with pytest.raises(ValueError, match="p_happy"):
        RatingAggregator().update(0.0, wrong)


@given(st.lists(st.tuples(st.floats(0.001, 3), st.none() | probabilities), min_size=1, max_size=60))
def test_rating_lies_between_the_lowest_and_the_highest_score(frames):
    aggregator = RatingAggregator()
    time_s = 0.0
    for step_s, score in frames:
        time_s += step_s
        live = aggregator.update(time_s, score)
    scores = [score for _, score in frames if score is not None]
    rating = aggregator.session_rating
    assert 0 <= rating.coverage <= 1 + 1e-9
    if rating.rating_0_100 is not None:
        assert 100 * min(scores) - 1e-6 <= rating.rating_0_100 <= 100 * max(scores) + 1e-6
    if scores:
        assert 100 * min(scores) - 1e-6 <= live.value_0_100 <= 100 * max(scores) + 1e-6
