"""Native code that wants out, as a library's would be: `python -m fakes.native_calls WHERE`, which prints as JSON what
the C library and the kernel answer to each attempt: 0, or the error's number.

WHERE is `unheld` for a process without the rule. Else the rule is set, and asked from the main `thread`, from a thread
that had begun `before`, from a `fork`, from a `spawn`ed process of multiprocessing, or from a program by `exec`.
"""

from __future__ import annotations

import ctypes
import json
import mmap
import multiprocessing
import os
import platform
import socket
import subprocess
import sys
import threading

X32 = 0x40000000
SOCKETS = {
    "AF_INET": (2, 1, 0),
    "AF_INET6": (10, 2, 0),
    "AF_INET, upper half not 0": (1 << 32 | 2, 2, 0),
    "AF_PACKET": (17, 3, 0),
    "AF_BLUETOOTH": (31, 3, 1),
    "AF_VSOCK": (40, 1, 0),
    "NETLINK_GENERIC": (16, 3, 16),
    "NETLINK_ROUTE": (16, 3, 0),
    "NETLINK_KOBJECT_UEVENT": (16, 3, 15),
    "AF_UNIX": (1, 1, 0),
}
# push rbx; eax = socket of i386, ebx = AF_INET, ecx = SOCK_STREAM, edx = 0; int 0x80; pop rbx; ret
I386_SOCKET = bytes.fromhex("53 b867010000 bb02000000 b901000000 31d2 cd80 5b c3")


def attempts():
    """The error's number of each attempt, 0 where it has succeeded."""
    number = {"x86_64": 41, "aarch64": 198}[platform.machine()]
    found = {name: called(number, *arguments) for name, arguments in SOCKETS.items()}
    pair = (ctypes.c_int * 2)()
    found["socketpair"] = called(number + (12 if number == 41 else 1), 1, 1, 0, pair)
    found["io_uring"] = called(425, 4, ctypes.create_string_buffer(120))
    native = ctypes.CDLL(None, use_errno=True)
    found["libc's socket"] = 0 if native.socket(socket.AF_INET, socket.SOCK_STREAM, 0) >= 0 else ctypes.get_errno()
    if platform.machine() == "x86_64":
        found["x32"] = called(X32 + number, 2, 1, 0)
        found["i386"] = i386_socket()
    return found


def called(number, *arguments):
    native = ctypes.CDLL(None, use_errno=True)
    words = [ctypes.c_long(word) if isinstance(word, int) else word for word in arguments]
    return 0 if native.syscall(ctypes.c_long(number), *words) >= 0 else ctypes.get_errno()


def i386_socket():
    code = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(I386_SOCKET)
    at = ctypes.addressof(ctypes.c_char.from_buffer(code))
    return max(0, -ctypes.CFUNCTYPE(ctypes.c_int)(at)())


def tell(tell_to=print):
    tell_to(json.dumps(attempts()))


def main(where):
    if where == "unheld":
        return tell()
    go = threading.Event()
    before = threading.Thread(target=lambda: go.wait() and tell())
    before.start()
    from rating_app.system.network import forbid_network

    assert forbid_network().by_kernel
    if where == "before":
        go.set()
        return before.join()
    if where == "thread":
        tell()
    elif where == "fork":
        if os.fork() == 0:
            tell()
            sys.stdout.flush()
            os._exit(0)
        os.wait()
    elif where == "spawn":
        child = multiprocessing.get_context("spawn").Process(target=tell)
        child.start()
        child.join()
    else:
        subprocess.run([sys.executable, "-m", "fakes.native_calls", "unheld"], check=True)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
