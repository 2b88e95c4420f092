"""Why a camera cannot be used on this system."""

from __future__ import annotations

import sys
from pathlib import Path

from rating_app.vision.camera import linux, macos, windows
from rating_app.vision.camera.problem import (
    CANNOT_OPEN,
    CANNOT_OPEN_HEADING,
    NONE_FOUND,
    NONE_FOUND_HEADING,
    CameraProblem,
    ProblemKind,
)
from rating_app.vision.camera.v4l2 import Told


def none_found() -> CameraProblem:
    """Return why there is no camera at all."""
    if sys.platform in ("darwin", "win32"):
        return CameraProblem(ProblemKind.NONE_FOUND, NONE_FOUND_HEADING, NONE_FOUND[sys.platform])
    return linux.none_found()


def why_not_opened(camera: str, device: str, driver: Told | None = None) -> CameraProblem:
    """Return why the camera of this name did not open. `device` is its path in the system, empty if it has none.
    `driver` is what its driver reports, None if it reports nothing.
    """
    if sys.platform == "win32":
        told = windows.problem_of(camera)
    elif sys.platform == "darwin":
        told = macos.problem_of(camera)
    else:
        told = linux.problem_of(camera, Path(device), driver) if device else None
    if told is not None:
        return told
    system = sys.platform if sys.platform in CANNOT_OPEN else "linux"
    return CameraProblem(ProblemKind.CANNOT_OPEN, CANNOT_OPEN_HEADING, CANNOT_OPEN[system], {"camera": camera})
