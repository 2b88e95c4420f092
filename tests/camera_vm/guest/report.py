"""What a job found: one line for each assertion, for people on the console and for table.py on a second port."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TextIO


class Report:
    """Collects the assertions of the job `name`; `file` takes them as one JSON object per line."""

    def __init__(self, name: str, file: TextIO) -> None:
        self._name = name
        self._file = file
        self._failed = 0

    @classmethod
    def to(cls, name: str, path: Path) -> Report:
        return cls(name, path.open("w", buffering=1))

    @property
    def holds(self) -> bool:
        return self._failed == 0

    def check(self, asserted: str, holds: bool, seen: object = "") -> None:
        """State what was asserted, whether it holds, and what was seen."""
        self._failed += not holds
        seen = ", ".join(map(str, seen)) if isinstance(seen, (list, tuple, set)) else str(seen)
        words = f"{asserted} ({seen})" if seen else asserted
        print(f"{'ok  ' if holds else 'FAIL'} {self._name}: {words}", flush=True)
        self._write(asserted=asserted, holds=holds, seen=seen)

    def keep(self, title: str, text: str) -> None:
        """Hand out a program's output for the documentation."""
        print(f"     {self._name}: {title}\n{text}", flush=True)
        self._write(title=title, text=text)

    def end(self) -> None:
        """Say that the job came to its end: without this line a job has failed."""
        print(f"{'pass' if self.holds else 'FAIL'} {self._name}", flush=True)
        self._write(ended=True)

    def _write(self, **fields: object) -> None:
        self._file.write(json.dumps({"job": self._name, **fields}) + "\n")
