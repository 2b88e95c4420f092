"""What `rating-app doctor` prints before a USB webcam and vivid; the documentation shows it."""

from __future__ import annotations

from tests.camera_vm.guest.devices import UsbCamera, vivid
from tests.camera_vm.guest.pace import SLOWNESS
from tests.camera_vm.guest.report import Report
from tests.camera_vm.guest.viewing import doctor


def run(report: Report) -> None:
    with UsbCamera("usual") as camera, vivid():
        report.check("it lists both, opens none, and ends with 0", (seen := doctor()).code == 0 and not camera.is_lit)
        report.check("two cameras are listed", len(seen.cameras) == 2, seen.cameras)
        seen = doctor("--i-agree")
        report.check("with --i-agree it measures both, and ends with 0", seen.code == 0 and len(seen.cameras) >= 4)
        report.check(
            "the webcam's light went on, and is off again", bool(camera.told("light on")) and not camera.is_lit
        )
        pace = f"; the webcam's 30 frames per second are {30 / SLOWNESS:g} here" if SLOWNESS > 1 else ""
        report.keep(f"`rating-app doctor --i-agree` in the machine{pace}", seen.text)
