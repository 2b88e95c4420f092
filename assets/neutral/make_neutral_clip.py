"""Draw neutral.mp4, the clip that a study may show first: plain shapes that drift, and nothing to feel about them.

    python assets/neutral/make_neutral_clip.py [OUT]

What a viewer shows here is what their face does while they watch something that is not funny, not sad and no surprise;
the study tells their other ratings from it. So nothing has a face, a word or a sudden move, nothing meets or misses
anything, the colours are greyed and equally bright, and the end is where the beginning was. There is no sound. The same
libraries make the same bytes.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from pathlib import Path

import av
import cv2
import numpy as np

FPS, SECONDS = 25, 30
WIDTH, HEIGHT = 640, 360
FINER = 2
"""Each picture is drawn so many times as large, and then made smaller: what moves slowly moves smoothly."""

BITS = 4
GROUND, RISE = (146, 151, 156), 6
"""In RGB, and how much lighter it is at the top."""

SHAPES = (
    # corners (0: a disc), size, colour, middle, reach and rounds of its way, rounds of itself
    (0, 42, (120, 138, 152), (150, 120), (46, 26), (1, 1), 0),
    (4, 46, (150, 138, 122), (350, 215), (44, 22), (1, 2), 1),
    (6, 40, (126, 146, 130), (520, 115), (36, 28), (2, 1), -1),
    (3, 44, (144, 130, 146), (150, 280), (46, 18), (1, 1), 1),
    (0, 30, (138, 142, 126), (545, 272), (38, 22), (1, 2), 0),
)


def picture(now_s: float, ground: np.ndarray) -> np.ndarray:
    """uint8 (HEIGHT, WIDTH, 3), RGB."""
    pixels = ground.copy()
    turn = math.tau * now_s / SECONDS
    for number, (corners, size, colour, middle, reach, rounds, spins) in enumerate(SHAPES):
        x = middle[0] + reach[0] * math.sin(rounds[0] * turn + number)
        y = middle[1] + reach[1] * math.sin(rounds[1] * turn + 2.3 * number)
        if corners == 0:
            cv2.circle(pixels, _fixed(x, y), round(size * FINER * 2**BITS), colour, -1, cv2.LINE_AA, BITS)
            continue
        # A turn by the angle between two corners looks like none, and ends as it began.
        angle = spins * turn * 2 / corners + number
        outline = [
            _fixed(
                x + size * math.cos(angle + k * math.tau / corners), y + size * math.sin(angle + k * math.tau / corners)
            )
            for k in range(corners)
        ]
        cv2.fillPoly(pixels, [np.array(outline)], colour, cv2.LINE_AA, BITS)
    return np.ascontiguousarray(cv2.resize(pixels, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA))


def pictures() -> Iterator[np.ndarray]:
    """All of them, in order."""
    down = np.linspace(RISE, -RISE, HEIGHT * FINER)[:, None, None]
    ground = np.broadcast_to(np.array(GROUND) + down, (HEIGHT * FINER, WIDTH * FINER, 3)).astype(np.uint8)
    for number in range(SECONDS * FPS):
        yield picture(number / FPS, ground)


def make(out: Path) -> None:
    """Write the clip, as H.264."""
    with av.open(str(out), "w", options={"movflags": "+faststart"}) as container:
        options = {"preset": "veryslow", "crf": "26", "tune": "animation", "threads": "1"}
        stream = container.add_stream("libx264", rate=FPS, options=options)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for image in pictures():
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
        container.mux(stream.encode(None))


def _fixed(x: float, y: float) -> tuple[int, int]:
    return round(x * FINER * 2**BITS), round(y * FINER * 2**BITS)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().with_name("neutral.mp4"))
