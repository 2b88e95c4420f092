from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.report.clock import MAX_TICKS, clock, day_and_time, length, ticks


@pytest.mark.parametrize(
    ("seconds", "decimals", "text"),
    [(0, 0, "0:00"), (7, 0, "0:07"), (59.96, 1, "1:00.0"), (750.04, 1, "12:30.0"), (3723, 0, "1:02:03")],
)
def test_moments_read_as_on_a_clock(seconds, decimals, text):
    assert clock(seconds, decimals) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (16.36, "16.4 s"),
        (59.97, "1 min"),
        (60, "1 min"),
        (750, "12 min 30 s"),
        (3599.9, "1 h"),
        (3720, "1 h 2 min"),
    ],
)
def test_lengths_say_no_more_than_one_wants_to_know(seconds, text):
    assert length(seconds) == text


@given(st.floats(0.02, 2e6))
def test_axis_begins_at_0_and_has_room_for_its_ticks(span_s):
    moments = [moment for moment, _ in ticks(span_s)]
    assert moments[0] == 0 and moments[-1] <= span_s + 1e-6 and len(moments) <= MAX_TICKS + 1
    assert len({label for _, label in ticks(span_s)}) == len(moments)


def test_time_of_day_says_its_zone():
    moment = datetime(2026, 3, 1, 12, 30, tzinfo=timezone.utc)
    assert day_and_time(moment, timezone.utc) == "1 March 2026, 12:30 (UTC)"
    assert day_and_time(moment, timezone(timedelta(hours=-3, minutes=-30))) == "1 March 2026, 09:00 (UTC-03:30)"
