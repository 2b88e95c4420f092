"""A recorded video as a source of frames, and the function of a process that decodes one for another."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import asdict, astuple
from multiprocessing.connection import Connection
from pathlib import Path

from rating_app.session.recording import RecordingRead
from rating_app.vision.camera.clock import PacingClock
from rating_app.vision.camera.source import Frame, SourceFailed
from rating_app.vision.face import Image
from rating_app.vision.recording import MAX_FRAMES, MAX_VIDEO_S
from rating_app.vision.recording.container import VideoContainer
from rating_app.vision.recording.protocol import Ended, Failed, Opened, Picture, say, send_pixels


class VideoFileSource:
    """A recorded video. If `paced`, it delivers its frames when they are due, as a camera would; otherwise as fast as
    they are read.

    It raises SourceFailed for pictures of more than MAX_PIXELS, and beyond MAX_VIDEO_S or `max_frames`. It decodes in
    this process, with as many `threads` (0 for one per processor), and a hostile file can crash it: use it in a
    ChildProcess, as IsolatedVideoSource does.
    """

    def __init__(self, path: Path, paced: bool, max_frames: int = MAX_FRAMES, threads: int = 0) -> None:
        self._path = path
        self._paced = paced
        self._max_frames = max_frames
        self._threads = threads
        self._clock = PacingClock()
        self._interrupted = threading.Event()
        self._container: VideoContainer | None = None
        self._pictures: Iterator[tuple[Image, float]] = iter(())
        self._count = 0
        self._read = RecordingRead(complete=False)

    @property
    def name(self) -> str:
        return self._path.name

    @property
    def frame_count(self) -> int | None:
        """About how many frames an open video holds; None if that is not known."""
        return None if self._container is None else self._container.frame_count

    @property
    def recording_read(self) -> RecordingRead:
        """How much of the video was read; it is not complete until the end was reached."""
        return self._read

    def open(self) -> None:
        _check_file(self._path)
        self._container = VideoContainer(self._path, self._path, self._threads)
        self._pictures = self._container.pictures()
        self._read = RecordingRead(source_duration_s=self._container.promised_s, complete=False)
        self._clock.start()

    def read(self) -> Frame | None:
        if self._interrupted.is_set() or self._container is None:
            return None
        picture = next(self._pictures, None)
        if picture is None:
            if self._count == 0:
                raise SourceFailed("{file} contains no pictures that can be read.", file=self._path)
            self._read = self._container.read
            return None
        image, timestamp_s = picture
        self._count += 1
        self._check_end(timestamp_s)
        if self._paced and not self._clock.wait_until(timestamp_s, self._interrupted):
            return None
        return Frame(image, timestamp_s)

    def pause(self) -> None:
        self._clock.pause()

    def resume(self) -> None:
        self._clock.resume()

    def interrupt(self) -> None:
        self._interrupted.set()

    def close(self) -> None:
        container, self._container = self._container, None
        if container is not None:
            container.close()

    def _check_end(self, timestamp_s: float) -> None:
        if timestamp_s > MAX_VIDEO_S:
            raise SourceFailed("{file} lasts longer than a day, or its times are damaged.", file=self._path)
        if self._count > self._max_frames:
            raise SourceFailed("{file} has more than {most} pictures.", file=self._path, most=self._max_frames)


def decode(connection: Connection, path: Path) -> None:
    """Send that `path` is open, then all its pictures, then its end, or at any time how it failed."""
    source = VideoFileSource(path, paced=False)
    try:
        source.open()
        say(connection, Opened(source.frame_count, source.recording_read.source_duration_s))
        while (frame := source.read()) is not None:
            height, width, _ = frame.image.shape
            say(connection, Picture(frame.timestamp_s, height, width))
            send_pixels(connection, frame.image)
        say(connection, Ended(asdict(source.recording_read)))
    except SourceFailed as failure:
        values = {name: str(value) for name, value in failure.values.items()}
        say(connection, Failed(failure.template, values))


def tell_film_facts(connection: Connection, path: Path) -> None:
    """Send the FilmFacts of `path` as a list; nothing if it cannot be read as a film."""
    with suppress(SourceFailed), closing(VideoContainer(path, path, threads=1)) as container:
        connection.send_bytes(json.dumps(astuple(container.film_facts)).encode())


def _check_file(path: Path) -> None:
    """Raise SourceFailed unless the file exists and can be opened."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode(errors="replace")
        raise SourceFailed("The file name {file} cannot be read; give it another name.", file=shown) from None
    try:
        exists, is_file = path.exists(), path.is_file()
    except OSError as error:
        # For example, its name is too long.
        raise SourceFailed("{file} cannot be read ({reason}).", file=path, reason=error.strerror) from None
    if not exists:
        raise SourceFailed("There is no file {file}.", file=path)
    if not is_file:
        raise SourceFailed("{file} is not a file.", file=path)
    if not os.access(path, os.R_OK):
        raise SourceFailed("The file {file} may not be read.", file=path)
