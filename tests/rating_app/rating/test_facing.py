from __future__ import annotations

import numpy as np
import pytest

from rating_app.rating import DEFAULT_METHOD
from rating_app.rating.facing import HeadPose, LookAway, read_facing, rest_pose

FPS = 10
AHEAD = HeadPose(0.0, 0.0)


def facing_of(*parts, rest=AHEAD, counted=None, pitch=0.0):
    """Of (seconds, yaw) one after the other; None where no face is found."""
    yaw = np.array([np.nan if turned is None else turned for s, turned in parts for _ in range(round(s * FPS))])
    pitches = np.where(np.isnan(yaw), np.nan, pitch)
    counts = None if counted is None else np.repeat(*np.array(counted, int).T).astype(bool)
    return read_facing(np.arange(len(yaw)) / FPS, yaw.astype(float), pitches, rest, DEFAULT_METHOD, counts)


def test_share_and_stretches():
    facing = facing_of((10, 0), (5, 40), (5, -3))
    assert facing.share == pytest.approx(0.75, abs=0.01)
    assert facing.away == (LookAway(pytest.approx(9.95), pytest.approx(14.95), 40.0),)
    assert facing.state.tolist() == [1] * 100 + [0] * 50 + [1] * 50


def test_it_is_measured_against_the_resting_face():
    """A camera that stands aside is no inattention."""
    aside = facing_of((10, 35), (10, 38), rest=HeadPose(36.0, 0.0))
    assert aside.share == 1 and aside.away == ()
    assert facing_of((10, 0), (10, 0), rest=HeadPose(36.0, 0.0)).share == 0


def test_pitch_counts_as_yaw_does():
    assert facing_of((10, 0), pitch=-25.0).share == 0
    assert facing_of((10, 0), pitch=-25.0, rest=HeadPose(0.0, -20.0)).share == 1
    # The angle of both together: 15 and 15 degrees are 21.
    assert facing_of((10, 15), pitch=15.0).share == 0


def test_between_the_two_thresholds_it_stays_as_it_was():
    facing = facing_of((4, 0), (4, 17), (4, 25), (4, 17), (4, 10))
    assert facing.state.tolist() == [1] * 80 + [0] * 80 + [1] * 40


def test_face_that_turns_out_of_sight_stays_away_and_a_hidden_one_tells_nothing():
    turned = facing_of((5, 0), (1, 45), (4, None), (5, 0))
    assert turned.away[0].duration_s == pytest.approx(5.0) and turned.share == pytest.approx(2 / 3, abs=0.01)
    hidden = facing_of((6, 0), (4, None), (5, 0))
    assert hidden.away == () and hidden.share == 1
    assert int(np.isnan(hidden.state).sum()) == 40


def test_short_looks_do_not_count_and_near_ones_are_one():
    assert facing_of((5, 0), (0.3, 40), (5, 0)).away == ()
    (away,) = facing_of((5, 0), (2, 40), (0.3, 0), (2, 40), (5, 0)).away
    assert away.duration_s == pytest.approx(4.3)


def test_what_does_not_count_has_no_part_in_the_share():
    facing = facing_of((10, 0), (10, 40), counted=((1, 100), (0, 100)))
    assert facing.share == pytest.approx(1.0, abs=0.01)
    assert len(facing.away) == 1


@pytest.mark.parametrize("parts", [((2, 0),), ((60, None), (10, 0)), ((60, None),)])
def test_too_little_is_unknown(parts):
    assert facing_of(*parts).share is None


def test_no_frames():
    assert facing_of().share is None


def test_frame_rate_changes_nothing():
    slow = read_facing(np.arange(40) / 2, np.repeat([0.0, 40.0], 20), np.zeros(40), AHEAD, DEFAULT_METHOD)
    assert slow.share == pytest.approx(0.5, abs=0.02)


def test_pose_at_rest_is_a_median_and_none_of_a_head_that_moves():
    still = [HeadPose(10.0, -5.0)] * 60 + [HeadPose(60.0, 30.0)] * 20 + [None] * 10
    assert rest_pose(still) == HeadPose(10.0, -5.0)
    assert rest_pose([HeadPose(float(yaw), 0.0) for yaw in range(-30, 31)]) is None
    assert rest_pose([]) is None and rest_pose([None]) is None
