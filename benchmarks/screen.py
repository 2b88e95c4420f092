"""The screen for measuring programs with windows: the existing one, otherwise a virtual one, otherwise Qt's memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Yield the environment for a child with windows. If Xvfb is installed, it costs as much as a real X server.

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
