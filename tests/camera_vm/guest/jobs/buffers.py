"""How many of a USB webcam's pictures arrive: with one buffer, the kernel has nowhere to put the next while the last is
converted.

Pictures are seconds apart, so that what is emulated takes no larger share of their time than on a real computer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import cv2

from rating_app.vision.camera import open_capture
from tests.camera_vm.guest.devices import UsbCamera
from tests.camera_vm.guest.pace import PATIENCE, PATIENT, SLOWNESS
from tests.camera_vm.guest.report import Report
from tests.camera_vm.guest.viewing import Viewing

PICTURES = 20
LEAST, MOST_WITH_ONE = 18, 14


def run(report: Report) -> None:
    for marks_end, options in ((True, ("--spread",)), (False, ("--spread", "--no-end"))):
        with UsbCamera("usual", 0, *options, slowness=5 * SLOWNESS) as camera:
            for width, height in ((640, 480), (1280, 720)):
                words = f"{width}x{height}, the end of a picture {'marked' if marks_end else 'not marked'}"
                arrived = _arrived(camera, (width, height))
                report.check(f"{LEAST} of {PICTURES} pictures arrive: {words}", arrived >= LEAST, arrived)
            if not marks_end:
                # That the measurement can fail, shown once.
                arrived = _arrived(camera, (640, 480), buffers=1)
                words = f"with one buffer, forced, at most {MOST_WITH_ONE} of {PICTURES} would arrive"
                report.check(f"{words}: 640x480, not marked", arrived <= MOST_WITH_ONE, arrived)


def _arrived(camera: UsbCamera, resolution: tuple[int, int], buffers: int | None = None) -> int:
    """How many pictures the app took while the webcam sent PICTURES, the first of which is not counted."""

    def forced(target: int | str, backend: int) -> Any:
        capture = open_capture(target, backend)
        if buffers is not None:
            capture.set(cv2.CAP_PROP_BUFFERSIZE, buffers)
        return capture

    period_s = 5 * SLOWNESS / 30
    cameras = replace(PATIENT, open_capture=forced, lost_after_s=max(PATIENT.lost_after_s, 10 * period_s))
    with Viewing(resolution=resolution, cameras=cameras) as viewing:
        if viewing.frame() is None:
            return 0
        return len(viewing.frames(PICTURES * period_s / PATIENCE))
