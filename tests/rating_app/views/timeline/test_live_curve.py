from __future__ import annotations

import math

import numpy as np
import pytest

from rating_app.views.timeline.live_curve import BREAK_S, LiveCurve


def curve_of(values, fps=30.0, start_s=0.0):
    curve = LiveCurve()
    for number, value in enumerate(values):
        curve.add(start_s + number / fps, value)
    return curve


def test_thirty_frames_per_second_become_ten_points():
    curve = curve_of([10.0, 20.0, 30.0] * 100)
    assert len(curve) == 100
    assert curve.values == pytest.approx(20.0)
    assert curve.newest_s == pytest.approx(299 / 30)


def test_slow_cameras_leave_no_gaps():
    curve = curve_of([50.0] * 20, fps=2)
    assert len(curve) == 20 and not np.isnan(curve.values).any()


def test_lost_face_is_a_gap_and_a_single_lost_frame_is_none():
    curve = curve_of([50.0] * 30 + [None] * 15 + [50.0, None, 50.0] * 10)
    assert np.isnan(curve.values[10:15]).all()
    assert np.isnan(curve.values).sum() == 5
    assert curve.value_at(1.25) is None and curve.value_at(2.0) == 50


def test_hole_between_frames_is_a_gap_whatever_was_seen_at_its_ends():
    curve = curve_of([50.0] * 30)
    curve.add(curve.newest_s + 3 * BREAK_S, 50.0)
    assert np.isnan(curve.values).sum() == 1
    assert curve.value_at(2.5) is None


def test_a_session_at_once_is_the_same_as_frame_by_frame_and_can_go_on():
    rng = np.random.default_rng(1)
    times = np.cumsum(rng.uniform(0.01, 0.08, 2000))
    times[1000:] += 5
    values = np.where(rng.random(2000) < 0.2, math.nan, rng.uniform(0, 100, 2000))
    single, filled = LiveCurve(), LiveCurve()
    filled.fill(times[:1500], values[:1500])
    for second, value in zip(times.tolist(), values.tolist(), strict=True):
        single.add(second, None if math.isnan(value) else value)
    for second, value in zip(times[1500:].tolist(), values[1500:].tolist(), strict=True):
        filled.add(second, None if math.isnan(value) else value)
    assert np.allclose(single.times, filled.times)
    assert np.allclose(single.values, filled.values, equal_nan=True)


def test_points_of_one_column_become_its_mean_and_gaps_stay():
    curve = curve_of(([20.0] * 300 + [40.0] * 300 + [None] * 600) * 6)
    times, values = curve.between(0, curve.newest_s, column_s=10.0)
    assert len(times) == 24 and np.all(np.diff(times) > 0)
    # A point represents half the time to its neighbours, even in the next column.
    assert values[:4] == pytest.approx([20, 40, math.nan, math.nan], abs=0.05, nan_ok=True)


def test_stretches_reach_one_point_beyond_their_ends_so_that_lines_meet():
    curve = curve_of([float(number % 100) for number in range(3000)])
    for column_s in (0.05, 0.7):
        whole, _ = curve.between(0, 100, column_s)
        left, _ = curve.between(0, 49, column_s)
        right, _ = curve.between(49, 100, column_s)
        assert left[-1] >= 49 >= right[0]
        assert left[-1] in whole and right[0] in whole
