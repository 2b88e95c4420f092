"""How films come into a study: what they are called there, and how they are copied."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from rating_app.study.films import digest_of
from rating_app.study.plan import NEUTRAL, Item
from rating_app.system.failure import Failure

_BLOCK = 2**20
_ID_LETTERS = 30


class FilmNotCopied(Failure):
    """A file could not be brought into the study's folder; one sentence for the user."""


class CopyCancelled(Exception):
    """The user did not want to wait."""


def named_ids(names: Iterable[str], otherwise: str = "item") -> list[str]:
    """What items or questions are called in columns: their `names` in small letters, each once. One that has no letters
    to be called by is called as `otherwise` says.
    """
    ids: list[str] = []
    for number, name in enumerate(names, 1):
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        words = re.findall("[a-z0-9]+", plain)
        one = "_".join(words)[:_ID_LETTERS].strip("_")
        one = one if one and one[0].isalpha() and one != NEUTRAL else f"{otherwise}_{one}".strip("_")
        ids.append(one if one not in ids else f"{one}_{number}")
    return ids


def item_ids(files: Iterable[str]) -> list[str]:
    """The same of files, without what their names end in."""
    return named_ids(Path(file).stem for file in files)


def item_of(folder: Path, item_id: str, name: str, length_s: float, title: str = "") -> Item:
    """An item of the file called `name` in the study's `folder`, with its digest where it is there already. OSError
    where it cannot be read.
    """
    file = folder / name
    sha256 = digest_of(file) if file.is_file() else ""
    return Item(item_id, title or Path(name).stem, Path(name).as_posix(), length_s, sha256)


def bring(source: Path, folder: Path, copied: Callable[[int], None], cancelled: Callable[[], bool]) -> str:
    """Copy a film into the study's folder, for its owner only; returns what it is called there. One that lies in the
    folder already stays where it is. `copied` hears of each piece, in bytes.

    CopyCancelled as soon as `cancelled` says so, FilmNotCopied where it cannot be read or written; nothing of it stays.
    """
    if source.resolve().is_relative_to(folder.resolve()):
        copied(source.stat().st_size)
        return source.resolve().relative_to(folder.resolve()).as_posix()
    target = _free_name(source, folder)
    partial = folder / f".{target.name}.part"
    try:
        descriptor = os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        with source.open("rb") as opened, os.fdopen(descriptor, "wb") as written:
            while block := opened.read(_BLOCK):
                if cancelled():
                    raise CopyCancelled
                written.write(block)
                copied(len(block))
        partial.replace(target)
    except OSError as error:
        raise FilmNotCopied(
            "{file} could not be copied into the study's folder ({reason}).", file=source, reason=error.strerror
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    return target.name


def _free_name(source: Path, folder: Path) -> Path:
    # What study.toml cannot name in every system is not in the name.
    stem = re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", source.stem)
    target, number = folder / f"{stem}{source.suffix}", 2
    while target.exists():
        target, number = folder / f"{stem} {number}{source.suffix}", number + 1
    return target
