"""Pictures that lie, and the matrices that say so."""

from __future__ import annotations

import math

import numpy as np
import pytest

from rating_app.vision.recording.orientation import UPRIGHT, Orientation

PICTURE = np.arange(2 * 3 * 3, dtype=np.uint8).reshape(2, 3, 3)


def turned(a, b, c, d):
    return Orientation.of_matrix([a, b, 0, c, d, 0, 0, 0, 1 << 30]).turned(PICTURE)


@pytest.mark.parametrize(
    ("matrix", "seen"),
    [
        ((1, 0, 0, 1), PICTURE),
        ((0, 1, -1, 0), np.rot90(PICTURE, -1)),
        ((-1, 0, 0, -1), np.rot90(PICTURE, 2)),
        ((0, -1, 1, 0), np.rot90(PICTURE, 1)),
        ((-1, 0, 0, 1), PICTURE[:, ::-1]),
        ((1, 0, 0, -1), PICTURE[::-1]),
        ((0, 1, 1, 0), PICTURE.transpose(1, 0, 2)),
        ((0, -1, -1, 0), np.rot90(PICTURE, 2).transpose(1, 0, 2)),
    ],
)
def test_picture_is_seen_as_the_matrix_says(matrix, seen):
    assert np.array_equal(turned(*matrix), seen)
    assert turned(*matrix).flags.c_contiguous


@pytest.mark.parametrize("matrix", [(1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, 1), (0, -1, -1, 0)])
def test_each_pixel_lands_where_the_matrix_sends_it(matrix):
    a, b, c, d = matrix
    height, width = PICTURE.shape[:2]
    places = {(a * x + c * y, b * x + d * y): PICTURE[y, x, 0] for y in range(height) for x in range(width)}
    left, top = min(x for x, _ in places), min(y for _, y in places)
    seen = turned(*matrix)
    assert all(seen[y - top, x - left, 0] == value for (x, y), value in places.items())


def test_other_angles_become_the_nearest_quarter_turn():
    cos, sin = math.cos(math.radians(80)), math.sin(math.radians(80))
    assert Orientation.of_matrix([cos, sin, 0, -sin, cos, 0, 0, 0, 1]) == Orientation.of_matrix(
        [0, 1, 0, -1, 0, 0, 0, 0, 1]
    )


def test_matrix_of_nothing_turns_nothing():
    assert Orientation.of_matrix([0] * 9) == UPRIGHT
