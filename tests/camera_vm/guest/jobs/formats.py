"""What cameras, capture cards and virtual cameras deliver: formats, sizes, rates, and pictures cut short."""

from __future__ import annotations

from contextlib import ExitStack

import numpy as np

from rating_app.vision.camera import CameraFailed, Frame, PictureState
from tests.camera_vm.guest.devices import UsbCamera, loopback, writing
from tests.camera_vm.guest.report import Report
from tests.camera_vm.guest.viewing import Viewing, failure_of

NAME = "Virtual Camera"
LEFT_BGR, RIGHT_BGR = (0xC0, 0x40, 0x20), (0x20, 0x80, 0xE0)
"""What `devices.writing` writes."""
MOST_OFF = 24
READ = ("yuyv422", "uyvy422", "nv12", "yuv420p", "rgb24", "bgr24")
UNREAD = ("bgr0", "yuv422p")
CUT = 5
AGREED = (
    ("usual", "asked for 1280x720: JPEG, at 30 frames per second", "MJPG 1280x720 30.00"),
    ("slow-plain", "the rate of 640x480 does not stick: 1280x720 at 30", "MJPG 1280x720 30.00"),
    ("no-jpeg", "1280x720 at 10 gives way to 640x480 at 30", "YUYV 640x480 30.00"),
)
"""A kind of webcam, what is asserted when 1280x720 is asked for, and what is agreed on then."""


def run(report: Report) -> None:
    with loopback(NAME, exclusive=False):
        _check_words(report, "a virtual camera that nothing writes to", failure_of(Viewing()), ())
    for name in READ:
        with loopback(NAME) as node, writing(node, "-pix_fmt", name):
            answer = failure_of(Viewing())
            report.check(f"{name}: the right colours, 320x240", _is_right(answer, (240, 320, 3)), _words(answer))
    with loopback(NAME) as node, writing(node, "-pix_fmt", "gray"):
        answer = failure_of(Viewing())
        shape = answer.image.shape if isinstance(answer, Frame) else None
        report.check("gray: a picture of 320x240", shape == (240, 320, 3), _words(answer))
    with loopback(NAME) as node, writing(node, "-pix_fmt", "yuvj420p", "-c:v", "mjpeg", "-q:v", "3"):
        answer = failure_of(Viewing())
        report.check("mjpeg: the right colours, 320x240", _is_right(answer, (240, 320, 3)), _words(answer))
    with loopback(NAME) as node, writing(node, "-pix_fmt", "yuyv422", size="322x242"):
        answer = failure_of(Viewing())
        report.check("an odd size, 322x242: the right colours", _is_right(answer, (242, 322, 3)), _words(answer))
    for name in UNREAD:
        with loopback(NAME) as node, writing(node, "-pix_fmt", name):
            answer = failure_of(Viewing())
            if _is_right(answer, (240, 320, 3)):
                report.check(f"{name}: read, in the right colours", True)
            else:
                _check_words(report, f"{name}, which OpenCV cannot read", answer, ("format",))
    _writer_comes_back(report)
    _webcam(report)


def _check_words(report: Report, camera: str, answer: CameraFailed | Frame | None, expected: tuple[str, ...]) -> None:
    words = str(answer) if isinstance(answer, CameraFailed) else ""
    led_astray = any(wrong in words for wrong in ("ffmpeg", "another program", "unplug"))
    fits = bool(words) and not led_astray and all(word in words for word in expected)
    report.check(f"{camera}: the sentence blames no other program and no plug", fits, words or _words(answer))


def _writer_comes_back(report: Report) -> None:
    with loopback(NAME) as node, ExitStack() as stack:
        with writing(node, "-pix_fmt", "yuyv422"):
            viewing = stack.enter_context(Viewing())
            viewing.frame(60)
        lost = viewing.loss()
        report.check("the writer ends: said to be so", lost is not None, lost or "nothing was said")
        with writing(node, "-pix_fmt", "yuyv422", size="480x360"):
            answer = viewing.frame(90)
            words = "the writer comes back with another size: goes on with that one"
            report.check(words, _is_right(answer, (360, 480, 3)), _words(answer))


def _webcam(report: Report) -> None:
    with UsbCamera("only-jpeg") as camera, Viewing() as viewing:
        viewing.frame(60)
        camera.tell(f"cut {CUT}")
        frames = viewing.frames(5)
        halves = [frame for frame in frames if _is_half(frame) and frame.picture_state is PictureState.OK]
        seen = f"{len(camera.told('cuts'))} were cut, {len(halves)} of {len(frames)} that came are halves"
        report.check(f"{CUT} JPEGs are cut in half on their way: none is taken for a whole picture", not halves, seen)
        report.check("the JPEGs are whole again: goes on by itself", viewing.frame(60) is not None)
    for kind, words, expected in AGREED:
        # At true rates: what is agreed on depends on them. Nobody has to keep up with more than one frame.
        with UsbCamera(kind, slowness=1) as camera:
            answer = failure_of(Viewing(resolution=(1280, 720)))
            agreed = " ".join(said for _, said in camera.told("streams")[-1:])
            shape = f"{answer.image.shape[1]}x{answer.image.shape[0]}" if isinstance(answer, Frame) else str(answer)
            fits = agreed == f"streams {expected}" and shape in expected
            report.check(words, fits, f"{agreed} frames per second, a picture of {shape}")


def _is_half(frame: Frame) -> bool:
    """Whether the lower edge lacks the green that the webcam's pictures have there."""
    return bool(np.median(frame.image[-16:, :, 1]) < 200)


def _words(answer: CameraFailed | Frame | None) -> object:
    if not isinstance(answer, Frame):
        return answer
    quarter = answer.image.shape[1] // 4
    sides = (answer.image[:, :quarter], answer.image[:, -quarter:])
    return answer.image.shape, *(tuple(side.mean((0, 1)).round().astype(int).tolist()) for side in sides)


def _is_right(answer: CameraFailed | Frame | None, shape: tuple[int, ...]) -> bool:
    if not isinstance(answer, Frame) or answer.image.shape != shape:
        return False
    quarter = shape[1] // 4
    left, right = answer.image[:, :quarter].mean((0, 1)), answer.image[:, -quarter:].mean((0, 1))
    return bool(np.abs(left - LEFT_BGR).max() <= MOST_OFF and np.abs(right - RIGHT_BGR).max() <= MOST_OFF)
