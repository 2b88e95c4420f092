"""The video nodes of Linux, and which of them are cameras according to sysfs and udev. No camera is opened here."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rating_app.vision.camera import v4l2

SYSFS, UDEV, DEV = Path("/sys/class/video4linux"), Path("/run/udev/data"), Path("/dev")

RAW = re.compile(r"Intel IPU\d|ipu\d-|rkisp1_|rp1-cfe|bcm2835-isp|msm_vfe")
"""How the names of nodes begin that are parts of a processor. Only libcamera turns what they deliver into pictures."""

CAPTURE = "capture"
"""udev's word for a node that delivers pictures."""

DRIVERS_LETTERS = 31
"""Length of the longest name in V4L2 (`v4l2_capability.card`)."""

_INFRARED = re.compile(r"\b(IR|infrared)\b", re.IGNORECASE)
_CUT_INFRARED = re.compile(r": .* I$")


@dataclass(frozen=True)
class Node:
    """A video node. `device` is its path. `number` counts the nodes of one camera, from 0; None if that is not known.

    `plug` is where the camera is plugged in, empty for one without hardware. `capabilities` are udev's words for what
    the node can do, None if udev has none. `may_open` is whether this user may open it.
    """

    device: Path
    name: str
    number: int | None = None
    plug: str = ""
    capabilities: frozenset[str] | None = None
    may_open: bool = True

    @property
    def place(self) -> str:
        """The place where it is plugged in, which stays the same if it is unplugged and plugged in there again; empty
        if it is not known.
        """
        return f"{self.plug}#{'' if self.number is None else self.number}" if self.plug else ""


def read_nodes(sysfs: Path = SYSFS, udev: Path = UDEV, dev: Path = DEV) -> tuple[Node, ...]:
    """Return all video nodes, in the order of their numbers, without those that disappear while they are being read."""
    devices = (device for device in dev.glob("video*") if device.name[len("video") :].isdigit())
    ordered = sorted(devices, key=lambda device: int(device.name[len("video") :]))
    nodes = [_read_node(device, sysfs / device.name, udev) for device in ordered]
    # The kernel removes a device from /dev before it removes it from sysfs, so a node that sysfs no longer had is gone
    # here, too.
    return tuple(node for node in nodes if _is_there(node.device))


def _read_node(device: Path, entry: Path, udev: Path) -> Node:
    number = _read(entry / "index")
    record = _read(udev / f"c{_read(entry / 'dev')}")
    return Node(
        device,
        _read(entry / "name") or device.name,
        int(number) if number.isdigit() else None,
        _plug_of(entry / "device"),
        parse_capabilities(record),
        os.access(device, os.R_OK | os.W_OK),
    )


def _plug_of(hardware: Path) -> str:
    """Return the target of the link to a node's hardware; empty for a node without hardware, or whose
    hardware is gone.
    """
    try:
        return os.path.realpath(hardware, strict=True)
    except OSError:
        return ""


def parse_capabilities(record: str) -> frozenset[str] | None:
    """Return what udev has noted about a node in `E:ID_V4L_CAPABILITIES=:capture:`; the colons enclose nothing for a
    metadata node. None if udev has noted nothing.
    """
    for line in record.splitlines():
        name, _, value = line.partition("=")
        if name == "E:ID_V4L_CAPABILITIES":
            return frozenset(filter(None, value.split(":")))
    return None


def cameras_among(nodes: Sequence[Node], captures: Callable[[Path], bool | None]) -> tuple[Node, ...]:
    """Return the nodes that deliver pictures. `captures` asks a driver whether its node does, None if it does not
    answer. It is called only if nothing else decides, and for nodes without hardware, since what these can do changes.
    """
    return tuple(node for node in nodes if not is_raw(node) and _is_camera(node, nodes, captures))


def _is_camera(node: Node, nodes: Sequence[Node], captures: Callable[[Path], bool | None]) -> bool:
    if node.plug and node.capabilities is not None:
        return CAPTURE in node.capabilities
    told = captures(node.device) if node.may_open else None
    if told is not None:
        return told
    if not node.may_open and node.number and node.plug:
        # The second node of a camera carries the metadata of the first.
        return not any(other.plug == node.plug and other.number == 0 for other in nodes)
    return True


def is_raw(node: Node) -> bool:
    """Return whether a node is a part of a processor rather than a camera."""
    return RAW.match(node.name) is not None


def is_infrared(name: str) -> bool:
    """Return whether a camera's name shows that it is the infrared one, which is there to unlock the computer. V4L2
    cuts names after 31 letters, so that "Integrated Camera: Integrated IR Camera" ends in the middle of the word.
    """
    is_cut = len(name) >= DRIVERS_LETTERS and _CUT_INFRARED.search(name) is not None
    return is_cut or _INFRARED.search(name) is not None


def virtual_without_a_writer(nodes: Sequence[Node]) -> Node | None:
    """Return a virtual camera that no program feeds; None if there is none."""
    for node in nodes:
        if not node.plug and node.may_open:
            told = v4l2.ask(node.device)
            if told is not None and told.is_virtual and not told.is_fed:
                return node
    return None


def glance(dev: Path = DEV, udev: Path = UDEV) -> tuple[object, ...]:
    """Return a value that changes when a node comes, goes, or gets other rights; cheap enough to call every second."""
    told = []
    for device in dev.glob("video*"):
        try:
            status = device.stat()
        except OSError:
            continue
        record = udev / f"c{os.major(status.st_rdev)}:{os.minor(status.st_rdev)}"
        told.append((device.name, status.st_ctime_ns, _is_there(record)))
    return tuple(sorted(told))


def _is_there(file: Path) -> bool:
    """Return whether `file` exists; unlike Path.exists, False if the system does not answer."""
    try:
        file.stat()
    except OSError:
        return False
    return True


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
