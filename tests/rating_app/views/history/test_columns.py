from __future__ import annotations

from datetime import date, datetime

import pytest
from fakes.summaries import summary_of

from rating_app.formatting import clock, without_no_break
from rating_app.views.history.columns import Column, course_in_words, in_words, spoken, started_in_words

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 3, 31, 9, 5), "Today 09:05"),
        (datetime(2026, 3, 30, 23, 59), "Yesterday 23:59"),
        (datetime(2026, 1, 2, 3, 4), "2 Jan 03:04"),
        (datetime(2025, 12, 31, 3, 4), "31 Dec 2025 03:04"),
    ],
)
def test_beginning_is_written_as_people_say_it(moment, words):
    assert started_in_words(moment.astimezone(), TODAY) == words


def test_rating_has_its_interval_where_there_is_one():
    assert in_words(summary_of("a"), Column.RATING) == "50 (45–55)"
    assert in_words(summary_of("a", rating_low=None, rating_high=None), Column.RATING) == "50"
    assert in_words(summary_of("a", rating_method="mean"), Column.RATING) == "50 (plain mean)"
    assert in_words(summary_of("a", rating_0_100=None), Column.RATING) == "–"


def test_stars_are_signs_and_words():
    session = summary_of("a", stars=3)
    assert in_words(session, Column.STARS) == "★★★☆☆"
    assert spoken(session, Column.STARS) == "3 of 5 stars"


def test_curve_is_described_to_screen_readers():
    assert course_in_words(None) == "The curve is being drawn"
    assert course_in_words(b"\xff" * 4) == "No face was seen well enough"
    words = without_no_break(course_in_words(bytes([10, 255, 90, 0])))
    assert words == "Highest 90 at 50 % of the duration, lowest 0 at 75 %"


def test_a_length_of_time_reads_as_in_every_other_room():
    assert in_words(summary_of("a", duration_s=59.7), Column.DURATION) == clock(59.7) == "1:00"
