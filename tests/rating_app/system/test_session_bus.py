"""A desktop without a session bus stays without one: none is started from here, by libdbus or by Qt."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys

import pytest
from fakes.tracing import may_trace

from rating_app.system.session_bus import use_running_session_bus_only

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="libdbus starts a bus on Linux")

ADDRESS = "DBUS_SESSION_BUS_ADDRESS"

OPENS_A_WINDOW = """
from rating_app.views.window.opening import make_qt_application
make_qt_application(["test"])
from PySide6.QtDBus import QDBusConnection
print(QDBusConnection.sessionBus().isConnected())
"""


@pytest.mark.skipif(not may_trace(), reason="strace is not here, or may not watch processes")
def test_window_starts_no_bus(tmp_path, root):
    """By a screen that does not answer, where libdbus would try all the same."""
    inherited = {name: value for name, value in os.environ.items() if name not in (ADDRESS, "XDG_RUNTIME_DIR")}
    ran = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=execve", "-o", tmp_path / "trace", sys.executable, "-c", OPENS_A_WINDOW],
        env=inherited | {"DISPLAY": ":9999", "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "False\n"
    assert re.findall(r'execve\("([^"]*)"', (tmp_path / "trace").read_text()) == [sys.executable]


def test_address_that_is_given_is_the_users(monkeypatch):
    monkeypatch.setenv(ADDRESS, "unix:path=/run/somewhere")
    use_running_session_bus_only()
    assert os.environ[ADDRESS] == "unix:path=/run/somewhere"


@pytest.mark.parametrize("given", ["", "autolaunch:", "autolaunch:scope=*user"])
def test_address_that_says_to_start_one_does_not_count(monkeypatch, given):
    monkeypatch.setenv(ADDRESS, given)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    use_running_session_bus_only()
    assert os.environ[ADDRESS] == "disabled:"


def test_bus_of_the_users_session_is_found_without_an_address(monkeypatch, tmp_path):
    monkeypatch.delenv(ADDRESS, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as bus:
        # A path from the root can be longer than an address may be.
        bus.bind("bus")
        use_running_session_bus_only()
        assert ADDRESS not in os.environ
