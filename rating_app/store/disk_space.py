"""The free space on the history's disk."""

from __future__ import annotations

import shutil
from pathlib import Path

from rating_app.system.failure import Failure

LOW_BYTES = 100 * 2**20
"""Less free space than this is reported: it holds a few hours of a session, and other programs fill a disk faster."""


class DiskLow(Failure):
    """There is little free space left. The message is one sentence for the user."""


def lack_of_space(folder: Path, low_bytes: int | None = None) -> DiskLow | None:
    """Return why the disk of `folder`, or of the nearest existing folder above it, may soon be full.

    Return None if it has at least `low_bytes`, by default LOW_BYTES, free, or if the system does not report it.
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
