"""The terminal as it really is: closed by `head`, on a full disk, in an old encoding, and obeying escape codes.

Also the exit codes that a command ends with, and the sentence that goes before one.
"""

from __future__ import annotations

import io
import sys
from typing import TextIO

SOME_FAILED = 1
BAD_INPUT = 2
INTERRUPTED = 130


class Terminal:
    """Takes over standard output and error, so that they never stop the program: what they do not take is lost, what
    their encoding does not have is escaped, and the work goes on.
    """

    def __init__(self) -> None:
        self._output = _taken_over("stdout")
        _taken_over("stderr")

    @property
    def failure(self) -> OSError | None:
        """Why standard output could not be written so far; None where it could, or where nobody reads it any more."""
        if self._output is None:
            return None
        self._output.flush()
        return self._output.buffer.raw.failure  # type: ignore[attr-defined,no-any-return]


def printable(text: object) -> str:
    """`text` on one line, with escapes for what a terminal would obey, or not show: a file's name can hold anything."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in str(text))


def refuse(sentence: object) -> int:
    """Say `sentence` on standard error; BAD_INPUT."""
    print(f"rating-app: {printable(sentence)}", file=sys.stderr)
    return BAD_INPUT


def steady(descriptor: int, encoding: str) -> io.TextIOWrapper:
    """A stream to `descriptor`, as standard output and error are after `Terminal`."""
    raw = _Unstoppable(descriptor, "w", closefd=False)
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding, errors="backslashreplace", line_buffering=True)


class _Unstoppable(io.FileIO):
    failure: OSError | None = None

    def write(self, content: object) -> int:
        try:
            return super().write(content)  # type: ignore[arg-type]
        except BrokenPipeError:
            pass
        except OSError as failure:
            self.failure = failure
        return len(content)  # type: ignore[arg-type]


def _taken_over(name: str) -> io.TextIOWrapper | None:
    """None where there is no such stream, or one that has to stay."""
    stream: TextIO | None = getattr(sys, name)
    try:
        descriptor = -1 if stream is None else stream.fileno()
    except OSError:
        return None
    # The console of Windows takes text, and no bytes.
    if stream is None or (sys.platform == "win32" and stream.isatty()):
        return None
    stream.flush()
    taken = steady(descriptor, stream.encoding)
    setattr(sys, name, taken)
    return taken
