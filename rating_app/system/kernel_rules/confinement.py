"""Confinement of a process that reads a hostile file: it can read that file and do nothing else, even if taken over.

Landlock restricts it to its files. A filter refuses what Landlock does not cover, or covers only on newer kernels.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from rating_app.system.kernel_rules import landlock
from rating_app.system.kernel_rules.calls import RuleMissing
from rating_app.system.kernel_rules.seccomp import Refusal, Where, refuse

_TIOCSTI, _TIOCLINUX = 0x5412, 0x541C

_NEVER = (
    # Communicate, or start a program.
    *("socket", "socketpair", "execve", "execveat"),
    # Send a signal; `kill` and `tgkill` are below.
    *("tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_send_signal"),
    # See or change another process.
    *("ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "pidfd_getfd"),
    # Change a file without opening it, or through a read-only descriptor.
    *("truncate", "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat"),
    *("utime", "utimes", "futimesat", "utimensat", "setxattr", "lsetxattr", "fsetxattr", "setxattrat"),
    *("removexattr", "lremovexattr", "fremovexattr", "removexattrat", "file_setattr"),
    # Use memory, messages and keys of the user that are not files: a window's pixels are in such memory.
    *("shmget", "shmat", "shmctl", "semget", "msgget", "mq_open", "add_key", "request_key", "keyctl"),
    *("io_uring_setup", "io_uring_enter", "io_uring_register"),
)


def confine(readable: Iterable[Path]) -> tuple[str, ...]:
    """Restrict this process to reading the files at `readable`, and those in the folders among them.

    It opens no other file, writes none, starts no program, signals only itself, and opens no socket. This cannot be
    undone. It has to be called while there is one thread, which has already imported all that it needs. Return one
    sentence for the log for each rule that is not supported here.
    """
    missing = []
    try:
        _hold_to_files(readable)
    except RuleMissing as why:
        missing.append(f"A process for hostile files is not held to its files: {why}.")
    try:
        refuse(refusals_of(os.getpid()))
    except RuleMissing as why:
        missing.append(f"A process for hostile files is not kept from signals, sockets and programs: {why}.")
    return tuple(missing)


def refusals_of(process: int) -> tuple[Refusal, ...]:
    """Return the refusals, apart from files, for the confined process with this number."""
    itself = (process,)
    return (
        *map(Refusal, _NEVER),
        # It may end itself. Zero would be its whole group, including the process that started it.
        Refusal("kill", (Where(0, itself, among=False),)),
        Refusal("tgkill", (Where(0, itself, among=False),)),
        # Limiting processor time also ends a process. Zero is the caller.
        Refusal("prlimit64", (Where(0, (0, process), among=False),)),
        # Type into the terminal that it was started from.
        Refusal("ioctl", (Where(1, (_TIOCSTI, _TIOCLINUX)),)),
    )


def _hold_to_files(readable: Iterable[Path]) -> None:
    """Restrict the process to its files. Raise RuleMissing if that does not cover all of the process."""
    landlock.version()
    try:
        others = sum(1 for _ in Path("/proc/self/task").iterdir()) - 1
    except OSError as error:
        raise RuleMissing("its threads cannot be counted ({reason})", reason=error.strerror) from error
    landlock.read_only_these(readable)
    if others:
        # They could write into the memory of the restricted thread.
        raise RuleMissing("{others} of its threads had started earlier", others=others)
