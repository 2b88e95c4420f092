"""Damaged histories, set aside under a name with the time. They contain a person's data as the history does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timezone
from pathlib import Path

from rating_app.system.private_files import ensure_private

_FORMAT = "%Y%m%d-%H%M%S"
_UNREAD = ".unread"
_ENDINGS = ("-wal", "-shm", "-journal", "")
"""The file itself is renamed last: until then a crash leaves a history that can be opened, and set aside, again."""

_BLOCK = b"\0" * 65_536


def set_aside(history: Path) -> Path:
    """Rename the history and its journals to an unused name, and return it; raise OSError if that fails. No program may
    have it open. `unread` lists it until it is `mark_read`.
    """
    stamp, number = datetime.now(timezone.utc).strftime(_FORMAT), 1
    aside = _named(history, stamp)
    while any(_with(path, ending).exists() for path in (aside, _with(aside, _UNREAD)) for ending in _ENDINGS):
        number += 1
        aside = _named(history, f"{stamp}-{number}")
    return _move(history, _with(aside, _UNREAD))


def mark_read(aside: Path) -> Path:
    """Note that everything readable was copied from it into the history, and return its new name."""
    return _move(aside, aside.with_name(aside.name.removesuffix(_UNREAD)))


def unread(history: Path) -> tuple[Path, ...]:
    """Return the files that were not yet read to the end."""
    return tuple(path for path in _all(history) if path.name.endswith(_UNREAD))


def erase_set_aside(history: Path, since: datetime | None = None, until: datetime | None = None) -> int:
    """Overwrite and remove the files that were set aside from `since` on and before `until`, or all, and return how
    many. Raise OSError if one stays.
    """
    erased = 0
    for path in _all(history):
        when = _set_aside_at(history, path)
        if (since is not None and when < since) or (until is not None and when >= until):
            continue
        for ending in _ENDINGS:
            _erase(_with(path, ending))
        erased += 1
    return erased


def _all(history: Path) -> Iterator[Path]:
    for path in sorted(history.parent.glob(f"{history.stem}-damaged-*")):
        if path.name.endswith((history.suffix, f"{history.suffix}{_UNREAD}")):
            yield path


def _named(history: Path, stamp: str) -> Path:
    return history.with_name(f"{history.stem}-damaged-{stamp}{history.suffix}")


def _set_aside_at(history: Path, path: Path) -> datetime:
    stamp = path.name.removeprefix(f"{history.stem}-damaged-")[: len("20260101-000000")]
    with suppress(ValueError):
        return datetime.strptime(stamp, _FORMAT).replace(tzinfo=timezone.utc)
    return datetime.fromtimestamp(path.stat().st_mtime, timezone.utc)


def _with(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _move(path: Path, target: Path) -> Path:
    for ending in _ENDINGS:
        if _with(path, ending).exists():
            _with(path, ending).rename(_with(target, ending))
    ensure_private(target)
    return target


def _erase(path: Path) -> None:
    with suppress(FileNotFoundError), path.open("r+b") as file:
        left = file.seek(0, os.SEEK_END)
        file.seek(0)
        while left > 0:
            left -= file.write(_BLOCK[:left])
        file.flush()
        os.fsync(file.fileno())
    path.unlink(missing_ok=True)
