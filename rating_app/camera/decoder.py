"""A recorded video, decoded in a process of its own: a file that crashes its decoder ends a viewing, not the app."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np

from rating_app.camera import VideoFileSource
from rating_app.camera.clock import PacingClock
from rating_app.camera.source import Frame, SourceFailed
from rating_app.child_process import ChildProcess
from rating_app.face import Image

OPEN_WITHIN_S = 60.0
"""With the start of the process, on a computer that is busy."""

PICTURE_WITHIN_S = 20.0
"""For the next picture. One in 8K takes less than a second; a disk that was asleep takes ten to wake up."""

_PIECE_BYTES = 2**20
"""A connection's reader makes room for the whole of a message at every piece of it that comes."""


@dataclass(frozen=True)
class _Opened:
    frame_count: int | None


@dataclass(frozen=True)
class _Picture:
    """Announces a picture, whose pixels follow."""

    timestamp_s: float
    shape: tuple[int, ...]


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
        self.frame_count: int | None = None
        """How many frames an open video holds, by its own word; None where it does not say."""

    @property
    def name(self) -> str:
        return self._path.name

    def open(self) -> None:
        self._decoder = decoder = ChildProcess("decoder", _decode, self._path)
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
            told: Any = decoder.connection.recv()
            if isinstance(told, _Picture):
                told = Frame(_receive_pixels(decoder.connection, told.shape), told.timestamp_s)
        except (EOFError, OSError):
            if self._interrupted.is_set():
                return None
            raise self._failure(decoder) from None
        decoder.allow(None)
        if isinstance(told, SourceFailed):
            raise told
        assert told is None or isinstance(told, (Frame, _Opened))
        return told

    def _failure(self, decoder: ChildProcess) -> SourceFailed:
        if decoder.silent_for_s is not None:
            silence = f"{decoder.silent_for_s:g}"
            return SourceFailed("The video {file} gave no picture for {silence} s.", file=self._path, silence=silence)
        cause = decoder.cause_of_end
        return SourceFailed("The video {file} crashed its decoder ({cause}).", file=self._path, cause=cause)


def _decode(connection: Connection, path: Path) -> None:
    """In the process: say that `path` is open, then all its pictures, then None, or at any time SourceFailed."""
    source = VideoFileSource(path, paced=False)
    try:
        source.open()
        connection.send(_Opened(source.frame_count))
        while (frame := source.read()) is not None:
            connection.send(_Picture(frame.timestamp_s, frame.image.shape))
            _send_pixels(connection, frame.image)
        connection.send(None)
    except SourceFailed as failure:
        connection.send(failure)


def _send_pixels(connection: Connection, image: Image) -> None:
    pixels = np.ascontiguousarray(image).data.cast("B")
    for start in range(0, len(pixels), _PIECE_BYTES):
        connection.send_bytes(pixels[start : start + _PIECE_BYTES])


def _receive_pixels(connection: Connection, shape: tuple[int, ...]) -> Image:
    image = np.empty(shape, np.uint8)
    pixels, received = image.data.cast("B"), 0
    while received < len(pixels):
        received += connection.recv_bytes_into(pixels, received)
    return image
