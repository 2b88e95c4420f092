"""What a decoder's process does."""

from __future__ import annotations

from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path

from rating_app.vision.camera.source import SourceFailed
from rating_app.vision.recording.protocol import Ended, Failed, Opened, Picture, say, send_pixels
from rating_app.vision.recording.video_file import VideoFileSource


def decode(connection: Connection, path: Path) -> None:
    """Say that `path` is open, then all its pictures, then its end, or at any time how it failed."""
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
