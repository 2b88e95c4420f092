"""A camera as a source of frames."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import cv2

from rating_app.session.consent import CameraPermit
from rating_app.vision.camera.clock import FrameClock
from rating_app.vision.camera.delivery import LEAST_FPS, USUAL_FPS, Agreed, DeliveryWatch
from rating_app.vision.camera.diagnosis import why_not_opened
from rating_app.vision.camera.listing import (
    THIS_COMPUTER,
    CameraInfo,
    Cameras,
    find_again,
    fitting_cameras,
    likeliest,
)
from rating_app.vision.camera.picture import CutWatch, PictureWatch, as_bgr, is_flat, is_picture, unfolded
from rating_app.vision.camera.problem import (
    FEED_ENDED,
    FEED_ENDED_HEADING,
    NO_FEED,
    NO_FEED_HEADING,
    NO_PICTURE,
    NO_PICTURE_HEADING,
    UNPLUGGED,
    UNPLUGGED_HEADING,
    CameraProblem,
    ProblemKind,
)
from rating_app.vision.camera.source import CameraFailed, CameraLost, Frame

MOST_DOUBLINGS = 6
"""How often the wait before looking for a lost camera doubles, if it was opened again and delivered nothing."""

PLAIN_SIZE = (640, 480)
"""Width and height up to which USB can carry every camera's frames uncompressed at full rate; larger ones only as
JPEG."""

_TICK_S = 0.05


class WebcamSource:
    """A camera, opened and read only while `permit` is valid. A frame's time is that of its arrival.

    `wanted` and `or_first` are for `find_camera`, which is called by `open`: listing cameras can take a while.
    `resolution` is the width and height to ask the camera for, None for its own choice; it may deliver another.
    `cameras` are those of the computer. If several fit, the first whose driver offers pictures in colour is used.
    `lag_s` is how long each picture was on its way before it arrived, and may be set while the camera is open; it is
    applied to live pictures here alone.
    """

    def __init__(
        self,
        permit: CameraPermit,
        wanted: str = "",
        or_first: bool = False,
        resolution: tuple[int, int] | None = None,
        now_s: Callable[[], float] = time.perf_counter,
        cameras: Cameras = THIS_COMPUTER,
        lag_s: float = 0.0,
    ) -> None:
        self.lag_s = lag_s
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
        self._watch, self._cuts = PictureWatch(), CutWatch()
        self._delivery = DeliveryWatch(None, lambda: None)
        self._has_delivered = self._has_been_opened_again = False
        self._silences = 0
        self.agreed: Agreed | None = None
        """What the driver promised when it was opened; None before that, or if it promised nothing."""

    @property
    def name(self) -> str:
        return "camera" if self._camera is None else self._camera.name

    @property
    def recording_read(self) -> None:
        """Return None: a camera is not a recording."""

    def open(self) -> None:
        cameras = self._cameras.list_cameras()
        fitting = fitting_cameras(cameras, self._wanted, self._or_first)
        self._permit.require()
        self._camera = likeliest(fitting, self._cameras)
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
                # A lost device answers at once, and asking it without a break would keep a whole core busy.
                self._interrupted.wait(0.02)
                continue
            picture, timestamp_s = as_bgr(image), self._clock.tick()
            self._has_delivered, self._silences = True, 0
            delivery = self._delivery.update(picture.shape[1], picture.shape[0], timestamp_s)
            state = self._watch.update(picture, timestamp_s)
            return Frame(picture, timestamp_s, state, delivery=delivery, lag_s=self.lag_s)
        return None

    def _is_second_try(self) -> bool:
        """Open a camera that has never delivered once more, and return whether that worked. If the driver refuses once
        to stream, for want of bandwidth on its bus, OpenCV recovers only on another handle.
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
        # Check this last: finding the camera can take a while, and consent can be withdrawn meanwhile.
        self._permit.require()
        if self._interrupted.is_set():
            return
        self._capture = self._cameras.open_capture(camera.index, self._cameras.backend)
        if not self._capture.isOpened():
            self.close()
            raise CameraFailed(why_not_opened(camera.name, camera.device, self._cameras.ask_driver(camera)))
        # Keep OpenCV's number of buffers: with one, USB cameras lose up to every second picture, and with more, frames
        # are no older, since the capture thread takes each at once.
        self._ask_for_resolution()
        self.agreed = Agreed.read(self._capture)
        self._delivery = DeliveryWatch(self.agreed, lambda: self._lengthens_exposure(camera))

    def _lengthens_exposure(self, camera: CameraInfo) -> bool | None:
        self._permit.require()
        told = self._cameras.ask_driver(camera)
        return None if told is None else told.lengthens_exposure

    def _ask_for_resolution(self) -> None:
        if self._resolution is None:
            return
        width, height = self._resolution
        if self._cameras.backend == cv2.CAP_V4L2 and (width > PLAIN_SIZE[0] or height > PLAIN_SIZE[1]):
            self._capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        self._ask_for(width, height)
        if 0 < self._capture.get(cv2.CAP_PROP_FPS) < LEAST_FPS:
            # Without JPEG, USB cannot carry a large picture more often than that.
            self._ask_for(*PLAIN_SIZE)

    def _ask_for(self, width: int, height: int) -> None:
        self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, width)
        self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, height)
        # Set the rate last, since OpenCV asks for each size at the rate of the one before.
        self._capture.set(cv2.CAP_PROP_FPS, USUAL_FPS)

    def _grab(self) -> Any:
        """Return what the driver delivered, None if that cannot be shown."""
        try:
            delivered, image = self._capture.read()
        except cv2.error:
            # The picture was cut off on its way.
            return None
        if delivered and is_flat(image):
            size = (self._capture.get(name) for name in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT))
            image = unfolded(image, *map(int, size))
        return image if delivered and is_picture(image) and not self._cuts.is_cut(image) else None

    def _lost(self) -> CameraFailed:
        values = {"camera": self.name}
        driver = None if self._camera is None else self._cameras.ask_driver(self._camera)
        # A virtual camera cannot be unplugged.
        is_virtual = driver is not None and driver.is_virtual
        if not self._has_delivered:
            return CameraFailed(
                CameraProblem(ProblemKind.NOT_FED, NO_FEED_HEADING, NO_FEED, values)
                if is_virtual
                else CameraProblem(ProblemKind.UNPLUGGED, NO_PICTURE_HEADING, NO_PICTURE, values)
            )
        return CameraLost(
            CameraProblem(ProblemKind.NOT_FED, FEED_ENDED_HEADING, FEED_ENDED, values)
            if is_virtual
            else CameraProblem(ProblemKind.UNPLUGGED, UNPLUGGED_HEADING, UNPLUGGED, values),
            self._regain,
        )

    def _regain(self) -> None:
        # Wait longer each time, so that the light of a camera that opens and stays silent does not keep blinking.
        look_at = time.monotonic() + self._cameras.look_again_after_s * 2 ** min(self._silences, MOST_DOUBLINGS)
        while time.monotonic() < look_at:
            self._permit.require()
            if self._interrupted.wait(_TICK_S):
                return
        assert self._camera is not None, "lost before it was opened"
        back = find_again(self._camera, self._neighbours, self._cameras)
        if back is None:
            raise self._lost()
        self._camera = replace(back, name=self._camera.name)
        self._open_device(back)
        self._silences += 1
        self._clock.skip()
