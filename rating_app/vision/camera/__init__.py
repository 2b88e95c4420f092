"""Cameras, behind the same interface as all other sources of pictures.

`open_capture` is the only place where a device is opened for its pictures.

Each name is imported when it is first used: the window is painted before OpenCV is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rating_app.system.late_names import late_names

if TYPE_CHECKING:
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

__getattr__ = late_names(
    __name__,
    {
        "CAMERA_LOST_AFTER_S": "rating_app.vision.camera.listing",
        "LOOK_AGAIN_AFTER_S": "rating_app.vision.camera.listing",
        "THIS_COMPUTER": "rating_app.vision.camera.listing",
        "Agreed": "rating_app.vision.camera.delivery",
        "CameraFailed": "rating_app.vision.camera.source",
        "CameraInfo": "rating_app.vision.camera.listing",
        "CameraLost": "rating_app.vision.camera.source",
        "CameraProblem": "rating_app.vision.camera.problem",
        "Cameras": "rating_app.vision.camera.listing",
        "Delivery": "rating_app.vision.camera.delivery",
        "Frame": "rating_app.vision.camera.source",
        "FrameSource": "rating_app.vision.camera.source",
        "PictureState": "rating_app.vision.camera.source",
        "ProblemKind": "rating_app.vision.camera.problem",
        "SourceFailed": "rating_app.vision.camera.source",
        "WebcamSource": "rating_app.vision.camera.webcam",
        "as_bgr": "rating_app.vision.camera.picture",
        "camera_backend": "rating_app.vision.camera.listing",
        "find_camera": "rating_app.vision.camera.listing",
        "is_picture": "rating_app.vision.camera.picture",
        "list_cameras": "rating_app.vision.camera.listing",
        "once": "rating_app.vision.camera.listing",
        "open_capture": "rating_app.vision.camera.listing",
    },
)
