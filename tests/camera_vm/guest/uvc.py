"""What a USB webcam says of itself and agrees to: descriptors and negotiation of the USB Video Class 1.0.

A webcam has one or more functions: a picture in colour, and in some a second one for infrared. Each has an interface
for control, one for its stream, and a bulk endpoint, numbered by the function's place.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

PAYLOAD_BYTES = 16_384
HEADER_BYTES = 12
UNITS_A_SECOND = 10_000_000
"""Intervals are in units of 100 ns."""

_ID_TAIL = bytes.fromhex("00001000800000aa00389b71")
_IDS = {"YUYV": b"YUY2" + _ID_TAIL, "GREY": b"Y8  " + _ID_TAIL}
_BITS = {"YUYV": 16, "GREY": 8, "MJPG": 16}

DEVICE, CONFIGURATION, STRING = 1, 2, 3
SET_CUR, GET_LENGTH, GET_INFO = 0x01, 0x85, 0x86
PROBE, COMMIT = 1, 2

_NEGOTIATED = "<HBBIHHHHHII"


@dataclass(frozen=True)
class Size:
    width: int
    height: int
    rates: tuple[float, ...]
    """Frames a second, the usual one first."""


@dataclass(frozen=True)
class Format:
    name: str
    sizes: tuple[Size, ...]


@dataclass(frozen=True)
class Function:
    """`name` is what the kernel puts after the webcam's."""

    name: str
    formats: tuple[Format, ...]


@dataclass(frozen=True)
class Agreed:
    """What is to be streamed; `rate` in frames per second."""

    format: str
    width: int
    height: int
    rate: float


@dataclass(frozen=True)
class Webcam:
    """A kind of webcam. Its rates are divided by `slowness`, so that an emulated computer keeps up."""

    name: str
    functions: tuple[Function, ...]
    slowness: float = 1.0

    def descriptor(self, kind: int, number: int) -> bytes | None:
        """What the kernel asks for when it is plugged in; None where there is no such thing."""
        if kind == DEVICE:
            # A composite device (miscellaneous class, with interface associations) of the Linux Foundation's.
            return struct.pack(
                "<BBHBBBBHHHBBBB", 18, DEVICE, 0x0200, 0xEF, 2, 1, 64, 0x1D6B, 0x0102, 0x0100, 1, 2, 0, 1
            )
        if kind == CONFIGURATION:
            body = b"".join(self._function(place) for place in range(len(self.functions)))
            size, interfaces = 9 + len(body), 2 * len(self.functions)
            return struct.pack("<BBHBBBBB", 9, CONFIGURATION, size, interfaces, 1, 0, 0x80, 250) + body
        if kind == STRING and number == 0:
            return struct.pack("<BBH", 4, STRING, 0x0409)
        words = ["", "Reaction Gauge", self.name, *(function.name for function in self.functions)]
        if kind == STRING and number < len(words):
            text = words[number].encode("utf-16-le")
            return struct.pack("<BB", 2 + len(text), STRING) + text
        return None

    def first_offer(self, place: int) -> bytes:
        """What the function at `place` streams where nothing is asked of it."""
        return self.settled(place, struct.pack(_NEGOTIATED, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0))

    def settled(self, place: int, wanted: bytes) -> bytes:
        """The answer to a wish: the nearest that the function at `place` has."""
        fields = list(struct.unpack(_NEGOTIATED, wanted.ljust(26, b"\0")[:26]))
        size, fields[1], fields[2] = self._chosen(place, fields[1], fields[2])
        intervals = [self._interval(rate) for rate in size.rates]
        fields[3] = min(intervals, key=lambda one: abs(one - fields[3])) if fields[3] else intervals[0]
        fields[8:] = 50, size.width * size.height * 2, PAYLOAD_BYTES
        return struct.pack(_NEGOTIATED, *fields)

    def agreed(self, place: int, settled: bytes) -> Agreed:
        """What an answer of `settled` means."""
        fields = struct.unpack(_NEGOTIATED, settled)
        size, number, _ = self._chosen(place, fields[1], fields[2])
        name = self.functions[place].formats[number - 1].name
        return Agreed(name, size.width, size.height, UNITS_A_SECOND / fields[3])

    def _chosen(self, place: int, format_number: int, size_number: int) -> tuple[Size, int, int]:
        formats = self.functions[place].formats
        format_number = format_number if 1 <= format_number <= len(formats) else 1
        sizes = formats[format_number - 1].sizes
        size_number = size_number if 1 <= size_number <= len(sizes) else 1
        return sizes[size_number - 1], format_number, size_number

    def _interval(self, rate: float) -> int:
        return round(UNITS_A_SECOND * self.slowness / rate)

    def _function(self, place: int) -> bytes:
        control, stream, text = 2 * place, 2 * place + 1, 3 + place if self.functions[place].name else 0
        terminals = (
            # A camera, whose picture leaves by USB; neither has anything to set.
            struct.pack("<BBBBHBBHHHB", 15, 0x24, 2, 1, 0x0201, 0, 0, 0, 0, 0, 0)
            + struct.pack("<BBBBHBBB", 9, 0x24, 3, 3, 0x0101, 0, 1, 0)
        )
        return (
            struct.pack("<BBBBBBBB", 8, 11, control, 2, 14, 3, 0, text)
            + struct.pack("<BBBBBBBBB", 9, 4, control, 0, 0, 14, 1, 0, text)
            + struct.pack("<BBBHHIBB", 13, 0x24, 1, 0x0100, 13 + len(terminals), 48_000_000, 1, stream)
            + terminals
            + struct.pack("<BBBBBBBBB", 9, 4, stream, 0, 1, 14, 2, 0, 0)
            + self._formats(place)
            + struct.pack("<BBBBHB", 7, 5, 0x81 + place, 2, 512, 0)
        )

    def _formats(self, place: int) -> bytes:
        formats = self.functions[place].formats
        body = b"".join(self._format(number, one) for number, one in enumerate(formats, 1))
        count = len(formats)
        head = (13 + count, 0x24, 1, count, 13 + count + len(body), 0x81 + place, 0, 3, 0, 0, 0, 1)
        return struct.pack("<BBBBHBBBBBBB", *head) + bytes(count) + body

    def _format(self, number: int, offered: Format) -> bytes:
        count, bits = len(offered.sizes), _BITS[offered.name]
        if offered.name == "MJPG":
            head = struct.pack("<11B", 11, 0x24, 6, number, count, 1, 1, 0, 0, 0, 0)
        else:
            head = struct.pack("<5B16s6B", 27, 0x24, 4, number, count, _IDS[offered.name], bits, 1, 0, 0, 0, 0)
        kind = 7 if offered.name == "MJPG" else 5
        frames = b"".join(self._frame(kind, place, bits, size) for place, size in enumerate(offered.sizes, 1))
        return head + frames + struct.pack("<6B", 6, 0x24, 0x0D, 1, 1, 4)

    def _frame(self, kind: int, number: int, bits: int, size: Size) -> bytes:
        volume = size.width * size.height * bits
        intervals = sorted(self._interval(rate) for rate in size.rates)
        rates = (min(int(volume * rate), 2**31) for rate in (min(size.rates), max(size.rates)))
        numbers = (26 + 4 * len(intervals), 0x24, kind, number, 0, size.width, size.height, *rates, volume // 8)
        usual = self._interval(size.rates[0])
        return struct.pack(f"<BBBBBHHIIIIB{len(intervals)}I", *numbers, usual, len(intervals), *intervals)


_VGA, _HD = Size(640, 480, (30, 15)), Size(1280, 720, (30, 15))
_SLOW_HD = Size(1280, 720, (10,))
_USUAL = (Format("MJPG", (_VGA, _HD)), Format("YUYV", (_VGA, _SLOW_HD)))

KINDS = {
    # As most are: raw pictures at full rate where they are small, and JPEG for large ones.
    "usual": Webcam("HD Pro Webcam", (Function("", _USUAL),)),
    # The kernel lists it as "HD Pro Webcam: HD Pro Webcam", cut at 31 letters.
    "doubled": Webcam("HD Pro Webcam", (Function("HD Pro Webcam", _USUAL),)),
    "slow-plain": Webcam(
        "Slow Webcam", (Function("", (Format("MJPG", (_VGA, _HD)), Format("YUYV", (Size(640, 480, (15,)), _SLOW_HD)))),)
    ),
    "only-jpeg": Webcam("Plain Webcam", (Function("", (Format("MJPG", (_VGA,)),)),)),
    "only-large-jpeg": Webcam("Large Webcam", (Function("", (Format("MJPG", (_HD,)),)),)),
    "no-jpeg": Webcam("Plain Webcam", (Function("", (Format("YUYV", (_VGA, _SLOW_HD)),)),)),
    # Laptops for Windows Hello: "Integrated Camera: Integrated I" and "Integrated Camera: Integrated C".
    "infrared-first": Webcam(
        "Integrated Camera",
        (
            Function("Integrated IR Camera", (Format("GREY", (Size(640, 360, (15,)),)),)),
            Function("Integrated Colour Camera", _USUAL),
        ),
    ),
}
