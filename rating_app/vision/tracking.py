"""Tells the viewers before one camera apart from frame to frame, by where their faces are and how large.

Nobody is recognised: no embedding is computed, and nothing about a face's looks is compared or kept.
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
"""How far from its expected place a face may be found, in sizes of its box. Neighbours sit further apart."""

MAX_RESIZE = 1.6
"""How much a face may have grown or shrunk since it was last seen, as a ratio of its box's sizes."""

REMEMBERED_S = 5.0
"""How long a viewer who is not seen is remembered: a look aside, a hand in front of the face, a sip."""

COASTING_S = 0.5
"""How long a face that is not seen is expected to keep moving as it did; after that it is expected where it was last
seen."""

_SPEED_TIME_CONSTANT_S = 0.2


@dataclass(frozen=True)
class _Viewer:
    """A viewer as last seen, at `seen_s`. `centre` and `size` of the box are in pixels, `speed` in pixels per
    second.
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
    """A tracker that gives each face in a frame its viewer's number. It takes the frames in order.

    Numbers start at 1 in the order of first being seen, the largest face first, and are never given to anybody else. A
    viewer who was not seen for a while keeps their number if a face reappears within REMEMBERED_S, near the same place
    and of about the same size; otherwise that face is a new viewer.

    It uses only place and speed. Faces that cross keep their numbers if they keep moving as they did, even when one
    hides the other for COASTING_S; if they turn back at the moment of meeting, the numbers are swapped. If two people
    swap seats unseen, for example while they look away, their numbers stay with the seats, and so does the number of a
    person whose place another takes within REMEMBERED_S: their ratings are then mixed. If that matters, end the session
    first.
    """

    def __init__(self, max_viewers: int) -> None:
        """Track up to `max_viewers`, 1 or more, including those who are remembered but not seen."""
        if max_viewers < 1:
            raise ValueError(f"max_viewers must be at least 1, not {max_viewers}")
        self._max_viewers = max_viewers
        self._viewers: list[_Viewer] = []
        self._given = 0

    def update(self, faces: Sequence[FaceDetection], timestamp_s: float) -> tuple[int | None, ...]:
        """Return the viewer's number for each face in one frame, in their order; `timestamp_s` is in seconds.

        A face beyond `max_viewers` gets None. No number occurs twice in a frame.
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
    """Match viewers to faces, as pairs of indices: as many as possible within the limits, and of these the closest."""
    if not viewers or not faces:
        return []
    # The keys are the matched viewers, as bits: the best matching of the faces so far with exactly those.
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
    """A matching of viewers with faces, as (viewer, face). The least is the best: `free` falls by one with
    each pair.
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
    """Return the side of a square as large as the box, in pixels."""
    return math.sqrt(max(face.area, 1.0))
