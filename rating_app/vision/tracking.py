"""Distinguish the viewers before one camera from frame to frame, by the position and size of their faces.

People are not recognised: no embedding is computed, and nothing about a face's appearance is compared or kept.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rating_app.vision.face import FaceDetection

MAX_MOVE = 1.0
"""How far from its expected position a face may be, in sizes of its box. Neighbours are further apart."""

MAX_RESIZE = 1.6
"""The largest factor by which a face's size may have changed since it was last seen."""

REMEMBERED_S = 5.0
"""How long a viewer who is not seen is remembered: for a look aside, a hand before the face, a sip."""

COASTING_S = 0.5
"""How long a face that is not seen is expected to keep moving; afterwards it is expected where it was last seen."""

_SPEED_TIME_CONSTANT_S = 0.2


@dataclass(frozen=True)
class _Viewer:
    """A viewer. `centre` and `size` of the box are in pixels, `speed` in pixels per second, all at the
    time `seen_s`.
    """

    number: int
    centre: npt.NDArray[np.float64]
    size: float
    speed: npt.NDArray[np.float64]
    seen_s: float

    def expected_at(self, timestamp_s: float) -> npt.NDArray[np.float64]:
        gone_s = timestamp_s - self.seen_s
        return self.centre + self.speed * gone_s if gone_s <= COASTING_S else self.centre

    def seen_again(self, face: FaceDetection, timestamp_s: float) -> _Viewer:
        centre, elapsed_s = _centre(face), timestamp_s - self.seen_s
        speed = self.speed
        if elapsed_s > COASTING_S:
            speed = np.zeros(2)
        elif elapsed_s > 0:
            share = 1.0 - math.exp(-elapsed_s / _SPEED_TIME_CONSTANT_S)
            speed = speed + share * ((centre - self.centre) / elapsed_s - speed)
        return _Viewer(self.number, centre, _size(face), speed, timestamp_s)


class ViewerTracker:
    """A tracker that gives each face of a frame its viewer's number. It takes frames in order.

    Numbers count from 1 in the order in which viewers are first seen, the largest face first; each is given once, and
    never to another viewer. A viewer who was not seen for a while keeps the number if a face reappears within
    REMEMBERED_S, near the same place and of about the same size; otherwise that face is a new viewer.

    Only position and speed count. Faces that cross keep their numbers if they continue in their direction, even if one
    hides the other for COASTING_S; if they turn back at the moment of meeting, the numbers are swapped. Two people who
    swap seats unseen, for example while they look away, swap their numbers with their seats; and a person who takes
    another's place within REMEMBERED_S takes over the number. Their ratings are then mixed. If that matters, end the
    session first.
    """

    def __init__(self, max_viewers: int) -> None:
        """Start without viewers. `max_viewers`, at least 1, is the most at the same time, including those who are
        remembered.
        """
        if max_viewers < 1:
            raise ValueError(f"max_viewers must be at least 1, not {max_viewers}")
        self._max_viewers = max_viewers
        self._viewers: list[_Viewer] = []
        self._given = 0

    def update(self, faces: Sequence[FaceDetection], timestamp_s: float) -> tuple[int | None, ...]:
        """Return the viewer's number for each of one frame's faces, in their order; `timestamp_s` is in seconds.

        It is None for a face beyond the maximum. No number occurs twice in a frame.
        """
        self._viewers = [viewer for viewer in self._viewers if timestamp_s - viewer.seen_s <= REMEMBERED_S]
        numbers: list[int | None] = [None] * len(faces)
        for seat, face in _pair(self._viewers, faces, timestamp_s):
            self._viewers[seat] = self._viewers[seat].seen_again(faces[face], timestamp_s)
            numbers[face] = self._viewers[seat].number
        strangers = [face for face, number in enumerate(numbers) if number is None]
        strangers.sort(key=lambda face: (-faces[face].area, faces[face].box))
        for face in strangers[: self._max_viewers - len(self._viewers)]:
            self._given += 1
            numbers[face] = self._given
            self._viewers.append(
                _Viewer(self._given, _centre(faces[face]), _size(faces[face]), np.zeros(2), timestamp_s)
            )
        return tuple(numbers)


def _pair(viewers: Sequence[_Viewer], faces: Sequence[FaceDetection], timestamp_s: float) -> list[tuple[int, int]]:
    """Return which viewer is which face, as indices: as many pairs within the limits as possible, and
    the closest ones.
    """
    if not viewers or not faces:
        return []
    # The key is the set of viewers already used, as bits: the best pairing of the faces so far with exactly these.
    best: dict[int, _Pairing] = {0: _Pairing(0, 0.0, ())}
    for face, detection in enumerate(faces):
        costs = [_cost(viewer, detection, timestamp_s) for viewer in viewers]
        for taken, pairing in list(best.items()):
            for seat, cost in enumerate(costs):
                if cost is None or taken >> seat & 1:
                    continue
                longer = _Pairing(pairing.free - 1, pairing.cost + cost, (*pairing.pairs, (seat, face)))
                best[taken | 1 << seat] = min(best.get(taken | 1 << seat, longer), longer)
    return list(min(best.values()).pairs)


class _Pairing(NamedTuple):
    """A pairing of viewers with faces, as (viewer, face). The smallest is the best: `free` decreases by one for each
    pair.
    """

    free: int
    cost: float
    pairs: tuple[tuple[int, int], ...]


def _cost(viewer: _Viewer, face: FaceDetection, timestamp_s: float) -> float | None:
    """Return the distance in box sizes plus the logarithm of the ratio of sizes; None beyond the limits."""
    size = _size(face)
    moved = float(np.hypot(*(_centre(face) - viewer.expected_at(timestamp_s)))) / math.sqrt(size * viewer.size)
    resized = abs(math.log(size / viewer.size))
    if moved > MAX_MOVE or resized > math.log(MAX_RESIZE):
        return None
    return moved + resized


def _centre(face: FaceDetection) -> npt.NDArray[np.float64]:
    x, y, width, height = face.box
    return np.array([x + width / 2, y + height / 2])


def _size(face: FaceDetection) -> float:
    """Return the side of a square with the same area as the box, in pixels."""
    return math.sqrt(max(face.area, 1.0))
