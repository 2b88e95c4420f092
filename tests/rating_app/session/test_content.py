from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.session.content import ContentClock, ContentPosition

SECONDS = st.floats(0, 1e5)


class Time:
    """Seconds that go on when they are told to."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def test_there_is_no_content_until_somebody_tells():
    assert ContentClock().now() is None


@given(st.integers(1, 500), SECONDS, st.floats(0, 4), st.lists(st.floats(0, 100), max_size=5))
def test_content_goes_on_at_its_rate(item, position_s, rate, steps_s):
    time, start = Time(), ContentPosition(item, position_s)
    clock = ContentClock(time)
    clock.run_from(start, rate)
    for step_s in steps_s:
        time.now_s += step_s
        here = clock.now()
        assert here is not None and here.item == item
        assert here.position_s == pytest.approx(position_s + rate * (time.now_s - 1000.0), abs=1e-6)


@given(SECONDS, st.floats(0, 1000), st.floats(0, 1000))
def test_content_that_is_held_stands_still_and_goes_on_from_there(position_s, held_s, passed_s):
    time, held = Time(), ContentPosition(2, position_s)
    clock = ContentClock(time)
    clock.run_from(ContentPosition(1, 3.0))
    clock.hold_at(held)
    time.now_s += held_s
    assert clock.now() == held
    clock.run_from(held)
    time.now_s += passed_s
    assert clock.now() == ContentPosition(2, pytest.approx(position_s + passed_s, abs=1e-6))


@given(st.lists(st.tuples(st.floats(0, 10), st.integers(1, 3), SECONDS), min_size=1, max_size=20))
def test_what_was_told_last_counts(tellings):
    time = Time()
    clock = ContentClock(time)
    for passed_s, item, position_s in tellings:
        time.now_s += passed_s
        clock.run_from(ContentPosition(item, position_s))
        assert clock.now() == ContentPosition(item, position_s)
    clock.clear()
    assert clock.now() is None


@given(SECONDS, st.lists(st.tuples(st.floats(0, 10), st.floats(0, 4), st.booleans()), min_size=1, max_size=20))
def test_content_never_goes_back_while_it_is_told_where_it_is(position_s, steps):
    time = Time()
    clock = ContentClock(time)
    clock.run_from(ContentPosition(1, position_s))
    before = clock.now()
    for passed_s, rate, held in steps:
        time.now_s += passed_s
        here = clock.now()
        assert here is not None and before is not None and here.position_s >= before.position_s
        if held:
            clock.hold_at(here)
        else:
            clock.run_from(here, rate)
        before = clock.now()
        assert before == here
