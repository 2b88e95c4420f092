"""Which cameras are listed, under which names, in which order, and what is opened for that."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rating_app.vision.camera import THIS_COMPUTER, find_camera, list_cameras
from tests.camera_vm.guest.devices import SYSFS, UsbCamera, loopback, vivid
from tests.camera_vm.guest.pace import wait_for
from tests.camera_vm.guest.report import Report
from tests.camera_vm.guest.viewing import doctor

IN_OPEN, IN_NONBLOCK = 0x20, 0o4000


def run(report: Report) -> None:
    seen = doctor()
    report.check("without a camera: none is listed", list_cameras() == (), _names())
    said = "No camera was found" in seen.text and not seen.cameras
    report.check("without a camera: doctor says so and ends with 2", said and seen.code == 2)
    _webcams(report)
    _infrared(report)
    with vivid(parameters=()) as found:
        report.check(
            "vivid with all its nodes is one camera", len(_names()) == 1, f"{len(found)} nodes; {', '.join(_names())}"
        )
    with vivid(2, ("node_types=0x1,0x1",)):
        report.check("two vivids are two cameras of different names", len(set(_names())) == 2, _names())
    # A stand-in under the name of those nodes, of which the kernel has dozens: it has no such hardware to emulate.
    with loopback("Intel IPU6 ISYS Capture 0", exclusive=False), UsbCamera("usual"):
        chosen = find_camera().name
        report.check("a webcam comes before a node of Intel's IPU6 of a lower number", "Webcam" in chosen, _names())


def _webcams(report: Report) -> None:
    with UsbCamera("usual") as camera:
        names = _names()
        report.check(
            "a USB webcam, two nodes, is listed once", len(camera.nodes) == 2 and names == ["HD Pro Webcam"], names
        )
        with opened(camera.nodes) as count:
            list_cameras()
        report.check("to be listed, none of its nodes is opened", not count, count)
        report.check("its light stays off", not camera.is_lit)
        glance = THIS_COMPUTER.glance
        before = glance()
        report.check("while nothing comes or goes, a glance sees no change", glance() == before)
        camera.unplug()
        report.check("unplugged: a glance sees a change, so that lists are made anew", glance() != before)
        report.check("once unplugged it is not listed", not _names(), _names())
        camera.plug(2)
        report.check("plugged into another socket it is, under the same name", _names() == names, _names())
        with UsbCamera("usual", 1):
            pair = {one.place: one.name for one in list_cameras()}
            expected = {"HD Pro Webcam", "HD Pro Webcam (2)"}
            report.check("its twin is told apart by a number", set(pair.values()) == expected, list(pair.values()))
            camera.unplug()
            camera.plug(2)
            again = {one.place: one.name for one in list_cameras()}
            report.check("each keeps its name where the other was plugged in anew", again == pair, list(again.values()))
    with UsbCamera("doubled"):
        seen = f"the kernel calls it {_kernels_name(list_cameras()[0].device)}"
        report.check("a doubled name is shown once", _names() == ["HD Pro Webcam"], seen)


def _infrared(report: Report) -> None:
    with UsbCamera("infrared-first") as camera:
        # Its four nodes do not come at once.
        wait_for(lambda: len(camera.nodes) >= 4, 20)
        seen = [f"{one.name} ({_kernels_name(one.device)})" for one in list_cameras()]
        chosen = _kernels_name(find_camera().device)
        report.check("of infrared and colour twins, colour is the first camera", chosen.endswith("C"), seen)


def _names() -> list[str]:
    return [camera.name for camera in list_cameras()]


def _kernels_name(device: str) -> str:
    return (SYSFS / Path(device).name / "name").read_text().strip()


@contextmanager
def opened(paths: list[Path]) -> Iterator[list[str]]:
    """The opening of nodes by anybody while this lasts; complete only after it."""
    found: list[str] = []
    libc = ctypes.CDLL(None, use_errno=True)
    queue = libc.inotify_init1(IN_NONBLOCK)
    watched = {libc.inotify_add_watch(queue, os.fsencode(path), IN_OPEN): path for path in paths}
    try:
        yield found
        events = os.read(queue, 65_536)
        # Each is 16 bytes, the first four of which say what was watched.
        found += [str(watched[int.from_bytes(events[at : at + 4], "little")]) for at in range(0, len(events), 16)]
    except BlockingIOError:
        pass
    finally:
        os.close(queue)
