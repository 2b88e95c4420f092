"""Keeps this process off every network: the promise of PRIVACY.md, made a rule that Python code cannot break unseen."""

from __future__ import annotations

import socket
import sys
from typing import Any

_BY_DEFAULT_INTERNET = -1
_REFUSED_FAMILIES = {socket.AF_INET, socket.AF_INET6, _BY_DEFAULT_INTERNET}
_LOOK_UPS = {"socket.getaddrinfo", "socket.getnameinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


class NetworkRefused(PermissionError):
    """Some code in this process tried to open an internet socket."""


def forbid_network() -> None:
    """From now on, creating an internet socket raises NetworkRefused. It cannot be undone.

    AF_UNIX stays: multiprocessing and the window system talk through it, and it does not leave the computer.
    """
    sys.addaudithook(_refuse_internet_sockets)


def _refuse_internet_sockets(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.__new__" and arguments[1] in _REFUSED_FAMILIES:
        raise NetworkRefused("Reaction Gauge opens no network connection.")
    if event in _LOOK_UPS:
        raise NetworkRefused("Reaction Gauge asks no name server.")
