"""Where the content is, and what each part of it is rated."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.contents import FPS, pictures_session
from fakes.sessions import session_of
from hypothesis import given
from hypothesis import strategies as st

from rating_app.content import ContentClock, ContentPosition
from rating_app.session import item_readings
from rating_app.store import SessionStore


class Hand:
    """A clock that is turned by hand."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_clock_counts_on_while_the_content_runs_and_stands_still_while_it_is_held():
    hand = Hand()
    clock = ContentClock(hand)
    assert clock.now() is None
    clock.run_from(ContentPosition(2, 5.0), rate=2.0)
    hand.now_s += 1.5
    assert clock.now() == ContentPosition(2, 8.0)
    clock.hold_at(ContentPosition(2, 8.1))
    hand.now_s += 60
    assert clock.now() == ContentPosition(2, 8.1)
    clock.clear()
    assert clock.now() is None


@given(st.lists(st.tuples(st.floats(0, 5), st.booleans()), max_size=30))
def test_clock_that_is_told_the_truth_never_goes_back(steps):
    hand = Hand()
    clock = ContentClock(hand)
    clock.run_from(ContentPosition(1, 0.0))
    before_s, runs = 0.0, True
    for passed_s, goes_on in steps:
        hand.now_s += passed_s
        now = clock.now()
        assert now is not None
        assert now.position_s >= before_s
        assert now.position_s == pytest.approx(before_s + (passed_s if runs else 0.0))
        before_s, runs = now.position_s, goes_on
        (clock.run_from if goes_on else clock.hold_at)(now)


def test_each_item_is_rated_on_its_own():
    session = pictures_session([(1, 4, 0.02), (2, 4, 0.98), (3, 4, 0.02)], ["a.png", "b.png", "c.png"])
    ratings = {item: reading.rating for item, reading in item_readings(session).items()}
    assert [ratings[item].rating_0_100 for item in (1, 2, 3)] == [0, 100, 0]
    assert [ratings[item].smiles for item in (1, 2, 3)] == [0, 1, 0]


def test_time_between_two_visits_of_an_item_is_not_its_time():
    session = pictures_session([(1, 3, 0.98), (2, 60, 0.02), (1, 2, 0.98)], ["a.png", "b.png"])
    rating = item_readings(session)[1].rating
    assert rating.rating_0_100 == 100
    assert rating.rated_s == pytest.approx(5.0, abs=1.5 / FPS)


def test_content_of_one_item_or_none_has_no_ratings_of_items():
    assert item_readings(session_of([0.5] * 20)) == {}
    assert item_readings(pictures_session([(1, 3, 0.5)], ["a.png"])) == {}


def test_item_that_was_never_shown_has_no_rating():
    session = pictures_session([(1, 3, 0.5), (3, 3, 0.5)], ["a.png", "b.png", "c.png"])
    assert list(item_readings(session)) == [1, 3]


def test_store_gives_content_and_jumps_back(tmp_path):
    session = pictures_session([(1, 3, 0.5), (2, 3, 0.9), (1, 2, 0.1)], ["a.png", "ü \N{SNOWMAN}.png"])
    assert len(session.seeks) == 2
    store = SessionStore(tmp_path / "sessions.sqlite")
    store.save(session)
    assert store.load(session.head.session_id) == session
    assert store.summaries()[0].content_kind == "pictures"


def test_what_was_watched_is_erased_with_the_session(tmp_path):
    store = SessionStore(tmp_path / "sessions.sqlite")
    session = pictures_session([(1, 3, 0.5), (2, 3, 0.9)], ["unmistakable name.png", "b.png"])
    store.save(session)
    store.save(replace(session, head=replace(session.head, session_id="other", items=())))
    store.delete(session.head.session_id)
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    assert b"unmistakable name" not in left and b"secret place" not in left
    assert store.load("other").seeks
