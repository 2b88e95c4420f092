"""What macOS knows about the permission to use its cameras. Nothing is opened here."""

from __future__ import annotations

import importlib
from typing import Any

from rating_app.vision.camera.problem import (
    PERMISSION_HEADING,
    PERMISSION_MACOS,
    PERMISSION_MACOS_ASKING,
    CameraProblem,
    ProblemKind,
)

_WORDS = {0: PERMISSION_MACOS_ASKING, 1: PERMISSION_MACOS, 2: PERMISSION_MACOS}
"""By AVAuthorizationStatus: not determined (OpenCV has just made macOS ask), restricted, denied."""


def problem_of(camera: str) -> CameraProblem | None:
    """Return why no camera opens; None if the reason is not known, since macOS lets several programs share one."""
    foundation = _av_foundation()
    if foundation is None:
        return None
    status = foundation.AVCaptureDevice.authorizationStatusForMediaType_(foundation.AVMediaTypeVideo)
    if int(status) not in _WORDS:
        return None
    return CameraProblem(ProblemKind.PERMISSION_REFUSED, PERMISSION_HEADING, _WORDS[int(status)], {"camera": camera})


def _av_foundation() -> Any:
    try:
        return importlib.import_module("AVFoundation")
    except ImportError:
        return None
