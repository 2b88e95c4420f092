"""Finds pictures in bytes: files of the usual formats, and pieces of a picture that was seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

_RUN = 32
"""Bytes of a row that are looked for together: a piece that is twice as wide holds one of them whole."""

_LEAST_VARIED = 8
"""How many different bytes a run has at least; a plain one would be found in anything."""

FORMATS = {
    "JPEG": rb"\xff\xd8(?=\xff[\xc0-\xfe])",
    "PNG": rb"\x89PNG\r\n\x1a\n",
    "BMP": rb"BM.{4}\x00{4}.\x00{3}[\x0c\x28\x38\x40\x6c\x7c]\x00{3}",
    "WebP": rb"RIFF.{4}WEBP",
    "AVI": rb"RIFF.{4}AVI ",
    "GIF": rb"GIF8[79]a",
    "TIFF": rb"II\*\x00.{4}|MM\x00\*.{4}",
    "JPEG 2000": rb"\x00{3}\x0cjP  \r\n\x87\n|\xff\x4f\xff\x51\x00",
    "MP4, MOV, HEIF or AVIF": rb"\x00{3}.ftyp[A-Za-z0-9 ]{4}",
    "Matroska or WebM": rb"\x1a\x45\xdf\xa3.{1,8}\x42\x86",
    "NumPy": rb"\x93NUMPY",
    "PNM": rb"P[56]\s\d{1,5}\s\d{1,5}\s\d{1,5}\s",
    "picture in base64": rb"data:image/(?:jpeg|png|webp|bmp|gif)|/9j/4AAQ|iVBORw0KGgo",
}
"""Regular expressions of what such files begin with."""


_SEGMENTS = 2
"""So many of a JPEG have to follow each other: among a network's weights, which are bytes at random, one is found now
and then."""


def pictures_in(content: bytes) -> list[str]:
    """The formats of which a file seems to be in `content`."""
    return [
        name
        for name, pattern in FORMATS.items()
        if any(name != "JPEG" or _has_segments(content, begin.end()) for begin in _beginnings(pattern, content))
    ]


def _beginnings(pattern: bytes, content: bytes) -> Iterator[re.Match[bytes]]:
    return re.finditer(pattern, content, re.DOTALL)


def _has_segments(content: bytes, at: int) -> bool:
    for _ in range(_SEGMENTS):
        if content[at : at + 1] != b"\xff":
            return False
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return content[at : at + 1] == b"\xff"


@dataclass(frozen=True)
class Seen:
    """Pictures that were seen; `runs` are bytes of their rows, however a program lays pixels out."""

    runs: frozenset[bytes]

    @classmethod
    def of(cls, pictures: Iterable[np.ndarray]) -> Seen:
        """`pictures` are uint8, (height, width, 3)."""
        return cls(frozenset(run for picture in pictures for laid_out in _layouts(picture) for run in _runs(laid_out)))

    def is_in(self, content: bytes) -> bool:
        """Whether a piece of one is in `content`, some 65 bytes of a row or more."""
        return any(content[at : at + _RUN] in self.runs for at in range(len(content) - _RUN + 1))


def _layouts(picture: np.ndarray) -> Iterator[np.ndarray]:
    """Three channels in both orders, four of them as Qt has it, and grey; each also mirrored, as the preview is."""
    for seen in (picture, picture[:, ::-1]):
        yield seen
        yield seen[..., ::-1]
        yield cv2.cvtColor(np.ascontiguousarray(seen), cv2.COLOR_BGR2BGRA)
        yield cv2.cvtColor(np.ascontiguousarray(seen), cv2.COLOR_BGR2RGBA)
        yield cv2.cvtColor(np.ascontiguousarray(seen), cv2.COLOR_BGR2GRAY)


def _runs(picture: np.ndarray) -> Iterator[bytes]:
    for row in picture:
        content = row.tobytes()
        for at in range(0, len(content) - _RUN + 1, _RUN):
            run = content[at : at + _RUN]
            if len(set(run)) >= _LEAST_VARIED:
                yield run
