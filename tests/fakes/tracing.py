"""What the kernel sees a program and its children do: whom they talk to, and every byte that they write to a file."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_WRITES = ("write", "pwrite64", "writev", "pwritev", "pwritev2")
_COPIES = ("sendfile", "splice", "copy_file_range")
_OPENS = ("open", "openat", "openat2", "creat")
_FILES = (*_WRITES, *_COPIES, *_OPENS, "rename", "renameat", "renameat2", "mmap")

_TO_WRITE = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE|\bcreat\(")
_OPENED = re.compile(r"= \d+<(/.*)>(?:\(deleted\))?$")
_RENAMED = re.compile(r'"([^"]+)"(?:, 0)?\) = 0$')
_TARGET = re.compile(r"^\w+\(\d+<(/[^>]*)>")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')

# Every string whole, and the path of every file descriptor.
# A question mark before calls that this processor may not have.
_CALLS = f"trace=network,{','.join(f'?{name}' for name in _FILES)}"
# Without --seccomp-bpf, which is faster: then a call that our own filter refuses would not be seen.
WATCH = ("strace", "-f", "-qq", "-y", "-s", "16777216", "-e", _CALLS, "-o")
"""To be followed by the file for the trace, and the command."""


def may_trace() -> bool:
    """Whether strace is here, and may watch."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run([*WATCH, "/dev/null", "true"], capture_output=True, check=False).returncode == 0


@dataclass(frozen=True)
class Trace:
    """`calls` are the system calls of all processes, each in one line; `folder` is the one in which they began."""

    calls: tuple[str, ...]
    folder: Path

    @classmethod
    def read(cls, file: Path, folder: Path) -> Trace:
        """What WATCH wrote."""
        return cls(tuple(_whole_calls(file.read_text(encoding="latin-1").splitlines())), folder)

    @property
    def network_calls(self) -> list[str]:
        """Those that have to do with sockets of any kind."""
        return [call for call in self.calls if _name(call) not in _FILES]

    @property
    def internet_calls(self) -> list[str]:
        """Those that have to do with the internet: a socket for it, or an address in it."""
        return [call for call in self.network_calls if "AF_INET" in call]

    @property
    def opened_to_write(self) -> set[Path]:
        """Every file that was opened for writing or made, and every name that one of them was given later."""
        found = set()
        for call in self.calls:
            name = _name(call)
            if name in _OPENS and _TO_WRITE.search(call):
                found |= set(_OPENED.findall(call))
            elif name.startswith("rename"):
                found |= set(_RENAMED.findall(call))
        return {self.folder / path for path in found}

    @property
    def mapped_to_write(self) -> set[Path]:
        """Files that were written in memory, where no call tells what; not memory that is no file."""
        return {
            Path(path)
            for call in self.calls
            if _name(call) == "mmap" and "MAP_SHARED" in call and "PROT_WRITE" in call
            for path in re.findall(r", \d+<(/(?!memfd:)[^>]*)>", call)
        }

    @property
    def copied_to(self) -> list[str]:
        """Calls by which the kernel writes by itself, where no call tells what."""
        return [call for call in self.calls if _name(call) in _COPIES]

    @property
    def written(self) -> dict[Path, bytes]:
        """By file, everything that was ever written there, also where it is gone by now."""
        contents: dict[Path, bytes] = {}
        for call in self.calls:
            target = _TARGET.match(call) if _name(call) in _WRITES else None
            if target is not None:
                path = Path(target[1])
                contents[path] = contents.get(path, b"") + b"".join(map(_unescaped, _QUOTED.findall(call)))
        return contents


def _whole_calls(lines: list[str]) -> Iterator[str]:
    """Without process numbers; what another thread's call has cut in two is put together again."""
    begun: dict[str, str] = {}
    for line in lines:
        process, _, call = line.partition(" ")
        call = call.lstrip()
        if call.endswith(" <unfinished ...>"):
            begun[process] = call.removesuffix(" <unfinished ...>")
        elif call.startswith("<... "):
            yield begun.pop(process, "") + call.partition(" resumed>")[2]
        else:
            yield call


def _name(call: str) -> str:
    return call.partition("(")[0]


def _unescaped(text: str) -> bytes:
    return text.encode("latin-1").decode("unicode_escape").encode("latin-1")
