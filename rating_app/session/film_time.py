"""How a film counts its own time: frames per second, the timecode of its first frame, and SMPTE timecode (ST 12-1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

STANDARD_RATES = tuple(
    Fraction(rate) for rate in ("24000/1001", "24", "25", "30000/1001", "30", "48", "50", "60000/1001", "60")
)
"""Frames a second of films, by which editing programs count."""

MOST_FRAMES = 60
"""A second at most, in a timecode; programs that cut films of 120 frames per second count them by 60."""

_STANDARD_WITHIN = Fraction(4, 10_000)
"""By which a file may be off a standard rate; 24 and 23.976 differ by ten in ten thousand."""

_HAIR = 1e-3
"""Of a frame: exported times have six decimals, so that the beginning of a frame may lie before it by so much."""

_TIMECODE = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})([:;.,])(\d{2})")


@dataclass(frozen=True)
class FilmTime:
    """`rate` is in frames per second, at most MOST_FRAMES. `start_frame` counts the frames between timecode zero and
    the film's first frame. `drop_frame`: timecodes skip two (or four) numbers a minute, so that they keep up with the
    clock although 29.97 (59.94) frames make a second. `length_s` is how long the film lasts, None where nobody knows.
    `rate_varies`: the film has no constant rate, and `rate` is the nearest that programs count by.

    ValueError, with a sentence for the user, for a rate that nobody counts by, and for a drop-frame count of another
    rate than 29.97 and 59.94.
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
        """Write the rate, such as 25 or 29.97."""
        return f"{float(self.rate):.3f}".rstrip("0").rstrip(".")

    def frame_at(self, seconds: float) -> int:
        """The frame that is on the screen at this second of the film, counted from timecode zero."""
        return self.start_frame + int(max(0.0, seconds) * self.rate + _HAIR)

    def timecode(self, frame: int) -> str:
        """Write a timecode such as 01:00:05:12 or, drop-frame, 01:00:05;12; it begins anew after 24 hours."""
        fps = self.frames_a_second
        number = frame + _dropped_before(frame, fps) if self.drop_frame else frame
        seconds, frames = divmod(number, fps)
        hours, minutes = divmod(seconds // 60, 60)
        mark = ";" if self.drop_frame else ":"
        return f"{hours % 24:02d}:{minutes:02d}:{seconds % 60:02d}{mark}{frames:02d}"

    def frame_of(self, timecode: str) -> int:
        """The frame of a timecode such as 01:00:00:00; ValueError, with a sentence for the user, if there is none."""
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
    """How many frames a timecode counts in a second."""
    return int(rate + Fraction(1, 2))


def can_drop(rate: Fraction) -> bool:
    """Whether there is a drop-frame count of this rate."""
    return rate in (Fraction(30000, 1001), Fraction(60000, 1001))


def standard_rate(rate: Fraction) -> Fraction | None:
    """The standard rate that a file means by `rate`, 29.97 for 2997/100; None where it is none of them. A multiple of
    one, for slow motion, counts by the greatest that is at most MOST_FRAMES.
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
    """Read 25, 23.976, 29.97 or 30000/1001. ValueError, with a sentence for the user, for any other text."""
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
    """Make that of a film whose first frame has `timecode`, None for zero. `drop_frame` None follows the timecode's
    mark, a semicolon for drop-frame; without a timecode it is True if there is such a count, as broadcasters have it.
    """
    if drop_frame is None:
        drop_frame = can_drop(rate) and (timecode is None or ";" in timecode)
    whole = FilmTime(rate, 0, drop_frame, length_s, rate_varies)
    start = 0 if timecode is None else whole.frame_of(timecode)
    return FilmTime(rate, start, drop_frame, length_s, rate_varies)


def counted_by(
    own: FilmTime | None, rate: Fraction | None = None, timecode: str | None = None, drop_frame: bool | None = None
) -> FilmTime | None:
    """A film's `own` time, None where nobody knows it, with what the user says otherwise; None where neither says the
    rate. ValueError, with a sentence for the user, for what cannot be.
    """
    if own is None:
        return None if rate is None else film_time(rate, timecode, drop_frame, None)
    if rate is not None and rate != own.rate:
        # The mark of its own timecode is about another rate.
        start = own.timecode(own.start_frame).replace(";", ":") if timecode is None else timecode
        return film_time(rate, start, drop_frame, own.length_s)
    if drop_frame is None and timecode is None:
        drop_frame = own.drop_frame
    start = own.timecode(own.start_frame) if timecode is None else timecode
    return film_time(own.rate, start, drop_frame, own.length_s, own.rate_varies)


def _dropped_before(frame: int, fps: int) -> int:
    """How many numbers are skipped up to this frame: the first 2 of 30 (4 of 60) of every minute but each tenth."""
    each = fps // 15
    of_minute, of_ten = 60 * fps - each, 600 * fps - 9 * each
    tens, rest = divmod(frame, of_ten)
    # The first minute of ten is a whole one.
    minutes = 0 if rest < 60 * fps else 1 + (rest - 60 * fps) // of_minute
    return each * (9 * tens + minutes)
