"""What ended a process of pytest-xdist that died: its signal and its last stack, in the summary of the run.

pytest names only the test that was running. Its processes write their stacks to standard error, where a long run buries
them. The hooks of this module belong in a conftest.py.
"""

from __future__ import annotations

import faulthandler
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

_FOLDER = "REACTION_GAUGE_STACKS"
"""The environment's variable with the folder for the stacks, which the processes inherit."""

_FALLEN = pytest.StashKey[list[str]]()
_ENDED_WITHIN_S = 5.0


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder, before there are processes."""
    if _is_controller():
        config.stash[_FALLEN] = []
        os.environ[_FOLDER] = tempfile.mkdtemp(prefix="stacks-")


def pytest_unconfigure() -> None:
    """Remove the folder."""
    if _is_controller():
        shutil.rmtree(os.environ[_FOLDER], ignore_errors=True)


def pytest_sessionstart() -> None:
    """Let a process write its stack there if it crashes; pytest has set up its own way of that before."""
    if not _is_controller() and _FOLDER in os.environ:
        # It stays open for as long as the process lives.
        stack = Path(os.environ[_FOLDER], os.environ["PYTEST_XDIST_WORKER"])
        faulthandler.enable(os.open(stack, os.O_WRONLY | os.O_CREAT))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Note how a process ended, if it is dead: one that was interrupted may live a little longer."""
    if not error:
        return
    try:
        code = node.gateway._io.popen.wait(_ENDED_WITHIN_S)
    except subprocess.TimeoutExpired:
        return
    stack = Path(os.environ[_FOLDER], node.gateway.id)
    lines = stack.read_text().strip() if stack.is_file() else ""
    node.config.stash[_FALLEN].append(f"{node.gateway.id} ended by {_cause(code)}.\n{lines}".strip())


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Report it."""
    if fallen := config.stash.get(_FALLEN, []):
        terminalreporter.section("processes that died")
        for words in fallen:
            terminalreporter.line(words)


def _is_controller() -> bool:
    return "PYTEST_XDIST_WORKER" not in os.environ


def _cause(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    return signal.Signals(-code).name + (", perhaps out of memory" if code == -signal.SIGKILL else "")
