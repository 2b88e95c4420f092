"""Where a film is by what its player tells: one that tells the truth, late, in steps, or not."""

from __future__ import annotations

import numpy as np
import pytest

from rating_app.now_playing.course import Course, Jump, Place


class Told:
    """A course, and what it is told of a player that plays at `speed` and says that it plays at `rate`."""

    def __init__(self, speed=1.0, rate=1.0):
        self.course = Course()
        self.speed, self.rate = speed, rate
        self.jumps = []

    def reads(self, at_s, position_s, playing=True, sought=False):
        step = self.course.update(at_s, position_s, playing, self.rate, sought)
        if step.jump is not None:
            self.jumps.append(step.jump)
        return step.place

    def plays(self, from_s, to_s, offset_s=0.0, told=lambda position_s: position_s):
        """A reading each second; the place after the last one."""
        place = None
        for at_s in np.arange(from_s, to_s):
            place = self.reads(float(at_s), told(self.speed * at_s + offset_s))
        return place


def off(place, truth_s, now_s):
    return abs(place.at(now_s) - truth_s)


def test_player_is_believed_once_it_has_moved():
    told = Told()
    assert told.reads(0.0, 5.0) is None
    assert told.reads(1.0, 6.0) == Place(6.0, 1.0, 1.0)
    assert told.jumps == []


def test_player_that_tells_the_same_second_for_ever_is_never_believed():
    told = Told()
    assert [told.reads(float(at_s), 0.0) for at_s in range(10)] == [None] * 10
    assert told.jumps == []


def test_clock_is_the_median_of_five():
    told = Told()
    noise = iter([0.0, 0.3, -0.3, 0.02, -0.01, 0.0, 0.25])
    place = told.plays(0, 7, told=lambda position_s: position_s + next(noise))
    assert off(place, 6.5, 6.5) < 0.03


def test_player_that_counts_in_whole_seconds_is_half_a_second_late_at_most():
    told = Told()
    for at_s in np.arange(0.1, 60, 1.013):
        place = told.reads(float(at_s), float(np.floor(at_s)))
        if at_s > 6:
            assert place is not None and off(place, at_s, at_s) < 1.0
    assert told.jumps == []


def test_pause_holds_and_resuming_goes_on():
    told = Told()
    told.plays(0, 5)
    place = told.reads(4.4, 4.4, playing=False)
    assert (place.position_s, place.speed) == (4.4, 0.0)
    assert told.reads(9.0, 4.4, playing=False).at(9.9) == 4.4
    assert told.reads(10.0, 4.4).at(10.5) == pytest.approx(4.9)
    assert told.reads(11.0, 5.4).at(11.0) == pytest.approx(5.4)
    assert told.jumps == []


def test_announced_jump_is_believed_at_once():
    told = Told()
    told.plays(0, 6)
    place = told.reads(5.3, 100.0, sought=True)
    assert off(place, 101.0, 6.3) < 0.01
    (jump,) = told.jumps
    assert (jump.left_s, jump.reached_s) == (pytest.approx(5.3), 100.0)


@pytest.mark.parametrize("by_s", [-30.0, 60.0])
def test_jump_that_nobody_announced_is_unknown_until_it_is_borne_out(by_s):
    told = Told()
    told.plays(0, 60)
    assert told.reads(60.0, 60.0 + by_s) is None
    place = told.reads(61.0, 61.0 + by_s)
    assert off(place, 62.0 + by_s, 62.0) < 0.01
    assert told.jumps == [Jump(60.0, 60.0 + by_s)]


def test_single_lie_is_not_believed():
    told = Told()
    told.plays(0, 10)
    assert told.reads(10.0, 300.0) is None
    assert off(told.reads(11.0, 11.0), 11.0, 11.0) < 0.01
    assert told.jumps == []


def test_jump_that_was_announced_and_did_not_happen_is_none():
    told = Told()
    told.plays(0, 10)
    assert off(told.reads(9.5, 9.5, sought=True), 9.5, 9.5) < 0.01
    assert told.jumps == []


def test_jump_while_it_is_paused_is_noted():
    told = Told()
    told.plays(0, 5)
    told.reads(5.0, 4.5, playing=False)
    assert told.reads(6.0, 50.0, playing=False).position_s == 50.0
    assert told.jumps == [Jump(4.5, 50.0)]


def test_stalled_picture_is_held_and_goes_on():
    told = Told()
    told.plays(0, 6)
    assert told.reads(6.0, 5.0) is None
    assert told.reads(7.0, 5.0).speed == 0
    assert told.reads(8.0, 5.0).at(8.5) == 5.0
    assert told.reads(9.0, 5.8).at(9.0) == 5.8
    assert off(told.reads(10.0, 6.8), 6.8, 10.0) < 0.01
    assert told.jumps == []


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.25, 1.5, 2.0])
def test_speed_that_a_browser_does_not_tell_is_measured(speed):
    told = Told(speed)
    place = told.plays(0, 20)
    assert place.speed == pytest.approx(speed) and off(place, 20 * speed, 20.0) < 0.01
    assert told.jumps == []


def test_speed_that_changes_is_followed_without_a_jump():
    told = Told()
    told.plays(0, 10)
    told.speed = 1.5
    worst_s = 0.0
    for at_s in range(10, 30):
        place = told.reads(float(at_s), 9.0 + 1.5 * (at_s - 9))
        if place is not None:
            worst_s = max(worst_s, off(place, 9.0 + 1.5 * (at_s - 9), at_s))
    assert worst_s < 1.0 and off(place, 9.0 + 1.5 * 20, 29.0) < 0.01
    assert told.jumps == []


def test_speed_that_is_told_counts_at_once():
    told = Told()
    told.plays(0, 10)
    told.rate = 2.0
    assert off(told.reads(9.5, 9.5), 11.5, 10.5) < 0.01


def test_position_that_cannot_be_is_unknown_and_forgotten():
    told = Told()
    told.plays(0, 10)
    assert told.reads(10.0, None) is None
    assert off(told.reads(11.0, 11.0), 11.0, 11.0) < 0.01
