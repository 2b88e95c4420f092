"""What FFmpeg's libraries know about a film's time. It runs in a process that is confined to the film."""

from __future__ import annotations

import json
from contextlib import closing, suppress
from dataclasses import astuple
from multiprocessing.connection import Connection
from pathlib import Path

from rating_app.vision.camera.source import SourceFailed
from rating_app.vision.recording.container import VideoContainer


def tell_film_facts(connection: Connection, path: Path) -> None:
    """Send the FilmFacts of `path` as a list; nothing if it cannot be read as a film."""
    with suppress(SourceFailed), closing(VideoContainer(path, path, threads=1)) as container:
        connection.send_bytes(json.dumps(astuple(container.film_facts)).encode())
