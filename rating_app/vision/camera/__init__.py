"""Cameras, behind the same interface as all other sources of pictures.

`open_capture` is the only place where a device is opened for its pictures.
"""

from __future__ import annotations

from rating_app.vision.camera.delivery import Agreed, Delivery
from rating_app.vision.camera.listing import (
    CAMERA_LOST_AFTER_S,
    LOOK_AGAIN_AFTER_S,
    THIS_COMPUTER,
    CameraInfo,
    Cameras,
    camera_backend,
    find_camera,
    list_cameras,
    once,
    open_capture,
)
from rating_app.vision.camera.picture import as_bgr, is_picture
from rating_app.vision.camera.problem import CameraProblem, ProblemKind
from rating_app.vision.camera.source import CameraFailed, CameraLost, Frame, FrameSource, PictureState, SourceFailed
from rating_app.vision.camera.webcam import WebcamSource

__all__ = [
    "CAMERA_LOST_AFTER_S",
    "LOOK_AGAIN_AFTER_S",
    "THIS_COMPUTER",
    "Agreed",
    "CameraFailed",
    "CameraInfo",
    "CameraLost",
    "CameraProblem",
    "Cameras",
    "Delivery",
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
    "once",
    "open_capture",
]
