"""Lines from and to another program, each way in its own thread: neither a slow reader nor a silent writer delays the
measurement.
"""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, TextIO

Record = Mapping[str, Any]

MAX_WAITING = 1000
"""The most numbers that may wait for a reader, half a minute's worth. Any more are dropped and counted."""

_LAST_LINES_S = 2.0
"""The longest time that the end of the program waits for a reader to take the rest."""


class LineWriter:
    """A writer of records as lines of JSON, in the order of the calls; safe for several threads."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lines: deque[str] = deque()
        self._dropped = 0
        self._is_closed = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._write, name="lines out", daemon=True)
        self._thread.start()

    def put(self, event: str, **values: Any) -> None:
        """Write a record that is never dropped. Raise ValueError for a number that JSON cannot express."""
        self._add(_line(event, values))

    def put_number(self, event: str, **values: Any) -> None:
        """Write a record that may be dropped if it is not read in time.

        The next record that is written is preceded by a record `dropped` with the number of those dropped.
        """
        with self._changed:
            if len(self._lines) >= MAX_WAITING:
                self._dropped += 1
                return
            dropped, self._dropped = self._dropped, 0
        if dropped:
            self.put("dropped", numbers=dropped)
        self._add(_line(event, values))

    def close(self) -> None:
        """Write what is left while the reader takes it, and nothing afterwards."""
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
                # The reader is gone; the end of standard input will end the program.
                return


def read_lines(stream: TextIO, on_line: Callable[[str], object], on_end: Callable[[], object]) -> threading.Thread:
    """Call `on_line` with each line that is not empty, and `on_end` after the last, in a new thread,
    which is returned.
    """

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
