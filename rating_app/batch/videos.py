"""Which recordings are meant, what each is called, and how one is recognised again."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
"""The suffixes of films, of the files that FFmpeg reads."""

_SEEN_BYTES = 2**20
"""How much of a file is read at its beginning, middle and end: two recordings never agree in all three and in size."""


@dataclass(frozen=True)
class Fingerprint:
    """What identifies a recording wherever it is: `size` in bytes, and a SHA-256 of parts of it."""

    size: int
    digest: str

    @classmethod
    def of(cls, video: Path) -> Fingerprint | None:
        """Compute the fingerprint of `video`; None if it is not a file that can be read from here."""
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
    """A recording that was found. `name` is its path below the named folder, or the file's name, with slashes, preceded
    by as many folders as distinguish it from the run's other recordings. It reveals no more of its place on this
    computer.
    """

    path: Path
    name: str


@dataclass(frozen=True)
class FoundVideos:
    """The recordings that were found. `videos` occur once each; `failures` are sentences about what was named and
    contains none; `passed_over` are the files in folders that do not have the name of a video.
    """

    videos: tuple[FoundVideo, ...]
    failures: tuple[str, ...] = ()
    passed_over: tuple[Path, ...] = ()


def find_videos(named: Sequence[Path], but: Path | None = None) -> FoundVideos:
    """Return the files among `named`, whatever they are called, and those in its folders and their subfolders with the
    suffix of a video. Hidden files, which systems leave beside recordings, are skipped, and so is the folder `but`.
    """
    found: dict[Path, Path] = {}
    bases: dict[Path, Path] = {}
    failures: list[str] = []
    passed_over: list[Path] = []
    for path in named:
        if not _is_folder(path):
            found.setdefault(path.absolute(), path)
            bases.setdefault(path.absolute(), path.absolute().parent)
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
            # If there are several folders, each recording's name begins with its own.
            bases.setdefault(video.absolute(), path.absolute() if len(named) == 1 else path.absolute().parent)
    names = names_of(bases)
    videos = tuple(FoundVideo(path, names[whole]) for whole, path in found.items())
    return FoundVideos(videos, tuple(failures), tuple(passed_over))


def names_of(videos: Mapping[Path, Path]) -> dict[Path, str]:
    """Return the name of each of `videos`, whose values are where its name begins at the latest: its path from there,
    preceded by as many folders as distinguish it from the others. All are absolute.
    """
    lengths = {video: len(video.relative_to(base).parts) for video, base in videos.items()}
    while True:
        names = {video: "/".join(video.parts[-length:]) for video, length in lengths.items()}
        times = Counter(names.values())
        alike = [video for video, name in names.items() if times[name] > 1 and lengths[video] < len(video.parts)]
        if not alike:
            return names
        for video in alike:
            lengths[video] += 1


def stems_of(names: Sequence[str]) -> dict[str, str]:
    """Return the name of each recording's files, all in one folder: `P01_reaction` for `P01/reaction.mp4`. If two would
    have the same name, they keep their suffix, and if that does not help, they are numbered in their order.
    """
    flat = {name: name.replace("/", "_") for name in names}
    times = Counter(PurePath(one).stem.casefold() for one in flat.values())
    stems: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for name in sorted(flat):
        stem = PurePath(flat[name]).stem
        stem = stem if times[stem.casefold()] == 1 else flat[name]
        taken[stem.casefold()] += 1
        number = taken[stem.casefold()]
        stems[name] = stem if number == 1 else f"{stem}-{number}"
    return stems


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # For example, its name is too long; opening it reports that.
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
