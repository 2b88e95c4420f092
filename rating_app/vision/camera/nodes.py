"""The video nodes of Linux, and which of them are cameras, by what sysfs and udev tell. No camera is opened here."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rating_app.vision.camera import v4l2

SYSFS, UDEV, DEV = Path("/sys/class/video4linux"), Path("/run/udev/data"), Path("/dev")

RAW = re.compile(r"Intel IPU\d|ipu\d-|rkisp1_|rp1-cfe|bcm2835-isp|msm_vfe")
"""How the names of nodes begin that are parts of a processor: what they deliver becomes a picture only in libcamera."""

CAPTURE = "capture"
"""What udev calls a node that delivers pictures."""

DRIVERS_LETTERS = 31
"""V4L2 has room for so many in a name (`v4l2_capability.card`)."""

_INFRARED = re.compile(r"\b(IR|infrared)\b", re.IGNORECASE)
_CUT_INFRARED = re.compile(r": .* I$")


@dataclass(frozen=True)
class Node:
    """`device` is the node's path. `number` counts the nodes of one plug, from 0; None where that is not known.

    `plug` is where the camera sits, empty for one without hardware. `capabilities` are udev's words for what the node
    can do, None where udev says nothing of it. `may_open` tells whether this user may.
    """

    device: Path
    name: str
    number: int | None = None
    plug: str = ""
    capabilities: frozenset[str] | None = None
    may_open: bool = True

    @property
    def place(self) -> str:
        """The place where it is plugged in, the same after it was unplugged; empty if that is not known."""
        return f"{self.plug}#{'' if self.number is None else self.number}" if self.plug else ""


def read_nodes(sysfs: Path = SYSFS, udev: Path = UDEV, dev: Path = DEV) -> tuple[Node, ...]:
    """All video nodes that there are, in the order of their numbers, without those that go while they are read."""
    devices = (device for device in dev.glob("video*") if device.name[len("video") :].isdigit())
    ordered = sorted(devices, key=lambda device: int(device.name[len("video") :]))
    nodes = [_read_node(device, sysfs / device.name, udev) for device in ordered]
    # The kernel takes a device from /dev before it takes it from sysfs: what sysfs no longer had is gone here, too.
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
    """Read where the link to a node's hardware leads; empty for a node without hardware, or whose hardware is gone."""
    try:
        return os.path.realpath(hardware, strict=True)
    except OSError:
        return ""


def parse_capabilities(record: str) -> frozenset[str] | None:
    """What udev has noted of a node: `E:ID_V4L_CAPABILITIES=:capture:`, with nothing between the colons for one of
    metadata. None where it has noted nothing.
    """
    for line in record.splitlines():
        name, _, value = line.partition("=")
        if name == "E:ID_V4L_CAPABILITIES":
            return frozenset(filter(None, value.split(":")))
    return None


def cameras_among(nodes: Sequence[Node], captures: Callable[[Path], bool | None]) -> tuple[Node, ...]:
    """Those that deliver pictures. `captures` asks a driver whether its node does, None where it does not answer; it is
    asked only where nothing else tells, and of nodes without hardware, since what these can do changes.
    """
    return tuple(node for node in nodes if not is_raw(node) and _is_camera(node, nodes, captures))


def _is_camera(node: Node, nodes: Sequence[Node], captures: Callable[[Path], bool | None]) -> bool:
    if node.plug and node.capabilities is not None:
        return CAPTURE in node.capabilities
    told = captures(node.device) if node.may_open else None
    if told is not None:
        return told
    if not node.may_open and node.number and node.plug:
        # The second node of a plug is that of the first one's metadata.
        return not any(other.plug == node.plug and other.number == 0 for other in nodes)
    return True


def is_raw(node: Node) -> bool:
    """Whether it is a part of a processor rather than a camera."""
    return RAW.match(node.name) is not None


def is_infrared(name: str) -> bool:
    """Whether a camera's name says that it is the infrared one, which is there to unlock the computer; V4L2 cuts names
    after 31 letters, so that "Integrated Camera: Integrated IR Camera" ends in the middle of the word.
    """
    is_cut = len(name) >= DRIVERS_LETTERS and _CUT_INFRARED.search(name) is not None
    return is_cut or _INFRARED.search(name) is not None


def virtual_without_a_writer(nodes: Sequence[Node]) -> Node | None:
    """A virtual camera that no program feeds."""
    for node in nodes:
        if not node.plug and node.may_open:
            told = v4l2.ask(node.device)
            if told is not None and told.is_virtual and not told.is_fed:
                return node
    return None


def glance(dev: Path = DEV, udev: Path = UDEV) -> tuple[object, ...]:
    """Something that changes when a node comes, goes, or gets other rights; cheap enough for each second."""
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
    """Tell whether `file` exists; unlike Path.exists, False if the system does not answer."""
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
