"""The machine's cameras, and others who use them: each is there inside a `with`, and gone after it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from tests.camera_vm.guest.pace import SLOWNESS, wait_for

SYSFS = Path("/sys/class/video4linux")
ONE_CAPTURE_NODE = ("node_types=0x1", "num_inputs=1", "input_types=0")
"""Of vivid: a webcam, without the tuners, outputs and all else that it can be."""


def nodes() -> list[Path]:
    """All video nodes, pictures or not."""
    return sorted(Path("/dev").glob("video*"), key=lambda node: int(node.name.removeprefix("video")))


def command(*words: str) -> str:
    """What a command says; raises where it fails."""
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f"{' '.join(words)}: exit code {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def settle() -> None:
    """Wait until udev has given the nodes their owners."""
    command("udevadm", "settle", "--timeout=120")


@contextmanager
def module(name: str, *parameters: str) -> Iterator[list[Path]]:
    """A kernel's driver with its parameters; the nodes that came with it."""
    before = nodes()
    command("modprobe", name, *parameters)
    try:
        wait_for(lambda: len(nodes()) > len(before), 20)
        settle()
        yield [node for node in nodes() if node not in before]
    finally:
        # Whoever has only just closed a node may still hold the driver.
        wait_for(lambda: subprocess.run(["rmmod", name], capture_output=True, check=False).returncode == 0, 20)


@contextmanager
def vivid(count: int = 1, parameters: Sequence[str] = ONE_CAPTURE_NODE) -> Iterator[list[Path]]:
    with module("vivid", f"n_devs={count}", *parameters) as found:
        yield found


def set_control(node: Path, name: str, value: int) -> None:
    """Change a control of a driver, such as vivid's faults."""
    command("v4l2-ctl", "-d", str(node), "-c", f"{name}={value}")


@contextmanager
def loopback(name: str, exclusive: bool = True) -> Iterator[Path]:
    """A virtual camera with the number 0; `exclusive` ones are cameras only while something writes to them."""
    with module("v4l2loopback", "devices=1", "video_nr=0", f"exclusive_caps={int(exclusive)}", f"card_label={name}"):
        yield Path("/dev/video0")


@contextmanager
def ffmpeg(*arguments: str, until: Sequence[Path] = ()) -> Iterator[subprocess.Popen[bytes]]:
    """FFmpeg at work. It holds the nodes of `until` when this begins."""
    process = subprocess.Popen(
        ["ffmpeg", "-nostdin", "-v", "error", *arguments], stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    try:
        _require(process, lambda: all(process.pid in holders(node) for node in until))
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def writing(node: Path, *output: str, size: str = "320x240") -> Iterator[subprocess.Popen[bytes]]:
    """FFmpeg writes a picture into a virtual camera: its left half is blue and its right half orange."""
    width, height = map(int, size.split("x"))
    left = width // 4 * 2
    source = (
        f"color=0x2040C0:size={left}x{height}:rate=10[left];"
        f"color=0xE08020:size={width - left}x{height}:rate=10[right];[left][right]hstack"
    )
    with ffmpeg("-re", "-f", "lavfi", "-i", source, *output, "-f", "v4l2", str(node), until=[node]) as process:
        # Only then is it a camera.
        wait_for(
            lambda: process.poll() is not None or "Video Capture" in command("v4l2-ctl", "-d", str(node), "-D"), 30
        )
        yield process


@contextmanager
def held(node: Path) -> Iterator[subprocess.Popen[bytes]]:
    """FFmpeg records from a camera, as another program."""
    with ffmpeg("-f", "v4l2", "-i", str(node), "-f", "null", "-", until=[node]) as process:
        time.sleep(2)
        yield process


def _require(process: subprocess.Popen[bytes], condition: Callable[[], bool]) -> None:
    """Wait until a program has got so far; raises where it ends before, or does not get there."""
    if not wait_for(lambda: process.poll() is not None or condition(), 60) or process.poll() is not None:
        raise OSError(f"{process.args!r} does not do what it is to do; exit code {process.poll()}")


def holders(node: Path) -> list[int]:
    """The processes that hold a node open."""
    found = []
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if link.readlink() == node:
                found.append(int(link.parts[2]))
        except OSError:
            continue
    return found


def _place_of(node: Path) -> str:
    try:
        return os.path.realpath(SYSFS / node.name / "device") + "/"
    except OSError:
        # It went while it was looked at.
        return ""


class UsbCamera:
    """A webcam of a kind that usb_camera.py knows, in a process of its own; `events` are its lines so far."""

    def __init__(self, kind: str = "usual", port: int = 0, *options: str, slowness: float = SLOWNESS) -> None:
        self._command = [
            sys.executable, "-m", "tests.camera_vm.guest.usb_camera", kind, f"--port={port}", f"--slowness={slowness}",
            *options,
        ]  # fmt: skip
        self._port = port
        self.events: list[tuple[float, str]] = []

    def __enter__(self) -> UsbCamera:
        command("modprobe", "-a", "uvcvideo", "vhci_hcd")
        self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self._listen, daemon=True).start()
        self.wait_until_there()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Its end is that of the cable.
        self._process.kill()
        self._process.wait()
        wait_for(lambda: not self.nodes, 20)

    @property
    def nodes(self) -> list[Path]:
        """Its own, of pictures and metadata, by the socket that it is plugged into."""
        plug = re.compile(rf"/vhci_hcd\.0/usb\d+/\d+-{self._port + 1}/")
        return [node for node in nodes() if plug.search(_place_of(node))]

    @property
    def is_lit(self) -> bool:
        """Whether its light is on, as far as was told."""
        lights = [words for _, words in list(self.events) if words.startswith("light")]
        return lights[-1:] == ["light on"]

    def told(self, beginning: str) -> list[tuple[float, str]]:
        """Its lines that begin so, with their times in seconds since the computer started."""
        return [event for event in list(self.events) if event[1].startswith(beginning)]

    def tell(self, words: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(words + "\n")
        self._process.stdin.flush()

    def unplug(self) -> None:
        self.tell("unplug")
        wait_for(lambda: not self.nodes, 20)

    def plug(self, port: int = 0) -> None:
        self._port = port
        self.tell(f"plug {port}")
        self.wait_until_there()

    def wait_until_there(self) -> None:
        """Wait for its nodes, of pictures and of metadata."""
        wait_for(lambda: len(self.nodes) >= 2, 60)
        settle()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            seconds, _, words = line.strip().partition(" ")
            self.events.append((float(seconds), words))
