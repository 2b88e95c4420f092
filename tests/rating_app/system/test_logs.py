from __future__ import annotations

import stat
import subprocess
import sys

import pytest


def start(tmp_path, code):
    script = (
        "from pathlib import Path; from rating_app.system.logs import start_logging; "
        f"start_logging(Path({str(tmp_path)!r}))"
    )
    return subprocess.run(
        [sys.executable, "-c", f"{script}\n{code}"], capture_output=True, text=True, timeout=60, check=False
    )


def test_native_chatter_goes_to_a_file_and_our_words_to_the_terminal(tmp_path):
    code = "import os, sys; os.write(2, b'chatter'); print('our words', file=sys.stderr)"
    done = start(tmp_path / "logs" / "app.log", code)
    assert done.stderr == "our words\n"
    assert (tmp_path / "logs" / "app.native.log").read_text() == "chatter"


def test_unexpected_error_is_one_line_with_its_traceback_in_the_log(tmp_path):
    done = start(tmp_path / "logs" / "app.log", "raise RuntimeError('surprise')")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and "RuntimeError: surprise" in done.stderr
    assert "Traceback" in (tmp_path / "logs" / "app.log").read_text()


def test_unwritable_log_does_not_stop_the_program(tmp_path):
    (tmp_path / "logs").write_text("a file")
    done = start(tmp_path / "logs" / "app.log", "print('on')")
    assert done.returncode == 0 and done.stdout == "on\n"
    assert "there is no log" in done.stderr


LOGGED_TWICE_OVER = """
import logging
for number in range(12_000):
    logging.getLogger().error("x" * 100)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no POSIX modes")
def test_log_is_for_its_owner_alone_also_where_it_was_not(tmp_path):
    logs = tmp_path / "logs"
    logs.mkdir(mode=0o755)
    for name in ("app.log", "app.native.log"):
        (logs / name).touch(mode=0o644)
    done = start(logs / "app.log", LOGGED_TWICE_OVER)
    assert done.returncode == 0, done.stderr
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in [logs, *logs.iterdir()]} == {
        "logs": 0o700,
        "app.log": 0o600,
        "app.log.1": 0o600,
        "app.native.log": 0o600,
    }
