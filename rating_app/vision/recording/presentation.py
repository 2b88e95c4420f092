"""When a recording's pictures are shown, and which way up: what the container says about both, corrected.

One rule makes times rise. A phone that was turned records that in a display matrix.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rating_app.vision.face import Image

JOIN_S = 0.5
"""If a picture's time is this much earlier than the one before, another recording was joined on. Less is jitter, of
at most a few pictures that were written in the wrong order."""

SMALLEST_STEP_S = 0.001


class RecordingClock:
    """A clock that gives pictures their times in seconds since the first, strictly rising. It takes them in order.

    A time that repeats or goes back a little becomes the least time that rises, and the next later one counts again. If
    it jumps back, time continues one picture after the last. No rate is guessed.
    """

    def __init__(self) -> None:
        self._newest_s: float | None = None
        self._shift_s = 0.0
        self._step_s = SMALLEST_STEP_S

    def time_of(self, reported_s: float | None, duration_s: float = 0.0) -> float:
        """Return the time of the next picture, in seconds. `reported_s` is the container's, None if it has none;
        `duration_s` is how long the picture is shown according to the container, 0 if it does not say.
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


@dataclass(frozen=True)
class Orientation:
    """One of the eight ways in which a picture can lie. Rows and columns are swapped first, then each is reversed."""

    transposed: bool = False
    rows_reversed: bool = False
    columns_reversed: bool = False

    @classmethod
    def of_matrix(cls, matrix: npt.ArrayLike) -> Orientation:
        """Read a display matrix (9,), row by row: a picture's x and y become (a x + c y, b x + d y) with `a b u c d v x
        y w` (ISO/IEC 14496-12, 6.2.2). Angles other than quarter turns become the nearest quarter turn.
        """
        a, b, _, c, d, *_ = np.asarray(matrix, dtype=float)
        if abs(a) + abs(d) >= abs(b) + abs(c):
            return cls(rows_reversed=bool(d < 0), columns_reversed=bool(a < 0))
        return cls(transposed=True, rows_reversed=bool(b < 0), columns_reversed=bool(c < 0))

    def turned(self, image: Image) -> Image:
        """Return the picture the right way up, uint8 (height, width, 3), contiguous."""
        if self == UPRIGHT:
            return image
        turned = image.transpose(1, 0, 2) if self.transposed else image
        turned = turned[:: -1 if self.rows_reversed else 1, :: -1 if self.columns_reversed else 1]
        return np.ascontiguousarray(turned)


UPRIGHT = Orientation()
