"""A webcam that goes in the middle and comes back, goes silent, or has a twin beside it; and the light at the end."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from rating_app.vision.camera import Frame, ProblemKind, open_capture
from tests.camera_vm.guest.devices import UsbCamera, holders, set_control, vivid
from tests.camera_vm.guest.pace import PATIENT, SLOWNESS, wait_for
from tests.camera_vm.guest.report import Report
from tests.camera_vm.guest.viewing import Viewing, failure_of

STEP_S = 0.1
"""An absence counts as one frame: at the most so long, in a session's time, before the frames' own distance."""


def run(report: Report) -> None:
    with UsbCamera("usual") as camera:
        _comes_and_goes(report, camera)
        _with_its_twin(report, camera)
        _stays_silent(report, camera)
        _gone_before_opening(report, camera)
    with vivid() as (node,), Viewing() as viewing:
        viewing.frame(60)
        set_control(node, "inject_fatal_streaming_error", 1)
        lost, back = viewing.loss(), viewing.frame(60)
        report.check("vivid, a fatal error of its stream: lost, and regained", bool(lost and back), lost or "")


def _comes_and_goes(report: Report, camera: UsbCamera) -> None:
    with Viewing() as viewing:
        before = viewing.frame(60)
        report.check("frames come, and its light is on", before is not None and wait_for(lambda: camera.is_lit, 5))
        for where, port in (("the same socket", 0), ("another socket", 3)):
            camera.unplug()
            lost = viewing.loss()
            kind = lost.problem.kind if lost else None
            report.check("unplugged: said to be so", kind is ProblemKind.UNPLUGGED, lost or "nothing was said")
            last = viewing.frame(0) or before
            camera.plug(port)
            before = viewing.frame(60)
            report.check(f"back in {where}: goes on by itself", before is not None)
            _check_time(report, last, before)
        camera.tell("silence")
        lost = viewing.loss()
        report.check("silent: said to be so", lost is not None, lost or "nothing was said")
        camera.tell("speak")
        report.check("no longer silent: goes on by itself", viewing.frame(90) is not None)
        times = [frame.timestamp_s for frame in viewing.frames(3)]
        report.check("times strictly rise", all(one < other for one, other in pairwise(times)), f"{len(times)} frames")
        node = camera.nodes[0]
    report.check("stopped: its light is off", wait_for(lambda: not camera.is_lit, 10))
    report.check("stopped: nobody holds it", not holders(node), holders(node))


def _check_time(report: Report, last: Frame | None, after: Frame | None) -> None:
    if last is None or after is None:
        return
    step_s = after.timestamp_s - last.timestamp_s
    most_s = STEP_S + SLOWNESS / 15
    report.check("the absence is not in the session's time", 0 < step_s < most_s, f"{step_s:.2f} s")


def _with_its_twin(report: Report, camera: UsbCamera) -> None:
    with UsbCamera("usual", 1) as twin, Viewing() as viewing:
        viewing.frame(60)
        chosen, other = (camera, twin) if camera.is_lit else (twin, camera)
        chosen.unplug()
        lost = viewing.loss()
        chosen.plug(4)
        back = viewing.frame(60)
        right = bool(lost and back) and chosen.is_lit and not other.is_lit
        report.check("with its twin plugged in, the right one is regained in another socket", right)


def _stays_silent(report: Report, camera: UsbCamera) -> None:
    with Viewing() as viewing:
        viewing.frame(60)
        camera.tell("silence")
        viewing.loss()
        began = len(camera.told("streams"))
        wait_for(lambda: len(camera.told("streams")) >= began + 4, 60)
        times = [seconds for seconds, _ in camera.told("streams")[began:]]
        pauses = [round(later - earlier, 1) for earlier, later in pairwise(times)]
        rarer = len(pauses) >= 2 and pauses[-1] >= 1.3 * pauses[0]
        report.check("silent for long: it is opened ever more rarely", rarer, f"seconds between: {pauses}")
        camera.tell("speak")


def _gone_before_opening(report: Report, camera: UsbCamera) -> None:
    def too_late(target: int | str, backend: int) -> object:
        camera.unplug()
        return open_capture(target, backend)

    failed = failure_of(Viewing(cameras=replace(PATIENT, open_capture=too_late)))
    kind = failed.problem.kind if failed is not None and not isinstance(failed, Frame) else None
    words = "unplugged between being found and being opened: said to be so"
    report.check(words, kind is ProblemKind.UNPLUGGED, failed)
