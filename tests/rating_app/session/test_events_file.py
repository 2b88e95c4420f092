from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.viewings import film_viewing, viewing

from rating_app.export import MARKERS, export_session
from rating_app.session.events_file import MAX_EVENTS, Event, EventsRejected, place_events, read_events
from rating_app.session.session import Marker


@pytest.fixture
def read(tmp_path):
    def read_text(text, encoding="utf-8"):
        path = tmp_path / "events.csv"
        path.write_bytes(text.encode(encoding))
        return read_events(path)

    return read_text


def test_seconds_clock_times_ends_and_lengths(read):
    assert read("time,label,end\n12.5,joke,14\n1:02:03.5,scene,\n0:05,cut,0:05\n") == (
        Event(5.0, 5.0, "cut"),
        Event(12.5, 14.0, "joke"),
        Event(3723.5, 3723.5, "scene"),
    )
    assert read("onset\tduration\ttrial_type\n1\t2\tface\n3\tn/a\trest\n") == (
        Event(1.0, 3.0, "face"),
        Event(3.0, 3.0, "rest"),
    )


def test_spreadsheet_of_a_country_with_a_decimal_comma(read):
    assert read('\ufeffTime;Label;End\r\n1,5;"a; b";2,25\r\n') == (Event(1.5, 2.25, "a; b"),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: there is no column named time"),
        ("12.5,joke\n", "line 1: there is no column named time"),
        ("time,label\n1,a\nlate,b\n", "line 3, column time: 'late' is not a time such as 12.5 or 1:02:30."),
        ("time,label\n-1,a\n", "line 2, column time: '-1' is not a time"),
        ("time,label\nnan,a\n", "line 2, column time: 'nan' is not a time"),
        ("time,label\n1:75:00,a\n", "is not a time"),
        ("time,label\n,a\n", "line 2, column time: there is no time."),
        ("label,Begin,End\na,5,4\n", "line 2, column End: the event ends before it begins."),
        ('time,label\n1,"a"b\n', "line 2: its quotation marks do not match."),
        ("time,label\n\n", "lists no events"),
        ("time\n" + "1\n" * (MAX_EVENTS + 1), "more than 10000 events"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(read, text, words):
    with pytest.raises(EventsRejected) as rejected:
        read(text)
    assert words in str(rejected.value) and str(rejected.value).startswith("events.csv")


def test_what_is_no_text_is_refused(read, tmp_path):
    with pytest.raises(EventsRejected, match="UTF-8"):
        read("time,label\n1,ä\n", "latin-1")
    with pytest.raises(EventsRejected, match="cannot be read"):
        read_events(tmp_path / "missing.csv")


def test_events_of_a_film_lie_where_it_was_seen():
    session = film_viewing([(0, 20), (60, 80)])
    events = [Event(5, 5, "seen"), Event(30, 30, "skipped"), Event(70, 75, "later"), Event(18, 65, "across the jump")]
    markers, left_out = place_events(events, session)
    assert left_out == 1
    assert [(marker.text, round(marker.timestamp_s, 1), round(marker.duration_s, 1)) for marker in markers] == [
        ("seen", 5.0, 0.0),
        ("later", 30.0, 5.0),
        ("across the jump", 18.0, 1.9),
    ]


def test_events_without_a_film_lie_in_the_session():
    markers, left_out = place_events([Event(5, 7, "a"), Event(58, 70, "b"), Event(90, 91, "c")], viewing(seconds=60))
    assert left_out == 1
    assert markers[0] == Marker(5, "a", 2)
    assert markers[1].timestamp_s + markers[1].duration_s == pytest.approx(59.9)


def test_markers_that_were_exported_come_back(tmp_path):
    session = film_viewing([(60, 80)])
    marked = replace(session, markers=(Marker(3.0, "here"), Marker(5.0, "there", 2.5)))
    files = export_session(marked, tmp_path, "film")
    markers, left_out = place_events(read_events(files.of(MARKERS)), session)
    assert (markers, left_out) == (marked.markers, 0)
