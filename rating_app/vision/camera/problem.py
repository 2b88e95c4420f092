"""Problems with a camera in words, with a solution for each system."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class ProblemKind(str, Enum):
    NONE_FOUND = "none_found"
    NOT_THERE = "not_there"
    PERMISSION_REFUSED = "permission_refused"
    BUSY = "busy"
    UNPLUGGED = "unplugged"
    BLACK = "black"
    FROZEN = "frozen"
    CANNOT_OPEN = "cannot_open"
    UNREADABLE = "unreadable"
    NOT_FED = "not_fed"


@dataclass(frozen=True)
class CameraProblem:
    """A problem with a camera. `heading` is a few words without a full stop; `template` with `values` in it explains in
    sentences what to do.
    """

    kind: ProblemKind
    heading: str
    template: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.template.format(**self.values)


NONE_FOUND_HEADING = "No camera was found"
NONE_FOUND = {
    "linux": "No camera was found on this computer. Plug one in, or switch on the built-in one, which may have a key "
    "or a switch at the side, then try again.",
    "darwin": "No camera was found on this computer. Plug one in and try again; if the built-in one is "
    "missing, restart the computer.",
    "win32": "No camera was found on this computer. Plug one in, or enable the built-in one in the Device Manager "
    "under Cameras (some laptops have a key or a switch for it), then try again.",
}
NONE_FOUND_FLATPAK = (
    "No camera was found on this computer, or this Flatpak may not see it. Plug one in, or allow it in a terminal: "
    "flatpak override --user --device=all {program}; then start the program again."
)
NONE_FOUND_SNAP = (
    "No camera was found on this computer, or this snap may not see it. Plug one in, or allow it in a terminal: "
    "sudo snap connect {program}:camera; then start the program again."
)

NOT_THERE_HEADING = "The chosen camera is not there"
NOT_THERE = "There is no camera {wanted}; this computer has {cameras}."

PERMISSION_HEADING = "The camera is not allowed"
PERMISSION_GROUP = (
    "Your account may not use the camera {camera} ({device}). In a terminal: sudo usermod -aG {group} $USER; then log "
    "out and in again."
)
PERMISSION_LOG_IN_AGAIN = (
    "Your account was added to the group {group}, which may use the camera {camera}, after you had logged in. Log "
    "out and in again."
)
PERMISSION_UDEV = (
    "Only the administrator may use the camera {camera} ({device}). In a terminal: sudo setfacl -m u:$USER:rw "
    '{device}; to keep it so, add a udev rule: SUBSYSTEM=="video4linux", GROUP="video", MODE="0660".'
)
PERMISSION_FLATPAK = (
    "This Flatpak may not use the camera {camera}. In a terminal: flatpak override --user --device=all {program}; then "
    "start the program again."
)
PERMISSION_SNAP = (
    "This snap may not use the camera {camera}. In a terminal: sudo snap connect {program}:camera; then start the "
    "program again."
)
PERMISSION_MACOS = (
    "macOS does not let this program use the camera {camera}. Open System Settings > Privacy & Security > Camera, "
    "switch on Reaction Gauge (or the terminal that it was started from), and start it again."
)
PERMISSION_MACOS_ASKING = "macOS asks whether this program may use the camera {camera}: agree there, then try again."
PERMISSION_WINDOWS = (
    "Windows does not let this program use the camera {camera}. Open Settings > Privacy & security > Camera, switch on "
    "“Camera access” and “Let desktop apps access your camera”, then try again."
)

BUSY_HEADING = "Another program uses the camera"
BUSY = "The camera {camera} is being used by {program}. Switch it off there, or close that program, then try again."

CANNOT_OPEN_HEADING = "The camera cannot be opened"
CANNOT_OPEN = {
    "linux": "The camera {camera} cannot be opened; another program may be using it. Close programs that show video, "
    "or unplug the camera and plug it in again, then try again.",
    "darwin": "The camera {camera} cannot be opened; another program may be using it, or it needs permission: System "
    "Settings > Privacy & Security > Camera. Then try again.",
    "win32": "The camera {camera} cannot be opened; another program may be using it, or it needs permission: "
    "Settings > Privacy & security > Camera, “Let desktop apps access your camera”. Then try again.",
}

UNPLUGGED_HEADING = "The camera is gone"
UNPLUGGED = (
    "The camera {camera} stopped delivering pictures; is it still plugged in? The session is paused, and "
    "continues by itself when the camera is back."
)
GONE_HEADING = "The camera is gone"
GONE = "The camera {camera} was unplugged, or has been switched off. Plug it in again, then try again."
NO_PICTURE_HEADING = "The camera delivers no pictures"
NO_PICTURE = (
    "The camera {camera} delivered no picture; is it still plugged in? Plug it into another USB socket, without a hub, "
    "close programs that show video, then try again."
)

UNREADABLE_HEADING = "The camera's pictures cannot be read"
UNREADABLE = (
    "The camera {camera} delivers its pictures only as {formats}, which this program cannot read. Choose another "
    "format (such as MJPG, YUYV or NV12) in the camera's own settings or in the program that feeds it, or use another "
    "camera."
)
NOT_FED_HEADING = "The virtual camera is not fed"
NOT_FED = (
    "No program feeds the virtual camera {camera} at the moment. Start it there (OBS has a button Start Virtual "
    "Camera), then try again."
)
FEED_ENDED_HEADING = "The virtual camera is not fed"
FEED_ENDED = (
    "The program that feeds the virtual camera {camera} has stopped. Time is paused, and continues by itself "
    "once pictures come again."
)
NO_FEED_HEADING = "The virtual camera delivers no pictures"
NO_FEED = (
    "The virtual camera {camera} delivered no picture. Restart it in the program that feeds it (OBS has a button "
    "Start Virtual Camera), then try again."
)
NONE_FOUND_RAW = (
    "No camera was found that delivers finished pictures: the built-in one ({camera}) needs libcamera to make them. "
    "Install what your system has to offer it as a camera (v4l2-relayd, or a similar package), or plug in a USB "
    "camera, then try again."
)

RATE_OFFERED = "The camera offers no more at this size."
RATE_LIGHT = "In dim light this camera takes longer for each picture: more light on your face helps."
RATE_USB = "Plug the camera into another USB socket, without a hub, and close programs that keep the computer busy."
RATE_UNKNOWN = "Too little light, a USB hub or a busy computer can be the reason."

BLACK_PICTURE = CameraProblem(
    ProblemKind.BLACK,
    "The picture is black",
    "The picture is black: is a lid or shutter closed? Some laptops have a key that switches the camera off.",
)
FROZEN_PICTURE = CameraProblem(
    ProblemKind.FROZEN,
    "The picture is frozen",
    "The picture no longer changes. Unplug the camera and plug it in again, or close other programs that use it.",
)
