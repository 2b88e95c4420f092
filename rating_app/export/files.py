"""Files that appear whole or not at all, under names that hold on every system and are not taken."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from rating_app.sentence import Failure

MAX_NAME_BYTES = 180
"""Without the endings: systems allow 255 bytes a file name, and a partial file's is longer."""


class ExportFailed(Failure):
    """The files could not be written. The message is one sentence for the user."""


def safe_file_name(name: str) -> str:
    """`name` without what some system forbids in a file name, at most MAX_NAME_BYTES long in UTF-8."""
    known = name.encode("utf-8", "replace")[: 4 * MAX_NAME_BYTES].decode("utf-8", "ignore")
    cleaned = re.sub(r"\s+", " ", re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", known))
    return cleaned.encode("utf-8")[:MAX_NAME_BYTES].decode("utf-8", "ignore").strip(" .") or "session"


def free_name(folder: Path, name: str, endings: Iterable[str]) -> str:
    """The first of NAME, NAME-2, NAME-3, ... with none of whose `endings` there is a file yet."""
    endings = tuple(endings)
    free, number = name, 1
    while any((folder / f"{free}{ending}").exists() for ending in endings):
        number += 1
        free = f"{name}-{number}"
    return free


def write_atomically(path: Path, pieces: Iterable[bytes]) -> None:
    """Write beside the target and rename, so that a reader finds the old file or the whole new one; mode 0600."""
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
