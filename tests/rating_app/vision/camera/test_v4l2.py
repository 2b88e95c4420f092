"""What drivers answer: the kernel's structures, filled in as uvcvideo, vivid and v4l2loopback do."""

from __future__ import annotations

import errno
import struct

import pytest

from rating_app.vision.camera.v4l2 import ENUM_FMT, G_CTRL, LOOPBACK, QUERYCAP, Told, ask, told_by

CAPTURE, CAPTURE_PLANES, OUTPUT, METADATA = 0x1, 0x1000, 0x2, 0x800000
STREAMING, HAS_DEVICE_CAPS = 0x04200000, 0x80000000


class Driver:
    """Answers as a driver does; `formats` by stream, 1 for pictures and 9 for pictures in several planes."""

    def __init__(self, name, every_node, this_node, formats=(), planes=(), priority=None):
        self.name, self.flags = name, (every_node | HAS_DEVICE_CAPS, this_node)
        self.formats = {1: formats, 9: planes}
        self.priority = priority

    def __call__(self, request, question):
        if request == QUERYCAP:
            assert len(question) == 104
            return struct.pack(
                "=16s32s32s3I12x", self.name.encode(), b"HD Pro Webcam", b"usb-0000:00:14.0-8", 0x60176, *self.flags
            )
        if request == ENUM_FMT:
            assert len(question) == 64
            number, stream = struct.unpack_from("=2I", question)
            if number >= len(self.formats[stream]):
                raise OSError(errno.EINVAL, "no more")
            return struct.pack("=3I32s4s16x", number, stream, 1, b"Motion-JPEG", self.formats[stream][number].encode())
        assert request == G_CTRL and struct.unpack("=Ii", question)[0] == 0x009A0903
        if self.priority is None:
            raise OSError(errno.EINVAL, "no such control")
        return struct.pack("=Ii", 0x009A0903, self.priority)


UVC = CAPTURE | METADATA | STREAMING


def test_webcam_tells_its_formats_and_that_it_lengthens_the_exposure():
    told = told_by(Driver("uvcvideo", UVC, CAPTURE | STREAMING, ("MJPG", "YUYV"), priority=1))
    assert told == Told("uvcvideo", True, ("MJPG", "YUYV"), lengthens_exposure=True)
    assert told.is_readable and told.has_colour and not told.is_virtual
    assert told_by(Driver("uvcvideo", UVC, CAPTURE, priority=0)).lengthens_exposure is False
    assert told_by(Driver("uvcvideo", UVC, CAPTURE)).lengthens_exposure is None


def test_what_counts_is_what_this_node_can_do():
    assert not told_by(Driver("uvcvideo", UVC, METADATA | STREAMING, ("MJPG",))).captures


def test_driver_without_words_on_the_node_is_taken_by_what_all_its_nodes_can_do():
    driver = Driver("old", CAPTURE, 0, ("YUYV",))
    driver.flags = (CAPTURE, 0)
    assert told_by(driver).captures


def test_infrared_camera_is_readable_without_colour():
    told = told_by(Driver("uvcvideo", UVC, CAPTURE, ("GREY", "Y16 ")))
    assert told.formats == ("GREY", "Y16") and told.is_readable and not told.has_colour


def test_pictures_in_several_planes_are_pictures():
    told = told_by(Driver("vivid", CAPTURE_PLANES, CAPTURE_PLANES, planes=("NV12",)))
    assert told.captures and told.formats == ("NV12",)


@pytest.mark.parametrize(
    ("this_node", "formats", "fed"),
    [(OUTPUT, (), False), (CAPTURE | OUTPUT, (), False), (CAPTURE, ("YUYV",), True), (CAPTURE, ("BGR4",), True)],
)
def test_virtual_camera_is_fed_where_it_has_its_writer_s_format(this_node, formats, fed):
    told = told_by(Driver(LOOPBACK, this_node, this_node, formats))
    assert told.is_virtual and told.is_fed is fed


def test_driver_that_names_formats_for_ever_is_not_asked_for_ever():
    class Endless(Driver):
        def __call__(self, request, question):
            return super().__call__(
                request, struct.pack("=2I", 0, 1) + question[8:] if request == ENUM_FMT else question
            )

    assert told_by(Endless("odd", CAPTURE, CAPTURE, ("MJPG",))).formats == ("MJPG",)


def test_what_is_no_video_node_tells_nothing(tmp_path):
    (tmp_path / "video0").touch()
    assert ask(tmp_path / "video0") is None and ask(tmp_path / "video1") is None
