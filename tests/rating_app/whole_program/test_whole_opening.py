"""What a user opens of an export, in the whole program: by the desktop's portal, and by no program that it starts."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from fakes.portal import Bus, Portal
from fakes.tracing import may_trace
from fakes.whole_run import WholeRun

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the desktop portal is Linux's")

MAY_TRACE = may_trace()
STARTED_PROGRAMS = "strace", "-f", "-qq", "-e", "trace=execve", "-o", "programs"


def begin(folder, *prefix, **environment):
    deeds = "-m", "fakes.window_program", "opened", "no picture", "no film", folder / "out"
    return WholeRun(folder, *deeds, prefix=prefix, environment=environment)


@pytest.fixture(scope="module")
def desktop(tmp_path_factory):
    """A bus of its own, and the portal on it."""
    bus = Bus(tmp_path_factory.mktemp("bus"))
    portal = Portal(bus, "opened")
    yield bus, portal
    portal.close()
    bus.close()


@pytest.fixture
def wayland():
    """What a program's environment needs for a Wayland screen that nobody sees."""
    if shutil.which("weston") is None:
        pytest.skip("weston is not on this machine")
    # The path of a socket may not be long.
    with tempfile.TemporaryDirectory() as folder:
        command = ["weston", "--backend=headless-backend.so", "--socket=screen", "--idle-time=0", f"--log={folder}/log"]
        weston = subprocess.Popen(command, env={"PATH": "/usr/bin", "HOME": folder, "XDG_RUNTIME_DIR": folder})
        deadline_s = time.monotonic() + 20
        while not (Path(folder) / "screen").is_socket():
            assert weston.poll() is None and time.monotonic() < deadline_s, (Path(folder) / "log").read_text()
            time.sleep(0.05)
        yield {"XDG_RUNTIME_DIR": folder, "WAYLAND_DISPLAY": "screen", "QT_QPA_PLATFORM": "wayland"}
        weston.terminate()
        weston.wait()


def assert_opened(run, portal):
    assert run.exit_code == 0, run.said
    folder, report = portal.next_request(), portal.next_request()
    assert folder["method"] == "OpenDirectory" and folder["file"].endswith(".timeline.csv")
    assert report["method"] == "OpenFile" and report["file"].endswith(".html")
    assert all(Path(asked["file"]).parent == run.out for asked in (folder, report))
    assert all(line.startswith("Saved A penguin goes fishing") for line in run.said[0].splitlines())


@pytest.mark.skipif(not MAY_TRACE, reason="strace is not here, or may not watch processes")
def test_portal_is_asked_and_no_program_is_started(tmp_path, desktop):
    bus, portal = desktop
    run = begin(tmp_path / "run", *STARTED_PROGRAMS, DBUS_SESSION_BUS_ADDRESS=bus.address)
    assert_opened(run, portal)
    started = (run.folder / "programs").read_text()
    assert set(re.findall(r'execve\("([^"]*)"', started)) == {sys.executable}


def test_portal_is_asked_from_a_wayland_screen(tmp_path, desktop, wayland):
    bus, portal = desktop
    run = begin(tmp_path / "run", DBUS_SESSION_BUS_ADDRESS=bus.address, **wayland)
    assert_opened(run, portal)


def test_desktop_without_a_portal_leaves_the_user_a_path(tmp_path):
    run = begin(tmp_path / "run")
    assert run.exit_code == 0, run.said
    folder, report = run.said[0].splitlines()
    assert "no xdg-desktop-portal that responds" in folder and folder.endswith(f": {run.out}")
    assert "no xdg-desktop-portal that responds" in report and report.endswith(".html")
