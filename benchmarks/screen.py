"""A screen for windows that are measured: the one that is there, else a virtual one, else Qt's memory."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment for a child with windows. Xvfb, where it is installed, costs what a real X server costs."""
    environment = dict(os.environ)
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
