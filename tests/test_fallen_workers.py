"""What the summary of a run says of a process of pytest-xdist that died."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes end by other causes there")

HOOKS = "from fakes.fallen_workers import *\n"
DYING = """
import ctypes, os, signal

def test_crash():
    ctypes.string_at(0)

def test_kill():
    os.kill(os.getpid(), signal.SIGKILL)

def test_exit():
    os._exit(3)
"""
INTERRUPTED = """
import pytest

def test_interruption():
    pytest.exit("enough")
"""


def summary(folder: Path, root: Path, tests: str) -> str:
    (folder / "conftest.py").write_text(HOOKS)
    (folder / "test_dying.py").write_text(tests)
    known = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "REACTION", "COV"))}
    options = ["-n1", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", folder]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, folder],
        env=known | {"PYTHONPATH": os.pathsep.join([str(root / "tests"), str(root)]), "TMPDIR": str(folder)},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode, done.stdout + done.stderr
    assert not list(folder.glob("stacks-*"))
    return done.stdout


def test_cause_and_stack_are_reported_before_the_failures(tmp_path: Path, root: Path) -> None:
    said = summary(tmp_path, root, DYING)
    reported = said[said.index("processes that died") : said.index("short test summary")]
    causes = re.findall(r"^gw\d ended by (.*)\.$", reported, re.M)
    assert sorted(causes) == ["SIGKILL, perhaps out of memory", "SIGSEGV", "exit code 3"]
    assert re.search(r'test_dying\.py", line \d+ in test_crash', reported)


def test_interrupted_run_ends(tmp_path: Path, root: Path) -> None:
    assert "ended by" not in summary(tmp_path, root, INTERRUPTED)
