from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.formatting import clock, length, per_cent, points


@pytest.mark.parametrize(
    ("seconds", "decimals", "text"),
    [
        (0, 0, "0:00"),
        (7, 0, "0:07"),
        (2.5, 0, "0:03"),
        (59.4, 0, "0:59"),
        (59.7, 0, "1:00"),
        (59.96, 1, "1:00.0"),
        (750.04, 1, "12:30.0"),
        (3599.7, 0, "1:00:00"),
        (3723, 0, "1:02:03"),
        (3723.25, 2, "1:02:03.25"),
    ],
)
def test_moments_read_as_on_a_clock(seconds, decimals, text):
    assert clock(seconds, decimals) == text


@given(st.floats(0, 2e5), st.integers(0, 2))
def test_a_clock_is_never_off_by_more_than_half_of_its_last_digit(seconds, decimals):
    *hours, minutes, rest = clock(seconds, decimals).split(":")
    shown = 3600 * int(hours[0] if hours else 0) + 60 * int(minutes) + float(rest)
    assert abs(shown - seconds) <= 0.5 / 10**decimals + 1e-6
    assert float(rest) < 60 and (not hours or int(minutes) < 60)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (16.36, "16.4 s"),
        (59.97, "1 min"),
        (60, "1 min"),
        (750, "12 min 30 s"),
        (3599.9, "1 h"),
        (3720, "1 h 2 min"),
    ],
)
def test_lengths_say_no_more_than_one_wants_to_know(seconds, text):
    assert length(seconds) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0 %"),
        (3e-4, "0.0 %"),
        (0.0349, "3.5 %"),
        (0.0994, "9.9 %"),
        (0.0996, "10 %"),
        (0.44, "44 %"),
        (1, "100 %"),
    ],
)
def test_per_cent_have_tenths_below_ten(share, text):
    assert per_cent(share) == text.replace(" ", "\N{NO-BREAK SPACE}")


def test_per_cent_can_be_whole():
    assert per_cent(0.0349, whole=True) == "3\N{NO-BREAK SPACE}%"


def test_another_language_has_another_decimal_mark():
    assert clock(7.4, 1, mark=",") == "0:07,4"
    assert length(16.4, mark=",") == "16,4 s"
    assert per_cent(0.035, mark=",") == "3,5\N{NO-BREAK SPACE}%"


def test_what_is_not_known_is_a_dash():
    assert per_cent(None) == points(None) == "–"
    assert points(62.6) == "63"


# A figure put before a per cent sign, Python's own per cent, or minutes reckoned by hand.
BY_HAND = re.compile(r"\}( |\N{NO-BREAK SPACE}|\\N\{NO-BREAK SPACE\})?%|:\.\d%\}|// ?60\b|divmod\([^)]*, 60\)")


# Timecodes and the times of subtitles are written as other programs read them, not as people do.
FOR_PROGRAMS = {"rating_app/export/markers/subtitles.py", "rating_app/session/film_time.py"}


def test_nobody_else_formats_times_and_per_cent(root):
    files = sorted((root / "rating_app").rglob("*.py"))
    mine = [path.relative_to(root).as_posix() for path in files if BY_HAND.search(path.read_text(encoding="utf-8"))]
    assert set(mine) - FOR_PROGRAMS == {"rating_app/formatting.py"}
