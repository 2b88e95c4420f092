"""The pictures of a video file, packet by packet, and how many of them were lost (FFmpeg's libraries, through PyAV)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Otherwise opening a file imports what its streams need, too late for a process that is confined to the file.
import av
import av.audio.stream
import av.container.input
import av.sidedata.sidedata
import av.subtitles.stream
import av.video.reformatter
import av.video.stream
import numpy as np

from rating_app.session.recording import RecordingRead
from rating_app.vision.camera.source import SourceFailed
from rating_app.vision.face import Image
from rating_app.vision.recording import MAX_PIXELS
from rating_app.vision.recording.film_time import FilmFacts
from rating_app.vision.recording.presentation import UPRIGHT, Orientation, RecordingClock

_PROMISING = ("mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm", "avi", "asf", "flv", "mxf")
"""Containers that store how long they last. For others FFmpeg estimates it from their content."""

_FROM_ZERO = "matroska,webm"
"""The container that stores when it ends rather than how long it lasts; the two differ if the first picture is late."""

_COUNTING = ("mov,mp4,m4a,3gp,3g2,mj2",)
"""Containers with a table of their pictures, so that their number is exact."""

_MOST_FAILURES_IN_A_ROW = 100
"""How often to try to read on in a damaged container; if it can be read on at all, fewer attempts are enough."""

# A title in another encoding is not a reason to refuse a film; PyAV 19 no longer does.
_TITLES: dict[str, Any] = {"metadata_errors": "replace"} if int(av.__version__.partition(".")[0]) < 19 else {}

_VP8_IS_SHOWN = 0x10
"""A bit in the first byte of a VP8 picture (RFC 6386, 9.1). Pictures without it only serve to predict others."""


class VideoContainer:
    """An open video file. `promised_s` is how long it lasts and `promised_frames` how many pictures it has according to
    the file, None if it does not contain that; `name` is its name in messages.

    Packets that cannot be decoded are counted and skipped.
    """

    def __init__(self, path: Path, name: object, threads: int = 0) -> None:
        """Open a file, with as many `threads` for decoding, 0 for one per processor. Raise SourceFailed if it has no
        pictures that can be decoded.
        """
        self._name = name
        self._container = _opened(path, name)
        self._stream = _stream_of_film(self._container, name)
        self._codec = self._stream.codec_context
        self._check_size(self._codec.width, self._codec.height)
        self._codec.thread_count = threads
        # Decoders that work on several pictures at once report a damaged one late, and PyAV then drops its neighbours.
        self._codec.thread_type = "SLICE"
        # The decoder refuses larger ones before it allocates memory for them.
        self._codec.options = {"max_pixels": str(MAX_PIXELS)}
        self._reformatter = av.video.reformatter.VideoReformatter()
        kind = self._container.format.name
        self._start_s = self._stream_start_s()
        self.promised_s = self._promised_s(kind) if kind in _PROMISING else None
        self.promised_frames = self._stream.frames or None if kind in _COUNTING else None
        self._clock = RecordingClock()
        self._newest_s = 0.0
        self._reached_s = 0.0
        self._decoded = self._expected = self._discarded = self._failed = 0
        self._counts_packets = True

    @property
    def frame_count(self) -> int | None:
        """About how many pictures there are; None if that is not known."""
        if self.promised_frames is not None or self.promised_s is None or not self._stream.average_rate:
            return self.promised_frames
        return round(self.promised_s * float(self._stream.average_rate)) or None

    @property
    def film_facts(self) -> FilmFacts:
        """Its rate, start timecode and length, as stored in the file."""
        rate = self._stream.average_rate or self._stream.base_rate
        sources = (self._stream, *self._container.streams.data, self._container)
        timecode = next((told for source in sources if (told := source.metadata.get("timecode"))), "")
        whole_s = self._container.duration / av.time_base if self._container.duration else None
        length_s = self.promised_s or whole_s
        return FilmFacts(str(rate or ""), timecode, length_s if length_s and length_s > 0 else None)

    @property
    def read(self) -> RecordingRead:
        """Return how much was read so far, as if the file ended here."""
        frame_s = self._newest_s / (self._decoded - 1) if self._decoded > 1 else 0.0
        lost = max(self._failed, self._expected - self._decoded if self._counts_packets else 0)
        frames = None if self.promised_frames is None else self.promised_frames - self._discarded
        return RecordingRead.of(self._decoded * frame_s, frame_s, lost, self.promised_s, self._reached_s, frames)

    def pictures(self) -> Iterator[tuple[Image, float]]:
        """Yield each picture, uint8 (height, width, 3), BGR, the right way up, and its time in seconds since the first.
        Raise SourceFailed if it has no times.
        """
        for frame in self._frames():
            if frame.is_corrupt:
                # The decoder made it up from pictures that it never saw.
                self._failed += 1
                continue
            self._decoded += 1
            time_s = self._time_of(frame)
            yield self._picture(frame), time_s

    def close(self) -> None:
        self._container.close()

    def _frames(self) -> Iterator[Any]:
        for packet in self._packets():
            if packet is not None and packet.stream is not self._stream:
                self._note_reach(packet)
                continue
            if packet is not None:
                if not packet.size:
                    # An empty packet would end the decoder; AVI writes them for pictures that do not change.
                    continue
                self._note(packet)
            try:
                yield from self._codec.decode(packet)
            except EOFError:
                return
            except av.error.FFmpegError:
                self._failed += 1

    def _packets(self) -> Iterator[Any]:
        """Yield the packets of the film, also those of other streams if they are needed to find the end, and None after
        the last.
        """
        streams = (self._stream,) if self._stream.duration else tuple(self._container.streams)
        failures = 0
        while failures < _MOST_FAILURES_IN_A_ROW:
            # A demuxer that has raised is at its end; a new one continues at the file's position.
            packets = self._container.demux(*(one for one in streams if one.type in ("audio", "video")))
            try:
                for packet in packets:
                    if packet.dts is None and not packet.size:
                        break
                    failures = 0
                    yield packet
                break
            except EOFError:
                break
            except av.error.FFmpegError:
                failures += 1
        yield None

    def _note(self, packet: Any) -> None:
        self._note_reach(packet)
        hidden = packet.is_discard or _is_hidden(packet, self._codec.name)
        self._discarded += hidden
        self._expected += not hidden

    def _note_reach(self, packet: Any) -> None:
        time = packet.dts if packet.pts is None else packet.pts
        if time is None or packet.is_corrupt:
            return
        end_s = float((time + (packet.duration or 0)) * packet.time_base)
        self._reached_s = max(self._reached_s, end_s - self._start_s)

    def _stream_start_s(self) -> float:
        if self._stream.duration and self._stream.start_time is not None:
            return float(self._stream.start_time * self._stream.time_base)
        return (self._container.start_time or 0) / av.time_base

    def _time_of(self, frame: Any) -> float:
        if frame.pts is None and self._decoded == 1:
            raise SourceFailed(
                "{file} does not say when its pictures were taken; put it into a container with its frame rate, as in "
                "ffmpeg -framerate 30 -i {file} -c copy recording.mp4.",
                file=self._name,
            )
        # A second picture from the same packet, as with interlaced video, is not a loss.
        self._counts_packets = self._counts_packets and not frame.interlaced_frame
        tick_s = self._stream.time_base
        reported_s = None if frame.pts is None else float(frame.pts * tick_s)
        duration_s = float(frame.duration * tick_s) if frame.duration else 0.0
        self._newest_s = self._clock.time_of(reported_s, duration_s)
        return self._newest_s

    def _picture(self, frame: Any) -> Image:
        width, height = self._size_of_squares(frame)
        self._check_size(width, height)
        try:
            # More than one thread would take longer than they save, and would not be released.
            plane = self._reformatter.reformat(frame, width=width, height=height, format="bgr24", threads=1).planes[0]
        except (av.error.FFmpegError, MemoryError):
            raise SourceFailed("{file} has a picture that takes more memory than there is.", file=self._name) from None
        pixels = np.frombuffer(memoryview(plane), np.uint8).reshape(height, plane.line_size)[:, : width * 3]
        return _orientation_of(frame).turned(pixels.reshape(height, width, 3))

    def _size_of_squares(self, frame: Any) -> tuple[int, int]:
        """Return width and height with square pixels, without losing any."""
        ratio = self._stream.sample_aspect_ratio or self._codec.sample_aspect_ratio or 1
        if not 1 / 16 <= ratio <= 16 or ratio == 1:
            return frame.width, frame.height
        if ratio > 1:
            return round(frame.width * ratio), frame.height
        return frame.width, round(frame.height / ratio)

    def _check_size(self, width: int, height: int) -> None:
        if width * height > MAX_PIXELS:
            raise SourceFailed(
                "{file} has pictures of {width} × {height} pixels; at most 8192 × 4320 can be read.",
                file=self._name,
                width=width,
                height=height,
            )

    def _promised_s(self, kind: str) -> float | None:
        ticks = self._stream.duration
        own_s = float(ticks * self._stream.time_base) if ticks else None
        whole_s = self._container.duration / av.time_base if self._container.duration else None
        if kind == _FROM_ZERO and whole_s is not None:
            whole_s -= self._start_s
        # An edit list makes the film shorter than its track.
        known = [seconds for seconds in (own_s, whole_s) if seconds is not None and seconds > 0]
        return min(known) if known else None


def _opened(path: Path, name: object) -> Any:
    try:
        if path.stat().st_size == 0:
            raise SourceFailed("{file} is empty.", file=name)
        # The path is absolute because FFmpeg would take a colon in a relative one for the end of a protocol's name. If
        # the file names other sources, only files can be opened.
        container = av.open(str(path.absolute()), options={"protocol_whitelist": "file"}, **_TITLES)
    except (av.error.FFmpegError, OSError, ValueError, MemoryError):
        raise SourceFailed("{file} is not a video that can be read.", file=name) from None
    if container.format.name.endswith("_pipe") or container.format.name in ("image2", "ico"):
        container.close()
        raise SourceFailed("{file} is a photograph, not a recording.", file=name)
    return container


def _stream_of_film(container: Any, name: object) -> Any:
    """Return the stream of pictures that a player would show."""
    cover = av.stream.Disposition.attached_pic
    films = [stream for stream in container.streams.video if not stream.disposition & cover]
    films = [stream for stream in films if getattr(stream, "codec_context", None) is not None]
    if not films:
        has_sound = bool(container.streams.audio)
        container.close()
        if has_sound:
            raise SourceFailed("{file} contains sound, but no film.", file=name)
        raise SourceFailed("{file} contains no pictures that can be read.", file=name)
    default = [stream for stream in films if stream.disposition & av.stream.Disposition.default]
    return max(default or films, key=lambda stream: stream.codec_context.width * stream.codec_context.height)


def _is_hidden(packet: Any, codec: str) -> bool:
    return codec in ("vp8", "libvpx") and not memoryview(packet)[0] & _VP8_IS_SHOWN


def _orientation_of(frame: Any) -> Orientation:
    matrix = frame.side_data.get("DISPLAYMATRIX")
    return UPRIGHT if matrix is None else Orientation.of_matrix(np.frombuffer(matrix, np.int32))
