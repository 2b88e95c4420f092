"""Figures that can be worked out on paper."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from fakes.methods import ANY_LENGTH
from scipy.ndimage import median_filter

from rating_app.rating import DEFAULT_METHOD, Baseline, LiveAggregator, RatedFrames, RunningRating, read_session
from rating_app.rating.baseline import MAX_DRIFT_LOGITS, rest_over_time
from rating_app.rating.frames import MAX_LOGIT, logit
from rating_app.rating.interval import interval_of_mean
from rating_app.rating.live import NEEDLE_S
from rating_app.rating.series import FrameSpans
from rating_app.rating.session_rating import scale
from rating_app.rating.smiles import Smile, find_smiles
from rating_app.rating.trace import STEP_HZ, Trace, _running_median, trace_of

REST, SMILE = 0.03, 0.97


def frames_at(fps, scores):
    return RatedFrames.of([number / fps for number in range(len(scores))], scores)


def trace_with(intensity):
    values = np.array(intensity, dtype=float)
    return Trace(values, values, np.zeros(len(values), bool))


def test_a_smile_in_figures():
    # A second of nothing, one at half and one at full intensity, and nothing again.
    rise = [0.0] * 60 + [0.5] * 60 + [1.0] * 60 + [0.0] * 60
    (smile,) = find_smiles(trace_with(rise), DEFAULT_METHOD)
    assert smile == Smile(1.0, pytest.approx(120.5 / 60), 3.0, 1.0, pytest.approx(0.75), pytest.approx(1.25))


def test_smiles_join_across_a_pause_that_is_shorter_than_the_limit():
    gap = round(DEFAULT_METHOD.merge_smiles_s * STEP_HZ)
    long, short = ([1.0] * 60 + [0.0] * pause + [1.0] * 60 for pause in (gap, gap - 1))
    assert [(s.onset_s, s.offset_s) for s in find_smiles(trace_with(short), DEFAULT_METHOD)] == [
        (0.0, (119 + gap) / 60)
    ]
    assert len(find_smiles(trace_with(long), DEFAULT_METHOD)) == 2


def test_a_smile_begins_at_the_thresholds_themselves():
    on, off = DEFAULT_METHOD.smile_on, DEFAULT_METHOD.smile_off
    (smile,) = find_smiles(trace_with([off] * 60 + [on] * 60 + [off] * 60), DEFAULT_METHOD)
    assert (smile.onset_s, smile.offset_s) == (0.0, 3.0)


def test_a_trace_is_at_the_middle_of_its_steps_and_loses_holes():
    method = replace(DEFAULT_METHOD, max_gap_s=1.0)
    trace = trace_of(RatedFrames.of([0.0, 0.1, 4.1, 4.2], [REST] * 4), method, None)
    assert len(trace.time_s) == round(4.2 * STEP_HZ) and trace.time_s[0] == pytest.approx(0.5 / STEP_HZ)
    # Half a second beyond the frame before the hole, and half a second before the one after it, still count.
    assert trace.time_s[trace.lost].tolist() == pytest.approx([t for t in trace.time_s if 0.6 < t < 3.6])
    assert np.isnan(trace.p_happy).tolist() == trace.lost.tolist()


def test_a_median_takes_away_what_is_shorter_than_half_of_it():
    width = 2 * round(DEFAULT_METHOD.median_s * STEP_HZ / 2) + 1
    blink, smile = ([REST] * 60 + [SMILE] * (width // 2 + more) + [REST] * 60 for more in (0, 1))
    assert trace_of(frames_at(STEP_HZ, blink), DEFAULT_METHOD, None).intensity.max() == 0
    assert (trace_of(frames_at(STEP_HZ, smile), DEFAULT_METHOD, None).intensity > 0.9).sum() >= width // 2


@pytest.mark.parametrize("count", [1, 2, 30, 31, 8192, 20_000])
@pytest.mark.parametrize("width", [1, 3, 31])
def test_running_median_is_that_of_scipy(count, width):
    values = np.random.default_rng(count).random(count)
    assert np.array_equal(_running_median(values, width), median_filter(values, width, mode="nearest"))


def test_rest_follows_second_by_second():
    method = replace(DEFAULT_METHOD, adaptation_s=10.0)
    alpha = 1 - math.exp(-1 / 10)
    logits = np.full(3 * 10, -3.0)
    rest = rest_over_time(Baseline(-3.5, 5.0), logits, 10, method)
    after_1 = -3.5 + alpha * 0.5
    after_2 = after_1 + alpha * (-3.0 - after_1)
    assert rest.tolist() == pytest.approx([-3.5] * 10 + [after_1] * 10 + [after_2] * 10)


def test_rest_follows_no_face_that_is_a_whole_logit_away():
    rest = rest_over_time(Baseline(-3.0, 5.0), np.full(40, -2.0), 10, replace(DEFAULT_METHOD, adaptation_s=1.0))
    assert set(rest.tolist()) == {-3.0}


@pytest.mark.parametrize("step", [0.05, -0.05])
def test_rest_follows_so_far_and_no_further(step):
    seconds = np.repeat(np.arange(400) * step, 4)
    rest = rest_over_time(Baseline(0.0, 5.0), seconds, 4, replace(DEFAULT_METHOD, adaptation_s=1.0))
    assert abs(rest[-1]) == pytest.approx(MAX_DRIFT_LOGITS) and np.sign(rest[-1]) == np.sign(step)


def test_without_adaptation_rest_stays():
    rest = rest_over_time(Baseline(-3.0, 5.0), np.full(7, -2.9), 2, replace(DEFAULT_METHOD, adaptation_s=0.0))
    assert rest.tolist() == [-3.0] * 7


def test_logits_are_cut_off_at_both_ends():
    assert logit([0.0, 0.5, 1.0]).tolist() == [-MAX_LOGIT, 0.0, MAX_LOGIT]


def test_a_session_without_a_rating_still_says_what_it_saw():
    reading = read_session(frames_at(10, [0.5] * 2 + [None] * 29), baseline=Baseline(-3.0, 5.0))
    assert reading.rating.rating_0_100 is None and reading.trace is not None
    assert reading.rating.rated_s == pytest.approx(3.0) and reading.rating.rest_logit == -3.0
    # Half a frame at the start, and a whole one.
    assert reading.rating.coverage == pytest.approx(0.15 / 3)


def test_coverage_at_the_limit_is_enough():
    method = replace(ANY_LENGTH, min_coverage=0.5)
    rating = read_session(frames_at(8, [0.5] * 4 + [None] * 4), method).rating
    assert rating.coverage == 0.5 and rating.rating_0_100 is not None


def test_intervals_are_those_of_the_means_over_tenths_of_a_second():
    chance = np.random.default_rng(7)
    scores = np.repeat(chance.choice([REST, 0.5, SMILE], 120), 60)
    reading = read_session(frames_at(STEP_HZ, scores.tolist()))
    trace, rating = reading.trace, reading.rating
    tenths = len(trace.p_happy) // 6 * 6
    around = interval_of_mean(trace.p_happy[:tenths].reshape(-1, 6).mean(axis=1), rating.mean_happy_0_100 / 100)
    joy = interval_of_mean(trace.joy[:tenths].reshape(-1, 6).mean(axis=1), float(trace.joy.mean()))
    assert (rating.mean_happy_low, rating.mean_happy_high) == pytest.approx((100 * around.low, 100 * around.high))
    assert (rating.rating_low, rating.rating_high) == pytest.approx((scale(joy.low), scale(joy.high)))
    assert rating.effective_size == pytest.approx(joy.effective_size)


def test_smiling_share_is_that_of_the_time_with_a_face():
    scores = [REST] * 300 + [SMILE] * 120 + [None] * 180
    rating = read_session(frames_at(STEP_HZ, scores)).rating
    assert rating.smiling_share == pytest.approx(2 / 7, abs=0.01) and rating.smiles == 1


def test_running_rating_is_that_of_the_chunks_so_far():
    running = RunningRating()
    first = running.update(0.0, {1: 0.5})
    assert (first.rating_0_100, first.coverage, first.rated_s) == (None, 0.0, 0.0)
    ratings = [running.update(number / 10, {1: 0.5}) for number in range(1, 51)]
    # The first chunk is a second long, so that there is a rating at 3 s; the next have two seconds.
    assert [rating.rated_s for rating in ratings[8:11]] == pytest.approx([0.0, 1.0, 1.0])
    assert ratings[28].rating_0_100 is None and ratings[29].rating_0_100 is not None
    assert ratings[-1].mean_happy_0_100 == pytest.approx(50) and ratings[-1].coverage == pytest.approx(1)


def test_running_rating_without_a_face_has_its_time():
    running = RunningRating()
    for number in range(31):
        rating = running.update(number / 10, {})
    assert (rating.rating_0_100, rating.coverage, rating.rated_s) == (None, 0.0, pytest.approx(3.0))


def test_gauge_measures_against_the_resting_face():
    method = DEFAULT_METHOD
    live = LiveAggregator(method, Baseline(method.rest_logit + 1.0, 5.0))
    shifted = math.log(0.6 / 0.4) - 1.0
    assert live.update(5.0, 0.6).value_0_100 == pytest.approx(100 * (shifted + 1.5) / 3)


def test_gauge_moves_by_the_time_that_has_passed():
    live = LiveAggregator()
    live.update(10.0, 0.0)
    moved = live.update(10.5, 1.0)
    assert moved.value_0_100 == pytest.approx(100 * (1 - math.exp(-0.5 / (NEEDLE_S / 5))))


def test_a_frame_of_just_the_least_quality_counts():
    live = LiveAggregator()
    assert live.update(0.0, 0.5, DEFAULT_METHOD.min_quality) is not None
    frames = RatedFrames.of([0.0, 1.0], [0.5, 0.5], [DEFAULT_METHOD.min_quality, DEFAULT_METHOD.min_quality - 0.01])
    assert frames.usable(DEFAULT_METHOD.min_quality).tolist() == [True, False]


def test_frames_of_no_time_stand_for_an_instant_each():
    spans = FrameSpans(np.array([1.0, 1.0]), np.array([True, True]), 1.0)
    assert spans.means_between(np.array([0.0, 2.0]), np.array([0.2, 0.6])).tolist() == pytest.approx([0.4])
    one = FrameSpans(np.array([1.0]), np.array([True]), 1.0)
    assert one.means_between(np.array([0.0, 0.9995, 1.0, 1.0005, 2.0]), np.array([0.5])).tolist() == pytest.approx(
        [math.nan, 0.5, 0.5, math.nan], nan_ok=True
    )


def test_a_frame_stands_for_half_the_way_to_its_neighbours():
    spans = FrameSpans(np.array([0.0, 1.0, 3.0]), np.ones(3, bool), 10.0)
    means = spans.means_between(np.array([0.0, 0.5, 2.0, 3.0]), np.array([0.1, 0.2, 0.3]))
    assert means.tolist() == pytest.approx([0.1, 0.2, 0.3])
