"""Cameras, through the contract that all sources of pictures keep.

`open_capture` is the one place where a device is opened.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import cv2

from rating_app.session.consent import CameraPermit
from rating_app.vision.camera.clock import FrameClock
from rating_app.vision.camera.diagnosis import none_found, why_not_opened
from rating_app.vision.camera.linux import is_metadata_of, place_of
from rating_app.vision.camera.picture import PictureWatch, as_bgr, is_flat, is_picture, unfolded
from rating_app.vision.camera.problem import (
    NO_PICTURE,
    NO_PICTURE_HEADING,
    NOT_THERE,
    NOT_THERE_HEADING,
    UNPLUGGED,
    UNPLUGGED_HEADING,
    CameraProblem,
    ProblemKind,
)
from rating_app.vision.camera.source import CameraFailed, CameraLost, Frame, FrameSource, PictureState, SourceFailed

__all__ = [
    "CAMERA_LOST_AFTER_S",
    "LOOK_AGAIN_AFTER_S",
    "THIS_COMPUTER",
    "CameraFailed",
    "CameraInfo",
    "CameraLost",
    "CameraProblem",
    "Cameras",
    "Frame",
    "FrameSource",
    "PictureState",
    "ProblemKind",
    "SourceFailed",
    "WebcamSource",
    "as_bgr",
    "camera_backend",
    "find_camera",
    "is_picture",
    "list_cameras",
    "open_capture",
]

CAMERA_BACKENDS = {"linux": cv2.CAP_V4L2, "darwin": cv2.CAP_AVFOUNDATION, "win32": cv2.CAP_MSMF}

CAMERA_LOST_AFTER_S = 3.0
"""A camera that has delivered nothing for this long is given up."""

LOOK_AGAIN_AFTER_S = 1.0
"""How long to wait before a lost camera is looked for again."""

MOST_DOUBLINGS = 6
"""Of that wait, for a camera that was opened again and delivered nothing."""

PLAIN_SIZE = (640, 480)
"""Width and height up to which USB carries every camera's frames at full rate as they are; beyond, as JPEG only."""

DRIVERS_LETTERS = 31
"""V4L2 has room for so many in a name (`v4l2_capability.card`)."""

USUAL_FPS, LEAST_FPS = 30, 15
"""What cameras are asked for, and below which a smaller picture is the better one."""

_SELECT_TIMEOUT_S = "1"
_TICK_S = 0.05


@dataclass(frozen=True)
class CameraInfo:
    """A camera of this computer. `index` is OpenCV's for this system's usual backend; no two have the same `name`.

    `device` is the system's path of it. `place` is where it is plugged in, the same after it was unplugged and plugged
    in there again. Both are empty where they are not known.
    """

    index: int
    name: str
    device: str = ""
    place: str = ""


def open_capture(target: int | str, backend: int) -> Any:
    """A `cv2.VideoCapture`."""
    # OpenCV reads it once, at the first camera: without it a stuck camera holds `read` for ten seconds.
    os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", _SELECT_TIMEOUT_S)
    return cv2.VideoCapture(target, backend)


def list_cameras() -> tuple[CameraInfo, ...]:
    """The cameras of this computer, in OpenCV's order (Qt's is another). It can take a while."""
    from cv2_enumerate_cameras import enumerate_cameras, supported_backends

    backend = camera_backend()
    if backend not in supported_backends:
        return ()
    found = [
        CameraInfo(info.index, once(info.name) or "Camera", info.path or "", _place(info.path or ""))
        for info in enumerate_cameras(backend)
    ]
    if sys.platform == "linux":
        found = [camera for camera in found if not is_metadata_of(Path(camera.device), [one.device for one in found])]
    return told_apart(found)


def once(name: str) -> str:
    """A name without its second half where that is the first again, as in "Cam: Cam", or as much of it as had room."""
    first, _, second = name.partition(": ")
    is_again = second == first or (bool(second) and len(name) >= DRIVERS_LETTERS and first.startswith(second))
    return first if is_again else name


def _place(device: str) -> str:
    # Elsewhere the path itself is that of the plug.
    return place_of(Path(device)) if sys.platform == "linux" else device


def told_apart(cameras: Iterable[CameraInfo]) -> tuple[CameraInfo, ...]:
    """By index. The second camera of a name is NAME (2), counted in the order of where they are plugged in, so that
    each keeps its name whichever was plugged in first.
    """
    seen: Counter[str] = Counter()
    named = []
    for camera in sorted(cameras, key=lambda camera: (camera.place, camera.index)):
        seen[camera.name] += 1
        number = seen[camera.name]
        named.append(camera if number == 1 else replace(camera, name=f"{camera.name} ({number})"))
    return tuple(sorted(named, key=lambda camera: camera.index))


def camera_backend() -> int:
    """OpenCV's number of the capture interface that this system uses."""
    return CAMERA_BACKENDS.get(sys.platform, cv2.CAP_ANY)


@dataclass(frozen=True)
class Cameras:
    """The cameras of a computer.

    `list_cameras` says which there are, and can take a while. `open_capture` opens one of them, by its index for
    `backend`, as a `cv2.VideoCapture`. One that has delivered nothing for `lost_after_s` is lost, and is looked for
    each `look_again_after_s`.
    """

    list_cameras: Callable[[], tuple[CameraInfo, ...]] = list_cameras
    open_capture: Callable[[int, int], Any] = open_capture
    backend: int = field(default_factory=camera_backend)
    lost_after_s: float = CAMERA_LOST_AFTER_S
    look_again_after_s: float = LOOK_AGAIN_AFTER_S


THIS_COMPUTER = Cameras()


def find_camera(wanted: str = "", or_first: bool = False, cameras: Cameras = THIS_COMPUTER) -> CameraInfo:
    """The one of `cameras` of this name, of this index, or whose name contains these words; empty fits the first.

    CameraFailed where there is none; with `or_first` only where there is no camera at all.
    """
    return _choose(cameras.list_cameras(), wanted, or_first)


def _choose(cameras: tuple[CameraInfo, ...], wanted: str, or_first: bool) -> CameraInfo:
    if not cameras:
        raise CameraFailed(none_found())
    fitting = [camera for camera in cameras if _fits(camera, wanted)]
    exact = [camera for camera in fitting if camera.name == wanted]
    if fitting or or_first:
        return (exact or fitting or list(cameras))[0]
    names = ", ".join(f"{camera.index} ({camera.name})" for camera in cameras)
    values = {"wanted": repr(wanted), "cameras": names}
    raise CameraFailed(CameraProblem(ProblemKind.NOT_THERE, NOT_THERE_HEADING, NOT_THERE, values))


def _fits(camera: CameraInfo, wanted: str) -> bool:
    return wanted == str(camera.index) or (not wanted.isdigit() and wanted.lower() in camera.name.lower())


class WebcamSource:
    """A camera, opened and read only while `permit` is valid. A frame's time is that of its arrival.

    `wanted` and `or_first` are for `find_camera`, which is asked at `open`: listing cameras can take a while.
    `resolution` is the width and height to ask the camera for, None for its own choice; it may deliver another.
    `cameras` are those that there are.
    """

    def __init__(
        self,
        permit: CameraPermit,
        wanted: str = "",
        or_first: bool = False,
        resolution: tuple[int, int] | None = None,
        now_s: Callable[[], float] = time.perf_counter,
        cameras: Cameras = THIS_COMPUTER,
    ) -> None:
        self._clock = FrameClock(now_s)
        self._capture: Any = None
        self._interrupted = threading.Event()
        self._permit = permit
        self._wanted = wanted
        self._or_first = or_first
        self._resolution = resolution
        self._cameras = cameras
        self._camera: CameraInfo | None = None
        self._neighbours: frozenset[str] = frozenset()
        self._watch = PictureWatch()
        self._has_delivered = self._has_been_opened_again = False
        self._silences = 0
        self.delivered_size: tuple[int, int] | None = None
        """Width and height of the newest frame in pixels, None before the first. For any thread."""

    @property
    def name(self) -> str:
        return "camera" if self._camera is None else self._camera.name

    @property
    def recording_read(self) -> None:
        """It is no recording."""

    def open(self) -> None:
        cameras = self._cameras.list_cameras()
        self._camera = _choose(cameras, self._wanted, self._or_first)
        self._neighbours = frozenset(camera.place for camera in cameras if camera != self._camera and camera.place)
        self._open_device(self._camera)
        self._clock.start()

    def read(self) -> Frame | None:
        deadline = time.monotonic() + self._cameras.lost_after_s
        while not self._interrupted.is_set():
            self._permit.require()
            image = self._grab()
            if image is None:
                if time.monotonic() > deadline:
                    if not self._is_second_try():
                        raise self._lost()
                    deadline = time.monotonic() + self._cameras.lost_after_s
                # A lost device answers at once, and asking it without a breath would take a whole core.
                self._interrupted.wait(0.02)
                continue
            picture, timestamp_s = as_bgr(image), self._clock.tick()
            self._has_delivered, self._silences = True, 0
            self.delivered_size = (picture.shape[1], picture.shape[0])
            return Frame(picture, timestamp_s, self._watch.update(picture, timestamp_s))
        return None

    def _is_second_try(self) -> bool:
        """Whether a camera that has never delivered is open once more: OpenCV does not recover where the driver refuses
        to stream once, for want of room on its bus, and would on another handle.
        """
        if self._has_delivered or self._has_been_opened_again or self._camera is None:
            return False
        self._has_been_opened_again = True
        self.close()
        self._open_device(self._camera)
        return self._capture is not None

    def pause(self) -> None:
        self._clock.pause()

    def resume(self) -> None:
        self._clock.resume()

    def interrupt(self) -> None:
        self._interrupted.set()

    def close(self) -> None:
        if self._capture is not None:
            self._capture.release()
            self._capture = None

    def _open_device(self, camera: CameraInfo) -> None:
        # Asked last: finding the camera can take a while, and consent can be withdrawn meanwhile.
        self._permit.require()
        if self._interrupted.is_set():
            return
        self._capture = self._cameras.open_capture(camera.index, self._cameras.backend)
        if not self._capture.isOpened():
            self.close()
            raise CameraFailed(why_not_opened(camera.name, camera.device))
        # The number of buffers stays OpenCV's own: with one, USB cameras lose up to every second picture, and more cost
        # no freshness, since the capture thread takes each at once.
        self._ask_for_resolution()

    def _ask_for_resolution(self) -> None:
        if self._resolution is None:
            return
        width, height = self._resolution
        if self._cameras.backend == cv2.CAP_V4L2 and (width > PLAIN_SIZE[0] or height > PLAIN_SIZE[1]):
            self._capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        self._ask_for(width, height)
        if 0 < self._capture.get(cv2.CAP_PROP_FPS) < LEAST_FPS:
            # Without JPEG a large picture does not fit through USB more often than that.
            self._ask_for(*PLAIN_SIZE)

    def _ask_for(self, width: int, height: int) -> None:
        self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, width)
        self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, height)
        # Last, since OpenCV asks each size for the rate of the one before.
        self._capture.set(cv2.CAP_PROP_FPS, USUAL_FPS)

    def _grab(self) -> Any:
        """What the driver delivered, None where that is nothing that could be shown."""
        try:
            delivered, image = self._capture.read()
        except cv2.error:
            # A picture that was cut off on its way.
            return None
        if delivered and is_flat(image):
            size = (self._capture.get(name) for name in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT))
            image = unfolded(image, *map(int, size))
        return image if delivered and is_picture(image) else None

    def _lost(self) -> CameraFailed:
        values = {"camera": self.name}
        if not self._has_delivered:
            return CameraFailed(CameraProblem(ProblemKind.UNPLUGGED, NO_PICTURE_HEADING, NO_PICTURE, values))
        return CameraLost(CameraProblem(ProblemKind.UNPLUGGED, UNPLUGGED_HEADING, UNPLUGGED, values), self._regain)

    def _regain(self) -> None:
        # One that opens and stays silent would blink for ever.
        look_at = time.monotonic() + self._cameras.look_again_after_s * 2 ** min(self._silences, MOST_DOUBLINGS)
        while time.monotonic() < look_at:
            self._permit.require()
            if self._interrupted.wait(_TICK_S):
                return
        assert self._camera is not None, "lost before it was opened"
        back = _find_again(self._camera, self._neighbours, self._cameras)
        if back is None:
            raise self._lost()
        self._camera = replace(back, name=self._camera.name)
        self._open_device(back)
        self._silences += 1
        self._clock.skip()


def _find_again(lost: CameraInfo, neighbours: frozenset[str], present: Cameras) -> CameraInfo | None:
    """The camera that was lost, by where it is plugged in or by name, but none of those that were there beside it."""
    try:
        cameras = [camera for camera in present.list_cameras() if camera.place not in neighbours]
    except OSError:
        # A device that comes or goes while it is looked at; the next look tells.
        return None
    in_its_place = [camera for camera in cameras if camera.place and camera.place == lost.place]
    model = _model_of(lost.name)
    candidates = [camera for camera in (*in_its_place, *cameras) if _model_of(camera.name) == model]
    if not lost.place or not neighbours:
        # Nothing else tells two of one model apart.
        candidates = [camera for camera in candidates if camera.name == lost.name or camera in in_its_place]
    return candidates[0] if candidates else None


def _model_of(name: str) -> str:
    """The name without what `told_apart` added."""
    stem, _, number = name.rpartition(" (")
    return stem if stem and number[:-1].isdigit() and number.endswith(")") else name
