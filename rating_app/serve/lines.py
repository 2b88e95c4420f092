"""Lines from and to another program, each by a thread of its own: neither a slow reader nor a silent writer holds up
what is measured.
"""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, TextIO

Record = Mapping[str, Any]

MAX_WAITING = 1000
"""Numbers that wait for a reader: half a minute of them. Then they are dropped, and counted."""

_LAST_LINES_S = 2.0
"""So long the end of the program waits for a reader to take what is left."""


class LineWriter:
    """Writes records as lines of JSON, in the order in which they are put; for several threads."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lines: deque[str] = deque()
        self._dropped = 0
        self._is_closed = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._write, name="lines out", daemon=True)
        self._thread.start()

    def put(self, event: str, **values: Any) -> None:
        """A record that is never dropped; ValueError for a number that JSON has no word for."""
        self._add(_line(event, values))

    def put_number(self, event: str, **values: Any) -> None:
        """The same of one that may be dropped where nobody reads; the next one that is not says how many were."""
        with self._changed:
            if len(self._lines) >= MAX_WAITING:
                self._dropped += 1
                return
            dropped, self._dropped = self._dropped, 0
        if dropped:
            self.put("dropped", numbers=dropped)
        self._add(_line(event, values))

    def close(self) -> None:
        """Write what is left, for as long as somebody takes it, and no more after it."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        self._thread.join(_LAST_LINES_S)

    def _add(self, line: str) -> None:
        with self._changed:
            if not self._is_closed:
                self._lines.append(line)
                self._changed.notify()

    def _write(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._lines or self._is_closed)
                if not self._lines:
                    return
                line = self._lines.popleft()
            try:
                self._stream.write(line)
                self._stream.flush()
            except (OSError, ValueError):
                # Nobody reads any more; the end of the input ends the program.
                return


def read_lines(stream: TextIO, on_line: Callable[[str], object], on_end: Callable[[], object]) -> threading.Thread:
    """Call `on_line` with each line that is not empty, and `on_end` after the last, in a thread of their own."""

    def read() -> None:
        try:
            for line in stream:
                if line.strip():
                    on_line(line)
        except (OSError, ValueError):
            pass
        on_end()

    thread = threading.Thread(target=read, name="lines in", daemon=True)
    thread.start()
    return thread


def _line(event: str, values: Record) -> str:
    return json.dumps({"event": event, **values}, allow_nan=False) + "\n"
