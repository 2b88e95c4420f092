"""run.sh on computers and with Pythons that are not here: programs of these names answer for them, first on the PATH.

Nothing is downloaded: the stand-in for Python makes a folder that looks like an environment, and notes what is asked of
pip.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="run.sh is for Linux and macOS")

TOOLS = ("cat", "chmod", "cksum", "dirname", "grep", "id", "mkdir", "paste", "rm", "sh", "sort", "touch", "tr")

# `-c` is answered by this Python under another version; what it is asked for with `-m` is noted.
PYTHON = """#!/bin/sh
if [ "$1" = -c ]; then
    exec {real} -c "import sys; sys.version_info = ({version}, 0, 'final', 0)
$2"
fi
echo "{version}: $*" >> "{notes}"
[ "$2" = venv ] || exit 0
mkdir -p .venv/bin
cat "$0" > .venv/bin/python
chmod +x .venv/bin/python
echo "$PWD/.venv" > .venv/bin/activate
"""


class Computer:
    """A checkout, and a computer that has `system`, `processor` and what is added to it."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.checkout, self._programs, self._notes = folder / "checkout", folder / "programs", folder / "notes"
        self.checkout.mkdir()
        self._programs.mkdir()
        for name in ("run.sh", "pyproject.toml", "constraints.txt"):
            shutil.copy(root / name, self.checkout)
        for name in TOOLS:
            tool = shutil.which(name)
            assert tool is not None
            (self._programs / name).symlink_to(tool)
        self.is_a("Linux", "x86_64", 64, "glibc 2.36")

    def is_a(self, system: str, processor: str, bits: int | None = None, libc: str | None = None) -> None:
        """Without `bits` it has no getconf; without `libc` its getconf knows of no glibc."""
        self.add("uname", f'[ "$1" = -s ] && echo {system} || echo {processor}')
        if bits is not None:
            self.add("getconf", f'[ "$1" = LONG_BIT ] && echo {bits} || {"exit 1" if libc is None else f"echo {libc}"}')

    def add(self, name: str, script: str = "exit 1") -> None:
        self._write(name, f"#!/bin/sh\n{script}\n")

    def add_python(self, name: str, version: str) -> None:
        version = version.replace(".", ", ")
        self._write(name, PYTHON.format(real=sys.executable, version=version, notes=self._notes))

    def set_up(self, *arguments: str) -> tuple[int, str]:
        """The exit code of run.sh, and what it said."""
        done = subprocess.run(
            ["sh", "run.sh", "--set-up-only", *arguments],
            cwd=self.checkout,
            env={"PATH": str(self._programs)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert not done.stdout
        return done.returncode, done.stderr

    @property
    def notes(self) -> str:
        """What Python was asked to do, a line each."""
        return self._notes.read_text() if self._notes.exists() else ""

    def _write(self, name: str, script: str) -> None:
        (self._programs / name).write_text(script)
        (self._programs / name).chmod(0o755)


@pytest.fixture
def computer(tmp_path: Path, root: Path) -> Computer:
    return Computer(tmp_path, root)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("Linux", "aarch64", 64, "glibc 2.41"), "Linux aarch64, 64 bit, glibc 2.41"),
        (("Linux", "riscv64", 64, "glibc 2.41"), "Linux riscv64, 64 bit, glibc 2.41"),
        (("Linux", "i686", 32, "glibc 2.36"), "Linux i686, 32 bit, glibc 2.36"),
        (("Linux", "x86_64", 32, "glibc 2.36"), "Linux x86_64, 32 bit, glibc 2.36"),
        (("Linux", "x86_64", 64, "glibc 2.31"), "Linux x86_64, 64 bit, glibc 2.31"),
        (("Linux", "x86_64", 64, None), "Linux x86_64, 64 bit, no glibc"),
        (("Darwin", "x86_64"), "Darwin x86_64"),
        (("FreeBSD", "amd64"), "FreeBSD amd64"),
    ],
)
def test_a_computer_without_wheels_is_told_at_once(computer, parts, said):
    computer.is_a(*parts)
    computer.add_python("python3", "3.13")
    code, message = computer.set_up()
    assert code == 2
    assert message.startswith(f"run.sh: Reaction Gauge cannot be set up on this computer ({said}): MediaPipe and Qt")
    assert message.count("\n") == 1 and not computer.notes


@pytest.mark.parametrize(
    "parts", [("Linux", "x86_64", 64, "glibc 2.34"), ("Linux", "x86_64", 64, "glibc 2.41"), ("Darwin", "arm64")]
)
def test_a_computer_with_wheels_is_set_up(computer, parts):
    computer.is_a(*parts)
    computer.add_python("python3", "3.13")
    code, message = computer.set_up()
    assert code == 0, message
    assert "pip install" in computer.notes and computer.notes.endswith(" -c constraints.txt -e .\n")


@pytest.mark.parametrize(
    ("installed", "said"),
    [
        ({}, "and found none: on Debian, apt-get install python3\n"),
        ({"python3": "3.10"}, "and found only 3.10: install one of these beside it\n"),
        ({"python3": "3.15", "python3.10": "3.10"}, "and found only 3.15: install one of these beside it\n"),
    ],
)
def test_a_python_that_does_not_fit_is_refused_with_those_that_do(computer, installed, said):
    for name, version in installed.items():
        computer.add_python(name, version)
    code, message = computer.set_up()
    assert code == 2
    assert message == f"run.sh: Reaction Gauge needs Python 3.11, 3.12, 3.13 or 3.14, {said}"
    assert not computer.notes


@pytest.mark.parametrize(
    ("installed", "chosen"),
    [
        ({"python3": "3.11"}, "3, 11"),
        ({"python3": "3.14"}, "3, 14"),
        ({"python3": "3.15", "python3.14": "3.14"}, "3, 14"),
        ({"python3": "3.10", "python3.12": "3.12"}, "3, 12"),
        ({"python3": "3.14", "python3.14": "3.14", "python3.13": "3.13"}, "3, 13"),
    ],
)
def test_the_latest_python_that_can_train_is_taken_first(computer, installed, chosen):
    for name, version in installed.items():
        computer.add_python(name, version)
    code, message = computer.set_up()
    assert code == 0, message
    assert computer.notes.startswith(f"{chosen}: -m venv ")


def test_an_environment_whose_python_is_too_old_by_now_is_made_anew(computer):
    computer.add_python("python3", "3.13")
    assert computer.set_up()[0] == 0
    computer.add_python("../checkout/.venv/bin/python", "3.10")
    code, message = computer.set_up("lsl")
    assert code == 0, message
    assert computer.notes.count("3, 13: -m venv ") == 2
    assert computer.set_up()[0] == 0
    assert computer.notes.count("-m venv ") == 2


@pytest.mark.parametrize(
    ("manager", "said"),
    [
        ("dnf", "dnf install dbus-libs "),
        ("pacman", "pacman -S --needed dbus "),
        ("zypper", "zypper install dejavu-fonts "),
    ],
)
def test_packages_are_named_in_one_line_where_there_is_no_apt_get(computer, manager, said):
    computer.add(manager, f"echo {manager} was started >&2; exit 1")
    computer.add_python("python3", "3.13")
    code, message = computer.set_up("test", "strace")
    assert code == 0, message
    line = next(line for line in message.splitlines() if "as root:" in line)
    assert f"as root: {said}" in line and "cursor" in line and "strace" not in line
    assert "was started" not in message
    assert "as root" not in computer.set_up("test", "strace")[1]


def test_training_is_refused_under_python_3_14_with_the_pythons_that_can(computer):
    computer.add_python("python3", "3.14")
    for _ in range(2):
        code, message = computer.set_up("lsl,train")
        assert code == 2
        assert message.count("\n") == 1
        assert (
            "TensorFlow, which trains, has no wheel for Python 3.14 yet: install Python 3.11, 3.12 or 3.13" in message
        )
        # And again where the environment is there already.
        assert computer.set_up("lsl")[0] == 0
    assert computer.notes.endswith("-e .[lsl]\n")


def test_training_that_was_set_up_under_another_python_does_not_keep_the_window_shut(computer):
    computer.add_python("python3", "3.13")
    assert computer.set_up("train")[0] == 0
    computer.add_python("python3", "3.14")
    shutil.rmtree(computer.checkout / ".venv" / "bin")
    code, message = computer.set_up()
    assert code == 0, message
    assert computer.notes.endswith("-e .[train]\n")
