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
    for marks_end in (True, False):
        # One that sends raw pictures of 640x480, and one that sends JPEG of 1280x720, which takes longer to convert.
        for kind in ("usual", "only-large-jpeg"):
            options = ("--spread",) if marks_end else ("--spread", "--no-end")
            with UsbCamera(kind, 0, *options, slowness=5 * SLOWNESS) as camera:
                arrived = _arrived()
                sort = f"{_streamed(camera)}, the end of a picture {'marked' if marks_end else 'not marked'}"
                report.check(f"at least {LEAST} of {PICTURES} pictures arrive: {sort}", arrived >= LEAST, arrived)
                if not marks_end and kind == "usual":
                    # That the measurement can fail, shown once.
                    arrived = _arrived(buffers=1)
                    words = f"this job would notice: with one buffer, forced, at most {MOST_WITH_ONE} arrive: {sort}"
                    report.check(words, arrived <= MOST_WITH_ONE, arrived)


def _streamed(camera: UsbCamera) -> str:
    return " ".join(words.removeprefix("streams ").rpartition(" ")[0] for _, words in camera.told("streams")[-1:])


def _arrived(buffers: int | None = None) -> int:
    """How many pictures the app took in the time in which the webcam sends PICTURES, counted from its second one on."""

    def forced(target: int | str, backend: int) -> Any:
        capture = open_capture(target, backend)
        if buffers is not None:
            capture.set(cv2.CAP_PROP_BUFFERSIZE, buffers)
        return capture

    period_s = 5 * SLOWNESS / 30
    cameras = replace(PATIENT, open_capture=forced, lost_after_s=max(PATIENT.lost_after_s, 10 * period_s))
    with Viewing(cameras=cameras) as viewing:
        if viewing.frame() is None:
            return 0
        return len(viewing.frames(PICTURES * period_s / PATIENCE))
