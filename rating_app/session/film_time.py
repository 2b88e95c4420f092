"""A film's own time: frames per second, the timecode of its first frame, and SMPTE timecode (ST 12-1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

STANDARD_RATES = tuple(
    Fraction(rate) for rate in ("24000/1001", "24", "25", "30000/1001", "30", "48", "50", "60000/1001", "60")
)
"""Frames per second by which editing programs count films."""

MOST_FRAMES = 60
"""Most frames per second in a timecode; programs that cut films of 120 frames per second count them by 60."""

_STANDARD_WITHIN = Fraction(4, 10_000)
"""How far a file's rate may be off a standard rate; 24 and 23.976 differ by ten in ten thousand."""

_HAIR = 1e-3
"""Share of a frame: exported times have six decimals, so that the beginning of a frame may lie this much before it."""

_TIMECODE = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})([:;.,])(\d{2})")


@dataclass(frozen=True)
class FilmTime:
    """How a film counts its time. `rate` is in frames per second, at most MOST_FRAMES. `start_frame` counts the frames
    between timecode zero and the film's first frame. `drop_frame`: timecodes skip two (or four) numbers per minute, so
    that they keep up with the clock at 29.97 (59.94) frames per second. `length_s` is how long the film lasts, None if
    that is not known. `rate_varies`: the film does not have a constant rate, and `rate` is the nearest one that
    programs count by.

    A rate that programs do not count by, and a drop-frame count at any rate except 29.97 and 59.94, raise ValueError
    with a sentence for the user.
    """

    rate: Fraction
    start_frame: int = 0
    drop_frame: bool = False
    length_s: float | None = None
    rate_varies: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.rate <= MOST_FRAMES:
            raise ValueError(f"A frame rate is from 1 to {MOST_FRAMES} frames per second.")
        if self.drop_frame and not can_drop(self.rate):
            raise ValueError("Drop-frame timecode is for 29.97 and 59.94 frames per second only.")

    @property
    def frames_a_second(self) -> int:
        """Return how many frames the timecode counts per second: 30 for 29.97."""
        return nominal(self.rate)

    @property
    def rate_in_words(self) -> str:
        """The rate in words, such as 25 or 29.97."""
        return f"{float(self.rate):.3f}".rstrip("0").rstrip(".")

    def frame_at(self, seconds: float) -> int:
        """Return the frame that is on the screen at this second of the film, counted from timecode zero."""
        return self.start_frame + int(max(0.0, seconds) * self.rate + _HAIR)

    def timecode(self, frame: int) -> str:
        """Write a timecode such as 01:00:05:12 or, drop-frame, 01:00:05;12; it restarts after 24 hours."""
        fps = self.frames_a_second
        number = frame + _dropped_before(frame, fps) if self.drop_frame else frame
        seconds, frames = divmod(number, fps)
        hours, minutes = divmod(seconds // 60, 60)
        mark = ";" if self.drop_frame else ":"
        return f"{hours % 24:02d}:{minutes:02d}:{seconds % 60:02d}{mark}{frames:02d}"

    def frame_of(self, timecode: str) -> int:
        """Return the frame of a timecode such as 01:00:00:00; raise ValueError, with a sentence for the user, if there
        is none.
        """
        match = _TIMECODE.fullmatch(timecode.strip())
        if match is None:
            raise ValueError(f"{timecode!r} is not a timecode; one reads 01:00:00:00.")
        hours, minutes, seconds, frames = (int(match[part]) for part in (1, 2, 3, 5))
        fps = self.frames_a_second
        if hours > 23 or minutes > 59 or seconds > 59 or frames >= fps:
            raise ValueError(f"There is no timecode {timecode} at {self.rate_in_words} frames per second.")
        number = (hours * 3600 + minutes * 60 + seconds) * fps + frames
        if not self.drop_frame:
            return number
        each = fps // 15
        if seconds == 0 and frames < each and minutes % 10:
            raise ValueError(f"Drop-frame timecode skips {timecode}.")
        whole_minutes = hours * 60 + minutes
        return number - each * (whole_minutes - whole_minutes // 10)


def nominal(rate: Fraction) -> int:
    """Return how many frames a timecode counts per second."""
    return int(rate + Fraction(1, 2))


def can_drop(rate: Fraction) -> bool:
    """Return whether there is a drop-frame count at this rate."""
    return rate in (Fraction(30000, 1001), Fraction(60000, 1001))


def standard_rate(rate: Fraction) -> Fraction | None:
    """Return the standard rate that a file means by `rate`, 29.97 for 2997/100; None if there is none. A multiple of a
    standard rate, for slow motion, counts by the greatest that is at most MOST_FRAMES.
    """
    while rate > MOST_FRAMES * (1 + _STANDARD_WITHIN):
        rate /= 2
    near = min(STANDARD_RATES, key=lambda one: abs(one - rate))
    return near if abs(near - rate) <= near * _STANDARD_WITHIN else None


def nearest_rate(rate: Fraction) -> Fraction:
    """Return the nearest standard rate, for a film whose own varies."""
    while rate > MOST_FRAMES * (1 + _STANDARD_WITHIN):
        rate /= 2
    return min(STANDARD_RATES, key=lambda one: abs(one - rate))


def parse_rate(text: str) -> Fraction:
    """Read 25, 23.976, 29.97 or 30000/1001. Raise ValueError, with a sentence for the user, for any other text."""
    try:
        rate = Fraction(text.strip().replace(",", "."))
    except (ValueError, ZeroDivisionError):
        rate = Fraction(0)
    if not 1 <= rate <= MOST_FRAMES:
        raise ValueError(f"{text!r} is not a frame rate; it is from 1 to {MOST_FRAMES}, such as 25 or 29.97.")
    return standard_rate(rate) or rate


def film_time(
    rate: Fraction, timecode: str | None, drop_frame: bool | None, length_s: float | None, rate_varies: bool = False
) -> FilmTime:
    """Make the time of a film whose first frame has `timecode`, None for zero. If `drop_frame` is None, the timecode's
    mark decides, a semicolon for drop-frame; without a timecode it is True if there is such a count, as is usual in
    broadcasting.
    """
    if drop_frame is None:
        drop_frame = can_drop(rate) and (timecode is None or ";" in timecode)
    whole = FilmTime(rate, 0, drop_frame, length_s, rate_varies)
    start = 0 if timecode is None else whole.frame_of(timecode)
    return FilmTime(rate, start, drop_frame, length_s, rate_varies)


def counted_by(
    own: FilmTime | None, rate: Fraction | None = None, timecode: str | None = None, drop_frame: bool | None = None
) -> FilmTime | None:
    """Return a film's `own` time, None if it is not known, with what the user has specified instead; None if the rate
    is known from neither. Raise ValueError, with a sentence for the user, if it is impossible.
    """
    if own is None:
        return None if rate is None else film_time(rate, timecode, drop_frame, None)
    if rate is not None and rate != own.rate:
        # The mark of its own timecode belongs to another rate.
        start = own.timecode(own.start_frame).replace(";", ":") if timecode is None else timecode
        return film_time(rate, start, drop_frame, own.length_s)
    if drop_frame is None and timecode is None:
        drop_frame = own.drop_frame
    start = own.timecode(own.start_frame) if timecode is None else timecode
    return film_time(own.rate, start, drop_frame, own.length_s, own.rate_varies)


def _dropped_before(frame: int, fps: int) -> int:
    """Return how many numbers are skipped up to this frame: the first 2 of 30 (4 of 60) of every minute except each
    tenth.
    """
    each = fps // 15
    of_minute, of_ten = 60 * fps - each, 600 * fps - 9 * each
    tens, rest = divmod(frame, of_ten)
    # The first minute of ten skips none.
    minutes = 0 if rest < 60 * fps else 1 + (rest - 60 * fps) // of_minute
    return each * (9 * tens + minutes)
