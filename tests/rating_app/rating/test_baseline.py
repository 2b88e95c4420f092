from __future__ import annotations

import math

import pytest

from rating_app.rating import DEFAULT_METHOD, Baseline, RatedFrames, RatingMethod, read_session
from rating_app.rating.baseline import BaselineFailed, RestMeasurement, measure_baseline


def p_of(logit):
    return 1 / (1 + math.exp(-logit))


def frames_of(scores, fps=30, quality=None):
    return RatedFrames.of([number / fps for number in range(len(scores))], scores, quality)


def test_it_is_the_median_of_a_few_seconds():
    resting = [p_of(-2.0)] * 140 + [0.9] * 10
    baseline = measure_baseline(frames_of(resting), DEFAULT_METHOD)
    assert baseline.rest_logit == pytest.approx(-2.0)
    assert baseline.seconds == pytest.approx(5, abs=0.1)


@pytest.mark.parametrize(
    ("scores", "quality", "words"),
    [
        ([], None, "not seen"),
        ([0.1] * 30, None, "not seen"),
        ([None] * 150, None, "not seen"),
        ([0.1] * 150, [0.0] * 150, "not seen"),
        ([0.95] * 150, None, "smiling"),
    ],
)
def test_no_resting_face_is_one_sentence(scores, quality, words):
    with pytest.raises(BaselineFailed, match=words):
        measure_baseline(frames_of(scores, quality=quality), DEFAULT_METHOD)


def test_upturned_mouth_at_rest_rates_0_with_its_baseline():
    resting = frames_of([p_of(0.5)] * 600)
    assert read_session(resting).rating.rating_0_100 > 50
    measured = read_session(resting, baseline=Baseline(0.5, 5)).rating
    assert measured.rating_0_100 == 0
    assert measured.rest_logit == 0.5


def drifting(minutes, logits_a_minute):
    return [p_of(-4.2 + logits_a_minute * second / 60) for second in range(minutes * 60) for _ in range(5)]


def test_slow_drift_of_the_resting_face_is_followed():
    session = frames_of(drifting(60, 0.062), fps=5)
    fixed = read_session(session, RatingMethod(adaptation_s=0), Baseline(-4.2, 5)).rating
    followed = read_session(session, DEFAULT_METHOD, Baseline(-4.2, 5)).rating
    assert fixed.rating_0_100 > 10
    assert followed.rating_0_100 == 0


def test_smiles_do_not_draw_the_baseline_up():
    smiling = ([p_of(-4.2)] * 50 + [0.97] * 50) * 36
    fixed = read_session(frames_of(smiling, fps=5), RatingMethod(adaptation_s=0), Baseline(-4.2, 5)).rating
    followed = read_session(frames_of(smiling, fps=5), DEFAULT_METHOD, Baseline(-4.2, 5)).rating
    assert followed.rating_0_100 == pytest.approx(fixed.rating_0_100, abs=0.1)


def test_measurement_takes_five_seconds_of_usable_frames():
    measurement = RestMeasurement(DEFAULT_METHOD)
    left = [measurement.update(number / 10, None if number < 20 else 0.1, 0.9) for number in range(72)]
    assert left[19] == 5
    assert left[45] == pytest.approx(2.5, abs=0.15)
    assert left[-1] == 0
    assert measurement.baseline().rest_logit == pytest.approx(math.log(0.1 / 0.9))


def test_measurement_does_not_wait_for_ever():
    measurement = RestMeasurement(DEFAULT_METHOD)
    assert [measurement.update(float(second), None, None) for second in range(13)][-2:] == [5, 0]
    with pytest.raises(BaselineFailed):
        measurement.baseline()
