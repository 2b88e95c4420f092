"""The formats for marks, and their files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

from rating_app.export.markers.annotation import elan, text_grid
from rating_app.export.markers.cutting import edl_caution, open_timeline, resolve_edl
from rating_app.export.markers.marks import MarkClock, Marks
from rating_app.export.markers.subtitles import chapters, chapters_caution, sub_rip, web_vtt
from rating_app.export.table import ExportFailed
from rating_app.export.write import free_name, safe_file_name
from rating_app.session.film_time import FilmTime
from rating_app.system.failure import Failure
from rating_app.system.private_files import write_atomically

MarkFormatName = Literal["vtt", "srt", "youtube", "edl", "otio", "eaf", "textgrid"]
MARK_FORMAT_NAMES: tuple[MarkFormatName, ...] = get_args(MarkFormatName)


@dataclass(frozen=True)
class MarkFormat:
    """A format of marks. `program` names what reads it. `by_frame`: its times are frames or timecodes, so that `encode`
    needs a FilmTime. `caution` returns what it cannot show of these marks, None if it shows all.
    """

    ending: str
    program: str
    encode: Callable[[Marks, FilmTime], str]
    by_frame: bool = False
    caution: Callable[[Marks, FilmTime], Failure | None] = lambda marks, time: None


def _timeless(encode: Callable[[Marks], str]) -> Callable[[Marks, FilmTime], str]:
    return lambda marks, _time: encode(marks)


MARK_FORMATS: Mapping[MarkFormatName, MarkFormat] = MappingProxyType(
    {
        "vtt": MarkFormat(".vtt", "WebVTT: browsers, VLC, mpv", _timeless(web_vtt)),
        "srt": MarkFormat(".srt", "SubRip: players and Premiere Pro", _timeless(sub_rip)),
        "youtube": MarkFormat(
            ".chapters.txt",
            "YouTube chapters",
            lambda marks, time: chapters(marks, time.length_s),
            caution=lambda marks, time: chapters_caution(marks, time.length_s),
        ),
        "edl": MarkFormat(".edl", "DaVinci Resolve markers", resolve_edl, True, edl_caution),
        "otio": MarkFormat(".otio", "OpenTimelineIO: Resolve, Premiere Pro", open_timeline, True),
        "eaf": MarkFormat(".eaf", "ELAN", _timeless(elan)),
        "textgrid": MarkFormat(".TextGrid", "Praat", _timeless(text_grid)),
    }
)
"""The formats by the names that users ask for."""

_SESSION_TIME = ".session-time"
"""Part of the name of files that do not fit any film, so that players do not take them for its subtitles."""

_ANY_RATE = Fraction(25)
"""A rate for formats that do not count frames."""


@dataclass(frozen=True)
class WrittenMarks:
    """The files that were written: `paths` in the order of the formats; `cautions` are sentences about anything
    unexpected.
    """

    paths: tuple[Path, ...]
    cautions: tuple[Failure, ...]


def write_marks(
    marks: Marks, folder: Path, name: str, formats: Sequence[MarkFormatName], time: FilmTime | None = None
) -> WrittenMarks:
    """Write `name`.vtt and so on into `folder`, beside what is there; the folder is created if it is missing. `time` is
    how the film counts its time, None if that is not known. Raise ExportFailed if the folder cannot be written, or a
    format counts frames and the frame rate is not known; none of the files is there then.
    """
    chosen = [MARK_FORMATS[one] for one in dict.fromkeys(formats)]
    if time is None and any(one.by_frame for one in chosen):
        raise ExportFailed(
            "The frame rate of {film} is not known; markers for editing programs need it.",
            film=marks.film or marks.title,
        )
    middle = _SESSION_TIME if marks.clock is MarkClock.SESSION else ""
    endings = [f"{middle}{one.ending}" for one in chosen]
    known = time or FilmTime(_ANY_RATE)
    paths: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        name = free_name(folder, safe_file_name(name), endings)
        for one, ending in zip(chosen, endings, strict=True):
            path = folder / f"{name}{ending}"
            write_atomically(path, [one.encode(marks, known).encode("utf-8", "replace")])
            paths.append(path)
    except OSError as error:
        for path in paths:
            path.unlink(missing_ok=True)
        raise ExportFailed(
            "The markers could not be written to {folder} ({reason}).", folder=folder, reason=error.strerror
        ) from error
    return WrittenMarks(tuple(paths), tuple(_cautions(marks, known, chosen)))


def _cautions(marks: Marks, time: FilmTime, chosen: Sequence[MarkFormat]) -> Iterator[Failure]:
    if marks.left_out == 1:
        yield Failure("1 mark is at a time when the film was not shown, and is left out.")
    elif marks.left_out:
        yield Failure("{count} marks are at times when the film was not shown, and are left out.", count=marks.left_out)
    if time.rate_varies and any(one.by_frame for one in chosen):
        rate = time.rate_in_words
        yield Failure("The film's frame rate varies; its timecodes count {rate} frames per second.", rate=rate)
    for one in chosen:
        if (caution := one.caution(marks, time)) is not None:
            yield caution
