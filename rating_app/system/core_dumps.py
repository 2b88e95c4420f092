"""Keeps what is in memory, pictures of faces among it, out of files when the program crashes."""

from __future__ import annotations

import sys

_NOT_EVEN_TO_A_PROGRAM = 1
"""Linux hands a crashed program's memory to another one, where it is told to, whatever the limit says; but for this."""

_SEM_FAILCRITICALERRORS, _SEM_NOGPFAULTERRORBOX = 1, 2


def forbid_core_dumps() -> None:
    """From now on neither this process nor one that it starts leaves its memory behind.

    Only the limit is used. To be not dumpable (PR_SET_DUMPABLE) would also keep other programs of this user from
    reading the memory, but xdg-desktop-portal answers no such process, and there would be no file dialog.
    """
    if sys.platform == "win32":
        import ctypes

        # Windows Error Reporting would send a part of the memory away.
        ctypes.windll.kernel32.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
        return
    import resource

    try:
        limit = _NOT_EVEN_TO_A_PROGRAM if sys.platform == "linux" else 0
        resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))
    except ValueError:
        # Less is allowed already.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
