"""What ended a process of pytest-xdist that died: its signal and its last stack, told where the failures are listed.

pytest says only which test was running. Its processes write their stacks to standard error, where a long run buries
them. The hooks of this module belong in a conftest.py.
"""

from __future__ import annotations

import faulthandler
import os
import shutil
import signal
import tempfile
from pathlib import Path
from typing import Any

import pytest

_FOLDER = "REACTION_GAUGE_STACKS"
"""The environment's variable with the folder for the stacks, which the processes inherit."""

_FALLEN = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder, before there are processes."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        config.stash[_FALLEN] = []
        os.environ[_FOLDER] = tempfile.mkdtemp(prefix="stacks-")


def pytest_sessionstart() -> None:
    """Write the stack of this process there if it dies; by now, pytest has done what it does about stacks."""
    if (worker := os.environ.get("PYTEST_XDIST_WORKER")) and _FOLDER in os.environ:
        # It stays open for as long as the process lives.
        faulthandler.enable(os.open(Path(os.environ[_FOLDER], worker), os.O_WRONLY | os.O_CREAT))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Note how a process came to its end, if that was unexpected."""
    if error:
        code = node.gateway._io.wait()
        stack = Path(os.environ[_FOLDER], node.gateway.id)
        lines = stack.read_text().strip() if stack.is_file() else ""
        node.config.stash[_FALLEN].append(f"{node.gateway.id} ended by {_cause(code)}.\n{lines}".strip())


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Tell it, and remove the folder."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        shutil.rmtree(os.environ[_FOLDER], ignore_errors=True)
    if fallen := config.stash.get(_FALLEN, []):
        terminalreporter.section("processes that died")
        for words in fallen:
            terminalreporter.line(words)


def _cause(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit code {code}"
    return f"{signal.Signals(-code).name}" + (", perhaps for want of memory" if code == -signal.SIGKILL else "")
