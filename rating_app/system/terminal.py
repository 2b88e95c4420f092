"""The terminal in practice: closed by `head`, on a full disk, in an old encoding, and interpreting escape codes.

Also the exit codes of commands, and the sentence printed before one.
"""

from __future__ import annotations

import io
import sys
from typing import TextIO

SOME_FAILED = 1
BAD_INPUT = 2
INTERRUPTED = 130


class Terminal:
    """A replacement of standard output and error that never stops the program: text that they do not accept is lost,
    and characters that their encoding lacks are escaped.
    """

    def __init__(self) -> None:
        self._output = _taken_over("stdout")
        _taken_over("stderr")

    @property
    def failure(self) -> OSError | None:
        """Return why standard output could not be written so far; None if it could, or if its reader is gone."""
        if self._output is None:
            return None
        self._output.flush()
        return self._output.buffer.raw.failure  # type: ignore[attr-defined,no-any-return]


def printable(text: object) -> str:
    """Return `text` in one line, escaping what a terminal would interpret or not show: a file's name can contain
    anything. A no-break space becomes a space.
    """
    plain = str(text).replace("\N{NO-BREAK SPACE}", " ")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in plain)


def refuse(sentence: object) -> int:
    """Print `sentence` on standard error, and return BAD_INPUT."""
    print(f"rating-app: {printable(sentence)}", file=sys.stderr)
    return BAD_INPUT


def steady(descriptor: int, encoding: str) -> io.TextIOWrapper:
    """Return a stream to `descriptor` like standard output and error with `Terminal`."""
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
    """Replace this stream, and return the new one; None if there is no such stream, or it has to stay."""
    stream: TextIO | None = getattr(sys, name)
    try:
        descriptor = -1 if stream is None else stream.fileno()
    except OSError:
        return None
    # The console of Windows accepts text, not bytes.
    if stream is None or (sys.platform == "win32" and stream.isatty()):
        return None
    stream.flush()
    taken = steady(descriptor, stream.encoding)
    setattr(sys, name, taken)
    return taken
