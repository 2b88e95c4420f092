from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.charts.ticks import SHARE_STEPS, TIME_STEPS_S, share_ticks, time_ticks


@given(st.floats(0, 1e5), st.floats(0.02, 2e6), st.floats(2, 40))
def test_ticks_are_in_sight_and_as_far_apart_as_their_labels_need(first_s, span_s, places):
    least_s = span_s / places
    ticks = time_ticks(first_s, first_s + span_s, least_s)
    hair = 1e-6 * max(1.0, first_s + span_s)
    assert all(first_s - hair <= tick.at <= first_s + span_s + hair for tick in ticks)
    gaps = [after.at - before.at for before, after in pairwise(ticks)]
    assert all(gap >= least_s * (1 - 1e-6) - hair for gap in gaps)
    assert len({tick.label for tick in ticks}) == len(ticks)


@pytest.mark.parametrize(
    ("least_s", "step_s"), [(0.03, 0.1), (0.5, 0.5), (61, 120), (28800, 28800), (28801, 57600), (1e5, 115200)]
)
def test_step_is_the_first_round_one_with_room(least_s, step_s):
    first, second = time_ticks(0, 2 * step_s, least_s)[:2]
    assert (first.at, second.at) == (0, step_s)


def test_moments_between_seconds_have_their_decimals():
    assert [tick.label for tick in time_ticks(59.5, 60.5, 0.5)] == ["0:59.5", "1:00.0", "1:00.5"]
    assert [tick.label for tick in time_ticks(0, 0.4, 0.2, mark=",")] == ["0:00,0", "0:00,2", "0:00,4"]


def test_shares_are_in_per_cent():
    assert [tick.label for tick in share_ticks(0, 1, 0.21)] == [f"{n}\N{NO-BREAK SPACE}%" for n in (0, 25, 50, 75, 100)]


def test_steps_rise():
    assert list(TIME_STEPS_S) == sorted(TIME_STEPS_S) and list(SHARE_STEPS) == sorted(SHARE_STEPS)
