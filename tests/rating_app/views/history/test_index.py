from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from fakes.summaries import NOON, summary_of

from rating_app.views.history.columns import Column
from rating_app.views.history.index import Period, SessionFilter, SessionIndex, Shown

EVERYTHING = SessionFilter()


def found(summaries, wanted=EVERYTHING, column=Column.STARTED, descending=True):
    index = SessionIndex.of(summaries)
    return [index.summaries[row].session_id for row in index.find(wanted, column, descending)]


VALUES = {
    Column.STARTED: ("started_at", NOON - timedelta(days=3), NOON, NOON + timedelta(days=3)),
    Column.CONTENT: ("content", "apple", "Banana", "cherry"),
    Column.COURSE: ("curve", b"\x01\xff", b"\x02\x01", b"\x00\x09"),
    Column.DURATION: ("duration_s", 1.0, 20.0, 3000.0),
    Column.RATING: ("rating_0_100", 5.0, 40.0, 100.0),
    Column.SMILES: ("smiles", 0, 3, 12),
    Column.STARS: ("stars", 1, 2, 5),
    Column.FACE_SEEN: ("coverage", 0.1, 0.5, 1.0),
}


@pytest.mark.parametrize("column", list(Column))
def test_every_column_sorts_both_ways(column):
    name, low, middle, high = VALUES[column]
    sessions = [summary_of(key, **{name: value}) for key, value in (("b", middle), ("c", high), ("a", low))]
    assert found(sessions, column=column, descending=False) == ["a", "b", "c"]
    assert found(sessions, column=column, descending=True) == ["c", "b", "a"]


@pytest.mark.parametrize("descending", [False, True])
def test_rows_without_a_value_come_last_either_way(descending):
    sessions = [summary_of("none", rating_0_100=None), summary_of("some"), summary_of("more", rating_0_100=60.0)]
    assert found(sessions, column=Column.RATING, descending=descending)[-1] == "none"


def test_equals_stay_newest_first_either_way():
    sessions = [summary_of(str(days), days_ago=days) for days in range(5)]
    for descending in (False, True):
        assert found(sessions, column=Column.STARS, descending=descending) == ["0", "1", "2", "3", "4"]


def test_smiles_of_an_earlier_method_are_not_counted():
    sessions = [summary_of("old", smiles=9, rating_method="mean"), summary_of("new", smiles=1)]
    assert found(sessions, column=Column.SMILES) == ["new", "old"]


@pytest.mark.parametrize("text", ["dog", "DOG", "the film", "CAM dog"])
def test_every_word_is_looked_for_in_title_notes_and_source(text):
    sessions = [summary_of("a", "The Film", notes="the dog!", source="Camera"), summary_of("b", "Some film")]
    assert found(sessions, SessionFilter(text)) == ["a"]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (Shown.ALL, "abc"),
        (Shown.RATED, "ac"),
        (Shown.UNRATED, "b"),
        (Shown.SCREEN, "a"),
        (Shown.MEDIA, "b"),
        (Shown.PICTURES, "c"),
    ],
)
def test_sessions_are_found_by_rating_and_kind(shown, expected):
    sessions = [
        summary_of("a"),
        summary_of("b", rating_0_100=None, content_kind="media"),
        summary_of("c", content_kind="pictures"),
    ]
    assert found(sessions, SessionFilter(shown=shown)) == list(expected)


def test_period_begins_at_midnight_of_this_clock():
    here = timezone(timedelta(hours=5))
    now = datetime(2026, 3, 31, 0, 30, tzinfo=here)
    assert Period.ALL.since_s(now) is None
    assert Period.TODAY.since_s(now) == datetime(2026, 3, 31, tzinfo=here).timestamp()
    assert Period.WEEK.since_s(now) == datetime(2026, 3, 25, tzinfo=here).timestamp()
    assert Period.MONTH.since_s(now) == datetime(2026, 3, 2, tzinfo=here).timestamp()


def test_period_lets_through_what_began_within_it():
    sessions = [summary_of(str(days), days_ago=days) for days in (0, 5, 10)]
    assert found(sessions, SessionFilter(since_s=Period.WEEK.since_s(NOON))) == ["0", "5"]


def test_changed_session_is_found_by_its_new_words():
    index = SessionIndex.of([summary_of("a", "Old"), summary_of("b")])
    changed = index.replaced([summary_of("a", "New")])
    assert list(changed.find(SessionFilter("new"), Column.STARTED, True)) == [0]
    assert list(changed.find(SessionFilter("old"), Column.STARTED, True)) == []
    assert index.summaries[0].content == "Old"


def test_index_of_no_sessions_works():
    assert found([], SessionFilter("word", 0.0, Shown.RATED)) == []


def test_words_in_quotation_marks_are_found_side_by_side():
    sessions = [
        summary_of("film", content="A sad  film"),
        summary_of("other", content="A film that is sad"),
        summary_of("noted", content="Talk", notes="some sad film music"),
    ]
    assert set(found(sessions, SessionFilter("sad film"))) == {"film", "other", "noted"}
    assert set(found(sessions, SessionFilter('"sad film"'))) == {"film", "noted"}
    assert found(sessions, SessionFilter('"sad film" music')) == ["noted"]
    # While it is typed, and as word processors write it.
    assert set(found(sessions, SessionFilter('"sad fi'))) == {"film", "noted"}
    assert set(found(sessions, SessionFilter("„Sad Film“"))) == {"film", "noted"}
    assert len(found(sessions, SessionFilter('""'))) == 3
    # A phrase does not reach from the title into the notes.
    assert found([summary_of("x", content="A sad", notes="film")], SessionFilter('"sad film"')) == []
