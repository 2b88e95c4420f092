"""How much space is left on the history's disk."""

from __future__ import annotations

import shutil
from pathlib import Path

from rating_app.system.failure import Failure

LOW_BYTES = 100 * 2**20
"""The user is warned if less than this is left: it is enough for a few hours of a session, but other programs can
fill a disk faster than that."""


class DiskLow(Failure):
    """There is little space left. The message is one sentence for the user."""


def lack_of_space(folder: Path, low_bytes: int | None = None) -> DiskLow | None:
    """Return a warning if less than `low_bytes`, by default LOW_BYTES, is left on the disk of `folder`, or of the
    nearest folder above it that exists; None if there is enough space, or the system does not report it.
    """
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return None
    if free >= (LOW_BYTES if low_bytes is None else low_bytes):
        return None
    return DiskLow(
        "The disk with the history has {megabytes} MB left. Make room, or export the session to another disk.",
        megabytes=free // 10**6,
    )
