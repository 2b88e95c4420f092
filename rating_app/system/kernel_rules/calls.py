"""The kernel's calls by name, including those for which Python has no function."""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from rating_app.system.failure import Failure

_PR_SET_NO_NEW_PRIVS = 38

# Columns: x86-64, and the kernel's common table for newer processors; None if a call has no number there.
_NUMBERS: dict[str, tuple[int | None, int | None]] = {
    "add_key": (248, 217),
    "chmod": (90, None),
    "chown": (92, None),
    "execve": (59, 221),
    "execveat": (322, 281),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "fchown": (93, 55),
    "fchownat": (260, 54),
    "file_setattr": (469, 469),
    "fremovexattr": (199, 16),
    "fsetxattr": (190, 7),
    "futimesat": (261, None),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "io_uring_setup": (425, 425),
    "ioctl": (16, 29),
    "keyctl": (250, 219),
    "kill": (62, 129),
    "landlock_add_rule": (445, 445),
    "landlock_create_ruleset": (444, 444),
    "landlock_restrict_self": (446, 446),
    "lchown": (94, None),
    "lremovexattr": (198, 15),
    "lsetxattr": (189, 6),
    "mq_open": (240, 180),
    "msgget": (68, 186),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "prlimit64": (302, 261),
    "process_madvise": (440, 440),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "ptrace": (101, 117),
    "removexattr": (197, 14),
    "removexattrat": (466, 466),
    "request_key": (249, 218),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "seccomp": (317, 277),
    "semget": (64, 190),
    "setxattr": (188, 5),
    "setxattrat": (463, 463),
    "shmat": (30, 196),
    "shmctl": (31, 195),
    "shmget": (29, 194),
    "socket": (41, 198),
    "socketpair": (53, 199),
    "tgkill": (234, 131),
    "tkill": (200, 130),
    "truncate": (76, 45),
    "utime": (132, None),
    "utimensat": (280, 88),
    "utimes": (235, None),
}


class RuleMissing(Failure):
    """The kernel does not support this rule. The message is the reason, as the end of a sentence."""


@dataclass(frozen=True)
class Machine:
    """A kind of processor, as the kernel treats a 64-bit program on it."""

    architecture: int
    """The kernel's AUDIT_ARCH_... value; calls of 32-bit programs have another one."""
    foreign_from: int | None
    """Calls with this number or higher belong to another kind of program (x32) with the same `architecture`."""
    numbers: Mapping[str, int]
    """The numbers of the calls by name."""

    @classmethod
    def of_this_process(cls) -> Machine:
        """Return the machine that this process runs on. Raise RuleMissing if its calls are not known here."""
        if sys.platform != "linux":
            raise RuleMissing("only Linux has such a rule")
        name = platform.machine()
        if name not in MACHINES or sys.maxsize < 2**32:
            raise RuleMissing("it is not known for this processor ({name})", name=name)
        return MACHINES[name]


MACHINES = {
    "x86_64": Machine(0xC000003E, 0x40000000, {name: x86 for name, (x86, _) in _NUMBERS.items() if x86 is not None}),
    "aarch64": Machine(0xC00000B7, None, {name: later for name, (_, later) in _NUMBERS.items() if later is not None}),
}
"""The machines by the name that `uname` gives them. All of them are little-endian."""


def call(name: str, *arguments: int | bytes | None) -> int:
    """Call the kernel and return its answer; bytes are passed by address. Raise OSError if it refuses."""
    number = Machine.of_this_process().numbers[name]
    return _native("syscall", number, *arguments)


def give_up_privileges() -> None:
    """Ensure that programs started from now on get no rights beyond this user's (setuid).

    The kernel requires this before it accepts a rule from a process without administrator rights.
    """
    _native("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def _native(function: str, *arguments: int | bytes | None) -> int:
    called = getattr(ctypes.CDLL(None, use_errno=True), function)
    called.restype = ctypes.c_long
    # These functions are variadic, and ctypes would pass only half a word of an int.
    answer = int(called(*(ctypes.c_long(word) if isinstance(word, int) else word for word in arguments)))
    if answer == -1:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
    return answer
