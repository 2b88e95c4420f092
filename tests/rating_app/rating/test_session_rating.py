from __future__ import annotations

import math

import numpy as np
import pytest
from fakes.methods import ANY_LENGTH
from hypothesis import example, given
from hypothesis import strategies as st

from rating_app.rating import Baseline, RatedFrames, RatingMethod, RunningRating, read_session
from rating_app.rating.session_rating import scale

REST, SMILE = 0.03, 0.97


def frames_of(scores, fps=30.0, quality=None):
    return RatedFrames.of([number / fps for number in range(len(scores))], scores, quality)


def rating_of(scores, fps=30.0, **more):
    return read_session(frames_of(scores, fps), **more).rating


def test_face_at_rest_throughout_rates_0():
    rating = rating_of([REST] * 900)
    assert rating.rating_0_100 == 0
    assert rating.mean_happy_0_100 == pytest.approx(3)
    assert (rating.smiles, rating.smiling_share) == (0, 0)


def test_smiling_throughout_rates_100():
    rating = rating_of([SMILE] * 900)
    assert rating.rating_0_100 == pytest.approx(100)
    assert (rating.smiles, rating.smiling_share) == (1, pytest.approx(1))


def test_comedy_with_8_percent_of_smiles_is_no_8_of_100():
    comedy = ([SMILE] * 24 + [REST] * 276) * 60
    rating = rating_of(comedy)
    assert rating.rating_0_100 == pytest.approx(scale(0.08), abs=1)
    assert 40 < rating.rating_0_100 < 50
    assert rating.mean_happy_0_100 == pytest.approx(3 + 94 * 0.08, abs=0.1)
    assert rating.smiles == 60


def test_scale_rises_from_0_to_100():
    joys = np.linspace(0, 1, 101)
    ratings = [scale(joy) for joy in joys]
    assert ratings[0] == 0
    assert ratings[-1] == pytest.approx(100)
    assert np.all(np.diff(ratings) > 0)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=80), st.data())
def test_more_joy_never_lowers_the_rating(scores, data):
    # Blocks of half a second, so that the median leaves them as they are.
    raised = [max(score, data.draw(st.floats(0, 1))) for score in scores]
    lower, higher = (rating_of(np.repeat(p, 15).tolist(), method=ANY_LENGTH).rating_0_100 for p in (scores, raised))
    assert lower <= higher + 1e-9


@given(st.lists(st.tuples(st.floats(0.001, 3), st.none() | st.floats(0, 1)), min_size=1, max_size=60))
@example([(1.75, 0.5), (1.3125, 0.5), (1.3125, 0.5), (0.1875, 0.0)])
def test_figures_keep_to_their_ranges(frames):
    times = np.cumsum([step for step, _ in frames]).tolist()
    scores = [score for _, score in frames]
    rating = read_session(RatedFrames.of(times, scores)).rating
    assert 0 <= rating.coverage <= 1 + 1e-9
    if rating.rating_0_100 is not None:
        seen = [score for score in scores if score is not None]
        assert 0 <= rating.rating_0_100 <= 100
        assert 100 * min(seen) - 1e-6 <= rating.mean_happy_0_100 <= 100 * max(seen) + 1e-6
    if rating.rating_low is not None:
        assert 0 <= rating.rating_low <= rating.rating_0_100 <= rating.rating_high <= 100


def test_lost_face_lowers_only_the_coverage():
    rating = rating_of([SMILE] * 300 + [None] * 300)
    assert rating.rating_0_100 == pytest.approx(100)
    assert rating.coverage == pytest.approx(0.5, abs=0.002)


def test_frames_of_poor_quality_do_not_count():
    scores, quality = [SMILE] * 300 + [REST] * 300, [0.9] * 300 + [0.1] * 300
    rating = read_session(frames_of(scores, quality=quality)).rating
    assert rating.rating_0_100 == pytest.approx(100)
    assert rating.coverage == pytest.approx(0.5, abs=0.002)


def test_nobody_there_is_no_rating_rather_than_zero():
    rating = rating_of([None] * 30)
    assert (rating.rating_0_100, rating.mean_happy_0_100, rating.coverage) == (None, None, 0)


def test_stray_detections_make_no_rating():
    rating = rating_of([None] * 97 + [0.9] * 3, fps=25)
    assert rating.coverage == pytest.approx(2.5 / 99)
    assert rating.rating_0_100 is None


def test_session_without_a_frame_has_no_rating():
    assert read_session(RatedFrames.of([], [])).rating.rating_0_100 is None


def test_single_frame_is_rated_by_its_score():
    rating = rating_of([0.7], method=ANY_LENGTH)
    assert rating.mean_happy_0_100 == pytest.approx(70)
    assert rating.rating_0_100 > 50
    assert rating.rating_low is None


@pytest.mark.parametrize(("frames", "rate"), [(30, 10), (90, 30), (600, 200)])
def test_rating_begins_at_three_seconds_and_thirty_frames(frames, rate):
    times = [number / rate for number in range(601)]

    def rated(count):
        return read_session(RatedFrames.of(times[:count], [0.5] * count)).rating

    assert rated(frames + 1).rating_0_100 is not None
    too_short = rated(frames)
    assert (too_short.rating_0_100, too_short.mean_happy_0_100, too_short.coverage) == (None, None, 1.0)


def test_few_frames_over_a_long_time_are_no_rating():
    times = [number / 2 for number in range(29)]
    assert read_session(RatedFrames.of(times, [0.5] * 29)).rating.rating_0_100 is None


def test_time_that_could_not_be_read_counts_as_time_without_a_face():
    frames = RatedFrames.of([number / 30 for number in range(301)], [0.5] * 301)
    whole, lossy = read_session(frames).rating, read_session(frames, lost_s=10.0).rating
    assert lossy.coverage == pytest.approx(0.5) and lossy.rated_s == whole.rated_s
    assert lossy.rating_0_100 == whole.rating_0_100
    assert read_session(frames, lost_s=90.0).rating.rating_0_100 is None


def test_irregular_frames_are_weighted_by_their_time():
    rating = read_session(RatedFrames.of([0.0, 0.1, 0.2, 0.8], [0.0, 0.0, 0.0, 1.0]), ANY_LENGTH).rating
    assert rating.mean_happy_0_100 == pytest.approx(100 * 0.3 / 0.8)


def test_sleep_of_an_hour_counts_for_no_more_than_the_longest_gap():
    rating = read_session(RatedFrames.of([0.0, 1.0, 3601.0, 3602.0], [0.2, 0.2, 0.8, 0.8]), ANY_LENGTH).rating
    assert rating.rated_s == pytest.approx(3.0)
    assert rating.mean_happy_0_100 == pytest.approx(50)


def test_clock_that_goes_back_adds_no_time():
    rating = read_session(RatedFrames.of([0.0, 0.5, 0.3, 0.3, 0.8], [0.5] * 5)).rating
    assert rating.rated_s == pytest.approx(0.8)


def test_score_out_of_range_is_refused():
    with pytest.raises(ValueError, match="p_happy"):
        RatedFrames.of([0.0], [1.2])


def test_short_session_has_a_rating_without_an_interval():
    rating = rating_of([REST] * 60 + [SMILE] * 60)
    assert rating.rating_0_100 > 50
    assert (rating.rating_low, rating.rating_high, rating.effective_size) == (None, None, None)


def test_constants_are_settable():
    half = [0.5] * 300
    assert rating_of(half, method=RatingMethod(onset_logit=0.5)).rating_0_100 == 0
    assert rating_of(half, method=RatingMethod(full_logit=0.0)).rating_0_100 == pytest.approx(100)


@pytest.mark.parametrize("wrong", [{"knee": 0}, {"onset_logit": 2}, {"smile_off": 0.9}, {"median_s": -1}])
def test_constants_that_make_no_sense_are_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        RatingMethod(**wrong)


def test_running_rating_agrees_with_that_of_the_whole_session():
    rng = np.random.default_rng(1)
    scores = np.repeat(rng.choice([REST, 0.5, SMILE], 120), 20).tolist()
    running = RunningRating()
    for number, score in enumerate(scores):
        so_far = running.update(number / 30, {1: score})
    whole = rating_of(scores)
    assert so_far.rating_0_100 == pytest.approx(whole.rating_0_100, abs=2)
    assert so_far.mean_happy_0_100 == pytest.approx(whole.mean_happy_0_100, abs=2)
    assert so_far.coverage == pytest.approx(whole.coverage)


def test_running_rating_needs_a_face():
    running = RunningRating()
    for number in range(100):
        so_far = running.update(number / 10, {})
    assert (so_far.rating_0_100, so_far.coverage) == (None, 0)


def test_running_rating_follows_the_resting_face_as_the_whole_session_does():
    drift = [1 / (1 + math.exp(4.2 - 4.0 * second / 3600)) for second in range(3600) for _ in range(4)]
    running, baseline = RunningRating(baseline=Baseline(-4.2, 5)), Baseline(-4.2, 5)
    for number, p_happy in enumerate(drift):
        so_far = running.update(number / 4, {1: p_happy})
    whole = rating_of(drift, fps=4, baseline=baseline)
    assert so_far.rating_0_100 == pytest.approx(whole.rating_0_100, abs=0.5)
    assert so_far.rest_logit == whole.rest_logit == -4.2
