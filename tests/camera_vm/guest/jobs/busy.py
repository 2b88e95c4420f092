"""A webcam that another program uses, and a bus that has no room for it at first."""

from __future__ import annotations

from rating_app.vision.camera import CameraFailed, Frame, ProblemKind
from tests.camera_vm.guest.devices import UsbCamera, command, held, set_control, vivid
from tests.camera_vm.guest.pace import wait_for
from tests.camera_vm.guest.report import Report
from tests.camera_vm.guest.viewing import AS_VIEWER, Viewing, doctor, failure_of


def run(report: Report) -> None:
    command("usermod", "-aG", "video", "viewer")
    with UsbCamera("usual") as camera:
        node = camera.nodes[0]
        with held(node):
            failed = failure_of(Viewing())
            report.check("ffmpeg uses the camera: it is named", _is_busy(failed), failed)
            seen = doctor("--i-agree")
            report.check("doctor names it, too, and ends with 2", "ffmpeg" in seen.text and seen.code == 2)
            seen = doctor("--i-agree", before=AS_VIEWER)
            words = "a user who may not see whose it is: another program may be using it"
            report.check(words, "another program may be using it" in seen.text, seen.cameras[-1:])
        frame = failure_of(Viewing())
        report.check("once ffmpeg has ended, trying again works", isinstance(frame, Frame), frame_words(frame))
        with Viewing() as viewing:
            viewing.frame(60)
            camera.tell("silence")
            lost = viewing.loss()
            camera.tell("speak")
            camera.unplug()
            camera.plug()
            with held(camera.nodes[0]):
                named = wait_for(lambda: _is_busy(viewing.loss(0)), 60)
                report.check(
                    "taken by ffmpeg while it was lost: ffmpeg is named", bool(lost) and named, viewing.loss(0)
                )
            report.check("let go by ffmpeg: regained", viewing.frame(90) is not None)
    with vivid() as (node,):
        set_control(node, "inject_vidioc_streamon_error", 1)
        frame = failure_of(Viewing())
        words = "a driver that refuses to stream once (as for want of room on the bus): opened again, and frames come"
        report.check(words, isinstance(frame, Frame), frame_words(frame))


def _is_busy(failed: CameraFailed | Frame | None) -> bool:
    return (
        isinstance(failed, CameraFailed)
        and failed.problem.kind is ProblemKind.BUSY
        and failed.problem.values["program"] == "ffmpeg"
    )


def frame_words(answer: CameraFailed | Frame | None) -> object:
    return answer.image.shape if isinstance(answer, Frame) else answer
