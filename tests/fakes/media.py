"""Small films, sounds and pictures, made where they are needed."""

from __future__ import annotations

import wave
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np

from rating_app.settings import demo_clip

FPS = 25

BEGINNING_FRAMES = 150
"""Five of the demo clip's seconds, with faces in all of them."""

NO_FILM_IN_LOG = r"^Could not open media\. FFmpeg error description: Invalid data found when processing input$"
"""What Qt logs of a file that is no film."""


def write_film(file: Path, seconds: float, fps: int = FPS, size: tuple[int, int] = (64, 48), darkest: int = 60) -> Path:
    """A film whose every picture is a plain grey: the darkest at first, and 2 more with each picture, from 240 on again
    the darkest.
    """
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter_fourcc(*"mp4v"), fps, size)
    for number in range(round(seconds * fps)):
        writer.write(np.full((size[1], size[0], 3), darkest + 2 * number % (240 - darkest), np.uint8))
    writer.release()
    return file


def write_beginning_of_demo(file: Path) -> Path:
    """The demo clip's first BEGINNING_FRAMES, which are rated in a third of the time that the whole takes."""
    file.write_bytes(_beginning_of_demo())
    return file


@cache
def _beginning_of_demo() -> bytes:
    """As an MP4 file; encoded once."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "beginning.mp4")
        whole = cv2.VideoCapture(str(demo_clip()))
        size = (round(whole.get(cv2.CAP_PROP_FRAME_WIDTH)), round(whole.get(cv2.CAP_PROP_FRAME_HEIGHT)))
        writer = cv2.VideoWriter(str(file), cv2.VideoWriter_fourcc(*"mp4v"), whole.get(cv2.CAP_PROP_FPS), size)
        for _ in range(BEGINNING_FRAMES):
            writer.write(whole.read()[1])
        writer.release()
        whole.release()
        return file.read_bytes()


def made_another(file: Path) -> Path:
    """The same film to every player, and another recording: nobody's copy."""
    with file.open("ab") as end:
        # An MP4's box of nothing, with where the file lies.
        path = str(file).encode()
        end.write((8 + len(path)).to_bytes(4, "big") + b"free" + path)
    return file


def write_sound(file: Path, seconds: float) -> Path:
    """A plain tone."""
    rate = 8000
    tone = 8000 * np.sin(np.arange(round(seconds * rate)) / 10)
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(tone.astype("<i2").tobytes())
    return file


def write_picture(file: Path, grey: int) -> Path:
    """A plain picture of 80 by 60."""
    cv2.imwrite(str(file), np.full((60, 80, 3), grey, np.uint8))
    return file
