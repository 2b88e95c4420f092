"""Names of files that hold on every system and are not taken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from rating_app.system.failure import Failure

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
