"""Make demo.mp4 from the portraits: slow zooms and cross-fades, neutral to happy and back.

    python assets/demo/make_demo_clip.py [PORTRAITS] [OUT]

Needs the program ffmpeg, since OpenCV's own writers make the clip eight times as large.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

FPS = 25
SIZE = (480, 480)
FADE_S = 0.8


@dataclass(frozen=True)
class Shot:
    """One portrait for `seconds`, seen through a window of the picture's width times `zoom_from` to `zoom_to`."""

    portrait: str
    seconds: float
    zoom_from: float
    zoom_to: float
    centre: tuple[float, float]


SHOTS = (
    Shot("neutral_marc.jpg", 3.2, 0.95, 0.80, (0.50, 0.45)),
    Shot("happy_christian.jpg", 3.6, 0.90, 0.75, (0.52, 0.42)),
    Shot("neutral_erik_lucatero.jpg", 3.0, 0.80, 0.92, (0.50, 0.45)),
    Shot("happy_astronaut.jpg", 3.6, 0.62, 0.50, (0.45, 0.27)),
    Shot("neutral_camp.jpg", 3.0, 0.85, 0.95, (0.50, 0.50)),
)


def view(image: np.ndarray, shot: Shot, progress: float) -> np.ndarray:
    """The picture (SIZE, BGR) at `progress` of the shot, 0 to 1."""
    side = min(image.shape[:2]) * (shot.zoom_from + (shot.zoom_to - shot.zoom_from) * progress)
    scale = SIZE[0] / side
    height, width = image.shape[:2]
    x = float(np.clip(shot.centre[0] * width, side / 2, width - side / 2))
    y = float(np.clip(shot.centre[1] * height, side / 2, height - side / 2))
    matrix = np.array([[scale, 0, SIZE[0] / 2 - scale * x], [0, scale, SIZE[1] / 2 - scale * y]])
    return cv2.warpAffine(image, matrix, SIZE, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def make(portraits: Path, out: Path) -> None:
    """Write the clip; each shot fades into the next one."""
    images = [cv2.imread(str(portraits / shot.portrait)) for shot in SHOTS]
    size, rate = f"{SIZE[0]}x{SIZE[1]}", str(FPS)
    raw = ["-f", "rawvideo", "-pix_fmt", "bgr24", "-s", size, "-r", rate, "-i", "-"]
    h264 = ["-c:v", "libx264", "-preset", "veryslow", "-crf", "25", "-pix_fmt", "yuv420p", "-movflags", "+faststart"]
    with subprocess.Popen(
        ["ffmpeg", "-y", "-loglevel", "error", *raw, *h264, str(out)], stdin=subprocess.PIPE
    ) as ffmpeg:
        for picture in pictures(images):
            ffmpeg.stdin.write(np.ascontiguousarray(picture).tobytes())
        ffmpeg.stdin.close()


def pictures(images: Sequence[np.ndarray]) -> Iterator[np.ndarray]:
    """All pictures of the clip in order. A shot keeps moving while it fades into the next."""
    fade = round(FADE_S * FPS)
    lengths = [round(shot.seconds * FPS) for shot in SHOTS]
    for number, (shot, length) in enumerate(zip(SHOTS, lengths, strict=True)):
        faded_in = fade if number > 0 else 0
        last = number + 1 == len(SHOTS)
        for i in range(faded_in, length + (0 if last else fade)):
            picture = view(images[number], shot, i / (length + fade))
            if i >= length:
                following = view(images[number + 1], SHOTS[number + 1], (i - length) / (lengths[number + 1] + fade))
                picture = cv2.addWeighted(picture, 1 - (i - length) / fade, following, (i - length) / fade, 0)
            yield picture


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    default_portraits = here.parents[1] / "tests" / "fixtures" / "portraits"
    make(
        Path(sys.argv[1]) if len(sys.argv) > 1 else default_portraits,
        Path(sys.argv[2]) if len(sys.argv) > 2 else here / "demo.mp4",
    )
