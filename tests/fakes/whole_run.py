"""The program as a whole, in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from fakes.tracing import WATCH, Trace
from rating_app.store import SessionStore

_TESTS = Path(__file__).resolve().parents[1]


def without_network() -> tuple[str, ...] | None:
    """The command that takes the network away from the command after it; None where that is not permitted."""
    for command in (("unshare", "-n"), ("unshare", "-rn")):
        tried = shutil.which("unshare") and subprocess.run([*command, "true"], capture_output=True, check=False)
        if tried and tried.returncode == 0:
            return command
    return None


class WholeRun:
    """A program that begins now, with Python's `arguments`; all that it should write is in `home` and `out`.

    `exit_code` and `said` wait for its end. Where it is `watched`, `trace` is what the kernel saw.
    """

    def __init__(
        self,
        folder: Path,
        *arguments: object,
        watched: bool = False,
        prefix: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.folder, self.home, self.out, self.tmp = folder, folder / "home", folder / "out", folder / "tmp"
        self.store = SessionStore(self.home / "app" / "data" / "sessions.sqlite")
        for made in (self.home, self.out, self.tmp):
            made.mkdir(mode=0o700, parents=True)
        own = {
            "HOME": str(self.home),
            "REACTION_GAUGE_HOME": str(self.home / "app"),
            "TMPDIR": str(self.tmp),
            "PYTHONPATH": os.pathsep.join([str(_TESTS), str(_TESTS.parent)]),
            "PYTHONDONTWRITEBYTECODE": "1",
            "QT_QPA_PLATFORM": "offscreen",
            # The desktop of whoever runs the tests is left alone.
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            **(environment or {}),
        }
        watch = (*WATCH, str(folder / "trace")) if watched else ()
        self._process = subprocess.Popen(
            [*watch, *prefix, sys.executable, *map(str, arguments)],
            cwd=folder,
            env={name: value for name, value in os.environ.items() if not name.startswith("XDG_")} | own,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    @cached_property
    def said(self) -> tuple[str, str]:
        """On standard output and standard error."""
        return self._process.communicate(timeout=110)

    @property
    def exit_code(self) -> int:
        assert self.said is not None
        return self._process.returncode

    @cached_property
    def trace(self) -> Trace:
        assert self.said is not None
        return Trace.read(self.folder / "trace", self.folder)
