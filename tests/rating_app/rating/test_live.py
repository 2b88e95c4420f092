from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.rating import Baseline, LiveAggregator, RatingMethod
from rating_app.rating.frames import logit
from rating_app.rating.live import FADE_S, NEEDLE_S, joy_now
from rating_app.rating.trace import intensity_of
from rating_app.settings import Settings


def feed(scores, fps, aggregator=None):
    aggregator = aggregator or LiveAggregator()
    live = None
    for number, score in enumerate(scores):
        live = aggregator.update(number / fps, score)
    return live


def joy(p_happy):
    return 100 * float(intensity_of(logit(p_happy), RatingMethod()))


@pytest.mark.parametrize(("before", "after"), [(0.0, 1.0), (1.0, 0.0)])
def test_it_has_followed_a_change_after_half_a_second(before, after):
    live = feed([before] * 60 + [after] * 31, 60)
    assert live.value_0_100 == pytest.approx(100 * after, abs=1)


def test_it_has_taken_63_percent_of_a_step_after_a_fifth_of_its_time():
    aggregator = LiveAggregator(RatingMethod(max_gap_s=10), needle_s=10.0)
    aggregator.update(0.0, 0.0)
    live = None
    for step in range(1, 201):
        live = aggregator.update(step / 100, 1.0)
    assert live.value_0_100 == pytest.approx(100 * (1 - math.exp(-1)), abs=1e-6)


def test_it_comes_from_the_settings_as_they_are_at_first():
    assert Settings().needle_s == NEEDLE_S


@pytest.mark.parametrize("fps", [10, 15, 30, 60])
def test_frame_rate_does_not_change_it(fps):
    def smile(time_s):
        return 0.5 + 0.5 * math.sin(2 * math.pi * time_s / 4)

    live = feed([smile(number / fps) for number in range(20 * fps + 1)], fps)
    reference = feed([smile(number / 240) for number in range(20 * 240 + 1)], 240)
    assert live.value_0_100 == pytest.approx(reference.value_0_100, abs=6)


def test_lost_face_freezes_the_value_and_fades():
    aggregator = LiveAggregator()
    feed([0.8] * 31, 30, aggregator)
    fresh = []
    for step in range(1, 121):
        live = aggregator.update(1 + step / 30, None)
        assert live.value_0_100 == pytest.approx(joy(0.8))
        assert not live.is_current
        fresh.append(live.freshness)
    assert fresh == sorted(fresh, reverse=True)
    assert FADE_S == 3.0 and fresh[44] == pytest.approx(0.5)
    assert fresh[-1] == 0


def test_frame_of_poor_quality_counts_as_no_face():
    aggregator = LiveAggregator()
    aggregator.update(0.0, 0.8, 0.9)
    live = aggregator.update(0.1, 0.1, 0.1)
    assert live.value_0_100 == pytest.approx(joy(0.8))
    assert not live.is_current
    assert aggregator.update(0.2, 0.1, None).is_current


def test_after_a_long_hole_it_starts_afresh():
    aggregator = LiveAggregator()
    aggregator.update(0.0, 0.2)
    assert aggregator.update(3600.0, 0.8).value_0_100 == pytest.approx(joy(0.8))


def test_nobody_there_is_no_value_rather_than_zero():
    assert feed([None] * 30, fps=30) is None


def test_baseline_puts_the_own_resting_face_where_the_typical_one_is():
    method = RatingMethod()
    upturned = LiveAggregator(method, Baseline(0.0, 5.0))
    assert upturned.update(0.0, 0.5).value_0_100 == joy_now(0.5, method, Baseline(0.0, 5.0)) == 0
    assert joy_now(0.5, method, None) == pytest.approx(50)


@pytest.mark.parametrize("wrong", [-0.01, 1.01, math.nan])
def test_score_out_of_range_is_refused(wrong):
    with pytest.raises(ValueError, match="p_happy"):
        LiveAggregator().update(0.0, wrong)


@given(st.lists(st.tuples(st.floats(-3, 3), st.none() | st.floats(0, 1)), min_size=1, max_size=60))
def test_it_lies_between_the_lowest_and_the_highest_score(frames):
    aggregator, time_s, live = LiveAggregator(), 0.0, None
    for step_s, score in frames:
        time_s += step_s
        live = aggregator.update(time_s, score)
    scores = [score for _, score in frames if score is not None]
    if scores:
        assert joy(min(scores)) - 1e-6 <= live.value_0_100 <= joy(max(scores)) + 1e-6


def test_after_a_long_absence_it_starts_afresh_too():
    aggregator = LiveAggregator()
    feed([0.95] * 90 + [None] * 300, 30, aggregator)
    assert aggregator.update(13.1, 0.02).value_0_100 == pytest.approx(joy(0.02))
