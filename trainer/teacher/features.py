"""Features of every prepared face, from FaceRes as it is published and from the face landmarker, computed once and
cached.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt

from trainer.atomic import replace_file
from trainer.data.prepare import PreparedFaces, resized
from trainer.teacher.faceres import faceres, read_weights
from trainer.teacher.landmarker import FaceShapes

Floats = npt.NDArray[np.float32]

BLOCK = 1_000
"""Faces per block; at most one block is lost if the run is interrupted."""

INPUT_SIZE = 96
"""The side of the pictures that FaceRes sees, in pixels."""


@dataclass(frozen=True)
class Pretrained:
    """The pretrained files: FaceRes's JSON, with its weights beside it, and MediaPipe's bundle."""

    faceres: Path
    landmarker: Path

    def check(self) -> None:
        """Raise DataError if a file is missing or is not what it should be."""
        read_weights(self.faceres)
        FaceShapes(self.landmarker)

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the files' content, in hexadecimal."""
        digest = hashlib.sha256(self.landmarker.read_bytes())
        for name, weights in sorted(read_weights(self.faceres).items()):
            digest.update(name.encode() + weights.tobytes())
        return digest.hexdigest()


def features_of(
    faces: PreparedFaces,
    pretrained: Pretrained,
    cache: Path,
    jobs: int,
    on_progress: Callable[[int], None] = lambda done: None,
) -> Floats:
    """Return the features of `faces`, float32 (faces, features), from `cache` if they are there.

    `on_progress` is called with the number of faces done since the last call. Raise DataError if a file of `pretrained`
    is not what it should be.
    """
    cache.mkdir(parents=True, exist_ok=True)
    network = faceres(read_weights(pretrained.faceres), INPUT_SIZE)
    landmarkers = [FaceShapes(pretrained.landmarker) for _ in range(jobs)]
    known, parts = pretrained.digest, []
    with ThreadPoolExecutor(jobs) as pool:
        for first in range(0, len(faces.photographs), BLOCK):
            positions = range(first, min(first + BLOCK, len(faces.photographs)))
            file = cache / f"{_key(known, faces, positions)}.npy"
            if not file.is_file():
                crops = faces.crops[positions.start : positions.stop]
                each = pool.map(_shapes_of, landmarkers, np.array_split(crops, jobs))
                images = resized(faces.crops, positions, INPUT_SIZE)
                seen = network.predict(images, batch_size=128, verbose=0)
                _save(file, np.concatenate([seen, np.concatenate(list(each))], axis=1))
            parts.append(np.load(file))
            on_progress(len(positions))
    return np.concatenate(parts)


def _shapes_of(landmarker: FaceShapes, crops: npt.NDArray[np.uint8]) -> Floats:
    return np.array([landmarker.of(crop) for crop in crops], np.float32).reshape(len(crops), -1)


def _key(known: str, faces: PreparedFaces, positions: Sequence[int]) -> str:
    digest = hashlib.sha256(f"{known}:{INPUT_SIZE}:{faces.crops.shape[1]}".encode())
    for position in positions:
        digest.update(faces.digests[position].encode())
    return digest.hexdigest()[:24]


def _save(file: Path, values: Floats) -> None:
    stream = BytesIO()
    np.save(stream, values.astype(np.float32))
    replace_file(file, stream.getvalue())
