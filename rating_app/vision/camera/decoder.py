"""A recorded video, decoded in a process of its own: a file that crashes its decoder ends a viewing, not the app.

A file that takes its decoder over gets nothing but itself: that process reads no other, and what it says is read as
plain words, numbers and pixels, never unpickled.
"""

from __future__ import annotations

import json
import math
import string
import threading
from collections.abc import Collection
from dataclasses import asdict, dataclass
from multiprocessing import BufferTooShort
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from rating_app.system.child_process import ChildProcess
from rating_app.vision.camera import MAX_PIXELS, MAX_VIDEO_S, VideoFileSource
from rating_app.vision.camera.clock import PacingClock
from rating_app.vision.camera.source import Frame, SourceFailed
from rating_app.vision.face import Image

OPEN_WITHIN_S = 60.0
"""With the start of the process, on a computer that is busy."""

PICTURE_WITHIN_S = 20.0
"""For the next picture. One in 8K takes less than a second; a disk that was asleep takes ten to wake up."""

_PIECE_BYTES = 2**20
"""A connection's reader makes room for the whole of a message at every piece of it that comes."""


_LONGEST_WORDS = 2**16


@dataclass(frozen=True)
class _Opened:
    frame_count: int | None


@dataclass(frozen=True)
class _Picture:
    """Announces a picture, whose pixels follow."""

    timestamp_s: float
    height: int
    width: int


@dataclass(frozen=True)
class _Failed:
    """As SourceFailed."""

    template: str
    values: dict[str, str]


@dataclass(frozen=True)
class _Ended:
    pass


_Said = _Opened | _Picture | _Failed | _Ended
_KINDS = {kind.__name__: kind for kind in (_Opened, _Picture, _Failed, _Ended)}


class _Nonsense(Exception):
    """The decoder says what no decoder of ours would."""


class IsolatedVideoSource:
    """As VideoFileSource, in a process of its own. SourceFailed tells of its end and of its silence, too.

    Pixels go through a pipe: nothing of them has a name or a place on a disk, and nothing stays when a process ends.
    """

    def __init__(
        self,
        path: Path,
        paced: bool,
        open_within_s: float = OPEN_WITHIN_S,
        picture_within_s: float = PICTURE_WITHIN_S,
    ) -> None:
        self._path = path
        self._paced = paced
        self._open_within_s = open_within_s
        self._picture_within_s = picture_within_s
        self._clock = PacingClock()
        self._interrupted = threading.Event()
        self._decoder: ChildProcess | None = None
        self._ended = False
        self._newest_s = -math.inf
        self.frame_count: int | None = None
        """How many frames an open video holds, by its own word; None where it does not say."""

    @property
    def name(self) -> str:
        return self._path.name

    def open(self) -> None:
        self._decoder = decoder = ChildProcess("decoder", _decode, self._path, readable=[self._path])
        if self._interrupted.is_set():
            return
        opened = self._hear(decoder, self._open_within_s)
        if isinstance(opened, _Opened):
            self.frame_count = opened.frame_count
        self._clock.start()

    def read(self) -> Frame | None:
        assert self._decoder is not None, "open first"
        if self._interrupted.is_set() or self._ended:
            return None
        frame = self._hear(self._decoder, self._picture_within_s)
        if not isinstance(frame, Frame):
            self._ended = True
            return None
        if self._paced and not self._clock.wait_until(frame.timestamp_s, self._interrupted):
            return None
        return frame

    def pause(self) -> None:
        self._clock.pause()

    def resume(self) -> None:
        self._clock.resume()

    def interrupt(self) -> None:
        self._interrupted.set()
        decoder = self._decoder
        if decoder is not None:
            decoder.kill()

    def close(self) -> None:
        decoder, self._decoder = self._decoder, None
        if decoder is not None:
            decoder.stop()

    def _hear(self, decoder: ChildProcess, within_s: float) -> Frame | _Opened | None:
        """What the decoder says next; None at the video's end or after `interrupt`."""
        decoder.allow(within_s)
        try:
            said = _read_words(decoder.connection)
            heard = self._receive_frame(decoder, said) if isinstance(said, _Picture) else said
        except _Nonsense:
            decoder.kill()
            raise self._crash("it talks nonsense") from None
        except (EOFError, OSError):
            if self._interrupted.is_set():
                return None
            raise self._failure(decoder) from None
        decoder.allow(None)
        if isinstance(heard, _Failed):
            raise SourceFailed.heard(heard.template, heard.values)
        return None if isinstance(heard, _Ended) else heard

    def _receive_frame(self, decoder: ChildProcess, picture: _Picture) -> Frame:
        if picture.timestamp_s <= self._newest_s:
            raise _Nonsense
        self._newest_s = picture.timestamp_s
        return Frame(_receive_pixels(decoder.connection, (picture.height, picture.width, 3)), picture.timestamp_s)

    def _failure(self, decoder: ChildProcess) -> SourceFailed:
        if decoder.silent_for_s is not None:
            silence = f"{decoder.silent_for_s:g}"
            return SourceFailed("The video {file} gave no picture for {silence} s.", file=self._path, silence=silence)
        return self._crash(decoder.cause_of_end)

    def _crash(self, cause: str) -> SourceFailed:
        return SourceFailed("The video {file} crashed its decoder ({cause}).", file=self._path, cause=cause)


def _decode(connection: Connection, path: Path) -> None:
    """In the process: say that `path` is open, then all its pictures, then its end, or at any time how it failed."""
    source = VideoFileSource(path, paced=False)
    try:
        source.open()
        _say(connection, _Opened(source.frame_count))
        while (frame := source.read()) is not None:
            height, width, _ = frame.image.shape
            _say(connection, _Picture(frame.timestamp_s, height, width))
            _send_pixels(connection, frame.image)
        _say(connection, _Ended())
    except SourceFailed as failure:
        values = {name: str(value) for name, value in failure.values.items()}
        _say(connection, _Failed(failure.template, values))


def _say(connection: Connection, said: _Said) -> None:
    connection.send_bytes(json.dumps([type(said).__name__, asdict(said)]).encode())


def _read_words(connection: Connection) -> _Said:
    """_Nonsense for what _say would not have sent, or would not have known."""
    words = connection.recv_bytes(_LONGEST_WORDS)
    try:
        kind, parts = json.loads(words)
        said: _Said = _KINDS[kind](**parts)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise _Nonsense from None
    if not _makes_sense(said):
        raise _Nonsense
    return said


def _makes_sense(said: _Said) -> bool:
    match said:
        case _Opened(count):
            return count is None or (isinstance(count, int) and count > 0)
        case _Picture(float(time_s), int(height), int(width)):
            return abs(time_s) <= MAX_VIDEO_S and height > 0 and width > 0 and height * width <= MAX_PIXELS
        case _Failed(str(template), dict(values)):
            return all(isinstance(value, str) for value in values.values()) and _names_only(template, values)
        case _:
            return isinstance(said, _Ended)


def _names_only(template: str, values: Collection[str]) -> bool:
    """Whether `template` has no placeholder but a plain name of `values`: others reach into objects, or fill memory."""
    try:
        parts = list(string.Formatter().parse(template))
    except ValueError:
        return False
    return all(name is None or (name in values and not form and not turned) for _, name, form, turned in parts)


def _send_pixels(connection: Connection, image: Image) -> None:
    pixels = np.ascontiguousarray(image).data.cast("B")
    for start in range(0, len(pixels), _PIECE_BYTES):
        connection.send_bytes(pixels[start : start + _PIECE_BYTES])


def _receive_pixels(connection: Connection, shape: tuple[int, ...]) -> Image:
    image = np.empty(shape, np.uint8)
    pixels, received = image.data.cast("B"), 0
    while received < len(pixels):
        try:
            received += connection.recv_bytes_into(pixels, received)
        except BufferTooShort:
            raise _Nonsense from None
    return image
