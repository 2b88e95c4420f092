"""Processes of this package that are measured, and the screen on which they show windows."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any


def started(arguments: list[str], environment: Mapping[str, str] | None = None) -> tuple[float, str]:
    """Run `python ARGUMENTS`; return the time.monotonic() at its start, and the last line that it printed.

    Raise RuntimeError with its error output if it fails.
    """
    # As in an installed program, whose modules are compiled once; the first round does that.
    compiling = {**(os.environ if environment is None else environment)}
    compiling.pop("PYTHONDONTWRITEBYTECODE", None)
    began_s = time.monotonic()
    done = subprocess.run(
        [sys.executable, *arguments], env=compiling, capture_output=True, text=True, timeout=120, check=False
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


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Yield the environment for a child with windows.

    They are on the existing screen; otherwise, if Xvfb is installed, on a virtual one, which costs as much as a real X
    server; otherwise in Qt's memory.

    From the second start on, Python finds compiled modules, as it does where the program is installed.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as compiled, _display({**environment, "PYTHONPYCACHEPREFIX": compiled}) as shown:
        yield shown


@contextmanager
def _display(environment: dict[str, str]) -> Iterator[dict[str, str]]:
    if any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        yield environment
        return
    server = shutil.which("Xvfb")
    if server is None:
        yield {**environment, "QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    command = [server, "-displayfd", str(writing), "-screen", "0", "1920x1200x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield {**environment, "DISPLAY": f":{told.readline().strip()}"}
    finally:
        process.terminate()
        process.wait()
