"""What a user sees who may not use the camera, and the way out that is named."""

from __future__ import annotations

from tests.camera_vm.guest.devices import UsbCamera, command
from tests.camera_vm.guest.report import Report
from tests.camera_vm.guest.viewing import AS_VIEWER, doctor

LOGGED_IN_BEFORE = tuple(word.replace("--init-groups", "--clear-groups") for word in AS_VIEWER)

LISTED = ["0: HD Pro Webcam"]


def run(report: Report) -> None:
    with UsbCamera("usual") as camera:
        pictures = camera.nodes[0]
        _check(report, "outside the group", AS_VIEWER, "sudo usermod -aG video $USER")
        command("usermod", "-aG", "video", "viewer")
        _check(report, "in the group since after logging in", LOGGED_IN_BEFORE, "Log out and in again")
        pictures.chmod(0o000)
        _check(report, "where only the administrator may", AS_VIEWER, f"sudo setfacl -m u:$USER:rw {pictures}")
        pictures.chmod(0o660)
        report.check("with the right: it is listed once", doctor(before=AS_VIEWER).cameras == LISTED)
        seen = doctor("--i-agree", before=AS_VIEWER)
        report.check("with the right: the camera is opened and measured", seen.code == 0, seen.cameras[-1:])


def _check(report: Report, where: str, who: tuple[str, ...], way_out: str) -> None:
    listed = doctor(before=who).cameras
    report.check(f"{where}: the camera is listed once", listed == LISTED, listed)
    seen = doctor("--i-agree", before=who)
    words = f'{where}: doctor names the way out, "{way_out}", and ends with 2'
    report.check(words, way_out in seen.text and seen.code == 2, seen.cameras[-1:])
