from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from rating_app.vision import tracking
from rating_app.vision.face import FaceDetection
from rating_app.vision.tracking import COASTING_S, MAX_MOVE, MAX_RESIZE, REMEMBERED_S, ViewerTracker

FRAME_S = 1 / 30


def face(x, y=200.0, size=100.0):
    """A square box around (x, y)."""
    return FaceDetection((x - size / 2, y - size / 2, size, size), np.zeros((6, 2), np.float32), 0.9)


@pytest.fixture
def tracker():
    return ViewerTracker(max_viewers=4)


def test_the_largest_face_is_counted_first_whatever_their_order(tracker):
    assert tracker.update([face(100, size=80), face(500, size=120)], 0.0) == (2, 1)
    assert ViewerTracker(4).update([face(500, size=120), face(100, size=80)], 0.0) == (1, 2)


def test_steady_faces_keep_their_numbers_in_shuffled_order(tracker):
    random = np.random.default_rng(7)
    first = tracker.update([face(200, size=110), face(400)], 0.0)
    assert first == (1, 2)
    for number in range(1, 200):
        seats = random.permutation([200, 400])
        found = tracker.update(
            [face(x + random.normal(0, 4), size=100 * random.uniform(0.95, 1.05)) for x in seats], number * FRAME_S
        )
        assert found == tuple(1 if x == 200 else 2 for x in seats)


def test_who_looks_aside_returns_as_the_same_viewer(tracker):
    tracker.update([face(200), face(400, size=90)], 0.0)
    assert tracker.update([face(200)], 1.0) == (1,)
    assert tracker.update([], 2.0) == ()
    assert tracker.update([face(410, size=95), face(205)], REMEMBERED_S) == (2, 1)


def test_who_is_gone_for_longer_returns_as_a_new_viewer(tracker):
    tracker.update([face(200)], 0.0)
    assert tracker.update([face(200)], REMEMBERED_S + 0.1) == (2,)


def test_somebody_who_arrives_is_a_new_viewer_and_changes_nobody(tracker):
    tracker.update([face(200), face(400, size=90)], 0.0)
    assert tracker.update([face(600, size=150), face(400, size=90), face(200)], FRAME_S) == (3, 2, 1)


@pytest.mark.parametrize("again", [face(200 + (MAX_MOVE + 0.1) * 100), face(200, size=100 * (MAX_RESIZE + 0.1))])
def test_a_jump_in_place_or_size_is_somebody_else(tracker, again):
    tracker.update([face(200)], 0.0)
    assert tracker.update([again], FRAME_S) == (2,)


def crossing(hidden_s=0.0):
    """Two faces that pass one another at 300 pixels a second; the farther is hidden around the meeting."""
    for number in range(60):
        timestamp_s = number * FRAME_S
        left, right = face(100 + 300 * timestamp_s, size=110), face(700 - 300 * timestamp_s)
        hidden = abs(timestamp_s - 1.0) < hidden_s / 2
        yield timestamp_s, left, None if hidden else right


@pytest.mark.parametrize("hidden_s", [0.0, COASTING_S - 0.1])
def test_faces_that_cross_at_constant_speed_keep_their_numbers(tracker, hidden_s):
    for timestamp_s, left, right in crossing(hidden_s):
        if right is None:
            assert tracker.update([left], timestamp_s) == (1,)
        elif timestamp_s < 1.0:
            assert tracker.update([left, right], timestamp_s) == (1, 2)
        else:
            assert tracker.update([right, left], timestamp_s) == (2, 1)


def test_who_leaned_out_of_the_picture_is_expected_back_at_their_place(tracker):
    for number in range(10):
        tracker.update([face(100 - 8 * number)], number * FRAME_S)
    assert tracker.update([face(95)], 2.0) == (1,)


def test_people_who_swap_seats_unseen_swap_numbers(tracker):
    tracker.update([face(200, size=110), face(400)], 0.0)
    tracker.update([], 1.0)
    assert tracker.update([face(400, size=110), face(200)], 2.0) == (2, 1)


def test_one_too_many_has_no_number_until_somebody_is_gone():
    tracker = ViewerTracker(max_viewers=2)
    assert tracker.update([face(100, size=60), face(300), face(500)], 0.0) == (None, 1, 2)
    assert tracker.update([face(100, size=60), face(300)], 1.0) == (None, 1)
    assert tracker.update([face(100, size=60), face(300)], REMEMBERED_S + 0.5) == (3, 1)


def test_a_frame_that_comes_twice_changes_nothing(tracker):
    assert tracker.update([face(200)], 1.0) == (1,)
    assert tracker.update([face(205)], 1.0) == (1,)
    assert tracker.update([face(200)], 1.0 + FRAME_S) == (1,)


def test_nobody_may_be_expected_by_no_one():
    with pytest.raises(ValueError, match="at least 1"):
        ViewerTracker(max_viewers=0)


boxes = st.builds(face, st.floats(-200, 900), st.floats(-200, 700), st.floats(0, 400))
frames = st.lists(st.tuples(st.lists(boxes, max_size=6), st.floats(0, 8)), max_size=30)


@given(frames, st.integers(1, 4))
def test_numbers_are_unique_never_more_than_the_viewers_and_given_in_order(some_frames, max_viewers):
    tracker = ViewerTracker(max_viewers)
    timestamp_s, highest = 0.0, 0
    for faces, since_s in some_frames:
        timestamp_s += since_s
        numbers = tracker.update(faces, timestamp_s)
        given_out = [number for number in numbers if number is not None]
        assert len(numbers) == len(faces)
        assert len(set(given_out)) == len(given_out) <= max_viewers
        new = sorted(number for number in given_out if number > highest)
        assert new == list(range(highest + 1, highest + 1 + len(new)))
        highest += len(new)


@given(frames, st.lists(boxes, max_size=6))
def test_pairs_are_as_many_and_as_close_as_in_the_best_assignment(some_frames, faces):
    tracker, timestamp_s = ViewerTracker(4), 0.0
    for before, since_s in some_frames:
        timestamp_s += since_s / 4
        tracker.update(before, timestamp_s)
    costs = np.array(
        [[tracking._cost(viewer, one, timestamp_s) for one in faces] for viewer in tracker._viewers], float
    )
    costs = np.nan_to_num(costs.reshape(len(tracker._viewers), len(faces)), nan=1e6)
    best = costs[linear_sum_assignment(costs)]
    pairs = tracking._pair(tracker._viewers, faces, timestamp_s)
    assert len({viewer for viewer, _ in pairs}) == len({one for _, one in pairs}) == len(pairs) == (best < 1e6).sum()
    assert sum(costs[pair] for pair in pairs) == pytest.approx(best[best < 1e6].sum())


@given(st.lists(boxes, min_size=1, max_size=5, unique_by=lambda found: found.box), st.randoms())
def test_order_of_detection_does_not_matter(faces, random):
    shuffled = random.sample(faces, len(faces))
    one, other = ViewerTracker(4), ViewerTracker(4)
    for timestamp_s in (0.0, FRAME_S):
        numbers = dict(zip(map(id, faces), one.update(faces, timestamp_s), strict=True))
        assert other.update(shuffled, timestamp_s) == tuple(numbers[id(found)] for found in shuffled)
