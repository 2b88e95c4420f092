"""Find photographs that are nearly the same picture: saved again, cropped or scaled differently, or printed twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import imagehash
import numpy as np
import numpy.typing as npt
from PIL import Image

Floats = npt.NDArray[np.float32]

MAX_DIFFERENT_BITS = 12
"""The most bits, of the 64 of the perceptual hash, in which two pictures that may be copies differ. Of 6,899
photographs, only 30 more pairs in 885 pass the correlation below beyond 12 bits.
"""

MIN_CORRELATION = 0.93
"""The correlation of two pictures' grey thumbnails. The hash alone also matches different faces in the same light; from
0.93 on, nearly all pairs look like copies, and a wrong pair only keeps two strangers together.
"""

THUMBNAIL = 24
ROWS_AT_ONCE = 2048


def groups_of_near_copies(crops: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """Return the group of near-copies of each of the aligned faces, uint8 (n, size, size, 3): int64 (n,).

    Faces of one group are linked by pairs of near-copies, found by the DCT hash (`imagehash.phash`; Zauner, 2010) and
    confirmed by correlation. A group is numbered by its first face.
    """
    return linked(near_copies(crops), len(crops))


def near_copies(crops: npt.NDArray[np.uint8]) -> Iterator[tuple[int, int]]:
    """Yield pairs (i, j), i < j, of near-copies among the aligned faces, uint8 (n, size, size, 3)."""
    signs = _hash_signs(crops)
    thumbnails = _thumbnails(crops)
    # The product of two vectors of +1 and -1 is the number of equal bits minus the number of different ones.
    enough = signs.shape[1] - 2 * MAX_DIFFERENT_BITS
    for start in range(0, len(crops), ROWS_AT_ONCE):
        products = signs[start : start + ROWS_AT_ONCE] @ signs[start:].T
        rows, columns = np.nonzero(products >= enough)
        later = columns > rows
        first, second = rows[later] + start, columns[later] + start
        correlation = np.einsum("ij,ij->i", thumbnails[first], thumbnails[second])
        alike = correlation >= MIN_CORRELATION
        yield from zip(first[alike].tolist(), second[alike].tolist(), strict=True)


def linked(pairs: Iterator[tuple[int, int]] | Sequence[tuple[int, int]], count: int) -> npt.NDArray[np.int64]:
    """Return the connected components of `count` items linked by `pairs`, each numbered by its first member: int64
    (count,).
    """
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for first, second in pairs:
        low, high = sorted((root(first), root(second)))
        parent[high] = low
    return np.array([root(i) for i in range(count)], dtype=np.int64)


def _hash_signs(crops: npt.NDArray[np.uint8]) -> Floats:
    bits = np.stack([imagehash.phash(Image.fromarray(crop)).hash.ravel() for crop in crops])
    return bits.astype(np.float32) * 2 - 1


def _thumbnails(crops: npt.NDArray[np.uint8]) -> Floats:
    """Return grey thumbnails of zero mean and unit length, one per row."""
    grey = [
        cv2.resize(cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY), (THUMBNAIL, THUMBNAIL), interpolation=cv2.INTER_AREA)
        for crop in crops
    ]
    flat = np.stack(grey).reshape(len(crops), -1).astype(np.float32)
    flat -= flat.mean(axis=1, keepdims=True)
    return np.asarray(flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-6), np.float32)
