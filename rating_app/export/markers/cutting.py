"""Marks for editing programs: DaVinci Resolve's marker EDL, and OpenTimelineIO."""

from __future__ import annotations

import json
from typing import Any

from rating_app.export.markers.marks import Mark, MarkKind, Marks
from rating_app.session.film_time import FilmTime
from rating_app.system.failure import Failure

MOST_EVENTS = 999
"""An EDL numbers its events with three digits."""

_COLOURS = {MarkKind.MOMENT: "Green", MarkKind.SMILE: "Yellow", MarkKind.MARKER: "Blue"}


def resolve_edl(marks: Marks, time: FilmTime) -> str:
    """Return a file that DaVinci Resolve reads as a timeline's markers (Timelines > Import > Timeline Markers from
    EDL).

    Each is an event of one frame, followed by colour, name and length; marks at the same frame become one.
    """
    lines = [
        f"TITLE: {_plain(marks.title)}",
        f"FCM: {'DROP FRAME' if time.drop_frame else 'NON-DROP FRAME'}",
        "",
    ]
    for number, (frame, frames, together) in enumerate(_by_frame(marks, time)[:MOST_EVENTS], start=1):
        begin, end = time.timecode(frame), time.timecode(frame + 1)
        name = " / ".join(_plain(mark.label) for mark in together)
        # A note that begins with a digit would be read as an event.
        note = "; ".join(mark.note for mark in together if mark.note)
        colour = _COLOURS[together[0].kind]
        lines += [
            f"{number:03d}  001      V     C        {begin} {end} {begin} {end}  ",
            f"{note} |C:ResolveColor{colour} |M:{name} |D:{frames}",
            "",
        ]
    return "\r\n".join(lines) + "\r\n"


def edl_caution(marks: Marks, time: FilmTime) -> Failure | None:
    """Return a warning if there are too many marks for an EDL; None if they all fit."""
    count = len(_by_frame(marks, time))
    if count <= MOST_EVENTS:
        return None
    return Failure("The EDL contains the first {most} of {count} markers.", most=MOST_EVENTS, count=count)


def open_timeline(marks: Marks, time: FilmTime) -> str:
    """Return OpenTimelineIO's JSON: a timeline of the film, to be linked with its file, with the marks above it."""
    first, rate = time.start_frame, float(time.rate)
    length_s = marks.length_s if time.length_s is None else time.length_s
    frames = max(1, *(end for _, end in (_frames(mark, time) for mark in marks.marks)), int(length_s * rate + 0.5))
    whole = _range(first, frames, rate)
    clip = {
        "OTIO_SCHEMA": "Clip.2",
        "name": marks.film or marks.title,
        "metadata": {},
        "source_range": whole,
        "effects": [],
        "markers": [],
        "enabled": True,
        "media_references": {
            "DEFAULT_MEDIA": {
                "OTIO_SCHEMA": "MissingReference.1",
                "name": marks.film or marks.title,
                "metadata": {},
                "available_range": whole,
                "available_image_bounds": None,
            }
        },
        "active_media_reference_key": "DEFAULT_MEDIA",
    }
    track = {"OTIO_SCHEMA": "Track.1", **_empty("V1"), "kind": "Video", "children": [clip]}
    stack = {"OTIO_SCHEMA": "Stack.1", **_empty("tracks"), "children": [track]}
    stack["markers"] = [_otio_marker(mark, time) for mark in marks.marks]
    timeline = {
        "OTIO_SCHEMA": "Timeline.1",
        "name": marks.title,
        "metadata": {"reaction_gauge": {"times": marks.clock_in_words, "drop_frame": time.drop_frame}},
        "global_start_time": _time(first, rate),
        "tracks": stack,
    }
    return json.dumps(timeline, indent=2, ensure_ascii=False) + "\n"


def _otio_marker(mark: Mark, time: FilmTime) -> dict[str, Any]:
    """Return a marker whose time counts from the beginning of the film, as a timeline's own time does."""
    begin, end = _frames(mark, time)
    return {
        "OTIO_SCHEMA": "Marker.2",
        "name": mark.label,
        "metadata": {"reaction_gauge": {"kind": mark.kind.value, "begin_s": mark.begin_s, "end_s": mark.end_s}},
        "marked_range": _range(begin, end - begin, float(time.rate)),
        "color": _COLOURS[mark.kind].upper(),
        "comment": mark.note,
    }


def _frames(mark: Mark, time: FilmTime) -> tuple[int, int]:
    """Return the first frame and the one after the last, counted from the film's first; at least one frame apart."""
    begin = time.frame_at(mark.begin_s) - time.start_frame
    return begin, max(begin + 1, time.frame_at(mark.end_s) - time.start_frame)


def _by_frame(marks: Marks, time: FilmTime) -> list[tuple[int, int, list[Mark]]]:
    """Group marks by frame: the frame, how many frames its longest mark takes, and the marks."""
    found: dict[int, tuple[int, list[Mark]]] = {}
    for mark in marks.marks:
        begin, end = _frames(mark, time)
        longest, together = found.get(begin, (1, []))
        found[begin] = max(longest, end - begin), [*together, mark]
    return [(time.start_frame + frame, longest, together) for frame, (longest, together) in sorted(found.items())]


def _plain(text: str) -> str:
    """Leave out the characters that separate an EDL's parts."""
    return " ".join(text.replace("|", "/").split())


def _empty(name: str) -> dict[str, Any]:
    return {"name": name, "metadata": {}, "source_range": None, "effects": [], "markers": [], "enabled": True}


def _time(frame: int, rate: float) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "RationalTime.1", "rate": rate, "value": float(frame)}


def _range(first: int, frames: int, rate: float) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "TimeRange.1", "start_time": _time(first, rate), "duration": _time(frames, rate)}
