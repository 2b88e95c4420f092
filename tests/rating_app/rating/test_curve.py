from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.rating import RatingMethod
from rating_app.rating.curve import POINTS, curve_of, points_of

RATINGS = st.lists(st.one_of(st.none(), st.floats(0, 100)), min_size=1, max_size=300)


def at(fps, count):
    return [number / fps for number in range(count)]


def test_each_point_is_the_mean_of_its_part_of_the_time():
    ratings = [100.0 * number / 959 for number in range(960)]
    points = points_of(curve_of(at(30, 960), ratings))
    expected = [100 * (number + 0.5) / POINTS for number in range(POINTS)]
    assert points == pytest.approx(expected, abs=0.6)


def test_a_part_is_averaged_over_its_time_and_not_over_its_frames():
    # Half of the time at 40 frames a second and 80, the other half at 8 and 20, under one point.
    fast, slow = [t / 40 for t in range(40)], [1 + t / 8 for t in range(8)]
    times_s = [*fast, *slow, 96 * 2.0]
    ratings = [80.0] * 40 + [20.0] * 8 + [None]
    assert points_of(curve_of(times_s, ratings))[0] == pytest.approx(50, abs=3)


def test_parts_without_a_usable_face_have_no_point():
    ratings = [50.0] * 320 + [None] * 320 + [0.0] * 320
    points = points_of(curve_of(at(10, 960), ratings))
    assert points[:31] == (50.0,) * 31 and points[33:63] == (None,) * 30 and points[65:] == (0.0,) * 31


def test_a_hole_between_two_frames_has_no_points_beyond_what_counts_of_it():
    points = points_of(curve_of([0.0, 0.5, 95.5, 96.0], [70.0] * 4, RatingMethod(max_gap_s=1.0)))
    assert points == (70.0, *[None] * 94, 70.0)


def test_a_glimpse_of_a_face_is_no_point():
    assert points_of(curve_of(at(30, 2880), ([50.0] * 14 + [None] * 16) * 96)) == (None,) * POINTS
    assert points_of(curve_of(at(30, 2880), ([50.0] * 16 + [None] * 14) * 96)) == (50.0,) * POINTS


@pytest.mark.parametrize(
    ("times_s", "ratings", "points"),
    [
        ([], [], (None,) * POINTS),
        ([0.0], [30.0], (30.0,) * POINTS),
        ([0.0], [None], (None,) * POINTS),
        ([0.0, 0.0], [30.0, 50.0], (40.0,) * POINTS),
        ([0.0, 1.0], [None, None], (None,) * POINTS),
    ],
)
def test_sessions_with_next_to_nothing_in_them(times_s, ratings, points):
    assert points_of(curve_of(times_s, ratings)) == points


@given(RATINGS, st.floats(0.1, 240))
def test_curve_is_a_byte_a_point_between_the_extremes_of_what_was_seen(ratings, fps):
    curve = curve_of(at(fps, len(ratings)), ratings)
    assert isinstance(curve, bytes) and len(curve) == POINTS
    seen = [rating for rating in ratings if rating is not None]
    points = [point for point in points_of(curve) if point is not None]
    assert all(min(seen) - 0.5 <= point <= max(seen) + 0.5 for point in points)
    assert seen or not points


@given(st.floats(0, 100), st.integers(2, 400), st.floats(1.1, 240))
def test_one_and_the_same_rating_is_a_straight_line(rating, count, fps):
    assert points_of(curve_of(at(fps, count), [rating] * count)) == pytest.approx([rating] * POINTS, abs=0.501)


@given(RATINGS, st.lists(st.floats(0, 100), min_size=1, max_size=300))
def test_times_that_go_back_do_no_harm(ratings, times_s):
    count = min(len(ratings), len(times_s))
    assert len(curve_of(times_s[:count], ratings[:count])) == POINTS


@given(st.binary(min_size=POINTS, max_size=POINTS).map(lambda raw: bytes(b if b <= 100 else 255 for b in raw)))
def test_points_say_what_the_bytes_do(curve):
    assert bytes(255 if point is None else int(point) for point in points_of(curve)) == curve
