"""Processes for what may crash: what they may not do, and that they never outlive the one that started them."""

from __future__ import annotations

import errno
import multiprocessing
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fakes.patience import wait_until

from rating_app.system.child_process import MEMORY_LIMIT_BYTES, ChildProcess, IsolatedFunction, ProcessLost
from rating_app.system.kernel_rules.calls import Machine, RuleMissing
from rating_app.system.network import NetworkRefused


def answer(connection, number):
    connection.send(number + 1)


def die_of(connection, number):
    os.kill(os.getpid(), number)


def sleep(connection):
    connection.send("asleep")
    time.sleep(1000)


def connect(connection):
    try:
        socket.socket()
    except NetworkRefused as refused:
        connection.send(str(refused))


def connect_by_native_code(connection):
    import ctypes

    native = ctypes.CDLL(None, use_errno=True)
    connection.send(ctypes.get_errno() if native.socket(socket.AF_INET, socket.SOCK_STREAM, 0) < 0 else 0)


def interrupt_itself(connection):
    os.kill(os.getpid(), signal.SIGINT)
    connection.send("went on")


def ask_for_memory(connection):
    try:
        bytearray(MEMORY_LIMIT_BYTES)
    except MemoryError:
        connection.send("none")


def tell_core_limit(connection):
    import resource

    connection.send(resource.getrlimit(resource.RLIMIT_CORE)[0])


@pytest.fixture
def start():
    children = []

    def child(*what):
        children.append(ChildProcess("test", *what))
        return children[-1]

    yield child
    for started in children:
        started.stop()


def test_it_does_what_it_is_told_and_ends(start):
    child = start(answer, 41)
    assert child.connection.recv() == 42
    with pytest.raises(EOFError):
        child.connection.recv()
    assert child.cause_of_end == "exit code 0"


def test_it_opens_no_network_connection(start):
    assert "no network connection" in start(connect).connection.recv()


def test_it_opens_none_by_native_code_although_this_process_may(start):
    """As with --lsl and --client."""
    try:
        Machine.of_this_process()
    except RuleMissing as missing:
        pytest.skip(str(missing))
    socket.socket().close()
    assert start(connect_by_native_code).connection.recv() == errno.EPERM


@pytest.mark.skipif(sys.platform == "win32", reason="a process of this system is interrupted otherwise")
def test_it_ignores_an_interruption(start):
    assert start(interrupt_itself).connection.recv() == "went on"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory so")
def test_it_has_so_much_memory_and_leaves_no_core_dump(start):
    assert start(ask_for_memory).connection.recv() == "none"
    # A byte is no dump, and keeps Linux from handing the memory to a program that collects dumps.
    assert start(tell_core_limit).connection.recv() <= 1


@pytest.mark.skipif(not hasattr(signal, "SIGSEGV"), reason="no such signal here")
@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGKILL, signal.SIGABRT])
def test_its_crash_is_the_end_of_its_connection(start, number):
    child = start(die_of, number)
    with pytest.raises(EOFError):
        child.connection.recv()
    assert child.cause_of_end == number.name


def test_silence_ends_it_where_a_time_is_set(start):
    child = start(sleep)
    assert child.connection.recv() == "asleep"
    child.allow(0.5)
    with pytest.raises(EOFError):
        child.connection.recv()
    assert child.cause_of_end == "no sign of life for 0.5 s"


def test_signs_of_life_keep_it(start):
    child = start(sleep)
    assert child.connection.recv() == "asleep"
    for _ in range(8):
        child.allow(1.0)
        assert not child.connection.poll(0.25)
    child.allow(None)
    assert not child.connection.poll(1.5)


PARENT = """
import time
from rating_app.system.child_process import ChildProcess
from test_child_process import sleep
child = ChildProcess("test", sleep)
child.connection.recv()
print(child._process.pid, flush=True)
time.sleep(1000)
"""


def is_running(pid):
    try:
        # Nobody here is its parent, and in a container nobody else may be: then it stays, as a zombie.
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of a process that is nobody's child here")
def test_it_ends_with_a_parent_that_was_killed(root):
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(root), str(root / "tests"), str(Path(__file__).parent)])}
    with subprocess.Popen([sys.executable, "-c", PARENT], env=env, stdout=subprocess.PIPE, text=True) as parent:
        pid = int(parent.stdout.readline())
        assert is_running(pid)
        parent.kill()
    wait_until(lambda: not is_running(pid))


def work(number):
    if number == 0:
        raise ValueError("no such number")
    if number == 1:
        os.abort()
    if number == 2:
        time.sleep(1000)
    return os.getpid(), number


def test_isolated_function_answers_raises_and_outlives_what_ends_its_process():
    with IsolatedFunction("test", work, within_s=5.0) as isolated:
        first, _ = isolated(10)
        assert isolated(11) == (first, 11), "the process is kept"
        with pytest.raises(ValueError, match="no such number"):
            isolated(0)
        for number in (1, 2):
            with pytest.raises(ProcessLost, match=r"SIGABRT|exit code|no sign of life for 5 s"):
                isolated(number)
            assert isolated(12)[0] not in (first, os.getpid())
        process = isolated(13)[0]
    assert process not in [child.pid for child in multiprocessing.active_children()]


def test_the_packaged_program_has_what_processes_import_by_name():
    # PyInstaller finds imports alone, and a name is none: without an entry, a process would end at once in the package.
    root = Path(__file__).parents[3]
    listed = (root / "standalone" / "reaction-gauge.spec").read_text(encoding="utf-8")
    named = {
        module
        for file in (root / "rating_app").rglob("*.py")
        for module in re.findall(r'FunctionThere\("([\w.]+)"', file.read_text(encoding="utf-8"))
    }
    assert named
    assert [module for module in sorted(named) if f'"{module}"' not in listed] == []
