"""Finds the pictures in files, folders and playlists, in their order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

PLAYLIST_SUFFIXES = ("m3u", "m3u8", "txt")
_LONGEST_PLAYLIST = 1_000_000


def pictures_of(chosen: Iterable[Path], suffixes: Collection[str]) -> tuple[Path, ...]:
    """Return single pictures and those in folders by name, with 2 before 10; after them those in playlists, in the
    playlist's order. A picture's name ends in one of `suffixes`, lower case and without the dot. Raise OSError if a
    folder or playlist cannot be read.
    """
    found: list[Path] = []
    listed: list[Path] = []
    for path in chosen:
        if path.is_dir():
            found += _in_folder(path)
        elif _suffix(path) in PLAYLIST_SUFFIXES:
            listed += _in_playlist(path)
        else:
            found.append(path)
    return tuple(file for file in (*sorted(found, key=_by_name), *listed) if _suffix(file) in suffixes)


def _in_folder(folder: Path) -> list[Path]:
    return [file for file in folder.iterdir() if file.is_file()]


def _in_playlist(playlist: Path) -> list[Path]:
    """Read one file per line, relative to the playlist's folder; `#` begins a comment. Addresses on a network are
    ignored.
    """
    with playlist.open("rb") as opened:
        text = opened.read(_LONGEST_PLAYLIST).decode("utf-8-sig", errors="replace")
    lines = (line.strip() for line in text.splitlines())
    named = (line for line in lines if line and not line.startswith("#") and "://" not in line and "\0" not in line)
    return [playlist.parent / line for line in named]


def _suffix(file: Path) -> str:
    return file.suffix.lower().lstrip(".")


def _by_name(file: Path) -> list[tuple[int, int, str]]:
    parts = re.split(r"(\d+)", file.name.lower())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]
