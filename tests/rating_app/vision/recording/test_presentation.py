"""Times as containers write them, made to rise; pictures that lie, and the matrices that say so."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.vision.recording.presentation import JOIN_S, SMALLEST_STEP_S, UPRIGHT, Orientation, RecordingClock

PICTURE = np.arange(2 * 3 * 3, dtype=np.uint8).reshape(2, 3, 3)


def times_of(*reported_s, duration_s=0.0):
    clock = RecordingClock()
    return [clock.time_of(time_s, duration_s) for time_s in reported_s]


@pytest.mark.parametrize("start_s", [0.0, 1.4, 100.0, -0.08])
def test_times_are_the_containers_from_the_first_picture_on(start_s):
    assert times_of(start_s, start_s + 0.04, start_s + 0.1) == pytest.approx([0.0, 0.04, 0.1])


def test_gap_is_kept():
    assert times_of(0.0, 0.04, 9.0, 9.04) == pytest.approx([0.0, 0.04, 9.0, 9.04])


def test_twins_get_the_smallest_change_and_the_next_picture_its_own_time():
    assert times_of(0.0, 0.0, 0.08) == pytest.approx([0.0, SMALLEST_STEP_S, 0.08])


def test_pictures_in_the_wrong_order_get_the_smallest_change():
    assert times_of(0.0, 0.08, 0.04, 0.12) == pytest.approx([0.0, 0.08, 0.08 + SMALLEST_STEP_S, 0.12])


@pytest.mark.parametrize("duration_s", [0.0, 0.04])
def test_after_a_join_time_goes_on_one_picture_after_the_last(duration_s):
    """As long as the container says that it stands, or as the one before it stood."""
    joined = times_of(10.0, 10.04, 10.08, 10.76, 10.8, 10.0, 10.04, 10.2, duration_s=duration_s)
    assert joined == pytest.approx([0.0, 0.04, 0.08, 0.76, 0.8, 0.84, 0.88, 1.04])


def test_picture_without_a_time_gets_the_smallest_change():
    assert times_of(0.0, None, 0.08) == pytest.approx([0.0, SMALLEST_STEP_S, 0.08])


@given(st.lists(st.none() | st.floats(-1e5, 1e5), min_size=2))
def test_times_rise_whatever_the_container_says(reported_s):
    times = times_of(*reported_s)
    assert all(later - earlier > SMALLEST_STEP_S / 2 for earlier, later in pairwise(times))


@given(st.lists(st.floats(0.01, 1000.0), min_size=1), st.floats(-1e4, 1e4))
def test_times_that_rise_are_kept(steps_s, start_s):
    reported_s = [start_s]
    for step_s in steps_s:
        reported_s.append(reported_s[-1] + step_s)
    assert times_of(*reported_s) == pytest.approx([time_s - start_s for time_s in reported_s], abs=1e-6)


def test_jitter_is_less_than_a_join():
    assert times_of(0.0, 1.0, 1.0 - JOIN_S + 0.01)[-1] == pytest.approx(1.0 + SMALLEST_STEP_S)


def turned(a, b, c, d):
    return Orientation.of_matrix([a, b, 0, c, d, 0, 0, 0, 1 << 30]).turned(PICTURE)


@pytest.mark.parametrize(
    ("matrix", "seen"),
    [
        ((1, 0, 0, 1), PICTURE),
        ((0, 1, -1, 0), np.rot90(PICTURE, -1)),
        ((-1, 0, 0, -1), np.rot90(PICTURE, 2)),
        ((0, -1, 1, 0), np.rot90(PICTURE, 1)),
        ((-1, 0, 0, 1), PICTURE[:, ::-1]),
        ((1, 0, 0, -1), PICTURE[::-1]),
        ((0, 1, 1, 0), PICTURE.transpose(1, 0, 2)),
        ((0, -1, -1, 0), np.rot90(PICTURE, 2).transpose(1, 0, 2)),
    ],
)
def test_picture_is_seen_as_the_matrix_says(matrix, seen):
    assert np.array_equal(turned(*matrix), seen)
    assert turned(*matrix).flags.c_contiguous


@pytest.mark.parametrize("matrix", [(1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, 1), (0, -1, -1, 0)])
def test_each_pixel_lands_where_the_matrix_sends_it(matrix):
    a, b, c, d = matrix
    height, width = PICTURE.shape[:2]
    places = {(a * x + c * y, b * x + d * y): PICTURE[y, x, 0] for y in range(height) for x in range(width)}
    left, top = min(x for x, _ in places), min(y for _, y in places)
    seen = turned(*matrix)
    assert all(seen[y - top, x - left, 0] == value for (x, y), value in places.items())


def test_other_angles_become_the_nearest_quarter_turn():
    cos, sin = math.cos(math.radians(80)), math.sin(math.radians(80))
    assert Orientation.of_matrix([cos, sin, 0, -sin, cos, 0, 0, 0, 1]) == Orientation.of_matrix(
        [0, 1, 0, -1, 0, 0, 0, 0, 1]
    )


def test_matrix_of_nothing_turns_nothing():
    assert Orientation.of_matrix([0] * 9) == UPRIGHT
