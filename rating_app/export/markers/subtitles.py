"""Marks for players and video sites: WebVTT, SubRip, and YouTube's chapters."""

from __future__ import annotations

from collections.abc import Iterator

from rating_app.export.markers.marks import Mark, MarkKind, Marks
from rating_app.formatting import clock
from rating_app.system.failure import Failure

SHOWN_S = 2.0
"""How long a player shows the text of an instant."""

CHAPTER_S = 10.0
"""The shortest chapter that YouTube accepts. If one chapter is shorter, it shows none."""

FEWEST_CHAPTERS = 3


def web_vtt(marks: Marks) -> str:
    """Return WebVTT (https://www.w3.org/TR/webvtt1), with a comment that explains what the times count from."""
    blocks = ["WEBVTT", f"NOTE {_vtt_text(marks.clock_in_words)}"]
    for number, mark in enumerate(marks.marks, start=1):
        begin, end = _times(mark, ".")
        blocks.append(f"{number}\n{begin} --> {end}\n{_vtt_text(_words(mark))}")
    return "\n\n".join(blocks) + "\n"


def sub_rip(marks: Marks) -> str:
    """Return SubRip, which has no comments and so cannot contain what its times count from."""
    blocks = []
    for number, mark in enumerate(marks.marks, start=1):
        begin, end = _times(mark, ",")
        blocks.append(f"{number}\n{begin} --> {end}\n{_words(mark)}\n")
    return "\n".join(blocks)


def chapters(marks: Marks, film_s: float | None) -> str:
    """Return lines for the description of a video of `film_s` seconds, None if that is not known. Markers take
    precedence over best moments, and these over each other by their rank. What would make a chapter too short is left
    out, and so are all other smiles.
    """
    return "".join(f"{clock(second)} {label}\n" for second, label in _chapters(marks, film_s))


def chapters_caution(marks: Marks, film_s: float | None) -> Failure | None:
    """Return a warning if YouTube will not show them as chapters; None if it will."""
    count = len(_chapters(marks, film_s))
    if count >= FEWEST_CHAPTERS:
        return None
    return Failure(
        "YouTube shows chapters only if there are {fewest} or more; there are {count}.",
        fewest=FEWEST_CHAPTERS,
        count=count,
    )


def _chapters(marks: Marks, film_s: float | None) -> list[tuple[int, str]]:
    wanted = marks.of(MarkKind.MARKER, MarkKind.MOMENT)
    end_s = max(marks.length_s, film_s or 0.0)
    kept: dict[int, str] = {}
    for mark in sorted(wanted, key=lambda mark: (mark.rank, mark.begin_s)):
        second = int(mark.begin_s)
        is_long = end_s - second >= CHAPTER_S and (second == 0 or second >= CHAPTER_S)
        if is_long and all(abs(second - other) >= CHAPTER_S for other in kept):
            kept[second] = mark.label
    # A list of chapters has to begin at 0:00.
    return sorted({0: "Beginning", **kept}.items())


def _words(mark: Mark) -> str:
    return f"{mark.label} ({mark.note})" if mark.note else mark.label


def _vtt_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _times(mark: Mark, decimal_mark: str) -> Iterator[str]:
    begin_ms = round(1000 * mark.begin_s)
    end_ms = round(1000 * (mark.end_s if mark.end_s > mark.begin_s else mark.begin_s + SHOWN_S))
    for milliseconds in (begin_ms, max(end_ms, begin_ms + 1)):
        seconds, rest = divmod(milliseconds, 1000)
        minutes, second = divmod(seconds, 60)
        hours, minute = divmod(minutes, 60)
        yield f"{hours:02d}:{minute:02d}:{second:02d}{decimal_mark}{rest:03d}"
