"""python -m benchmarks.demo_camera FIFO: a camera that shows the demo clip, 640x480 at 30 frames per second.

It is a separate process, as a camera is a separate device, so its cost is not counted as the program's.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import Any

import numpy as np

WIDTH, HEIGHT, FPS = 640, 480, 30


def fitted(image: Any) -> Any:
    """Return the picture centred in one of WIDTH by HEIGHT, uint8 (480, 640, 3), with its edge repeated
    on both sides.
    """
    import cv2

    scale = min(WIDTH / image.shape[1], HEIGHT / image.shape[0])
    image = cv2.resize(image, (round(image.shape[1] * scale), round(image.shape[0] * scale)))
    across, down = WIDTH - image.shape[1], HEIGHT - image.shape[0]
    edges = (down // 2, down - down // 2, across // 2, across - across // 2)
    return cv2.copyMakeBorder(image, *edges, cv2.BORDER_REPLICATE)


def clip_frames() -> Iterator[Any]:
    """Yield the demo clip's frames in order, BGR."""
    import cv2

    from rating_app.settings import demo_clip

    clip = cv2.VideoCapture(str(demo_clip()), cv2.CAP_FFMPEG)
    while True:
        delivered, image = clip.read()
        if not delivered:
            break
        yield fitted(image)
    clip.release()


class FifoPictures:
    """The pictures that this program writes into `fifo`, one by one, for a FakeCapture: uint8 (480, 640, 3), BGR."""

    def __init__(self, fifo: str) -> None:
        self._path = Path(fifo)
        self._fifo: FileIO | None = None

    def __call__(self, number: int) -> Any:
        if self._fifo is None:
            self._fifo = self._path.open("rb", buffering=0)
        image = np.empty((HEIGHT, WIDTH, 3), np.uint8)
        left = memoryview(image.reshape(-1))
        while left:
            count = self._fifo.readinto(left)
            if not count:
                return None
            left = left[count:]
        return image


@contextmanager
def switched_on() -> Iterator[str]:
    """Run the camera in a separate process; yield the FIFO for FifoPictures once it is ready."""
    with tempfile.TemporaryDirectory() as folder:
        fifo = str(Path(folder) / "camera")
        os.mkfifo(fifo)
        process = subprocess.Popen([sys.executable, "-m", __name__, fifo], stdout=subprocess.PIPE)
        try:
            assert process.stdout is not None
            process.stdout.readline()
            yield fifo
        finally:
            process.kill()
            process.wait()


def main() -> None:
    """Write frames for one reader after another. A reader that is late misses frames, as with a real camera."""
    shown = list(clip_frames())
    print("ready", flush=True)
    while True:
        with Path(sys.argv[1]).open("wb", buffering=0) as fifo, suppress(BrokenPipeError):
            began, number = time.monotonic(), 0
            while True:
                number = max(number + 1, int((time.monotonic() - began) * FPS))
                time.sleep(max(0.0, began + number / FPS - time.monotonic()))
                left = memoryview(shown[number % len(shown)].reshape(-1))
                while left:
                    left = left[fifo.write(left) :]


if __name__ == "__main__":
    main()
