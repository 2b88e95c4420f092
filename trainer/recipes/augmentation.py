"""Random views of a face, as a webcam might have seen it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import numpy.typing as npt

from rating_app.vision.face import EYE_DISTANCE, EYE_LINE

Pixels = npt.NDArray[np.uint8]

HAND_SHARE = 0.12
"""The share of faces that get a hand in front of the mouth, of those that may have one."""

MOUTH_LINE = EYE_LINE + 1.05 * EYE_DISTANCE
"""The height of the mouth in an aligned crop, as a share of the crop's side: about as far below the eyes as the eyes
are apart.
"""


def random_views(
    crops: Pixels,
    positions: Sequence[int],
    size: int,
    seed: Sequence[int],
    may_hide_mouth: Sequence[bool],
    threads: int = 2,
) -> Pixels:
    """Return one random view of each crop that `positions` names: uint8 (len(positions), size, size, 3).

    `may_hide_mouth` has one value per position: whether a hand may cover the mouth. The same `seed` gives the same
    views with any number of `threads`.
    """
    views = np.empty((len(positions), size, size, 3), np.uint8)
    blocks = np.array_split(np.arange(len(positions)), max(1, len(positions) // 1000))

    def fill(number: int) -> None:
        rng = np.random.default_rng([*seed, number])
        for i in blocks[number].tolist():
            views[i] = random_view(crops[positions[i]], size, rng, may_hide_mouth[i])

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(fill, range(len(blocks))))
    return views


def random_view(crop: Pixels, size: int, rng: np.random.Generator, may_hide_mouth: bool = False) -> Pixels:
    """Return `crop` (any size, RGB) randomly moved, covered, lit, coloured, blurred and compressed: uint8 (size, size,
    3).

    `crop` has to be aligned as the app aligns faces, since the mouth's position is taken from that.
    """
    if may_hide_mouth and rng.random() < HAND_SHARE:
        crop = _hand_before_mouth(crop, rng)
    view = _moved(crop, size, rng)
    view = _lit(view, rng)
    if rng.random() < 0.15:
        view = _partly_hidden(view, size, rng)
    # The order is that of a camera: the lens and movement blur, the sensor adds noise in low light, the codec comes
    # last.
    if rng.random() < 0.3:
        view = _seen_from_afar(view, size, rng)
    if rng.random() < 0.2:
        view = _blurred(view, size, rng)
    if rng.random() < 0.15:
        view = _in_low_light(view, rng)
    if rng.random() < 0.25:
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
    """Change exposure, contrast, gamma and colour cast, with one lookup table per channel."""
    levels = np.linspace(0, 1, 256)
    gamma, contrast, brightness = rng.uniform(0.65, 1.5), rng.uniform(0.75, 1.25), rng.uniform(-0.15, 0.15)
    tone = (levels**gamma - 0.5) * contrast + 0.5 + brightness
    cast = rng.uniform(0.88, 1.12, 3)
    table = (np.clip(tone[:, None] * cast, 0, 1) * 255).astype(np.uint8)[None]
    return _pixels(cv2.LUT(view, np.ascontiguousarray(table)))


def _seen_from_afar(view: Pixels, size: int, rng: np.random.Generator) -> Pixels:
    small = int(rng.integers(3 * size // 10, size))
    shrunk = cv2.resize(view, (small, small), interpolation=cv2.INTER_AREA)
    noisy = shrunk + rng.standard_normal(shrunk.shape, np.float32) * rng.uniform(0, 8)
    return _pixels(cv2.resize(np.clip(noisy, 0, 255).astype(np.uint8), (size, size), interpolation=cv2.INTER_LINEAR))


def _blurred(view: Pixels, size: int, rng: np.random.Generator) -> Pixels:
    """Blur `view` as if it were out of focus, or had moved while the shutter was open: by up to an eighth of its side,
    in any direction.
    """
    if rng.random() < 0.4:
        return _pixels(cv2.GaussianBlur(view, (0, 0), rng.uniform(0.3, 1.0) * size / 40))
    half = max(1, size // 16)
    path = rng.uniform(1, half) * np.array([np.cos(angle := rng.uniform(0, np.pi)), np.sin(angle)])
    kernel = np.zeros((2 * half + 1, 2 * half + 1), np.float32)
    # OpenCV reads the last four bits of a coordinate as its fraction, so a short path has an angle, too.
    ends = [tuple(np.round((half + end * path) * 16).astype(int).tolist()) for end in (-1, 1)]
    cv2.line(kernel, ends[0], ends[1], (1.0,), 1, cv2.LINE_AA, shift=4)
    return _pixels(cv2.filter2D(view, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REFLECT))


def _in_low_light(view: Pixels, rng: np.random.Generator) -> Pixels:
    """Simulate a dim room: `view` is dark, or brightened by the camera, which shows photon noise and sensor noise."""
    light = rng.uniform(0.2, 0.6)
    gain = rng.uniform(0.8, 1 / light)
    exposed = view.astype(np.float32) * light
    noise = rng.standard_normal(view.shape, np.float32) * np.sqrt(exposed * 0.35 + rng.uniform(0.5, 6))
    return _pixels(np.clip((exposed + noise) * gain, 0, 255).astype(np.uint8))


def _partly_hidden(view: Pixels, size: int, rng: np.random.Generator) -> Pixels:
    width, height = rng.integers(size // 10, size // 3, 2)
    x, y = rng.integers(0, size - width), rng.integers(0, size - height)
    view = view.copy()
    view[y : y + height, x : x + width] = rng.integers(0, 256, 3)
    return view


def _hand_before_mouth(crop: Pixels, rng: np.random.Generator) -> Pixels:
    """Draw a palm and fingers over the mouth, in the colour of the cheeks, and blur them into the face."""
    side = crop.shape[0]
    cheeks = crop[int(0.5 * side) : int(0.65 * side), int(0.25 * side) : int(0.75 * side)].reshape(-1, 3)
    skin = np.median(cheeks, axis=0) * rng.uniform(0.75, 1.15) + rng.normal(0, 4, 3)
    mouth = np.array([0.5, MOUTH_LINE]) * side
    centre = mouth + rng.uniform(-0.1, 0.1, 2) * side
    axes = (int(rng.uniform(0.16, 0.3) * side), int(rng.uniform(0.1, 0.2) * side))
    angle = rng.uniform(-60, 60)
    hand = crop.astype(np.float32)
    mask = np.zeros((side, side), np.float32)
    cv2.ellipse(mask, _point(centre), axes, angle, 0, 360, (1.0,), -1)
    cv2.ellipse(hand, _point(centre), axes, angle, 0, 360, skin.tolist(), -1)
    direction = np.deg2rad(rng.uniform(-120, -60))
    across = np.array([-np.sin(direction), np.cos(direction)])
    width = rng.uniform(0.07, 0.11) * side
    for finger in range(int(rng.integers(2, 5))):
        start = centre + across * (finger - 1.5) * width
        end = start + np.array([np.cos(direction), np.sin(direction)]) * rng.uniform(0.15, 0.35) * side
        cv2.line(mask, _point(start), _point(end), (1.0,), int(width))
        cv2.line(hand, _point(start), _point(end), (skin * rng.uniform(0.85, 1.05)).tolist(), int(width * 0.9))
    soft_hand = cv2.GaussianBlur(hand, (0, 0), side / 80)
    soft_mask = cv2.GaussianBlur(mask, (0, 0), side / 100)[..., None]
    return _pixels(np.clip(crop * (1 - soft_mask) + soft_hand * soft_mask, 0, 255).astype(np.uint8))


def _point(position: npt.NDArray[np.float64]) -> tuple[int, int]:
    return int(position[0]), int(position[1])


def _compressed(view: Pixels, rng: np.random.Generator) -> Pixels:
    _, data = cv2.imencode(".jpg", view, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(15, 80))])
    return _pixels(cv2.imdecode(data, cv2.IMREAD_COLOR))


def _pixels(image: npt.ArrayLike | None) -> Pixels:
    """Return `image` as uint8; OpenCV's type hints are wider than what its functions return."""
    return np.asarray(image, dtype=np.uint8)
