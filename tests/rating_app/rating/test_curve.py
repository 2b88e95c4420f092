from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.rating import DEFAULT_METHOD, Baseline, RatedFrames, RatingMethod
from rating_app.rating.curve import POINTS, RENEWED_S, RunningCurve, points_of, thumbnail_of
from rating_app.rating.trace import trace_of

FPS = 30


def running(p_happy, method=DEFAULT_METHOD, baseline=None, fps=FPS):
    """Seconds and joy of all that a running curve gives back, and how late each came."""
    curve, points, late = RunningCurve(method), [], []
    for number, p in enumerate(p_happy):
        for point in curve.update(number / fps, {} if p is None else {1: p}, baseline):
            points.append(point)
            late.append(number / fps - point[0])
    times, joy = zip(*points, strict=True)
    return np.array(times), np.array(joy, float), late


def smile(length_s=10.0, onset_s=4.0, offset_s=7.0):
    return [0.99 if onset_s <= number / FPS < offset_s else 0.01 for number in range(round(length_s * FPS))]


def test_running_curve_gives_each_frame_once_and_a_third_of_a_second_late():
    times, _, late = running(smile())
    assert times.tolist() == [number / FPS for number in range(len(times))]
    assert max(late) <= DEFAULT_METHOD.median_s / 2 + RENEWED_S + 1.5 / FPS


def test_running_curve_rises_and_falls_with_the_face_and_not_after_it():
    times, joy, _ = running(smile())
    high = times[joy > 50]
    assert (high[0], high[-1]) == (pytest.approx(4.0, abs=0.05), pytest.approx(7.0, abs=0.05))


@pytest.mark.parametrize("baseline", [None, Baseline(-3.0, 5.0)])
def test_running_curve_is_the_one_that_is_drawn_at_the_end(baseline):
    random = np.random.default_rng(1)
    p_happy = [None if 90 <= n < 120 else float(p) for n, p in enumerate(random.uniform(0, 1, 300))]
    times, joy, _ = running(p_happy, RatingMethod(adaptation_s=0.0), baseline)
    frames = RatedFrames.of([number / FPS for number in range(300)], p_happy)
    trace = trace_of(frames, RatingMethod(adaptation_s=0.0), baseline)
    at_the_end = trace.curve[(times * 60 + 1e-6).astype(int)]
    assert np.array_equal(np.isnan(joy), np.isnan(at_the_end))
    # The beginning of what is still held differs from the whole by where a step begins.
    assert np.nanmedian(np.abs(joy - at_the_end)) < 1e-9
    assert np.nanmax(np.abs(joy - at_the_end)) < 35


def test_one_wrong_frame_is_no_smile_of_the_running_curve():
    p_happy = smile(onset_s=99)
    p_happy[100] = 0.99
    assert running(p_happy)[1].max() == 0


@given(st.binary(min_size=POINTS, max_size=POINTS).map(lambda raw: bytes(b if b <= 100 else 255 for b in raw)))
def test_points_say_what_the_bytes_do(curve):
    assert bytes(255 if point is None else int(point) for point in points_of(curve)) == curve
    assert thumbnail_of(np.array(points_of(curve), float)) == curve
