"""The memory allocator of the C library."""

from __future__ import annotations

import ctypes
import sys

_M_ARENA_MAX = -8


def use_one_arena() -> None:
    """Let glibc's malloc serve all threads from one arena; do nothing with any other allocator.

    Otherwise each of some ten threads gets its own, most of it unused. A session takes 8 MB less with one.
    """
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    # Musl's allocator has no arenas to count.
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, 1)
