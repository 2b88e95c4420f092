"""Recordings as they come from the field, made from the demo clip with FFmpeg's libraries: each stands for a kind."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av
import numpy as np

from rating_app.settings import demo_clip

SIDE = 240
"""Of their pictures, in pixels."""

TICK = Fraction(1, 90_000)
FRAME = 3_600
"""Of the demo's 25 pictures a second, in ticks."""


COUNT = 210
"""Of their pictures: so many that two are less than one per cent."""

_BEGINS = 45
"""The demo's picture with which they begin: before a smile, which ends before they do."""


@cache
def pictures() -> tuple[np.ndarray, ...]:
    """COUNT of the demo clip, uint8 (SIDE, SIDE, 3), BGR."""
    with av.open(str(demo_clip())) as clip:
        frames = islice(clip.decode(video=0), _BEGINS, _BEGINS + COUNT)
        return tuple(frame.reformat(SIDE, SIDE, "bgr24").to_ndarray() for frame in frames)


def plain(path: Path) -> Path:
    """What the others are made from."""
    return write(path, part())


def spoilt_packets(path: Path, numbers: Collection[int] = (100,)) -> Path:
    """Noise in the middle of some packets, the rest as it was."""
    noise = random.Random(3)

    def spoilt(number: int, packet: bytes) -> bytes:
        if number not in numbers:
            return packet
        return packet[:4] + noise.randbytes(max(4, len(packet) // 2)) + packet[4 + max(4, len(packet) // 2) :]

    return write(path, part(), changed=spoilt)


def cut_off(path: Path, share: float = 0.55) -> Path:
    """A copy that broke off: the index stands at the beginning and promises all of it."""
    whole = write(path, part(), options={"movflags": "faststart"}).read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    return path


def cut_off_matroska(path: Path, share: float = 0.55) -> Path:
    """The same without an index: only the length is promised."""
    whole = write(path, part()).read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    return path


def size_grows(path: Path, codec: str = "libvpx") -> Path:
    """As WebRTC does: small pictures first, and larger ones when the line is found to be good."""
    first = part(pictures()[:80], codec=codec, side=SIDE // 2)
    return write(path, first, part(pictures()[80:], codec=codec, start=80))


def chroma_changes(path: Path) -> Path:
    """JPEG pictures with colours at half, then at a quarter of the resolution."""
    first = part(pictures()[:10], codec="mjpeg", pixels="yuvj422p")
    return write(path, first, part(pictures()[10:], codec="mjpeg", pixels="yuvj420p", start=10))


def turned(path: Path, matrix: tuple[float, float, float, float], undo: Callable[[np.ndarray], np.ndarray]) -> Path:
    """Pictures that lie as `undo` has them, and a display matrix (a, b, c, d) that says so."""
    return write(path, part([np.ascontiguousarray(undo(one)) for one in pictures()]), matrix=matrix)


def wide_pixels(path: Path) -> Path:
    """Half as many columns, each of pixels that are twice as wide as high."""
    return write(path, part([np.ascontiguousarray(one[:, ::2]) for one in pictures()], pixel_shape=Fraction(2, 1)))


def variable_rate(path: Path) -> Path:
    """Every third picture is left out, with its time."""
    kept = [number for number in range(len(pictures())) if number % 3]
    return write(path, Part([pictures()[number] for number in kept], kept))


def twin_times(path: Path) -> Path:
    """The second picture has the first one's time."""
    numbers = [0, 0, *range(2, len(pictures()))]
    return write(path, Part(pictures(), numbers))


def joined(path: Path) -> Path:
    """Two transport streams, one after the other: the times begin anew in the middle."""
    halves = pictures()[:100], pictures()[100:]
    parts = [write(path.with_name(f"part{number}.ts"), part(half)) for number, half in enumerate(halves)]
    path.write_bytes(b"".join(part.read_bytes() for part in parts))
    return path


def late_start(path: Path) -> Path:
    """The first picture is at 100 s."""
    return write(path, part(start=2_500))


def without_container(path: Path) -> Path:
    """A bare H.264 stream, which has no times."""
    return write(path, part(pictures()[:50]))


def one_picture(path: Path) -> Path:
    """A video of a single picture."""
    return write(path, part(pictures()[:1]))


def song(path: Path, cover: bool = False) -> Path:
    """Half a second of silence, as MP3, with a picture on it or without."""
    with av.open(str(path), "w") as out:
        sound = out.add_stream("libmp3lame", rate=44_100)
        if cover:
            picture = out.add_stream("png", rate=1)
            picture.width = picture.height = SIDE
            picture.pix_fmt = "rgb24"
            picture.disposition = av.stream.Disposition.attached_pic
            out.mux(picture.encode(av.VideoFrame.from_ndarray(pictures()[0], "bgr24").reformat(format="rgb24")))
            out.mux(picture.encode(None))
        for number in range(20):
            silence = av.AudioFrame.from_ndarray(np.zeros((1, 1152), np.float32), "fltp", "mono")
            silence.sample_rate, silence.pts = 44_100, number * 1152
            out.mux(sound.encode(silence))
        out.mux(sound.encode(None))
    return path


def film_with_cover(path: Path) -> Path:
    """A film whose first stream is a picture of its cover, larger than the film."""
    source = part().write(path.with_name("film.mkv"))
    with av.open(str(source)) as film, av.open(str(path), "w") as out:
        cover = out.add_stream("png", rate=1)
        cover.width = cover.height = 2 * SIDE
        cover.pix_fmt, cover.disposition = "rgb24", av.stream.Disposition.attached_pic
        stream = out.add_stream_from_template(film.streams.video[0])
        out.mux(cover.encode(av.VideoFrame.from_ndarray(np.zeros((2 * SIDE, 2 * SIDE, 3), np.uint8), "rgb24")))
        out.mux(cover.encode(None))
        for packet in film.demux(video=0):
            if packet.size:
                packet.stream = stream
                out.mux_one(packet)
    return path


def titled_in_another_encoding(path: Path) -> Path:
    """A film whose title is no UTF-8."""
    source = part(pictures()[:50]).write(path.with_name("film.mkv"))
    with av.open(str(source)) as film, av.open(str(path), "w") as out:
        out.metadata["title"] = "Der groesste Film"
        stream = out.add_stream_from_template(film.streams.video[0])
        for packet in film.demux(video=0):
            if packet.size:
                packet.stream = stream
                out.mux_one(packet)
    path.write_bytes(path.read_bytes().replace(b"groesste", b"gr\xf6\xdfte "))
    return path


def photograph(path: Path) -> Path:
    """What its suffix says."""
    with av.open(str(path), "w", format="image2") as out:
        stream = out.add_stream("mjpeg" if path.suffix in (".jpg", ".jpeg") else "png", rate=1)
        stream.width = stream.height = SIDE
        stream.pix_fmt = "yuvj420p" if path.suffix in (".jpg", ".jpeg") else "rgb24"
        out.mux(stream.encode(av.VideoFrame.from_ndarray(pictures()[0], "bgr24")))
        out.mux(stream.encode(None))
    return path


@dataclass(frozen=True)
class Part:
    """Some pictures of a film, and how they are encoded. `side` is theirs in pixels, 0 for as they are; each has its
    number of `numbers` in the film.
    """

    images: Sequence[np.ndarray]
    numbers: Sequence[int]
    codec: str = "libx264"
    side: int = 0
    pixels: str = "yuv420p"
    pixel_shape: Fraction | None = None

    def write(self, path: Path) -> Path:
        """A film of this part alone, in the container that the suffix says."""
        with scheduled_as_before(), av.open(str(path), "w") as out:
            film = out.add_stream(self.codec, rate=25, options=_QUICK.get(self.codec, {}))
            film.height, film.width = (self.side, self.side) if self.side else self.images[0].shape[:2]
            film.pix_fmt, film.time_base, film.bit_rate = self.pixels, TICK, 2_000_000
            if self.pixel_shape is not None:
                film.codec_context.sample_aspect_ratio = self.pixel_shape
            for number, image in zip(self.numbers, self.images, strict=True):
                frame = av.VideoFrame.from_ndarray(image, "bgr24").reformat(film.width, film.height, self.pixels)
                frame.pts, frame.time_base = number * FRAME, TICK
                out.mux(film.encode(frame))
            out.mux(film.encode(None))
        return path


@contextmanager
def scheduled_as_before() -> Iterator[None]:
    """Undo what SVT-AV1 does where root runs it: it gives the thread that opens it the highest real-time priority and
    leaves it so, and with the tests' process everything that this starts. All else on the computer then waits.
    """
    if not hasattr(os, "sched_setscheduler"):
        yield
        return
    policy, parameters = os.sched_getscheduler(0), os.sched_getparam(0)
    try:
        yield
    finally:
        os.sched_setscheduler(0, policy, parameters)


_QUICK = {
    # No picture waits for a later one, and none depends on one that is much earlier.
    "libx264": {"preset": "ultrafast", "tune": "zerolatency", "crf": "20", "g": "50"},
    "libsvtav1": {"preset": "12"},
    "libx265": {"preset": "ultrafast", "x265-params": "log-level=none"},
    "libvpx": {"deadline": "realtime", "cpu-used": "8", "auto-alt-ref": "0"},
    "libvpx-vp9": {"deadline": "realtime", "cpu-used": "8", "auto-alt-ref": "0"},
}


def part(images: Sequence[np.ndarray] | None = None, start: int = 0, **encoding: Any) -> Part:
    """`images`, all of the demo's where none are given, one after the other from number `start` on."""
    images = pictures() if images is None else images
    return Part(images, range(start, start + len(images)), **encoding)


def write(
    path: Path,
    *parts: Part,
    matrix: tuple[float, float, float, float] | None = None,
    changed: Callable[[int, bytes], bytes] = lambda number, packet: packet,
    options: dict[str, str] | None = None,
) -> Path:
    """One film of these parts, in the container that the suffix says."""
    with TemporaryDirectory() as folder, ExitStack() as opened:
        out = opened.enter_context(av.open(str(path), "w", options=options or {}))
        film, count = None, 0
        for number, one in enumerate(parts):
            source = Path(folder, f"{number}.mkv")
            one.write(source)
            encoded = opened.enter_context(av.open(str(source)))
            if film is None:
                film = out.add_stream_from_template(encoded.streams.video[0])
                if matrix is not None:
                    a, b, c, d = (round(one * 65_536) for one in matrix)
                    film.set_display_matrix((a, b, 0, c, d, 0, 0, 0, 1 << 30))
            for packet in encoded.demux(video=0):
                if not packet.size:
                    continue
                copy = av.Packet(changed(count, bytes(packet)))
                copy.pts, copy.dts, copy.time_base = packet.pts, packet.dts, packet.time_base
                copy.duration, copy.is_keyframe, copy.stream = packet.duration, packet.is_keyframe, film
                out.mux_one(copy)
                count += 1
    return path
