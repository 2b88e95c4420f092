from __future__ import annotations

import subprocess
import sys


def start(tmp_path, code):
    script = (
        f"from pathlib import Path; from rating_app.logs import start_logging; start_logging(Path({str(tmp_path)!r}))"
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
