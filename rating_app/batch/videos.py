"""Which recordings are meant, and how one is known again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# fmt: off
VIDEO_SUFFIXES = frozenset({
    ".3gp", ".avi", ".flv", ".m2ts", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg", ".mts", ".mxf", ".ogv", ".ts",
    ".vob", ".webm", ".wmv",
})
# fmt: on


@dataclass(frozen=True)
class Fingerprint:
    """A file is taken for the same while its absolute path, its size in bytes and its time of change stay the same."""

    path: str
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, video: Path) -> Fingerprint | None:
        """None for what is no file that can be seen from here."""
        try:
            status = video.stat()
        except (OSError, ValueError):
            return None
        return cls(str(video.absolute()), status.st_size, status.st_mtime_ns)


@dataclass(frozen=True)
class FoundVideos:
    """`videos`, each once; `failures` are sentences about what was named and holds none."""

    videos: tuple[Path, ...]
    failures: tuple[str, ...]


def find_videos(named: Sequence[Path]) -> FoundVideos:
    """The files among `named`, whatever they are called, and those in its folders and their folders with the suffix of
    a video. Hidden ones, which systems leave beside recordings, are passed over.
    """
    videos: dict[Path, Path] = {}
    failures: list[str] = []
    for path in named:
        if not _is_folder(path):
            videos.setdefault(path.absolute(), path)
            continue
        unreadable: list[str] = []
        inside = sorted(_videos_in(path, unreadable))
        failures += unreadable
        if not inside and not unreadable:
            failures.append(f"There is no video in the folder {path}.")
        for video in inside:
            videos.setdefault(video.absolute(), video)
    return FoundVideos(tuple(videos.values()), tuple(failures))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # Its name is too long, say; who opens it says so.
        return False


def _videos_in(folder: Path, unreadable: list[str]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        unreadable.append(f"The folder {error.filename} cannot be read ({error.strerror}).")

    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if Path(name).suffix.lower() in VIDEO_SUFFIXES and not name.startswith("."):
                yield Path(parent, name)
