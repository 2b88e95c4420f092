"""Many faces on one picture, to look through. For the owner of the photographs only: never for a public page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

COLUMNS = 12
CAPTION_HEIGHT = 14
SIDE = 96


def draw_contact_sheet(crops: Sequence[npt.NDArray[np.uint8]], captions: Sequence[str], file: Path) -> Path:
    """`crops`, each uint8 (size, size, 3), RGB, in rows of COLUMNS with a caption under each."""
    tiles = [_tile(crop, caption) for crop, caption in zip(crops, captions, strict=True)]
    blank = np.full((SIDE + CAPTION_HEIGHT, SIDE, 3), 255, np.uint8)
    tiles += [blank] * (-len(tiles) % COLUMNS)
    rows = [np.hstack(tiles[i : i + COLUMNS]) for i in range(0, len(tiles), COLUMNS)]
    cv2.imwrite(str(file), cv2.cvtColor(np.vstack(rows), cv2.COLOR_RGB2BGR))
    return file


def _tile(crop: npt.NDArray[np.uint8], caption: str) -> npt.NDArray[np.uint8]:
    face = np.asarray(cv2.resize(crop, (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.uint8)
    strip = np.full((CAPTION_HEIGHT, SIDE, 3), 255, np.uint8)
    cv2.putText(strip, caption, (2, 10), cv2.FONT_HERSHEY_SIMPLEX, 0.32, (0, 0, 0), 1, cv2.LINE_AA)
    return np.vstack([face, strip])
