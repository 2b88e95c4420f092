"""Timecode against OpenTimelineIO's own, where that is installed, and against SMPTE's known places."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.session.film_time import (
    STANDARD_RATES,
    FilmTime,
    can_drop,
    film_time,
    nearest_rate,
    parse_rate,
    standard_rate,
)

NTSC, NTSC_60 = Fraction(30000, 1001), Fraction(60000, 1001)
DAY_S = 24 * 3600


@pytest.mark.parametrize(
    ("rate", "drop", "frame", "timecode"),
    [
        (Fraction(25), False, 0, "00:00:00:00"),
        (Fraction(25), False, 25 * 3661 + 24, "01:01:01:24"),
        (Fraction(24000, 1001), False, 86400, "01:00:00:00"),
        (NTSC, False, 1800, "00:01:00:00"),
        (NTSC, True, 1799, "00:00:59;29"),
        (NTSC, True, 1800, "00:01:00;02"),
        (NTSC, True, 17981, "00:09:59;29"),
        (NTSC, True, 17982, "00:10:00;00"),
        (NTSC, True, 107892, "01:00:00;00"),
        (NTSC_60, True, 3600, "00:01:00;04"),
        (NTSC_60, True, 35964, "00:10:00;00"),
        (NTSC_60, True, 215784, "01:00:00;00"),
    ],
)
def test_timecodes_of_known_frames(rate, drop, frame, timecode):
    time = FilmTime(rate, drop_frame=drop)
    assert time.timecode(frame) == timecode
    assert time.frame_of(timecode) == frame


@given(
    rate=st.sampled_from(STANDARD_RATES),
    seconds=st.integers(0, DAY_S - 1),
    more=st.integers(0, 59),
    drop=st.booleans(),
)
def test_timecodes_are_those_of_opentimelineio(rate, seconds, more, drop):
    otio = pytest.importorskip("opentimelineio", reason="opentimelineio is not installed")
    drop = drop and can_drop(rate)
    time = FilmTime(rate, drop_frame=drop)
    frame = int(seconds * rate) + more % time.frames_a_second
    theirs = otio.opentime.RationalTime(frame, float(rate))
    told = time.timecode(frame)
    assert told == otio.opentime.to_timecode(theirs, float(rate), drop)
    assert time.frame_of(told) == frame
    assert otio.opentime.from_timecode(told, float(rate)).value == frame


def test_drop_frame_keeps_up_with_the_clock_and_non_drop_falls_behind():
    hour = FilmTime(NTSC, drop_frame=True).frame_at(3600.0)
    assert FilmTime(NTSC, drop_frame=True).timecode(hour) == "01:00:00;00"
    assert FilmTime(NTSC).timecode(hour) == "00:59:56:12"


def test_first_frame_of_the_film_has_its_start_timecode():
    time = film_time(Fraction(25), "10:00:00:05", None, 60.0)
    assert time.timecode(time.frame_at(0.0)) == "10:00:00:05"
    assert time.timecode(time.frame_at(1.0)) == "10:00:01:05"


def test_moment_belongs_to_the_frame_that_is_shown():
    time = FilmTime(NTSC)
    assert [time.frame_at(seconds) for seconds in (0.0, 0.033, 0.0334, 1.0, 1.001)] == [0, 0, 1, 29, 30]
    # Exports keep six decimals of 1/29.97 s.
    assert time.frame_at(round(1001 / 30000, 6)) == 1


def test_mark_of_the_timecode_says_whether_frames_are_dropped():
    assert film_time(NTSC, "01:00:00;00", None, None).drop_frame
    assert not film_time(NTSC, "01:00:00:00", None, None).drop_frame
    assert film_time(NTSC, None, None, None).drop_frame
    assert not film_time(NTSC, None, False, None).drop_frame
    assert not film_time(Fraction(24000, 1001), None, None, None).drop_frame


@pytest.mark.parametrize(
    ("timecode", "words"),
    [
        ("1:2", "is not a timecode"),
        ("00:00:60:00", "There is no timecode"),
        ("00:00:00:30", "There is no timecode"),
        ("00:01:00;01", "skips"),
        ("25:00:00;00", "There is no timecode"),
    ],
)
def test_what_is_no_timecode_is_refused(timecode, words):
    with pytest.raises(ValueError, match=words):
        FilmTime(NTSC, drop_frame=True).frame_of(timecode)


def test_rates_of_files_are_those_that_they_mean():
    assert standard_rate(Fraction(2997, 100)) == NTSC
    assert standard_rate(Fraction(23976, 1000)) == Fraction(24000, 1001)
    assert standard_rate(Fraction(24)) == 24
    assert standard_rate(Fraction(120)) == 60
    assert standard_rate(Fraction(15)) is None
    assert nearest_rate(Fraction(297, 10)) == NTSC


def test_rates_of_users():
    assert parse_rate("29.97") == NTSC
    assert parse_rate("23,976") == Fraction(24000, 1001)
    assert parse_rate("12.5") == Fraction(25, 2)
    for text in ("0", "61", "fast", "25/0", "nan"):
        with pytest.raises(ValueError, match="is not a frame rate"):
            parse_rate(text)


def test_no_other_rate_drops_frames():
    with pytest.raises(ValueError, match=r"29\.97 and 59\.94"):
        FilmTime(Fraction(25), drop_frame=True)
