"""The messages of a decoder's process, and how they are read: plain words, numbers and pixels, never unpickled.

The process may have been taken over by the file that it reads.
"""

from __future__ import annotations

import json
import math
import string
from collections.abc import Collection
from dataclasses import asdict, dataclass
from multiprocessing import BufferTooShort
from multiprocessing.connection import Connection

import numpy as np

from rating_app.session.recording import RecordingRead
from rating_app.vision.face import Image
from rating_app.vision.recording import MAX_PIXELS, MAX_VIDEO_S

_PIECE_BYTES = 2**20
"""Size of the pieces that pixels are sent in. A connection's reader allocates memory for the whole message with
every piece that arrives."""

_LONGEST_WORDS = 2**16


@dataclass(frozen=True)
class Opened:
    """The recording is open. `frame_count` and `promised_s` are those that the file claims, None if it does not."""

    frame_count: int | None
    promised_s: float | None


@dataclass(frozen=True)
class Picture:
    """A picture whose pixels follow."""

    timestamp_s: float
    height: int
    width: int


@dataclass(frozen=True)
class Failed:
    """A failure with the values of a SourceFailed."""

    template: str
    values: dict[str, str]


@dataclass(frozen=True)
class Ended:
    """The end of the recording. `read`: the values of a RecordingRead."""

    read: dict[str, object]


Said = Opened | Picture | Failed | Ended
_KINDS = {kind.__name__: kind for kind in (Opened, Picture, Failed, Ended)}


class Nonsense(Exception):
    """A message that our decoder would never send."""


def say(connection: Connection, said: Said) -> None:
    connection.send_bytes(json.dumps([type(said).__name__, asdict(said)]).encode())


def read_words(connection: Connection) -> Said:
    """Read a message. Raise Nonsense for anything that `say` would not have sent."""
    words = connection.recv_bytes(_LONGEST_WORDS)
    try:
        kind, parts = json.loads(words)
        said: Said = _KINDS[kind](**parts)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Nonsense from None
    if not _makes_sense(said):
        raise Nonsense
    return said


def _makes_sense(said: Said) -> bool:
    match said:
        case Opened(None | int() as count, None | float() as promised_s):
            return (count is None or count > 0) and (promised_s is None or 0 < promised_s < math.inf)
        case Picture(float(time_s), int(height), int(width)):
            return abs(time_s) <= MAX_VIDEO_S and height > 0 and width > 0 and height * width <= MAX_PIXELS
        case Failed(str(template), dict(values)):
            return all(isinstance(value, str) for value in values.values()) and _names_only(template, values)
        case Ended(dict(read)):
            return RecordingRead.heard(read) is not None
    return False


def _names_only(template: str, values: Collection[str]) -> bool:
    """Return whether `template` has no placeholders except plain names in `values`: others reach into objects, or fill
    memory.
    """
    try:
        parts = list(string.Formatter().parse(template))
    except ValueError:
        return False
    return all(name is None or (name in values and not form and not turned) for _, name, form, turned in parts)


def send_pixels(connection: Connection, image: Image) -> None:
    pixels = np.ascontiguousarray(image).data.cast("B")
    for start in range(0, len(pixels), _PIECE_BYTES):
        connection.send_bytes(pixels[start : start + _PIECE_BYTES])


def receive_pixels(connection: Connection, shape: tuple[int, ...]) -> Image:
    image = np.empty(shape, np.uint8)
    pixels, received = image.data.cast("B"), 0
    while received < len(pixels):
        try:
            received += connection.recv_bytes_into(pixels, received)
        except BufferTooShort:
            raise Nonsense from None
    return image
