"""Keeps this process off every network: the promise of PRIVACY.md as a rule.

Where possible, the kernel enforces it against native code, too. A Python audit hook names the Python code that tried.
No session bus is started from here, because it would pass the rule on to the desktop.
"""

from __future__ import annotations

import errno
import logging
import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rating_app.system.failure import Failure
from rating_app.system.kernel_rules.calls import RuleMissing
from rating_app.system.kernel_rules.seccomp import Refusal, Where, refuse

_BY_DEFAULT_INTERNET = -1
_REFUSED_FAMILIES = {socket.AF_INET, socket.AF_INET6, _BY_DEFAULT_INTERNET}
_LOOK_UPS = {"socket.getaddrinfo", "socket.getnameinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_CALLS_WITH_AN_ADDRESS = {"socket.bind", "socket.connect", "socket.sendto", "socket.sendmsg"}
_THIS_COMPUTER = frozenset({"127.0.0.1", "::1", "localhost"})

_AF_UNIX, _AF_NETLINK = 1, 16
_ABOUT_INTERFACES, _ABOUT_DEVICES = 0, 15  # NETLINK_ROUTE, NETLINK_KOBJECT_UEVENT

_BUS_ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
_LAUNCH_ONE = "autolaunch:"

_SOCKETS = tuple(
    refusal
    for call in ("socket", "socketpair")
    for refusal in (
        Refusal(call, (Where(0, (_AF_UNIX, _AF_NETLINK), among=False),)),
        # The kernel uses it to announce cameras, and the C library to read the computer's addresses.
        Refusal(call, (Where(0, (_AF_NETLINK,)), Where(2, (_ABOUT_INTERFACES, _ABOUT_DEVICES), among=False))),
    )
)
REFUSED_BY_KERNEL = (
    *_SOCKETS,
    # It makes its own sockets; without it, programs use ordinary calls.
    *(Refusal(call, error=errno.ENOSYS) for call in ("io_uring_setup", "io_uring_enter", "io_uring_register")),
    # The kernel would query a name server (dns_resolver).
    Refusal("request_key"),
)
"""Refused to the whole process, and to programs that it starts: sockets that lead out of this computer, and other ways
to open them.
"""


class NetworkRefused(PermissionError):
    """Code in this process tried to use the network. The message names the code, and the log has the stack."""

    def __init__(self, refusal: str) -> None:
        super().__init__(f"{refusal} {_who_tried()} tried to.")
        # A library may swallow the exception.
        logging.getLogger(__name__).error("%s", self, stack_info=True)


@dataclass(frozen=True)
class Peer:
    """The one computer that a run may connect to, because its user named it."""

    host: str
    port: int


@dataclass(frozen=True)
class NetworkRule:
    """The rule that keeps this process off the network: whether the kernel enforces it, and the `sentence` for the
    user.
    """

    by_kernel: bool
    sentence: Failure


NO_RULE = NetworkRule(False, Failure("Nothing prevents this process from using the network."))
"""The rule before forbid_network."""


def forbid_network(peer: Peer | None = None, *, native_too: bool = True) -> NetworkRule:
    """Make the creation of an internet socket raise NetworkRefused in Python code, and fail with EPERM in native code,
    in all threads and in all processes that this one starts. It cannot be undone.

    Without `native_too`, and if the kernel has no such rule, only Python code of this process is covered. AF_UNIX
    remains: multiprocessing and the window system use it, and it does not leave the computer.

    With a `peer`, sockets may be created, also in native code, but connecting from Python code to any address except
    the peer's and this computer's own raises NetworkRefused. Raise OSError if the peer's name is not known.

    Programs started from here get no rights beyond this user's: no `sudo`.
    """
    if peer is not None:
        sys.addaudithook(_OnlyTo(peer))
        return NetworkRule(
            False, Failure("The network is open to one named computer; Python code cannot reach any other.")
        )
    sys.addaudithook(_refuse_internet_sockets)
    if not native_too:
        return NetworkRule(False, Failure("The network is open to the Lab Streaming Layer, and closed to Python code."))
    try:
        refuse(REFUSED_BY_KERNEL)
    except RuleMissing as missing:
        sentence = Failure("The network is closed to Python code, but not to native libraries: {why}.", why=missing)
        return NetworkRule(False, sentence)
    return NetworkRule(True, Failure("The kernel keeps this program off the network, native libraries too."))


def use_running_session_bus_only() -> None:
    """Prevent libdbus from starting a session bus if the desktop has none. Call it before Qt is used.

    libdbus would run dbus-launch. That bus would inherit the rules of this process, outlive it, and pass the rules on
    to every program that others start through it: a whole desktop without a network.
    """
    address = os.environ.get(_BUS_ADDRESS) or _LAUNCH_ONE
    if sys.platform != "linux" or not address.startswith(_LAUNCH_ONE):
        return
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if not runtime or not (Path(runtime) / "bus").is_socket():
        # Any address without a bus would do.
        os.environ[_BUS_ADDRESS] = "disabled:"


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
        # Without an address, sendmsg writes to the socket's peer.
        return opened.family not in _REFUSED_FAMILIES or address is None or _host(address) in self._hosts


def _host(address: Any) -> str:
    host = address[0] if isinstance(address, tuple) else address
    return host.decode(errors="replace") if isinstance(host, bytes) else str(host)


def _who_tried() -> str:
    """Return the code behind Python's own socket module, such as `urllib3.connection (connection.py:199)`."""
    frame = sys._getframe()
    while frame.f_globals.get("__name__") in (__name__, socket.__name__):
        if frame.f_back is None:
            return "something"
        frame = frame.f_back
    return f"{frame.f_globals.get('__name__')} ({Path(frame.f_code.co_filename).name}:{frame.f_lineno})"
