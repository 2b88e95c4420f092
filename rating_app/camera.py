"""Where pictures come from: a camera or a recorded video, through one contract.

`open_capture` is the one place where a device or file is opened.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy as np

from rating_app.consent import CameraPermit
from rating_app.content import ContentPosition
from rating_app.face import Image

CAMERA_BACKENDS = {"linux": cv2.CAP_V4L2, "darwin": cv2.CAP_AVFOUNDATION, "win32": cv2.CAP_MSMF}

CAMERA_LOST_AFTER_S = 3.0
"""A camera that has delivered nothing for this long is given up."""

_SELECT_TIMEOUT_S = "1"


class SourceFailed(Exception):
    """A camera or video cannot be opened or read on. The message is one sentence for the user."""


@dataclass(frozen=True)
class Frame:
    """One picture. `image` is uint8 (height, width, 3), BGR; `timestamp_s` is on its source's clock, in seconds.
    `content` is where the content was when it came, None where nobody told.
    """

    image: Image
    timestamp_s: float
    content: ContentPosition | None = None


@dataclass(frozen=True)
class CameraInfo:
    """A camera of this computer. `index` is OpenCV's for this system's usual backend."""

    index: int
    name: str


class FrameSource(Protocol):
    """Open it, read it and close it from one thread; `pause`, `resume` and `interrupt` are for other threads.

    Its clock begins near 0 and stands still while it is paused.
    """

    @property
    def name(self) -> str:
        """For the user and the session's record."""

    def open(self) -> None:
        """Raises SourceFailed, and ConsentWithdrawn for a camera without a valid permit."""

    def read(self) -> Frame | None:
        """The next frame, None at the end or after `interrupt`. Raises as `open` does."""

    def pause(self) -> None: ...

    def resume(self) -> None: ...

    def interrupt(self) -> None:
        """Let a `read` that waits return soon."""

    def close(self) -> None: ...


def open_capture(target: int | str, backend: int) -> Any:
    """A `cv2.VideoCapture`, or in tests what stands for it."""
    # OpenCV reads it once, at the first camera: without it a stuck camera holds `read` for ten seconds.
    os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", _SELECT_TIMEOUT_S)
    return cv2.VideoCapture(target, backend)


def list_cameras() -> tuple[CameraInfo, ...]:
    """The cameras of this computer, in OpenCV's order (Qt's is another)."""
    from cv2_enumerate_cameras import enumerate_cameras, supported_backends

    backend = camera_backend()
    if backend not in supported_backends:
        return ()
    found = (CameraInfo(info.index, info.name) for info in enumerate_cameras(backend))
    return tuple(sorted(found, key=lambda camera: camera.index))


def find_camera(wanted: str = "", or_first: bool = False) -> CameraInfo:
    """The camera of this name, of this index, or whose name contains these words; empty fits the first.

    SourceFailed where there is none; with `or_first` only where there is no camera at all.
    """
    cameras = list_cameras()
    if not cameras:
        raise SourceFailed("No camera was found on this computer.")
    fitting = [camera for camera in cameras if _fits(camera, wanted)]
    exact = [camera for camera in fitting if camera.name == wanted]
    if fitting or or_first:
        return (exact or fitting or list(cameras))[0]
    names = ", ".join(f"{camera.index} ({camera.name})" for camera in cameras)
    raise SourceFailed(f"There is no camera {wanted!r}; this computer has {names}.")


def _fits(camera: CameraInfo, wanted: str) -> bool:
    return wanted == str(camera.index) or (not wanted.isdigit() and wanted.lower() in camera.name.lower())


def camera_backend() -> int:
    """OpenCV's number of the capture interface that this system uses."""
    return CAMERA_BACKENDS.get(sys.platform, cv2.CAP_ANY)


class _CaptureSource:
    """What a camera and a video file have in common: OpenCV's capture, a clock that can pause, and interruption."""

    def __init__(self) -> None:
        self._capture: Any = None
        self._interrupted = threading.Event()
        self._clock = _PausableClock()

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


class WebcamSource(_CaptureSource):
    """A camera, opened and read only while `permit` is valid. A frame's time is that of its arrival.

    `wanted` and `or_first` are for `find_camera`, which is asked at `open`: listing cameras can take a while.
    """

    def __init__(self, permit: CameraPermit, wanted: str = "", or_first: bool = False) -> None:
        super().__init__()
        self._permit = permit
        self._wanted = wanted
        self._or_first = or_first
        self._camera: CameraInfo | None = None

    @property
    def name(self) -> str:
        return "camera" if self._camera is None else self._camera.name

    def open(self) -> None:
        self._camera = find_camera(self._wanted, self._or_first)
        # Asked last: finding the camera can take a while, and consent can be withdrawn meanwhile.
        self._permit.require()
        if self._interrupted.is_set():
            return
        self._capture = open_capture(self._camera.index, camera_backend())
        if not self._capture.isOpened():
            self.close()
            raise SourceFailed(
                f"The camera {self.name} cannot be opened; another program may be using it, or it needs permission."
            )
        # Fewer waiting frames mean a fresher picture; backends that cannot do it ignore it.
        self._capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        self._clock.start()

    def read(self) -> Frame | None:
        deadline = time.monotonic() + CAMERA_LOST_AFTER_S
        while not self._interrupted.is_set():
            self._permit.require()
            delivered, image = self._capture.read()
            if delivered and is_picture(image):
                return Frame(as_bgr(image), self._clock.now_s())
            if time.monotonic() > deadline:
                raise SourceFailed(f"The camera {self.name} stopped delivering pictures; is it still plugged in?")
            # A lost device answers at once, and asking it without a breath would take a whole core.
            self._interrupted.wait(0.02)
        return None


class VideoFileSource(_CaptureSource):
    """A recorded video. `paced` delivers its frames when they are due, as a camera would; else as fast as asked."""

    def __init__(self, path: Path, paced: bool) -> None:
        super().__init__()
        self._path = path
        self._paced = paced
        self._index = 0
        self._fps = 0.0
        self._previous_s = -1.0

    @property
    def name(self) -> str:
        return self._path.name

    @property
    def frame_count(self) -> int | None:
        """How many frames an open video holds, by its own word; None where it does not say."""
        count = self._capture.get(cv2.CAP_PROP_FRAME_COUNT) if self._capture is not None else 0
        return int(count) if count > 0 else None

    def open(self) -> None:
        try:
            str(self._path).encode()
        except UnicodeEncodeError:
            # OpenCV would crash on it.
            shown = os.fsencode(self._path).decode(errors="replace")
            raise SourceFailed(f"The file name {shown} cannot be read; give it another name.") from None
        if not self._path.exists():
            raise SourceFailed(f"There is no file {self._path}.")
        if not self._path.is_file():
            raise SourceFailed(f"{self._path} is not a file.")
        if not os.access(self._path, os.R_OK):
            raise SourceFailed(f"The file {self._path} may not be read.")
        # Absolute, since FFmpeg takes a colon in a relative name for the end of a protocol's.
        self._capture = open_capture(str(self._path.absolute()), cv2.CAP_FFMPEG)
        if not self._capture.isOpened():
            self.close()
            raise SourceFailed(f"{self._path} is not a video that can be read.")
        self._fps = self._capture.get(cv2.CAP_PROP_FPS)
        self._clock.start()

    def read(self) -> Frame | None:
        if self._interrupted.is_set():
            return None
        delivered, image = self._capture.read()
        if not delivered:
            if self._index == 0:
                raise SourceFailed(f"{self._path} holds no pictures that can be read.")
            return None
        timestamp_s = self._timestamp_s()
        self._index += 1
        if self._paced and not self._clock.wait_until(timestamp_s, self._interrupted):
            return None
        return Frame(as_bgr(image), timestamp_s)

    def _timestamp_s(self) -> float:
        """The container's time; where it stands still or goes back, the next regular step."""
        reported_s = float(self._capture.get(cv2.CAP_PROP_POS_MSEC)) / 1000
        if reported_s <= self._previous_s:
            reported_s = self._previous_s + 1 / (self._fps if 1 <= self._fps <= 1000 else 30)
        self._previous_s = reported_s
        return reported_s


def is_picture(image: Any) -> bool:
    """Whether a driver's answer can be shown at all."""
    return isinstance(image, np.ndarray) and image.ndim in (2, 3) and min(image.shape[:2]) > 0


def as_bgr(image: Any) -> Image:
    """Grey and four-channel pictures as BGR; BGR as it is."""
    channels = 1 if image.ndim == 2 else image.shape[2]
    if channels == 1:
        image = cv2.cvtColor(image, cv2.COLOR_GRAY2BGR)
    elif channels == 4:
        image = cv2.cvtColor(image, cv2.COLOR_BGRA2BGR)
    return np.asarray(image, dtype=np.uint8)


class _PausableClock:
    """Seconds since `start`, less the time spent paused. For several threads."""

    _TICK_S = 0.1

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._origin_s = 0.0
        self._paused_at_s: float | None = None

    def start(self) -> None:
        with self._lock:
            self._origin_s = time.monotonic()

    def now_s(self) -> float:
        with self._lock:
            return (time.monotonic() if self._paused_at_s is None else self._paused_at_s) - self._origin_s

    def pause(self) -> None:
        with self._lock:
            if self._paused_at_s is None:
                self._paused_at_s = time.monotonic()

    def resume(self) -> None:
        with self._lock:
            if self._paused_at_s is not None:
                self._origin_s += time.monotonic() - self._paused_at_s
                self._paused_at_s = None

    def wait_until(self, due_s: float, interrupted: threading.Event) -> bool:
        """Sleep until `due_s`, however long it is paused meanwhile; False when interrupted."""
        while not interrupted.is_set():
            with self._lock:
                paused = self._paused_at_s is not None
            remaining_s = due_s - self.now_s()
            if remaining_s <= 0 and not paused:
                return True
            interrupted.wait(self._TICK_S if paused else min(remaining_s, self._TICK_S))
        return False
