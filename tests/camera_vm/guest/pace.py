"""How quick this machine is: an emulated processor takes many times as long as a real one."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TypeVar

from rating_app.vision.camera import CAMERA_LOST_AFTER_S, LOOK_AGAIN_AFTER_S, Cameras

T = TypeVar("T")

PATIENCE = float(os.environ.get("PATIENCE", "1"))
"""What every wait, and every time after which the app gives a camera up, is multiplied by."""

SLOWNESS = float(os.environ.get("SLOWNESS", "1"))
"""What the rates of webcams are divided by."""

PATIENT = Cameras(lost_after_s=CAMERA_LOST_AFTER_S * PATIENCE, look_again_after_s=LOOK_AGAIN_AFTER_S * PATIENCE)
"""This computer's cameras, for an app that is as patient as the machine is slow."""


def wait_for(condition: Callable[[], T], seconds: float) -> T:
    """The first true answer of `condition` within `seconds` of patience, otherwise its last."""
    deadline = time.monotonic() + seconds * PATIENCE
    while not (answer := condition()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return answer
