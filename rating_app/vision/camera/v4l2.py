"""What a Linux driver reports about its camera when asked (V4L2). Asking opens the device, though nothing streams."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

READABLE = frozenset(
    {"BGR3", "RGB3", "XR24", "AR24", "YV12", "YU12", "411P", "YUYV", "UYVY", "NV12", "NV21"}
    | {"BA81", "GBRG", "S910", "MJPG", "JPEG", "Y16", "Y12", "Y10", "GREY"}
)
"""Formats that OpenCV can convert to pictures, by V4L2's codes (`try_order` in its cap_v4l.cpp)."""

WITHOUT_COLOUR = frozenset({"GREY", "Y10", "Y12", "Y16"})
"""Formats that infrared cameras deliver."""

LOOPBACK = "v4l2 loopback"
"""The driver of virtual cameras, which other programs feed."""

QUERYCAP, ENUM_FMT, G_CTRL = 0x80685600, 0xC0405602, 0xC008561B
"""Requests in the kernel's videodev2.h."""

_CAPABILITY, _FORMAT, _CONTROL = struct.Struct("=16s32s32s3I12x"), struct.Struct("=3I32s4s16x"), struct.Struct("=Ii")
_CAPTURE, _CAPTURE_PLANES, _HAS_DEVICE_CAPS = 0x1, 0x1000, 0x80000000
_STREAMS = {_CAPTURE: 1, _CAPTURE_PLANES: 9}
_EXPOSURE_AUTO_PRIORITY = 0x009A0903
_MOST_FORMATS = 64


@dataclass(frozen=True)
class Told:
    """A driver's answers. `formats` are V4L2's codes of four letters, without trailing blanks.

    `lengthens_exposure` is whether the camera takes fewer pictures per second in dim light, None if the driver does not
    report it.
    """

    driver: str
    captures: bool
    formats: tuple[str, ...] = ()
    lengthens_exposure: bool | None = None

    @property
    def is_virtual(self) -> bool:
        """Whether the camera is a virtual one, which another program feeds."""
        return self.driver == LOOPBACK

    @property
    def is_fed(self) -> bool:
        """Whether a program feeds this virtual camera. Without one, its driver reports no capture, no format, or all
        formats.
        """
        return self.captures and len(self.formats) == 1

    @property
    def is_readable(self) -> bool:
        """Whether OpenCV can read one of the formats."""
        return not READABLE.isdisjoint(self.formats)

    @property
    def has_colour(self) -> bool:
        """Whether OpenCV can read one of the formats in colour."""
        return not (READABLE - WITHOUT_COLOUR).isdisjoint(self.formats)


def ask(device: Path) -> Told | None:
    """Open a device, ask its driver, and close it; None if it does not answer. Only after consent, or for virtual
    cameras: a real one wakes up, though its light stays off.
    """
    try:
        handle = os.open(device, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        return told_by(lambda request, question: _ioctl(handle, request, question))
    except OSError:
        # It is not a V4L2 device, or is gone.
        return None
    finally:
        os.close(handle)


def told_by(answer: Callable[[int, bytes], bytes]) -> Told:
    """Return what a driver reports; `answer` returns its answer to a request with a structure, and raises OSError if it
    has none.
    """
    driver, flags = _capability(answer(QUERYCAP, bytes(_CAPABILITY.size)))
    formats: list[str] = []
    for flag, stream in _STREAMS.items():
        with suppress(OSError):
            # The driver refuses the first number after its last format.
            for number in range(_MOST_FORMATS if flags & flag else 0):
                formats.append(_format(answer(ENUM_FMT, _FORMAT.pack(number, stream, 0, b"", b""))))
    lengthens = None
    with suppress(OSError):
        lengthens = bool(_CONTROL.unpack(answer(G_CTRL, _CONTROL.pack(_EXPOSURE_AUTO_PRIORITY, 0)))[1])
    return Told(driver, any(flags & flag for flag in _STREAMS), tuple(dict.fromkeys(formats)), lengthens)


def _capability(structure: bytes) -> tuple[str, int]:
    """Return the driver's name, and what this very node can do."""
    driver, _, _, _, every_node, this_node = _CAPABILITY.unpack(structure)
    return _text(driver), this_node if every_node & _HAS_DEVICE_CAPS else every_node


def _format(structure: bytes) -> str:
    return _text(_FORMAT.unpack(structure)[4]).rstrip()


def _text(field: bytes) -> str:
    return field.partition(b"\0")[0].decode("ascii", "replace")


def _ioctl(handle: int, request: int, question: bytes) -> bytes:
    import fcntl

    structure = bytearray(question)
    fcntl.ioctl(handle, request, structure)
    return bytes(structure)
