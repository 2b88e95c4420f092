"""Which recordings are meant, what each is called, and how one is known again."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

# fmt: off
VIDEO_SUFFIXES = frozenset({
    ".264", ".265", ".266", ".3g2", ".3gp", ".3gpp", ".amv", ".asf", ".avc", ".avi", ".avs", ".cavs", ".dav", ".dif",
    ".divx", ".dnxhd", ".dnxhr", ".dv", ".f4v", ".flv", ".gxf", ".h261", ".h263", ".h264", ".h265", ".h266", ".h26l",
    ".hevc", ".ifv", ".ismv", ".ivf", ".ivr", ".kux", ".m1v", ".m2t", ".m2ts", ".m2v", ".m4v", ".mj2", ".mjpeg",
    ".mjpg", ".mk3d", ".mkv", ".mod", ".mov", ".mp4", ".mpe", ".mpeg", ".mpg", ".mpv", ".mts", ".mxf", ".nut", ".obu",
    ".ogm", ".ogv", ".psp", ".qt", ".rm", ".rmvb", ".roq", ".ser", ".swf", ".tod", ".trp", ".ts", ".ty", ".vc1",
    ".viv", ".vob", ".vvc", ".webm", ".wmv", ".wtv", ".y4m",
})
# fmt: on
"""Of the files that FFmpeg reads, those that hold films."""

_SEEN_BYTES = 2**20
"""At the beginning, in the middle and at the end of a file: two recordings never agree in all three and in size."""


@dataclass(frozen=True)
class Fingerprint:
    """What a recording is known by wherever it lies: `size` in bytes, and a SHA-256 of parts of it."""

    size: int
    digest: str

    @classmethod
    def of(cls, video: Path) -> Fingerprint | None:
        """None for what is no file that can be read from here."""
        try:
            size, digest = video.stat().st_size, hashlib.sha256()
            with video.open("rb") as file:
                for start in (0, (size - _SEEN_BYTES) // 2, size - _SEEN_BYTES):
                    file.seek(max(0, start))
                    digest.update(file.read(_SEEN_BYTES))
        except (OSError, ValueError):
            return None
        return cls(size, digest.hexdigest())


@dataclass(frozen=True)
class FoundVideo:
    """`name` is the path below the folder that was named, with slashes, and no other recording's of the same run."""

    path: Path
    name: str


@dataclass(frozen=True)
class FoundVideos:
    """`videos`, each once; `failures` are sentences about what was named and holds none; `passed_over` are the files in
    folders that do not have the name of a video.
    """

    videos: tuple[FoundVideo, ...]
    failures: tuple[str, ...] = ()
    passed_over: tuple[Path, ...] = ()


def find_videos(named: Sequence[Path], but: Path | None = None) -> FoundVideos:
    """The files among `named`, whatever they are called, and those in its folders and their folders with the suffix of
    a video. Hidden ones, which systems leave beside recordings, are passed over, and so is the folder `but`.
    """
    found: dict[Path, Path] = {}
    failures: list[str] = []
    passed_over: list[Path] = []
    for path in named:
        if not _is_folder(path):
            found.setdefault(path.absolute(), path)
            continue
        unreadable: list[str] = []
        files = sorted(_files_in(path, but, unreadable))
        inside = [file for file in files if file.suffix.lower() in VIDEO_SUFFIXES]
        failures += unreadable
        passed_over += [file for file in files if file.suffix.lower() not in VIDEO_SUFFIXES]
        if not inside and not unreadable:
            failures.append(f"There is no video in the folder {path}.")
        for video in inside:
            found.setdefault(video.absolute(), video)
    names = names_below(found, [path.absolute() for path in named if _is_folder(path)])
    videos = tuple(FoundVideo(path, names[whole]) for whole, path in found.items())
    return FoundVideos(videos, tuple(failures), tuple(passed_over))


def names_below(videos: Iterable[Path], folders: Sequence[Path] = ()) -> dict[Path, str]:
    """What each of `videos`, absolute paths, is called: its path below the one folder that was named, or below what all
    of them have in common.
    """
    videos = list(videos)
    parents = [video.parent for video in videos]
    if len(folders) == 1 and all(video.is_relative_to(folders[0]) for video in videos):
        base = folders[0]
    else:
        base = Path(os.path.commonpath(parents)) if _is_one_tree(parents) else Path()
    return {video: _below(video, base) for video in videos}


def stems_of(names: Sequence[str]) -> dict[str, str]:
    """What the files of each recording are called: its name without the suffix, where no other then has the same. On
    one line of a folder: `P01/reaction.mp4` becomes `P01_reaction`.
    """
    flat = {name: name.replace("/", "_") for name in names}
    times = Counter(PurePath(one).stem.casefold() for one in flat.values())
    return {
        name: PurePath(one).stem if times[PurePath(one).stem.casefold()] == 1 else one for name, one in flat.items()
    }


def _below(video: Path, base: Path) -> str:
    return (video.relative_to(base) if base != Path() else video).as_posix()


def _is_one_tree(parents: Sequence[Path]) -> bool:
    # Windows has a tree a drive.
    return bool(parents) and len({parent.anchor for parent in parents}) == 1


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # Its name is too long, say; who opens it says so.
        return False


def _files_in(folder: Path, but: Path | None, unreadable: list[str]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        unreadable.append(f"The folder {error.filename} cannot be read ({error.strerror}).")

    left_out = None if but is None else but.absolute()
    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = [
            name for name in folders if not name.startswith(".") and Path(parent, name).absolute() != left_out
        ]
        for name in names:
            if not name.startswith("."):
                yield Path(parent, name)
