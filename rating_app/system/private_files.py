"""Files and folders with a person's data: for their owner only, whatever the umask is."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_BLOCK_BYTES = 2**20
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class CopyCancelled(Exception):
    """The user did not want to wait."""


class SourceUnreadable(OSError):
    """What was to be copied cannot be read; `filename` is the file."""


def ensure_private(path: Path) -> None:
    """Make `path` an empty file of mode 0600, or give an existing file that mode. Raise OSError if
    neither is possible.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        # The file is never opened here: closing it would release the locks that this process holds on it through
        # SQLite.
        if os.name == "posix" and path.stat().st_mode & _OTHERS:
            path.chmod(0o600)


def ensure_private_folder(path: Path) -> None:
    """Make `path` a folder of mode 0700, or give an existing folder that mode. Raise OSError if it cannot be made."""
    path.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
    if os.name == "posix" and path.stat().st_mode & _OTHERS:
        # A drive without access rights must not stop the program: the files have their own.
        with suppress(OSError):
            path.chmod(stat.S_IRWXU)


def write_atomically(path: Path, pieces: Iterable[bytes]) -> None:
    """Write `pieces` beside the target and rename, so that a reader finds the old file or the whole new one; mode 0600.

    Raise OSError if that fails; the old file is then unchanged.
    """
    descriptor, partial = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(partial).replace(path)
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise


def copy_private(
    source: Path, target: Path, copied: Callable[[int], object], cancelled: Callable[[], bool] = lambda: False
) -> None:
    """Copy a file, however large, to `target`, with mode 0600. `copied` is called with the bytes of each piece. Raise
    CopyCancelled as soon as `cancelled` returns True, SourceUnreadable if `source` cannot be read, another OSError if
    `target` cannot be written; each may leave a part of `target`.
    """
    flags = os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(target, flags, 0o600), "wb") as written:
        for block in _blocks_of(source):
            if cancelled():
                raise CopyCancelled
            written.write(block)
            copied(len(block))
        written.flush()
        os.fsync(written.fileno())


def _blocks_of(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb") as opened:
            while block := opened.read(_BLOCK_BYTES):
                yield block
    except OSError as error:
        raise SourceUnreadable(error.errno, error.strerror, str(source)) from error
