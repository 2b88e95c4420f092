"""One rule for the times of a recording's pictures: what the container says, made to rise."""

from __future__ import annotations

JOIN_S = 0.5
"""A picture that is said to be this much earlier than the one before begins another recording that was joined on. Less
is jitter, of a few pictures at most that were written in a wrong order."""

SMALLEST_STEP_S = 0.001


class RecordingClock:
    """Gives pictures their times in seconds since the first, strictly rising. Takes them in their order.

    A time that stands still or goes back a little becomes the least that rises, and the next one that is later holds
    again. Where it jumps back, time goes on one picture after the last. No rate is guessed.
    """

    def __init__(self) -> None:
        self._newest_s: float | None = None
        self._shift_s = 0.0
        self._step_s = SMALLEST_STEP_S

    def time_of(self, reported_s: float | None, duration_s: float = 0.0) -> float:
        """Of the next picture: `reported_s` by the container, None where it does not say; `duration_s` is for how long
        it says that the picture stands, 0 where it does not.
        """
        if self._newest_s is None:
            self._shift_s = -(reported_s or 0.0)
            time_s = 0.0
        else:
            time_s = self._next(self._newest_s, reported_s)
            self._step_s = max(SMALLEST_STEP_S, duration_s or time_s - self._newest_s)
        self._newest_s = time_s
        return time_s

    def _next(self, newest_s: float, reported_s: float | None) -> float:
        time_s = newest_s if reported_s is None else reported_s + self._shift_s
        if time_s <= newest_s - JOIN_S:
            self._shift_s += newest_s + self._step_s - time_s
            return newest_s + self._step_s
        return max(time_s, newest_s + SMALLEST_STEP_S)
