"""Times as containers write them, made to rise."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.vision.recording.timing import JOIN_S, SMALLEST_STEP_S, RecordingClock


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
