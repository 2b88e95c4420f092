"""A process that reads a hostile file: it reads that file and does nothing else, whoever has taken it over.

Landlock holds it to its files. A filter refuses what Landlock does not hold, or holds on newer kernels only.
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
    # Speak with anybody, or start a program.
    *("socket", "socketpair", "execve", "execveat"),
    # Send a signal; `kill` and `tgkill` are below.
    *("tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_send_signal"),
    # See or change another process.
    *("ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "pidfd_getfd"),
    # Change a file without opening it, or through a descriptor that may only read.
    *("truncate", "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat"),
    *("utime", "utimes", "futimesat", "utimensat", "setxattr", "lsetxattr", "fsetxattr", "setxattrat"),
    *("removexattr", "lremovexattr", "fremovexattr", "removexattrat", "file_setattr"),
    # Memory, messages and keys that belong to the user and are no files: a window's pixels are in such memory.
    *("shmget", "shmat", "shmctl", "semget", "msgget", "mq_open", "add_key", "request_key", "keyctl"),
    *("io_uring_setup", "io_uring_enter", "io_uring_register"),
)


def confine(readable: Iterable[Path]) -> tuple[str, ...]:
    """From now on this process reads the files at `readable`, and those in the folders among them. It opens no other
    file, writes none, starts no program, sends no signal but to itself, and opens no socket. It cannot be undone.

    To be called where there is one thread, which is to have imported all that it needs. Returns one sentence for the
    log for each of the rules that does not hold here.
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
    """What the confined process of this number is refused beside files."""
    itself = (process,)
    return (
        *map(Refusal, _NEVER),
        # To end is its right. Zero would be all of its group, and so the process that started it.
        Refusal("kill", (Where(0, itself, among=False),)),
        Refusal("tgkill", (Where(0, itself, among=False),)),
        # A limit of processor time ends a process too. Zero is the caller.
        Refusal("prlimit64", (Where(0, (0, process), among=False),)),
        # To type into the terminal that it was started from.
        Refusal("ioctl", (Where(1, (_TIOCSTI, _TIOCLINUX)),)),
    )


def _hold_to_files(readable: Iterable[Path]) -> None:
    """RuleMissing where not all of the process is held."""
    landlock.version()
    try:
        others = sum(1 for _ in Path("/proc/self/task").iterdir()) - 1
    except OSError as error:
        raise RuleMissing("its threads cannot be counted ({reason})", reason=error.strerror) from error
    landlock.read_only_these(readable)
    if others:
        # They could write into the memory of the thread that is held.
        raise RuleMissing("{others} of its threads had begun before", others=others)
