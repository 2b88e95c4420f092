"""Files that hold a person's data: readable by their owner only."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def ensure_private(path: Path) -> None:
    """Make `path` an empty file of mode 0600, or give a file that is there that mode; OSError where neither can be."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        # Never opened here: to close it would free the locks that this process holds on it through SQLite.
        if os.name == "posix" and path.stat().st_mode & _OTHERS:
            path.chmod(0o600)
