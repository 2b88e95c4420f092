"""Random views of a face, as a webcam might have seen it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]

GREY_SHARE = 0.5
"""Of the views, how many lose their colour. Nearly all training faces that are neither happy nor neutral are grey, and
the network would otherwise learn that colour means one of the two."""


def random_views(crops: Pixels, positions: Sequence[int], size: int, seed: Sequence[int], threads: int = 2) -> Pixels:
    """One random view of each crop that `positions` names: uint8 (len(positions), size, size, 3).

    The same `seed` gives the same views, whatever the number of `threads`.
    """
    views = np.empty((len(positions), size, size, 3), np.uint8)
    blocks = np.array_split(np.arange(len(positions)), max(1, len(positions) // 1000))

    def fill(number: int) -> None:
        rng = np.random.default_rng([*seed, number])
        for i in blocks[number]:
            views[i] = random_view(crops[positions[i]], size, rng)

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(fill, range(len(blocks))))
    return views


def random_view(crop: Pixels, size: int, rng: np.random.Generator) -> Pixels:
    """A view of `crop` (any size, RGB): moved, lit, coloured, blurred and compressed at random; (size, size, 3)."""
    view = _moved(crop, size, rng)
    if rng.random() < GREY_SHARE:
        view = np.repeat(cv2.cvtColor(view, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
    view = _lit(view, rng)
    if rng.random() < 0.4:
        view = _seen_from_afar(view, size, rng)
    if rng.random() < 0.2:
        view = _blurred(view, rng)
    if rng.random() < 0.15:
        view = _partly_hidden(view, size, rng)
    if rng.random() < 0.2:
        view = _compressed(view, rng)
    return view


def _moved(crop: Pixels, size: int, rng: np.random.Generator) -> Pixels:
    angle = np.deg2rad(rng.uniform(-12, 12))
    scale = size / crop.shape[0] * rng.uniform(0.88, 1.15)
    stretch = rng.uniform(0.94, 1.06)
    cosine, sine = scale * np.cos(angle), scale * np.sin(angle)
    turn = np.array([[cosine * stretch, sine], [-sine, cosine / stretch]])
    if rng.random() < 0.5:
        turn[:, 0] *= -1
    centre = crop.shape[0] / 2
    shift = size / 2 + rng.uniform(-0.06, 0.06, 2) * size - turn @ [centre, centre]
    matrix = np.hstack([turn, shift[:, None]])
    return _pixels(cv2.warpAffine(crop, matrix, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT))


def _lit(view: Pixels, rng: np.random.Generator) -> Pixels:
    """Exposure, contrast, gamma, and a colour cast, by one look-up table a channel."""
    levels = np.linspace(0, 1, 256)
    gamma, contrast, brightness = rng.uniform(0.6, 1.6), rng.uniform(0.7, 1.3), rng.uniform(-0.15, 0.15)
    tone = (levels**gamma - 0.5) * contrast + 0.5 + brightness
    cast = rng.uniform(0.88, 1.12, 3)
    table = (np.clip(tone[:, None] * cast, 0, 1) * 255).astype(np.uint8)[None]
    return _pixels(cv2.LUT(view, np.ascontiguousarray(table)))


def _seen_from_afar(view: Pixels, size: int, rng: np.random.Generator) -> Pixels:
    small = int(rng.integers(size // 3, size))
    shrunk = cv2.resize(view, (small, small), interpolation=cv2.INTER_AREA)
    noisy = shrunk + rng.normal(0, rng.uniform(0, 8), shrunk.shape)
    return _pixels(cv2.resize(np.clip(noisy, 0, 255).astype(np.uint8), (size, size), interpolation=cv2.INTER_LINEAR))


def _blurred(view: Pixels, rng: np.random.Generator) -> Pixels:
    if rng.random() < 0.5:
        return _pixels(cv2.GaussianBlur(view, (0, 0), rng.uniform(0.5, 1.5)))
    length = int(rng.integers(2, 6))
    kernel = np.zeros((5, 5), np.float32)
    kernel[2, :length] = 1 / length
    return _pixels(cv2.filter2D(view, -1, kernel if rng.random() < 0.5 else kernel.T))


def _partly_hidden(view: Pixels, size: int, rng: np.random.Generator) -> Pixels:
    width, height = rng.integers(size // 10, size // 3, 2)
    x, y = rng.integers(0, size - width), rng.integers(0, size - height)
    view = view.copy()
    view[y : y + height, x : x + width] = rng.integers(0, 256, 3)
    return view


def _compressed(view: Pixels, rng: np.random.Generator) -> Pixels:
    _, data = cv2.imencode(".jpg", view, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 80))])
    return _pixels(cv2.imdecode(data, cv2.IMREAD_COLOR))


def _pixels(image: npt.ArrayLike | None) -> Pixels:
    """OpenCV's functions say less of their results' type than they keep."""
    return np.asarray(image, dtype=np.uint8)
