"""The rule against the network: where it is in force, where it is not, and what it says of who breaks it. A desktop
without a session bus stays without one: none is started from here, by libdbus or by Qt.
"""

from __future__ import annotations

import os
import platform
import re
import socket
import subprocess
import sys

import pytest
from fakes.tracing import may_trace

from rating_app.system.network import use_running_session_bus_only

needs_rule = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"),
    reason="the kernel has no such rule here",
)
uses_libdbus = pytest.mark.skipif(sys.platform != "linux", reason="libdbus starts a bus on Linux")

ADDRESS = "DBUS_SESSION_BUS_ADDRESS"

OPENS_A_WINDOW = """
from rating_app.views.window.opening import make_qt_application
make_qt_application(["test"])
from PySide6.QtDBus import QDBusConnection
print(QDBusConnection.sessionBus().isConnected())
"""


def run(code, tmp_path):
    """What a process that runs `code` said, in a home of its own."""
    env = os.environ | {"REACTION_GAUGE_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


LIBRARY = """
import urllib.request
def report_home():
    try:
        urllib.request.urlopen("http://192.0.2.1/")
    except OSError:
        return None
"""

TOLD = """
import sys
sys.path.insert(0, {folder!r})
import rating_app.command_line as program
from rating_app.system.network import NetworkRefused

def misbehave(options, paths):
    import socket, talkative_library
    try:
        socket.create_connection(("192.0.2.1", 80))
    except NetworkRefused as refused:
        print(refused)
    talkative_library.report_home()
    return 0

program.main = misbehave
sys.argv[1:] = []
program.run_command_line()
"""


def test_who_tried_is_in_the_message_and_in_the_log_also_where_a_library_keeps_silent(tmp_path):
    (tmp_path / "talkative_library.py").write_text(LIBRARY)
    said = run(TOLD.format(folder=str(tmp_path)), tmp_path)
    assert said == "Reaction Gauge asks no name server; __main__ (<string>:10) tried to.\n"
    log = (tmp_path / "home" / "log" / "reaction-gauge.log").read_text()
    assert log.count("rating_app.system.network: Reaction Gauge asks no name server;") == 2
    assert "talkative_library.py" in log


IMPORTED = """
import importlib, pkgutil, socket, sys
import rating_app
for module in pkgutil.walk_packages(rating_app.__path__, "rating_app."):
    importlib.import_module(module.name)
    print(module.name)
socket.socket().close()
"""


def test_import_puts_nothing_in_force(tmp_path):
    imported = run(IMPORTED, tmp_path).split()
    assert {"rating_app.__main__", "rating_app.system.network", "rating_app.batch.processes"} <= set(imported)


STARTED = """
import sys
import rating_app.command_line as program
program.main = lambda options, paths: 0
sys.argv[1:] = []
try:
    program.run_command_line()
except SystemExit:
    pass
"""

IS_REFUSED = """
import socket
try:
    socket.socket()
except PermissionError as refused:
    print(refused)
"""


def test_rule_is_in_force_in_the_program(tmp_path):
    assert run(STARTED + IS_REFUSED, tmp_path).startswith("Reaction Gauge opens no network connection; __main__ (")


NATIVE = """
import ctypes, os
native = ctypes.CDLL(None, use_errno=True)
print("open" if native.socket(2, 1, 0) >= 0 else os.strerror(ctypes.get_errno()))
"""

COMMAND = """
import rating_app.command_line as program
import sys
program.main = lambda options, paths: print(options.network.sentence) or 0
sys.argv[1:] = {arguments!r}
try:
    program.run_command_line()
except SystemExit:
    pass
"""

OLD_KERNEL = """
import errno
from rating_app.system.kernel_rules.seccomp import Refusal, refuse
refuse([Refusal("seccomp", error=errno.ENOSYS)])
"""


@needs_rule
@pytest.mark.parametrize("arguments", [[], ["doctor"], ["rate", "--demo", "--out", "out"]])
def test_kernel_keeps_the_rule_in_every_run(tmp_path, arguments):
    said = run(COMMAND.format(arguments=arguments) + NATIVE, tmp_path)
    assert said == "The kernel keeps this program off the network, native libraries too.\nOperation not permitted\n"


LOADED_BEFORE = """
import sys
from rating_app.system import network
forbid = network.forbid_network
def forbid_and_tell(*arguments, **options):
    print(sorted({"PySide6", "mediapipe", "numpy", "cv2", "ai_edge_litert", "scipy"} & set(sys.modules)))
    return forbid(*arguments, **options)
network.forbid_network = forbid_and_tell
"""


def test_rule_is_set_before_any_large_library_is_loaded(tmp_path):
    assert run(LOADED_BEFORE + COMMAND.format(arguments=[]), tmp_path).startswith("[]\n")


@needs_rule
def test_exceptions_leave_native_code_free_and_say_so(tmp_path):
    """It is a native library that talks to laboratories."""
    for option in ("--lsl", "--lsl-markers"):
        lsl = run(COMMAND.format(arguments=[option]) + NATIVE + IS_REFUSED, tmp_path).splitlines()
        assert lsl[0] == "The network is open to the Lab Streaming Layer, and closed to Python code."
        assert lsl[1] == "open" and lsl[2].startswith("Reaction Gauge opens no network connection;")
    client = ["rate", "--demo", "--out", "out", "--client", "tcp://127.0.0.1:9"]
    told = run(COMMAND.format(arguments=client) + NATIVE, tmp_path).splitlines()
    assert told == ["The network is open to one named computer; Python code cannot reach any other.", "open"]


@needs_rule
def test_kernel_without_the_rule_is_told_of_and_the_hook_stands(tmp_path):
    said = run(OLD_KERNEL + COMMAND.format(arguments=[]) + IS_REFUSED, tmp_path).splitlines()
    assert said[0] == (
        "The network is closed to Python code, but not to native libraries: this kernel does not take it "
        "(Function not implemented)."
    )
    assert said[1].startswith("Reaction Gauge opens no network connection;")


@pytest.mark.parametrize(("system", "processor"), [("darwin", "arm64"), ("win32", "AMD64"), ("linux", "mips64")])
def test_other_systems_and_processors_have_the_hook_alone(tmp_path, system, processor):
    code = f"import platform, sys\nfrom rating_app.system.network import forbid_network\nsys.platform = {system!r}\n"
    code += f"platform.machine = lambda: {processor!r}\nprint(forbid_network().sentence)\n"
    said = run(code + IS_REFUSED, tmp_path).splitlines()
    why = "it is not known for this processor (mips64)" if system == "linux" else "only Linux has such a rule"
    assert said[0] == f"The network is closed to Python code, but not to native libraries: {why}."
    assert said[1].startswith("Reaction Gauge opens no network connection;")


@uses_libdbus
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


@uses_libdbus
def test_address_that_is_given_is_the_users(monkeypatch):
    monkeypatch.setenv(ADDRESS, "unix:path=/run/somewhere")
    use_running_session_bus_only()
    assert os.environ[ADDRESS] == "unix:path=/run/somewhere"


@uses_libdbus
@pytest.mark.parametrize("given", ["", "autolaunch:", "autolaunch:scope=*user"])
def test_address_that_says_to_start_one_does_not_count(monkeypatch, given):
    monkeypatch.setenv(ADDRESS, given)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    use_running_session_bus_only()
    assert os.environ[ADDRESS] == "disabled:"


@uses_libdbus
def test_bus_of_the_users_session_is_found_without_an_address(monkeypatch, tmp_path):
    monkeypatch.delenv(ADDRESS, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as bus:
        # A path from the root can be longer than an address may be.
        bus.bind("bus")
        use_running_session_bus_only()
        assert ADDRESS not in os.environ
