"""Keeps this process off every network: the promise of PRIVACY.md, made a rule that Python code cannot break unseen."""

from __future__ import annotations

import logging
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_BY_DEFAULT_INTERNET = -1
_REFUSED_FAMILIES = {socket.AF_INET, socket.AF_INET6, _BY_DEFAULT_INTERNET}
_LOOK_UPS = {"socket.getaddrinfo", "socket.getnameinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_CALLS_WITH_AN_ADDRESS = {"socket.bind", "socket.connect", "socket.sendto", "socket.sendmsg"}
_THIS_COMPUTER = frozenset({"127.0.0.1", "::1", "localhost"})


class NetworkRefused(PermissionError):
    """Some code in this process tried to reach what it may not. The message says which, and the log how it came to."""

    def __init__(self, refusal: str) -> None:
        super().__init__(f"{refusal} {_who_tried()} tried to.")
        # A library may keep the exception to itself.
        logging.getLogger(__name__).error("%s", self, stack_info=True)


@dataclass(frozen=True)
class Peer:
    """The one computer that a run may talk to, because its user named it."""

    host: str
    port: int


def forbid_network(peer: Peer | None = None) -> None:
    """From now on, creating an internet socket raises NetworkRefused. It cannot be undone.

    With a `peer`, sockets may be created, and to connect to any address but the peer's and this computer's own raises
    NetworkRefused; OSError where the peer's name is not known. AF_UNIX stays: multiprocessing and the window system
    talk through it, and it does not leave the computer.
    """
    sys.addaudithook(_refuse_internet_sockets if peer is None else _OnlyTo(peer))


def _refuse_internet_sockets(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.__new__" and arguments[1] in _REFUSED_FAMILIES:
        raise NetworkRefused("Reaction Gauge opens no network connection;")
    if event in _LOOK_UPS:
        raise NetworkRefused("Reaction Gauge asks no name server;")


class _OnlyTo:
    def __init__(self, peer: Peer) -> None:
        found = socket.getaddrinfo(peer.host, peer.port, type=socket.SOCK_STREAM)
        self._hosts = _THIS_COMPUTER | {peer.host} | {str(address[0]) for *_, address in found}

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _LOOK_UPS and _host(arguments[0]) not in self._hosts:
            raise NetworkRefused("Reaction Gauge looks up no other computer than the one that was named;")
        if event in _CALLS_WITH_AN_ADDRESS and not self._may_reach(*arguments[:2]):
            raise NetworkRefused("Reaction Gauge connects to no other computer than the one that was named;")

    def _may_reach(self, opened: socket.socket, address: Any) -> bool:
        # Without an address, sendmsg writes to whom the socket is connected to.
        return opened.family not in _REFUSED_FAMILIES or address is None or _host(address) in self._hosts


def _host(address: Any) -> str:
    host = address[0] if isinstance(address, tuple) else address
    return host.decode(errors="replace") if isinstance(host, bytes) else str(host)


def _who_tried() -> str:
    """The code behind Python's own socket module, as in `urllib3.connection (connection.py:199)`."""
    frame = sys._getframe()
    while frame.f_globals.get("__name__") in (__name__, socket.__name__):
        if frame.f_back is None:
            return "something"
        frame = frame.f_back
    return f"{frame.f_globals.get('__name__')} ({Path(frame.f_code.co_filename).name}:{frame.f_lineno})"
