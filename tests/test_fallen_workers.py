"""What is told of a process of pytest-xdist that dies."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HOOKS = "from fakes.fallen_workers import *\n"
DIES = """
import ctypes, os, signal

def test_that_dies():
    {how}
"""


def run(folder: Path, root: Path, how: str) -> str:
    (folder / "conftest.py").write_text(HOOKS)
    (folder / "test_dying.py").write_text(DIES.format(how=how))
    known = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "REACTION", "COV"))}
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-n1",
            "-p",
            "no:cacheprovider",
            "-c",
            os.devnull,
            "--rootdir",
            folder,
            folder,
        ],
        env=known | {"PYTHONPATH": os.pathsep.join([str(root / "tests"), str(root)])},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


def test_crash_is_told_with_its_signal_and_where_it_was(tmp_path: Path, root: Path) -> None:
    said = run(tmp_path, root, "ctypes.string_at(0)")
    told = said[said.index("processes that died") :]
    assert told.index("gw0 ended by SIGSEGV.") < told.index("short test summary")
    assert re.search(r'test_dying\.py", line \d+ in test_that_dies', told)


@pytest.mark.parametrize(
    ("how", "cause"),
    [
        ("os.kill(os.getpid(), signal.SIGKILL)", "gw0 ended by SIGKILL, perhaps for want of memory."),
        ("os._exit(3)", "gw0 ended by exit code 3."),
    ],
)
def test_end_without_a_crash_is_told_too(tmp_path: Path, root: Path, how: str, cause: str) -> None:
    assert cause in run(tmp_path, root, how)


def test_nothing_is_told_where_none_died(tmp_path: Path, root: Path) -> None:
    assert "processes that died" not in run(tmp_path, root, "assert False")
