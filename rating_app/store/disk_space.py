"""How much room the history's disk has left."""

from __future__ import annotations

import shutil
from pathlib import Path

from rating_app.system.failure import Failure

LOW_BYTES = 100 * 2**20
"""Less than this is told: it holds a few hours of a session, and others fill a disk faster than that."""


class DiskLow(Failure):
    """There is little room left. The message is one sentence for the user."""


def lack_of_space(folder: Path, low_bytes: int | None = None) -> DiskLow | None:
    """Why the disk of `folder`, or of the nearest folder above it that is there, may soon be full; None where it has
    room enough, `low_bytes` or by default LOW_BYTES, and where the system does not say.
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
