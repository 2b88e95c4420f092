"""Processes of this package that are measured."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from typing import Any


def started(arguments: list[str], environment: Mapping[str, str] | None = None) -> tuple[float, str]:
    """Run `python ARGUMENTS`; return the time.monotonic() at its start, and the last line that it printed.

    Raise RuntimeError with its error output if it fails.
    """
    began_s = time.monotonic()
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    lines = done.stdout.split("\n")[:-1]
    if done.returncode or not lines:
        raise RuntimeError(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr[-2000:]}")
    return began_s, lines[-1]


def app_run(until: str, environment: Mapping[str, str], fifo: str | None = None, burners: int = 0) -> dict[str, Any]:
    """Return the figures that benchmarks.app_run prints, with the time.monotonic() at its start as `started_s`."""
    camera = [] if fifo is None else ["--camera", fifo]
    starving = ["--burners", str(burners)] if burners else []
    began_s, line = started(["-m", "benchmarks.app_run", "--until", until, *camera, *starving], environment)
    return {"started_s": began_s, **json.loads(line)}
