"""The search for pictures in written files, which elsewhere finds none, finds one that is there."""

from __future__ import annotations

import random

import cv2
import numpy as np
import pytest
from fakes.picture_search import Seen, pictures_in

from rating_app.settings import demo_clip, shipped_model

NOISE = random.Random(1).randbytes(200_000)


@pytest.fixture(scope="module")
def picture():
    """Return a picture, uint8 (240, 320, 3)."""
    return np.random.default_rng(1).integers(0, 256, (240, 320, 3), np.uint8)


LAYOUTS = {
    "as it came": lambda piece: piece,
    "the other order of colours": lambda piece: piece[..., ::-1],
    "mirrored": lambda piece: piece[:, ::-1],
    "four channels": lambda piece: cv2.cvtColor(piece, cv2.COLOR_BGR2BGRA),
    "grey": lambda piece: cv2.cvtColor(piece, cv2.COLOR_BGR2GRAY),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_piece_of_a_picture_is_found_among_other_bytes(picture, layout):
    seen = Seen.of([picture])
    piece = np.ascontiguousarray(picture[101:103, 77:141])
    assert seen.is_in(NOISE + LAYOUTS[layout](piece).tobytes() + NOISE)
    assert not seen.is_in(NOISE)


FILES = {"jpg": "JPEG", "png": "PNG", "bmp": "BMP", "webp": "WebP", "tiff": "TIFF", "jp2": "JPEG 2000", "ppm": "PNM"}


@pytest.mark.parametrize("ending", FILES)
def test_file_of_a_picture_is_found_among_other_bytes(picture, ending):
    assert FILES[ending] in pictures_in(NOISE + cv2.imencode(f".{ending}", picture)[1].tobytes() + NOISE)


def test_film_is_found():
    assert pictures_in(NOISE + demo_clip().read_bytes()) == ["MP4, MOV, HEIF or AVIF"]


def test_no_picture_is_found_where_there_is_none():
    assert pictures_in(NOISE) == pictures_in(shipped_model().read_bytes()) == []
