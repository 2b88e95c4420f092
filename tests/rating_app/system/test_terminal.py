"""Output that nobody takes, and names that a terminal would obey."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rating_app.system.terminal import printable

FULL = Path("/dev/full")

SAYING = """
import sys
from rating_app.system.terminal import Terminal
terminal = Terminal()
for number in range(3):
    print({text})
print("done", terminal.failure, file=sys.stderr)
"""


def said(text="number", encoding="utf-8", **streams):
    env = os.environ | {"PYTHONIOENCODING": encoding}
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams
    return subprocess.run([sys.executable, "-c", SAYING.format(text=text)], env=env, timeout=60, check=True, **streams)


def test_what_is_said_arrives():
    run = said()
    assert run.stdout == b"0\n1\n2\n" and run.stderr == b"done None\n"


def test_closed_pipe_is_no_failure_and_stops_nothing():
    reading, writing = os.pipe()
    os.close(reading)
    try:
        assert said(stdout=writing).stderr == b"done None\n"
    finally:
        os.close(writing)


@pytest.mark.skipif(not FULL.exists(), reason="there is no disk here that is always full")
def test_full_disk_is_told_and_stops_nothing():
    with FULL.open("w") as full:
        assert said(stdout=full).stderr == b"done [Errno 28] No space left on device\n"


def test_closed_standard_error_stops_nothing():
    reading, writing = os.pipe()
    os.close(reading)
    try:
        assert said(stderr=writing).stdout == b"0\n1\n2\n"
    finally:
        os.close(writing)


def test_characters_that_an_encoding_lacks_are_escaped():
    assert said("'a\\N{GRINNING FACE}é'", "cp1252").stdout == b"a\\U0001f600\xe9\n" * 3


def test_program_without_standard_output_works():
    code = "import sys; sys.stdout = None; from rating_app.system.terminal import Terminal; print(Terminal().failure)"
    subprocess.run([sys.executable, "-c", code], timeout=60, check=True)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("plain Größe 映画😀.mp4", "plain Größe 映画😀.mp4"),
        ("red\x1b[31m.mp4", "red\\x1b[31m.mp4"),
        ("two\nlines.mp4", "two\\nlines.mp4"),
        ("4pm.\u202egnp", "4pm.\\u202egnp"),
        ("80\xa0%", "80 %"),
        ("odd\udcff.mp4", "odd\\udcff.mp4"),
    ],
)
def test_names_that_a_terminal_would_obey_are_escaped(name, shown):
    assert printable(name) == shown
