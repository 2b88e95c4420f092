"""A recorded video, decoded in a separate process: a file that crashes its decoder ends a viewing, not the app.

A file that takes over its decoder gains nothing but itself: that process cannot read any other file, and what it sends
is read as plain words, numbers and pixels, never unpickled.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from rating_app.session.recording import RecordingRead
from rating_app.system.child_process import ChildProcess, FunctionThere
from rating_app.vision.camera.clock import PacingClock
from rating_app.vision.camera.source import Frame, SourceFailed
from rating_app.vision.recording.protocol import (
    Ended,
    Failed,
    Nonsense,
    Opened,
    Picture,
    Said,
    read_words,
    receive_pixels,
)

OPEN_WITHIN_S = 60.0
"""Time limit for opening, including the start of the process on a busy computer."""

PICTURE_WITHIN_S = 20.0
"""Time limit for the next picture. One in 8K takes less than a second; a disk may take ten to wake up."""

DECODE = FunctionThere("rating_app.vision.recording.video_file", "decode")
"""FFmpeg's libraries are loaded only in that process."""


class IsolatedVideoSource:
    """The same as VideoFileSource, in a process of its own. It also raises SourceFailed if that process ends or stops
    answering.

    Pixels go through a pipe: they have no name and no place on a disk, and nothing is left when a process ends.
    """

    def __init__(
        self,
        path: Path,
        paced: bool,
        open_within_s: float = OPEN_WITHIN_S,
        picture_within_s: float = PICTURE_WITHIN_S,
        decode: Callable[[Connection, Path], None] | FunctionThere = DECODE,
    ) -> None:
        """Begin without opening `path`; `decode` is what the process runs."""
        self._path = path
        self._paced = paced
        self._decode = decode
        self._open_within_s = open_within_s
        self._picture_within_s = picture_within_s
        self._clock = PacingClock()
        self._interrupted = threading.Event()
        self._decoder: ChildProcess | None = None
        self._ended = False
        self._newest_s = -math.inf
        self._read = RecordingRead(complete=False)
        self.frame_count: int | None = None
        """How many frames an open video holds according to the file; None if it does not contain that."""

    @property
    def name(self) -> str:
        return self._path.name

    @property
    def recording_read(self) -> RecordingRead:
        """Return how much of the video was read."""
        return self._read

    def open(self) -> None:
        self._decoder = decoder = ChildProcess("decoder", self._decode, self._path, readable=[self._path])
        if self._interrupted.is_set():
            return
        opened = self._hear(decoder, self._open_within_s)
        if isinstance(opened, Opened):
            self.frame_count = opened.frame_count
            self._read = replace(self._read, source_duration_s=opened.promised_s)
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

    def _hear(self, decoder: ChildProcess, within_s: float) -> Frame | Opened | None:
        """Return the decoder's next message; None at the video's end or after `interrupt`."""
        decoder.allow(within_s)
        try:
            said = read_words(decoder.connection)
            heard = self._receive_frame(decoder, said) if isinstance(said, Picture) else said
        except Nonsense:
            decoder.kill()
            raise self._crash("it talks nonsense") from None
        except (EOFError, OSError):
            if self._interrupted.is_set():
                return None
            raise self._failure(decoder) from None
        decoder.allow(None)
        return heard if isinstance(heard, Frame) else self._understood(heard)

    def _understood(self, said: Said) -> Opened | None:
        if isinstance(said, Failed):
            self._lose_the_rest()
            raise SourceFailed.heard(said.template, said.values)
        if isinstance(said, Ended):
            self._read = RecordingRead.heard(said.read) or self._read
            return None
        return said if isinstance(said, Opened) else None

    def _receive_frame(self, decoder: ChildProcess, picture: Picture) -> Frame:
        if picture.timestamp_s <= self._newest_s:
            raise Nonsense
        self._newest_s = picture.timestamp_s
        return Frame(receive_pixels(decoder.connection, (picture.height, picture.width, 3)), picture.timestamp_s)

    def _failure(self, decoder: ChildProcess) -> SourceFailed:
        if decoder.silent_for_s is not None:
            self._lose_the_rest()
            silence = f"{decoder.silent_for_s:g}"
            return SourceFailed(
                "The video {file} delivered no picture for {silence} s.", file=self._path, silence=silence
            )
        return self._crash(decoder.cause_of_end)

    def _crash(self, cause: str) -> SourceFailed:
        self._lose_the_rest()
        return SourceFailed("The video {file} crashed its decoder ({cause}).", file=self._path, cause=cause)

    def _lose_the_rest(self) -> None:
        """Count everything after the newest picture as lost, since it will not be read."""
        promised_s = self._read.source_duration_s
        if promised_s is not None:
            self._read = replace(self._read, lost_s=max(0.0, promised_s - max(0.0, self._newest_s)))


def length_of(film: Path) -> float | None:
    """Return how long a film lasts according to the file, in seconds; None if it does not contain that. Raise
    SourceFailed if none of its pictures can be read. A process of its own reads it, as with every file that somebody
    else has made.
    """
    source = IsolatedVideoSource(film, paced=False)
    try:
        source.open()
        return source.recording_read.source_duration_s
    finally:
        source.close()
