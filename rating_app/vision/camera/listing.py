"""The cameras of a computer: the list, their names, and the choice of one."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import cv2

from rating_app.vision.camera import nodes, v4l2
from rating_app.vision.camera.diagnosis import none_found
from rating_app.vision.camera.problem import NOT_THERE, NOT_THERE_HEADING, CameraProblem, ProblemKind
from rating_app.vision.camera.source import CameraFailed

CAMERA_BACKENDS = {"linux": cv2.CAP_V4L2, "darwin": cv2.CAP_AVFOUNDATION, "win32": cv2.CAP_MSMF}

CAMERA_LOST_AFTER_S = 3.0
"""A camera that has delivered nothing for this long is considered lost."""

LOOK_AGAIN_AFTER_S = 1.0
"""How long to wait before looking for a lost camera again."""

_SELECT_TIMEOUT_S = "1"


@dataclass(frozen=True)
class CameraInfo:
    """A camera of this computer. `index` is OpenCV's for this system's usual backend; no two have the same `name`.

    `device` is its path in the system. `place` is where it is plugged in, which stays the same if it is unplugged and
    plugged in there again. Both are empty if they are not known. `is_infrared` is whether its name shows that it sees
    only infrared light.
    """

    index: int
    name: str
    device: str = ""
    place: str = ""
    is_infrared: bool = False


def open_capture(target: int | str, backend: int) -> Any:
    """Open a camera as a `cv2.VideoCapture`."""
    # OpenCV reads this once, at the first camera. Without it a stuck camera blocks `read` for ten seconds.
    os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", _SELECT_TIMEOUT_S)
    return cv2.VideoCapture(target, backend)


def list_cameras() -> tuple[CameraInfo, ...]:
    """Return the cameras of this computer, in OpenCV's order (Qt's is another), infrared ones last. This can take a
    while.

    On Linux no camera is opened for this if udev knows which devices are cameras.
    """
    return told_apart(_on_linux() if sys.platform == "linux" else _elsewhere())


def _on_linux() -> Iterable[CameraInfo]:
    for node in nodes.cameras_among(nodes.read_nodes(), _captures):
        number = int(node.device.name.removeprefix("video"))
        yield CameraInfo(number, once(node.name), str(node.device), node.place, nodes.is_infrared(node.name))


def _captures(device: Path) -> bool | None:
    told = v4l2.ask(device)
    return None if told is None else told.captures


def _elsewhere() -> Iterable[CameraInfo]:
    from cv2_enumerate_cameras import enumerate_cameras, supported_backends

    backend = camera_backend()
    for info in enumerate_cameras(backend) if backend in supported_backends else ():
        # The path is that of the socket.
        device = info.path or ""
        yield CameraInfo(info.index, info.name or "Camera", device, device, nodes.is_infrared(info.name or ""))


def glance_at_cameras() -> object:
    """Return, at once, a value that changes when a camera comes or goes; always the same if the system offers nothing
    so quick.
    """
    return nodes.glance() if sys.platform == "linux" else None


def ask_driver(camera: CameraInfo) -> v4l2.Told | None:
    """Return the answer of a camera's driver; None if there is none to ask. Call it only after consent: on Linux, it
    opens the device.
    """
    return v4l2.ask(Path(camera.device)) if sys.platform == "linux" and camera.device else None


def once(name: str) -> str:
    """Return a name without its second half if that repeats the first, as in "Cam: Cam", even if it is cut short."""
    first, _, second = name.partition(": ")
    is_again = second == first or (bool(second) and len(name) >= nodes.DRIVERS_LETTERS and first.startswith(second))
    return first if is_again else name


def told_apart(cameras: Iterable[CameraInfo]) -> tuple[CameraInfo, ...]:
    """Give each camera a unique name, and sort by index, infrared ones last. The second camera of the same name becomes
    NAME (2), counted by where they are plugged in, so that each keeps its name whichever was plugged in first.
    """
    seen: Counter[str] = Counter()
    named = []
    for camera in sorted(cameras, key=lambda camera: (camera.place, camera.index)):
        seen[camera.name] += 1
        number = seen[camera.name]
        named.append(camera if number == 1 else replace(camera, name=f"{camera.name} ({number})"))
    return tuple(sorted(named, key=lambda camera: (camera.is_infrared, camera.index)))


def camera_backend() -> int:
    """Return OpenCV's number for the capture interface that this system uses."""
    return CAMERA_BACKENDS.get(sys.platform, cv2.CAP_ANY)


@dataclass(frozen=True)
class Cameras:
    """Access to the cameras of a computer.

    `list_cameras` returns them, and can take a while. `open_capture` opens one of them, by its index for `backend`, as
    a `cv2.VideoCapture`. A camera that has delivered nothing for `lost_after_s` is lost, and is looked for every
    `look_again_after_s`. `glance` returns a value that changes when a camera comes or goes. `ask_driver` returns what
    else is known about a camera, None if nothing is; call it only after consent.
    """

    list_cameras: Callable[[], tuple[CameraInfo, ...]] = list_cameras
    open_capture: Callable[[int, int], Any] = open_capture
    backend: int = field(default_factory=camera_backend)
    lost_after_s: float = CAMERA_LOST_AFTER_S
    look_again_after_s: float = LOOK_AGAIN_AFTER_S
    glance: Callable[[], object] = glance_at_cameras
    ask_driver: Callable[[CameraInfo], v4l2.Told | None] = ask_driver


THIS_COMPUTER = Cameras()


def find_camera(wanted: str = "", or_first: bool = False, cameras: Cameras = THIS_COMPUTER) -> CameraInfo:
    """Return the one of `cameras` that has this name or this index, or whose name contains these words; the first if
    `wanted` is empty.

    Raise CameraFailed if none fits; with `or_first`, only if there is no camera at all.
    """
    return fitting_cameras(cameras.list_cameras(), wanted, or_first)[0]


def fitting_cameras(cameras: tuple[CameraInfo, ...], wanted: str, or_first: bool) -> tuple[CameraInfo, ...]:
    """Return those that `find_camera` can mean, the likeliest first; at least one. Raise CameraFailed as it does."""
    if not cameras:
        raise CameraFailed(none_found())
    fitting = tuple(camera for camera in cameras if _fits(camera, wanted))
    exact = tuple(camera for camera in fitting if camera.name == wanted)
    if fitting or or_first:
        return exact or fitting or cameras
    names = ", ".join(f"{camera.index} ({camera.name})" for camera in cameras)
    values = {"wanted": repr(wanted), "cameras": names}
    raise CameraFailed(CameraProblem(ProblemKind.NOT_THERE, NOT_THERE_HEADING, NOT_THERE, values))


def likeliest(cameras: tuple[CameraInfo, ...], present: Cameras) -> CameraInfo:
    """Return the first camera that delivers pictures in colour according to its driver. Cameras whose driver does not
    answer come next, then those without colour, then those without readable pictures. Only after consent.
    """
    return cameras[0] if len(cameras) == 1 else min(cameras, key=lambda camera: _rank(present.ask_driver(camera)))


def _rank(told: v4l2.Told | None) -> int:
    if told is None:
        return 1
    return 0 if told.has_colour else 2 if told.is_readable else 3


def _fits(camera: CameraInfo, wanted: str) -> bool:
    return wanted == str(camera.index) or (not wanted.isdigit() and wanted.lower() in camera.name.lower())


def find_again(lost: CameraInfo, neighbours: frozenset[str], present: Cameras) -> CameraInfo | None:
    """Return the lost camera, recognised by where it is plugged in or by name, but none of its `neighbours`, which were
    there beside it; None if it is not back.
    """
    try:
        cameras = [camera for camera in present.list_cameras() if camera.place not in neighbours]
    except OSError:
        # A device came or went meanwhile; the next attempt will find out.
        return None
    in_its_place = [camera for camera in cameras if camera.place and camera.place == lost.place]
    model = _model_of(lost.name)
    candidates = [camera for camera in (*in_its_place, *cameras) if _model_of(camera.name) == model]
    if not lost.place or not neighbours:
        # Nothing else distinguishes two cameras of the same model.
        candidates = [camera for camera in candidates if camera.name == lost.name or camera in in_its_place]
    return candidates[0] if candidates else None


def _model_of(name: str) -> str:
    """Return the name without what `told_apart` added."""
    stem, _, number = name.rpartition(" (")
    return stem if stem and number[:-1].isdigit() and number.endswith(")") else name
