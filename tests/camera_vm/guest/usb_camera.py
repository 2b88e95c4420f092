"""A USB webcam for the kernel's own uvcvideo, plugged in through USB/IP's virtual host controller (`vhci_hcd`).

    python -m tests.camera_vm.guest.usb_camera KIND [--port N] [--slowness N] [--no-end] [--spread]

From the USB core upwards everything is the kernel's. Lines on standard input are what happens to the webcam: `unplug`,
`plug N` (into that port), `silence`, `speak`, `cut N` (so many pictures are sent half). Lines on standard output are
what it does, after the seconds since the computer started: `plugged in`, `unplugged`, `light on`, `light off`, `streams
FORMAT WIDTHxHEIGHT RATE`, `cuts a picture`, `sent COUNT`.
"""

from __future__ import annotations

import argparse
import socket
import struct
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.camera_vm.guest.pictures import encoded
from tests.camera_vm.guest.uvc import (
    COMMIT,
    GET_INFO,
    GET_LENGTH,
    HEADER_BYTES,
    KINDS,
    PAYLOAD_BYTES,
    PROBE,
    SET_CUR,
    Agreed,
    Webcam,
)

CONTROLLER = Path("/sys/devices/platform/vhci_hcd.0")
HIGH_SPEED = 3
SUBMIT, UNLINK, SUBMITTED, UNLINKED = 1, 2, 3, 4
STALLED, TAKEN_BACK = -32, -104
SHARE_OF_PERIOD = 0.85
"""In which a picture's payloads are sent, where they are spread as on a real bus."""


@dataclass
class Behaviour:
    """What the webcam does with its pictures; the threads of its streams look at it before each."""

    silent: bool = False
    cut: int = 0
    """Of so many pictures the second half is yet to be left out."""
    marks_end: bool = True
    spread: bool = False


def tell(words: str) -> None:
    print(f"{time.monotonic():.3f} {words}", flush=True)


@dataclass
class Stream:
    """The pictures of one function. `waiting` are the kernel's requests for a payload: number and room in bytes."""

    wire: Wire
    behaviour: Behaviour
    agreed: Agreed
    ended: bool = False
    waiting: deque[tuple[int, int]] = field(default_factory=deque)
    changed: threading.Condition = field(default_factory=threading.Condition)
    lit: bool = False
    sent: int = 0

    def run(self) -> None:
        """Send pictures until the kernel has had enough, or the webcam is unplugged."""
        agreed = self.agreed
        tell(f"streams {agreed.format} {agreed.width}x{agreed.height} {agreed.rate:.2f}")
        pictures = encoded(agreed.format, agreed.width, agreed.height)
        period, due, toggle = 1 / agreed.rate, time.monotonic(), 0
        while not self.ended:
            time.sleep(max(0.0, due - time.monotonic()))
            began = time.monotonic()
            due = max(due + period, began)
            if self.behaviour.silent:
                continue
            picture = pictures[self.sent % len(pictures)]
            if self.behaviour.cut:
                picture = picture[: len(picture) // 2]
                self.behaviour.cut -= 1
                tell("cuts a picture")
            if self._send(picture, toggle, began, period):
                toggle ^= 1
                self.sent += 1
        tell(f"sent {self.sent}")

    def end(self) -> None:
        with self.changed:
            self.ended = True
            self.changed.notify_all()
            if self.lit:
                self.lit = False
                tell("light off")

    def wants(self, number: int, room: int) -> None:
        with self.changed:
            self.waiting.append((number, room))
            self.changed.notify_all()

    def takes_back(self, number: int) -> bool:
        """Whether a request was still waiting, and no longer is."""
        with self.changed:
            kept = deque(entry for entry in self.waiting if entry[0] != number)
            found, self.waiting = len(kept) < len(self.waiting), kept
            return found

    def _send(self, picture: bytes, toggle: int, began: float, period: float) -> bool:
        step = PAYLOAD_BYTES - HEADER_BYTES
        starts = range(0, len(picture), step)
        for place, start in enumerate(starts):
            if self.behaviour.spread:
                time.sleep(max(0.0, began + SHARE_OF_PERIOD * period * place / len(starts) - time.monotonic()))
            is_last = self.behaviour.marks_end and start + step >= len(picture)
            flags = 0x8C | toggle | (2 if is_last else 0)
            clock = int(time.monotonic() * 48e6) & 0xFFFFFFFF
            head = struct.pack(
                "<BBIIH", HEADER_BYTES, flags, int(began * 48e6) & 0xFFFFFFFF, clock, clock // 48_000 & 0x7FF
            )
            if not self._deliver(head + picture[start : start + step]):
                return False
        return True

    def _deliver(self, payload: bytes) -> bool:
        with self.changed:
            self.changed.wait_for(lambda: self.ended or self.waiting)
            if self.ended:
                return False
            if not self.lit:
                self.lit = True
                tell("light on")
            number, room = self.waiting.popleft()
            # Under the same lock as `takes_back`: an answer to what was taken back would end the connection.
            self.wire.answer(number, payload[:room])
            return True


class Wire:
    """The socket that stands for the cable; answers go through it from several threads."""

    def __init__(self, ours: socket.socket) -> None:
        self._socket = ours
        self._lock = threading.Lock()

    def receive(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            piece = self._socket.recv(count - len(data))
            if not piece:
                raise ConnectionError
            data += piece
        return data

    def answer(self, number: int, data: bytes = b"", status: int = 0, length: int | None = None) -> None:
        counted = len(data) if length is None else length
        self._send(struct.pack(">5I5i8x", SUBMITTED, number, 0, 0, 0, status, counted, 0, 0, 0) + data)

    def answer_taken_back(self, number: int, found: bool) -> None:
        self._send(struct.pack(">5Ii24x", UNLINKED, number, 0, 0, 0, TAKEN_BACK if found else 0))

    def _send(self, message: bytes) -> None:
        try:
            with self._lock:
                self._socket.sendall(message)
        except OSError:
            # Unplugged; `receive` notices.
            return


class Plugged:
    """A webcam from being plugged in until it is unplugged."""

    def __init__(self, webcam: Webcam, port: int, behaviour: Behaviour) -> None:
        self.port = port
        self._webcam = webcam
        self._behaviour = behaviour
        self._settled = [webcam.first_offer(place) for place in range(len(webcam.functions))]
        self._streams: dict[int, Stream] = {}
        ours, theirs = socket.socketpair()
        self._wire = Wire(ours)
        with theirs:
            (CONTROLLER / "attach").write_text(f"{port} {theirs.fileno()} {0x10000 + port + 1} {HIGH_SPEED}")
        threading.Thread(target=self._serve, daemon=True).start()
        tell("plugged in")

    def unplug(self) -> None:
        (CONTROLLER / "detach").write_text(str(self.port))
        tell("unplugged")

    def _serve(self) -> None:
        try:
            while True:
                command, number, _, is_in, endpoint, _, length = struct.unpack(
                    ">7I", (head := self._wire.receive(48))[:28]
                )
                if command == UNLINK:
                    self._take_back(number, victim=struct.unpack(">I", head[20:24])[0])
                    continue
                out = self._wire.receive(length) if not is_in and length else b""
                if endpoint == 0:
                    self._control(number, head[40:48], out)
                elif (stream := self._streams.get(endpoint - 1)) is not None:
                    stream.wants(number, length)
                else:
                    self._wire.answer(number, status=STALLED)
        except OSError:
            for stream in self._streams.values():
                stream.end()

    def _take_back(self, number: int, victim: int) -> None:
        for place, stream in list(self._streams.items()):
            if stream.takes_back(victim):
                self._wire.answer_taken_back(number, found=True)
                if not stream.waiting:
                    # The kernel takes all of them back where it ends a stream.
                    self._end_stream(place)
                return
        self._wire.answer_taken_back(number, found=False)

    def _control(self, number: int, setup: bytes, out: bytes) -> None:
        kind, request, value, index, length = struct.unpack("<BBHHH", setup)
        reply = self._reply(kind, request, value, index, out)
        if reply is None:
            self._wire.answer(number, status=STALLED)
        else:
            self._wire.answer(number, reply[:length], length=None if kind & 0x80 else len(out))

    def _reply(self, kind: int, request: int, value: int, index: int, out: bytes) -> bytes | None:
        if kind == 0x80 and request == 6:
            return self._webcam.descriptor(value >> 8, value & 0xFF)
        if kind & 0x60 == 0x20:
            return self._negotiate(request, value >> 8, index & 0xFF, out)
        if kind & 0x80:
            return b"\0\0" if request == 0 else None
        if kind == 0x02 and request == 1:
            # An endpoint's halt is cleared where its stream ends.
            self._end_stream((index & 0x0F) - 1)
        return b""

    def _negotiate(self, request: int, selector: int, interface: int, out: bytes) -> bytes | None:
        place = interface // 2
        if interface % 2 == 0 or place >= len(self._settled) or selector not in (PROBE, COMMIT):
            return None
        if request == SET_CUR:
            self._settled[place] = self._webcam.settled(place, out)
            if selector == COMMIT:
                self._begin_stream(place)
            return b""
        if request == GET_LENGTH:
            return struct.pack("<H", len(self._settled[place]))
        return b"\x03" if request == GET_INFO else self._settled[place]

    def _begin_stream(self, place: int) -> None:
        self._end_stream(place)
        agreed = self._webcam.agreed(place, self._settled[place])
        self._streams[place] = stream = Stream(self._wire, self._behaviour, agreed)
        threading.Thread(target=stream.run, daemon=True).start()

    def _end_stream(self, place: int) -> None:
        if (stream := self._streams.pop(place, None)) is not None:
            stream.end()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--slowness", type=float, default=1.0)
    parser.add_argument("--no-end", action="store_true", help="as some webcams, do not mark the end of a picture")
    parser.add_argument(
        "--spread", action="store_true", help="send a picture over most of its time, as a real bus does"
    )
    options = parser.parse_args()
    webcam = replace(KINDS[options.kind], slowness=options.slowness)
    behaviour = Behaviour(marks_end=not options.no_end, spread=options.spread)
    plugged = Plugged(webcam, options.port, behaviour)
    for line in sys.stdin:
        match line.split():
            case ["unplug"]:
                plugged.unplug()
            case ["plug", port]:
                plugged = Plugged(webcam, int(port), behaviour)
            case ["silence"] | ["speak"]:
                behaviour.silent = line.startswith("silence")
            case ["cut", count]:
                behaviour.cut = int(count)


if __name__ == "__main__":
    main()
