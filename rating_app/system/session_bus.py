"""Keeps libdbus from starting a session bus of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
_LAUNCH_ONE = "autolaunch:"


def use_running_session_bus_only() -> None:
    """To be called before Qt is: where the desktop has no session bus, this process goes without.

    libdbus would run dbus-launch, and that bus would inherit the rules of this process, outlive it, and hand the rules
    on to every program that others have started by it: a whole desktop without a network.
    """
    address = os.environ.get(_ADDRESS) or _LAUNCH_ONE
    if sys.platform != "linux" or not address.startswith(_LAUNCH_ONE):
        return
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if not runtime or not (Path(runtime) / "bus").is_socket():
        # Any address that nobody can be found at would do.
        os.environ[_ADDRESS] = "disabled:"
