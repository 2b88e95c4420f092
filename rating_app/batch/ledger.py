"""Which recordings of an out folder are finished, so that the same command goes on where it stopped."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from rating_app.batch.job import Stretch
from rating_app.batch.videos import Fingerprint
from rating_app.export import ExportFailed

LEDGER_NAME = ".rated.jsonl"


class Ledger:
    """A hidden file in the out folder, one line of JSON a recording, which only its owner can read.

    A line is written before the session's files are, and counts once the folder's table of sessions has the session:
    whenever a run is cut off, each recording has one row or none. `recipe` is what the ratings are made with, as JSON
    knows it; `exported` are the ids in that table.
    """

    def __init__(self, folder: Path, recipe: Mapping[str, Any], exported: Collection[str]) -> None:
        """ExportFailed where the ledger cannot be read."""
        self._path = folder / LEDGER_NAME
        # As it will be read again: tuples become lists there.
        self._recipe = json.loads(json.dumps(recipe))
        try:
            self._finished = {
                (Fingerprint(line["size"], line["digest"]), line["baseline"])
                for line in _lines(self._path)
                if line["recipe"] == self._recipe and line["session_id"] in exported
            }
        except OSError as error:
            raise ExportFailed("{path} cannot be read ({reason}).", path=folder, reason=error.strerror) from error

    def has(self, recording: Fingerprint | None, baseline: Stretch | None) -> bool:
        """Whether this very recording, wherever it lay, was rated by this recipe and with this baseline, and its row is
        still there.
        """
        return (recording, _said(baseline)) in self._finished

    def note(self, recording: Fingerprint, baseline: Stretch | None, session_id: str) -> None:
        """Call it before the session is exported. ExportFailed where the ledger cannot be written."""
        line = {
            **vars(recording),
            "baseline": _said(baseline),
            "session_id": session_id,
            "recipe": self._recipe,
        }
        try:
            self._append(json.dumps(line).encode() + b"\n")
        except OSError as error:
            raise ExportFailed(
                "{path} cannot be written ({reason}).", path=self._path, reason=error.strerror
            ) from error

    def _append(self, line: bytes) -> None:
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "r+b", buffering=0) as file:
            if file.seek(0, os.SEEK_END):
                file.seek(-1, os.SEEK_END)
                # A line that a kill has torn must not swallow this one.
                line = line if file.read(1) == b"\n" else b"\n" + line
            file.write(line)
            os.fsync(descriptor)


def _said(baseline: Stretch | None) -> str:
    return "" if baseline is None else str(baseline)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Those that are whole."""
    if not path.exists():
        return
    for text in path.read_bytes().split(b"\n"):
        try:
            line = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if _is_ours(line):
            yield line


def _is_ours(line: Any) -> bool:
    return (
        isinstance(line, dict)
        and line.keys() == {"size", "digest", "baseline", "session_id", "recipe"}
        and isinstance(line["size"], int)
        and isinstance(line["digest"], str)
        and isinstance(line["baseline"], str)
        and isinstance(line["session_id"], str)
    )
