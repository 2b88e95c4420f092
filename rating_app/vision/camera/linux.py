"""What Linux knows about a camera that cannot be used: who may use it, who does, and what it delivers."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from rating_app.vision.camera import nodes
from rating_app.vision.camera.problem import (
    BUSY,
    BUSY_HEADING,
    GONE,
    GONE_HEADING,
    NONE_FOUND,
    NONE_FOUND_FLATPAK,
    NONE_FOUND_HEADING,
    NONE_FOUND_RAW,
    NONE_FOUND_SNAP,
    NOT_FED,
    NOT_FED_HEADING,
    PERMISSION_FLATPAK,
    PERMISSION_GROUP,
    PERMISSION_HEADING,
    PERMISSION_LOG_IN_AGAIN,
    PERMISSION_SNAP,
    PERMISSION_UDEV,
    UNREADABLE,
    UNREADABLE_HEADING,
    CameraProblem,
    ProblemKind,
)
from rating_app.vision.camera.v4l2 import Told

PROC = Path("/proc")
FLATPAK_INFO = Path("/.flatpak-info")

_GO_BETWEENS = ("pipewire", "wireplumber")
"""Programs that hold a camera on behalf of others, whose names are more useful."""


def none_found() -> CameraProblem:
    """Return why no camera was found: a sandbox that may hide it, or the devices that are there instead."""
    template, program = _by_sandbox(NONE_FOUND_FLATPAK, NONE_FOUND_SNAP)
    if template:
        return CameraProblem(ProblemKind.NONE_FOUND, NONE_FOUND_HEADING, template, {"program": program})
    present = nodes.read_nodes()
    idle = nodes.virtual_without_a_writer(present)
    if idle is not None:
        return CameraProblem(ProblemKind.NOT_FED, NOT_FED_HEADING, NOT_FED, {"camera": idle.name})
    raw = next(filter(nodes.is_raw, present), None)
    if raw is not None:
        return CameraProblem(ProblemKind.NONE_FOUND, NONE_FOUND_HEADING, NONE_FOUND_RAW, {"camera": raw.name})
    return CameraProblem(ProblemKind.NONE_FOUND, NONE_FOUND_HEADING, NONE_FOUND["linux"])


def problem_of(camera: str, device: Path, driver: Told | None) -> CameraProblem | None:
    """Return why this device cannot be opened, using what its driver reports; None if the reason is not known."""
    # Check this before the device's existence: a device that disappears in between is gone, not forbidden.
    may_open = os.access(device, os.R_OK | os.W_OK)
    try:
        status = device.stat()
    except OSError:
        return CameraProblem(ProblemKind.UNPLUGGED, GONE_HEADING, GONE, {"camera": camera})
    if not may_open:
        return _permission_refused(camera, device, status)
    if driver is not None and driver.is_virtual and not driver.is_fed:
        return CameraProblem(ProblemKind.NOT_FED, NOT_FED_HEADING, NOT_FED, {"camera": camera})
    if driver is not None and driver.formats and not driver.is_readable:
        values = {"camera": camera, "formats": ", ".join(driver.formats)}
        return CameraProblem(ProblemKind.UNREADABLE, UNREADABLE_HEADING, UNREADABLE, values)
    holder = holder_of(device)
    if holder is not None:
        return CameraProblem(ProblemKind.BUSY, BUSY_HEADING, BUSY, {"camera": camera, "program": holder})
    return None


def holder_of(device: Path, proc: Path | None = None) -> str | None:
    """Return the name of another program that holds the device open; None if there is none or it may not be seen."""
    names = []
    for process in (PROC if proc is None else proc).glob("[0-9]*"):
        if process.name == str(os.getpid()):
            continue
        try:
            if any(str(link.readlink()) == str(device) for link in (process / "fd").iterdir()):
                names.append((process / "comm").read_text().strip())
        except OSError:
            # It is another user's, or has ended.
            continue
    names.sort(key=lambda name: (name in _GO_BETWEENS, name))
    return names[0] if names else None


def _permission_refused(camera: str, device: Path, status: os.stat_result) -> CameraProblem:
    template, program = _by_sandbox(PERMISSION_FLATPAK, PERMISSION_SNAP)
    values: Mapping[str, str] = {"camera": camera, "program": program}
    if not template:
        group, is_member = _group_of(status)
        values = {"camera": camera, "device": str(device), "group": group}
        if not group or group == "root":
            template = PERMISSION_UDEV
        else:
            template = PERMISSION_LOG_IN_AGAIN if is_member else PERMISSION_GROUP
    return CameraProblem(ProblemKind.PERMISSION_REFUSED, PERMISSION_HEADING, template, values)


def _by_sandbox(flatpak: str, snap: str) -> tuple[str, str]:
    """Return the sentence for the sandbox that this program runs in, and the program's name there; both empty without
    one.
    """
    if FLATPAK_INFO.exists():
        return flatpak, os.environ.get("FLATPAK_ID", "reaction-gauge")
    if "SNAP_NAME" in os.environ:
        return snap, os.environ["SNAP_NAME"]
    return "", ""


def _group_of(status: os.stat_result) -> tuple[str, bool]:
    """Return the group that may use a device, empty if there is none; and whether this user has joined it, but not yet
    logged in again.
    """
    import grp
    import pwd

    if not status.st_mode & 0o060:
        return "", False
    try:
        group, user = grp.getgrgid(status.st_gid), pwd.getpwuid(os.getuid())
    except KeyError:
        return "video", False
    return group.gr_name, user.pw_name in group.gr_mem and status.st_gid not in os.getgroups()
