from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sessions import rows_of, session_of
from hypothesis import given
from hypothesis import strategies as st

from rating_app.export.timeline import resampled, timeline_of
from rating_app.rating import DEFAULT_METHOD
from rating_app.session.session import Session


def steps(session: Session, hz: float):
    return rows_of(resampled(timeline_of(session), hz, DEFAULT_METHOD))


def p_happy(row):
    return None if row.sample.score is None else row.sample.score.p_happy


def at(session: Session, times_s) -> Session:
    samples = (replace(sample, timestamp_s=time) for sample, time in zip(session.samples, times_s, strict=True))
    return replace(session, samples=samples)


def test_a_step_is_the_mean_of_its_frames_by_their_time():
    # The frames stand for 0 to 0.25, 0.25 to 0.75 and 0.75 to 1 s.
    session = at(session_of([0.2, 0.4, 0.8]), [0.0, 0.5, 1.0])
    (step,) = steps(session, 1)
    assert p_happy(step) == pytest.approx(0.25 * 0.2 + 0.5 * 0.4 + 0.25 * 0.8)


def test_a_frame_that_reaches_into_two_steps_counts_in_both():
    session = at(session_of([0.0, 1.0, 1.0]), [0.0, 0.8, 2.0])
    # With a hole of 1.2 s after it the second frame stands for 0.4 to 1.3 s.
    first, second = steps(session, 1)
    assert p_happy(first) == pytest.approx(0.6) and p_happy(second) == pytest.approx(1)


def test_steps_have_their_numbers_and_beginnings():
    rows = steps(session_of([0.5] * 11), 4)
    assert [(row.sample.frame, row.sample.timestamp_s) for row in rows] == [(0, 0), (1, 0.25), (2, 0.5), (3, 0.75)]


def test_a_step_without_a_usable_frame_is_empty():
    rows = steps(session_of([0.9] * 10 + [None] * 25 + [0.9] * 5), 1)
    assert [row.sample.face_found for row in rows] == [True, False, False, True]
    empty = rows[1].sample
    assert (empty.face_confidence, empty.quality, rows[1].intensity) == (None,) * 3


def test_frames_that_do_not_count_leave_the_mean_alone():
    session = session_of([0.1] * 10 + [0.9] * 10)
    hidden = tuple(replace(s, quality=0.1 if s.frame < 10 else 0.8) for s in session.samples)
    rows = steps(replace(session, samples=hidden), 0.5)
    assert p_happy(rows[0]) == pytest.approx(0.9) and rows[0].sample.quality == pytest.approx(0.8)


def test_more_steps_than_frames_repeat_the_frames():
    rows = steps(session_of([0.1, 0.9]), 100)
    assert [round(p_happy(row), 6) for row in rows] == [0.1] * 5 + [0.9] * 5


def test_one_frame_is_one_step():
    (row,) = steps(session_of([0.7]), 10)
    assert p_happy(row) == pytest.approx(0.7)


def test_no_frames_are_no_steps():
    assert steps(session_of([]), 10) == []


def test_further_classes_are_averaged_too():
    six = ("happy", "neutral", "sad", "surprised", "angry", "other")
    (row,) = steps(session_of([0.2, 0.2, 0.2], class_names=six), 5)
    assert row.sample.score is not None
    assert row.sample.score.others == (
        ("sad", pytest.approx(0.05)),
        ("surprised", pytest.approx(0.05)),
        ("angry", pytest.approx(0.05)),
    )


def test_viewers_are_kept_apart_and_both_have_every_step():
    one, two = session_of([0.1] * 21), session_of([0.9] * 21)
    late = [replace(sample, viewer=2) for sample in two.samples if sample.frame >= 15]
    both = sorted((*one.samples, *late), key=lambda sample: (sample.frame, sample.viewer))
    rows = steps(Session(one.head, tuple(both), one.rating), 1)
    assert [(row.sample.viewer, row.sample.face_found) for row in rows] == [(1, True), (2, False), (1, True), (2, True)]


@given(
    st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=2, max_size=40),
    st.floats(0.2, 60),
)
def test_the_mean_of_steps_is_the_mean_of_the_session(scores, hz):
    session = session_of(scores)
    rows = steps(session, hz)
    means = [p_happy(row) for row in rows]
    seen = [value for value in scores if value is not None]
    assert all(value is None or min(seen) - 1e-7 <= value <= max(seen) + 1e-7 for value in means)
    if len(seen) == len(scores):
        assert None not in means
        end_s = session.duration_s
        widths = [min((number + 1) / hz, end_s) - number / hz for number in range(len(means))]
        total = sum(width * mean for width, mean in zip(widths, means, strict=True)) / end_s
        assert total == pytest.approx((sum(scores) - (scores[0] + scores[-1]) / 2) / (len(scores) - 1), abs=1e-6)
