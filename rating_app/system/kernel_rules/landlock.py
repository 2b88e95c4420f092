"""Landlock: the files that the kernel lets this thread open, to the exclusion of all others."""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rating_app.system.kernel_rules.calls import RuleMissing, call, give_up_privileges

_ASK_VERSION = 1
_FILES_BENEATH = 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3

_FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
"""All rights that a version knows, lowest bit first: execute, write, read, list; remove (two kinds), make (seven); from
2 on move elsewhere, from 3 on truncate, from 5 on control a device. A kernel rejects bits that it does not know.
"""
_BIND_AND_CONNECT = (1 << 0) | (1 << 1)
_ABSTRACT_SOCKETS_AND_SIGNALS = (1 << 0) | (1 << 1)


def version() -> int:
    """Return the version of the kernel's Landlock. Raise RuleMissing if it has none, or it is switched off."""
    try:
        return call("landlock_create_ruleset", None, 0, _ASK_VERSION)
    except OSError as error:
        raise RuleMissing("this kernel does not take it ({reason})", reason=error.strerror) from error


def read_only_these(paths: Iterable[Path]) -> int:
    """Restrict this thread, and threads and processes that it starts, to reading the files at `paths` and in folders
    among them, and return Landlock's version.

    They open, make, change, remove and execute no other file, and see into no process outside (ptrace, /proc/PID/mem).
    From version 4 on they use no TCP, from 6 on they signal no process outside. This cannot be undone. Files that are
    already open, other threads, and calls that change a file's rights, times and attributes are not covered. A path
    that cannot be opened is skipped. Raise RuleMissing if the kernel does not support this.
    """
    here = version()
    handled = _FILE_RIGHTS[min(here, max(_FILE_RIGHTS))]
    network = _BIND_AND_CONNECT if here >= 4 else 0
    scope = _ABSTRACT_SOCKETS_AND_SIGNALS if here >= 6 else 0
    # struct landlock_ruleset_attr; an older kernel accepts a longer one than it knows if the rest of it is zero.
    forbidden = struct.pack("=QQQ", handled, network, scope)
    try:
        ruleset = call("landlock_create_ruleset", forbidden, len(forbidden), 0)
        try:
            for path in paths:
                _allow(ruleset, path)
            give_up_privileges()
            call("landlock_restrict_self", ruleset, 0)
        finally:
            os.close(ruleset)
    except OSError as error:
        raise RuleMissing("this kernel does not take it ({reason})", reason=error.strerror) from error
    return here


def _allow(ruleset: int, path: Path) -> None:
    with _located(path) as place:
        if place is not None:
            is_folder = stat.S_ISDIR(os.fstat(place).st_mode)
            allowed = _READ_FILE | _READ_FOLDER if is_folder else _READ_FILE
            # struct landlock_path_beneath_attr.
            call("landlock_add_rule", ruleset, _FILES_BENEATH, struct.pack("=Qi", allowed, place), 0)


@contextmanager
def _located(path: Path) -> Iterator[int | None]:
    """Yield a descriptor of the target of `path`, through symbolic links; None if it does not exist or cannot be
    reached.
    """
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        yield None
        return
    try:
        yield place
    finally:
        os.close(place)
