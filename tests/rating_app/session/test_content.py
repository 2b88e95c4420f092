from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.session.content import REMEMBERED_S, ContentClock, ContentPosition

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


def test_clock_knows_where_the_content_was_a_moment_ago():
    time = Time()
    clock = ContentClock(time)
    clock.hold_at(ContentPosition(1, 5.0))
    assert clock.before(0.1) is None
    time.now_s += 10
    clock.run_from(ContentPosition(1, 5.0))
    # A picture that was on its way for a tenth of a second shows a viewer before whom it stood still.
    assert clock.before(0.1) == ContentPosition(1, 5.0)
    time.now_s += 0.25
    assert clock.before(0.1) == ContentPosition(1, pytest.approx(5.15))
    clock.run_from(ContentPosition(2, 60.0))
    time.now_s += 0.04
    assert clock.before(0.1) == ContentPosition(1, pytest.approx(5.19))
    assert clock.now() == ContentPosition(2, pytest.approx(60.04))
    clock.clear()
    time.now_s += 0.05
    assert clock.before(0.1) == ContentPosition(1, pytest.approx(5.24))
    assert clock.before(0.06) == ContentPosition(2, pytest.approx(60.03)) and clock.now() is None


@given(st.lists(st.floats(0.001, 1.0), min_size=1, max_size=400), st.floats(0, REMEMBERED_S))
def test_what_is_remembered_reaches_back_far_enough_and_no_further(steps_s, ago_s):
    """A player that tells its place all the time does not fill the memory."""
    time = Time()
    clock = ContentClock(time)
    for step_s in steps_s:
        clock.run_from(ContentPosition(1, time.now_s))
        time.now_s += step_s
    here = clock.before(ago_s)
    if time.now_s - ago_s >= 1000.0:
        assert here == ContentPosition(1, pytest.approx(time.now_s - ago_s))
    told = [told_at_s for told_at_s, _, _ in clock._told]
    assert sum(told_at_s < told[-1] - REMEMBERED_S for told_at_s in told) <= 1


def test_session_that_begins_knows_nothing_of_where_the_content_was_before():
    now = [10.0]
    clock = ContentClock(lambda: now[0])
    clock.hold_at(ContentPosition(1, 600.0))
    now[0] = 11.0
    clock.hold_at(ContentPosition(1, 0.0))
    clock.forget()
    assert clock.now() == ContentPosition(1, 0.0)
    assert clock.before(0.08) is None
