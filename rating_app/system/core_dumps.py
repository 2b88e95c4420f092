"""Keeps the memory, including pictures of faces, out of files when the program crashes."""

from __future__ import annotations

import sys

_NOT_EVEN_TO_A_PROGRAM = 1
"""A limit of 0 does not stop Linux from handing a crashed program's memory to another program; a limit of 1 does."""

_SEM_FAILCRITICALERRORS, _SEM_NOGPFAULTERRORBOX = 1, 2


def forbid_core_dumps() -> None:
    """Prevent this process, and those that it starts, from leaving their memory behind when they crash.

    Only the limit is used. PR_SET_DUMPABLE would also keep other programs of this user from reading the memory, but
    xdg-desktop-portal does not answer such a process, so there would be no file dialog.
    """
    if sys.platform == "win32":
        import ctypes

        # Windows Error Reporting would send part of the memory away.
        ctypes.windll.kernel32.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
        return
    import resource

    try:
        limit = _NOT_EVEN_TO_A_PROGRAM if sys.platform == "linux" else 0
        resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))
    except ValueError:
        # The hard limit is already lower.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
