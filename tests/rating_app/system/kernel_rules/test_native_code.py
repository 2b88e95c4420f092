"""The rule against the network, and native code that wants to break it."""

from __future__ import annotations

import errno
import json
import os
import platform
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"), reason="there is no such rule here"
)

WITHIN_THIS_COMPUTER = {"AF_UNIX", "NETLINK_ROUTE", "NETLINK_KOBJECT_UEVENT", "socketpair"}


def answers(root, where):
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(root), str(root / "tests")])}
    command = [sys.executable, "-m", "fakes.native_calls", where]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("where", ["thread", "before", "fork", "spawn", "exec"])
def test_native_code_opens_no_socket_that_leads_out(root, where):
    found = answers(root, where)
    assert {name for name, error in found.items() if error == 0} == WITHIN_THIS_COMPUTER
    refused = {name: error for name, error in found.items() if name not in WITHIN_THIS_COMPUTER}
    assert refused.pop("io_uring") == errno.ENOSYS
    assert set(refused.values()) == {errno.EPERM}


def test_without_the_rule_it_would(root):
    found = answers(root, "unheld")
    possible = {name for name, error in found.items() if error == 0}
    assert possible >= WITHIN_THIS_COMPUTER | {"AF_INET", "AF_INET, upper half not 0", "libc's socket"}
