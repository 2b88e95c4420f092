"""Estimates another player's position in a film from the position that it reports once per second. Pure, and on the
caller's clock.

A reported position can be late, in whole seconds, out of date or wrong. The estimate is therefore the median of the
last five; a position that does not fit is not used until the next one confirms it, and in between the place is unknown.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

READINGS = 5
"""The number of readings that the median is taken of."""

DOUBT_S = 0.8
"""A place further than this from the expected one is not used at once; a player that has stalled is off by a second at
the next reading.
"""

JUMP_S = 0.5
"""A change of place by less than this is not a jump, as in `session.content_track`."""

MAX_SPEED = 4.0
"""The fastest speed of any player, as in `session.content_track`."""

_STILL = 0.25
_SPEEDS_AGREE = 0.3
_AS_TOLD = 0.15
_EPSILON_S = 1e-9


@dataclass(frozen=True)
class Place:
    """The position in the film at `at_s` of the clock, and its `speed` from then on, in seconds of the
    film per second.
    """

    position_s: float
    at_s: float
    speed: float

    def at(self, now_s: float) -> float:
        """Return the position at `now_s`, in seconds of the film."""
        return self.position_s + (now_s - self.at_s) * self.speed


@dataclass(frozen=True)
class Jump:
    """A jump of the viewer within the film, from one second of it to another."""

    left_s: float
    reached_s: float


@dataclass(frozen=True)
class Step:
    """The result of a reading: the `place` from now on, None if it is not known, and a jump if there was one."""

    place: Place | None
    jump: Jump | None = None


class Course:
    """The course of one film in one player, from readings in order of time."""

    def __init__(self) -> None:
        self._readings: deque[tuple[float, float]] = deque(maxlen=READINGS)
        self._doubted: list[tuple[float, float]] = []
        self._place: Place | None = None
        """The current estimate, kept while a reading is in doubt."""
        self._has_moved = False
        self._rate = 1.0

    def update(
        self, at_s: float, position_s: float | None, is_playing: bool, rate: float = 1.0, sought: bool = False
    ) -> Step:
        """Add a reading at `at_s` from a player that reports whether it plays, and at which `rate`.

        `sought` is True if the player has announced a jump. A `position_s` of None is an impossible one.
        """
        if position_s is None:
            return Step(None)
        reading = (at_s, position_s)
        if not is_playing:
            return self._stand(reading)
        if self._place is None:
            return self._begin(reading, rate)
        if self._place.speed == 0:
            return self._set_off(self._place, reading, rate, sought)
        return self._run(self._place, reading, rate, sought)

    def _stand(self, reading: tuple[float, float]) -> Step:
        before, tolerance_s = self._place, JUMP_S
        if before is not None and before.speed:
            # It may have paused at any time between the two readings.
            tolerance_s = max(DOUBT_S, (reading[0] - before.at_s) * before.speed)
        self._hold(reading)
        if before is None or abs(reading[1] - before.at(reading[0])) <= tolerance_s + _EPSILON_S:
            return Step(self._place)
        return Step(self._place, Jump(before.at(reading[0]), reading[1]))

    def _begin(self, reading: tuple[float, float], rate: float) -> Step:
        """Start the estimate once the position has moved: some players report that they play, and always the same
        second.
        """
        if self._readings:
            (before_s, before), (at_s, position_s) = self._readings[-1], reading
            speed = (position_s - before) / max(at_s - before_s, _EPSILON_S)
            self._has_moved = self._has_moved or _STILL <= speed <= MAX_SPEED
            if not _STILL <= speed <= MAX_SPEED:
                self._readings.clear()
        self._readings.append(reading)
        if self._has_moved:
            self._place = self._estimate(reading[0], rate)
        return Step(self._place)

    def _set_off(self, stood: Place, reading: tuple[float, float], rate: float, sought: bool) -> Step:
        at_s, position_s = reading
        moved_s, passed_s = position_s - stood.position_s, at_s - stood.at_s
        if not sought and self._doubted and abs(moved_s) < _STILL:
            # The picture has stalled, although the player reports that it plays.
            return Step(stood)
        jump = None
        if not -JUMP_S <= moved_s <= JUMP_S + passed_s * (rate if sought else MAX_SPEED):
            jump = Jump(stood.position_s, position_s)
        self._readings.clear()
        self._doubted.clear()
        self._place = None
        return Step(self._begin(reading, rate).place, jump)

    def _run(self, expected: Place, reading: tuple[float, float], rate: float, sought: bool) -> Step:
        at_s, position_s = reading
        off_s = position_s - expected.at(at_s)
        if sought and abs(off_s) > JUMP_S:
            return Step(self._believe([reading], rate), Jump(expected.at(at_s), position_s))
        if abs(off_s) <= DOUBT_S:
            # Readings at another speed do not show the position at this one.
            earlier = self._readings if rate == self._rate else ()
            return Step(self._believe([*earlier, reading], rate))
        self._doubted.append(reading)
        if len(self._doubted) < 2:
            return Step(None)
        before_s, before = self._doubted[-2]
        speed = (position_s - before) / max(at_s - before_s, _EPSILON_S)
        if abs(speed) < _STILL:
            self._hold(reading, stalled=True)
            return Step(self._place)
        if not 0 < speed <= MAX_SPEED:
            return Step(None)
        jump = self._jump_to(self._doubted[0])
        # Without a jump, the speed has changed, and measuring that takes three readings.
        kept = [] if jump is not None else list(self._readings)[-1:]
        return Step(self._believe([*kept, *self._doubted[-2:]], rate), jump)

    def _jump_to(self, reading: tuple[float, float]) -> Jump | None:
        """Return the jump to `reading`; None if a change of speed explains the place as well."""
        if not self._readings:
            return None
        (before_s, before), (at_s, position_s) = self._readings[-1], reading
        if -JUMP_S <= position_s - before <= MAX_SPEED * (at_s - before_s):
            return None
        assert self._place is not None
        return Jump(self._place.at(at_s), position_s)

    def _hold(self, reading: tuple[float, float], stalled: bool = False) -> None:
        self._readings.clear()
        self._doubted = [reading] if stalled else []
        self._place = Place(reading[1], reading[0], 0.0)

    def _believe(self, readings: list[tuple[float, float]], rate: float) -> Place:
        self._readings = deque(readings, maxlen=READINGS)
        self._doubted = []
        self._place = place = self._estimate(readings[-1][0], rate)
        return place

    def _estimate(self, at_s: float, rate: float) -> Place:
        speed = self._speed(rate)
        offset_s = median(position_s - speed * (read_at_s - at_s) for read_at_s, position_s in self._readings)
        return Place(max(0.0, offset_s), at_s, speed)

    def _speed(self, told: float) -> float:
        """Return the speed `told`, unless the readings agree on another: browsers report 1 at any speed."""
        self._rate = told
        speeds = [
            (after - before) / max(after_s - before_s, _EPSILON_S)
            for (before_s, before), (after_s, after) in pairwise(self._readings)
        ]
        if len(speeds) < 2 or max(speeds) - min(speeds) > _SPEEDS_AGREE:
            return told
        measured = fmean(speeds)
        return told if abs(measured - told) <= _AS_TOLD else measured
