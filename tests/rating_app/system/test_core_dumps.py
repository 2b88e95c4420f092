"""A crash leaves nothing of the memory behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

resource = pytest.importorskip("resource", reason="this system has no limits of this kind")

PATTERN = Path("/proc/sys/kernel/core_pattern")


def crash(folder, code):
    """The files that are left by a process that may dump what it likes, runs `code` and aborts."""

    def allow_dumps():
        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))

    folder.mkdir()
    env = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    command = [sys.executable, "-c", f"import os\n{code}\nos.abort()"]
    done = subprocess.run(command, cwd=folder, env=env, preexec_fn=allow_dumps, check=False)
    assert done.returncode == -signal.SIGABRT
    return list(folder.iterdir())


def test_crash_leaves_no_core_dump(tmp_path):
    if not PATTERN.is_file() or not PATTERN.read_text().startswith("core"):
        pytest.skip("this system puts core dumps elsewhere")
    if not crash(tmp_path / "as it is", ""):
        pytest.skip("this system makes no core dumps")
    assert crash(tmp_path / "ours", "import rating_app.system.core_dumps as c; c.forbid_core_dumps()") == []


SAYS_ITS_LIMITS = """
import resource, sys
def say():
    print(resource.getrlimit(resource.RLIMIT_CORE))
"""

STARTED = """
import rating_app.command_line as program
program.main = lambda options, paths: say() or 0
sys.argv[1:] = []
program.run_command_line()
"""


def test_program_forbids_them(tmp_path):
    env = os.environ | {"REACTION_GAUGE_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", SAYS_ITS_LIMITS + STARTED], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    # 1 byte is no dump either, and keeps Linux from handing the memory to a program that collects dumps.
    assert done.stdout.strip() in ("(0, 0)", "(1, 1)")
    if sys.platform == "linux" and resource.getrlimit(resource.RLIMIT_CORE)[1] != 0:
        assert done.stdout.strip() == "(1, 1)"
