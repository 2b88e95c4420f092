"""How films are added to a study: their ids, and how they are copied."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from rating_app.study.films import digest_of
from rating_app.study.plan import NEUTRAL, Item
from rating_app.system.failure import Failure
from rating_app.system.private_files import copy_private

_ID_LETTERS = 30


class FilmNotCopied(Failure):
    """A file could not be copied into the study's folder; one sentence for the user."""


def named_ids(names: Iterable[str], otherwise: str = "item") -> list[str]:
    """Return ids of items or questions for columns: their `names` in lower case, each unique. A name without usable
    letters gets the id `otherwise`.
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
    """Return ids for files, made from their names without suffixes."""
    return named_ids(Path(file).stem for file in files)


def item_of(folder: Path, item_id: str, name: str, length_s: float, title: str = "") -> Item:
    """Return an item for the file `name` in the study's `folder`, with its digest if it is already there. Raise OSError
    if it cannot be read.
    """
    file = folder / name
    sha256 = digest_of(file) if file.is_file() else ""
    return Item(item_id, title or Path(name).stem, Path(name).as_posix(), length_s, sha256)


def bring(
    source: Path,
    folder: Path,
    copied: Callable[[int], object] = lambda size: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> str:
    """Copy a film into the study's folder, readable by its owner only, and return its name there. A film that is
    already in the folder stays where it is, and so does the same film with the same name. `copied` is called with the
    bytes of each piece.

    Raise CopyCancelled once `cancelled` returns True, or FilmNotCopied if reading or writing fails; no part of the copy
    remains.
    """
    if source.resolve().is_relative_to(folder.resolve()):
        copied(source.stat().st_size)
        return source.resolve().relative_to(folder.resolve()).as_posix()
    target = folder / f"{_plain_stem(source)}{source.suffix}"
    if _is_same(source, target):
        copied(source.stat().st_size)
        return target.name
    number = 2
    while target.exists():
        target, number = folder / f"{_plain_stem(source)} {number}{source.suffix}", number + 1
    partial = folder / f".{target.name}.part"
    try:
        copy_private(source, partial, copied, cancelled)
        partial.replace(target)
    except OSError as error:
        raise FilmNotCopied(
            "{file} could not be copied into the study's folder ({reason}).", file=source, reason=error.strerror
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    return target.name


def _plain_stem(file: Path) -> str:
    # The name leaves out characters that study.toml could not use on every system.
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", file.stem)


def _is_same(source: Path, target: Path) -> bool:
    try:
        return source.stat().st_size == target.stat().st_size and digest_of(source) == digest_of(target)
    except OSError:
        return False
