"""Sessions of more than one item: each item is rated by the time in which it was shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sessions import pictures_of, session_of
from hypothesis import given
from hypothesis import strategies as st

from rating_app.rating import DEFAULT_METHOD, Baseline
from rating_app.session.content import ContentItem, ContentPosition
from rating_app.session.session import item_readings, read_samples

REST, SMILE = [0.015] * 40, [0.97] * 40


def ratings_of(session):
    return {number: reading.rating for number, reading in item_readings(session).items()}


def test_each_item_has_the_rating_of_its_own_time():
    ratings = ratings_of(pictures_of([(1, REST), (2, SMILE)]))
    assert ratings[1].rating_0_100 == 0 and ratings[2].rating_0_100 == pytest.approx(100, abs=0.5)
    assert (ratings[1].smiles, ratings[2].smiles) == (0, 1)
    assert ratings[1].rated_s == pytest.approx(4.0, abs=0.1)


def test_time_between_two_visits_belongs_to_the_others():
    ratings = ratings_of(pictures_of([(1, SMILE), (2, REST * 5), (1, SMILE)]))
    assert ratings[1].rated_s == pytest.approx(8.0, abs=0.101)
    assert ratings[1].rating_0_100 == pytest.approx(100, abs=0.5) and ratings[1].coverage == 1
    assert ratings[2].rating_0_100 == 0


def test_item_during_which_nobody_was_seen_has_no_rating():
    ratings = ratings_of(pictures_of([(1, SMILE), (2, [None] * 40)]))
    assert ratings[2].rating_0_100 is None and ratings[2].coverage == 0
    assert ratings[2].rated_s == pytest.approx(4.0, abs=0.1)
    assert ratings[1].coverage == 1


def test_item_that_never_came_has_no_rating_and_no_time():
    ratings = ratings_of(pictures_of([(1, SMILE), (3, REST)], items=4))
    assert list(ratings) == [1, 2, 3, 4]
    assert all((ratings[n].rating_0_100, ratings[n].rated_s) == (None, 0.0) for n in (2, 4))


def test_item_that_was_shown_for_one_frame_has_its_time_and_no_rating():
    session = pictures_of([(1, REST), (2, [0.97]), (1, REST)])
    assert ratings_of(session)[2].mean_happy_0_100 == pytest.approx(97)
    usual = ratings_of(replace(session, head=replace(session.head, method=DEFAULT_METHOD)))
    assert usual[2].mean_happy_0_100 is None and usual[2].rated_s == pytest.approx(0.1)


def test_session_with_one_item_or_none_has_no_ratings_by_item():
    assert item_readings(session_of([0.5] * 20)) == {}
    assert item_readings(pictures_of([(1, SMILE)], items=1)) == {}
    assert ratings_of(pictures_of([]))[1].rating_0_100 is None


def test_frames_of_which_nobody_told_the_content_count_for_no_item():
    session = pictures_of([(1, REST), (2, SMILE)])
    untold = tuple(replace(s, content=None) if s.frame >= 40 else s for s in session.samples)
    assert ratings_of(replace(session, samples=untold))[2].rated_s == 0


def test_items_are_measured_against_the_viewers_own_rest():
    upturned = [0.3] * 60
    without = ratings_of(pictures_of([(1, upturned), (2, upturned)]))
    with_one = ratings_of(pictures_of([(1, upturned), (2, upturned)], baseline=Baseline(-0.85, 5.0)))
    assert without[2].rating_0_100 > 30 and with_one[2].rating_0_100 == 0
    assert with_one[2].rest_logit == -0.85


def test_items_of_several_viewers_are_rated_by_all_of_them():
    session = pictures_of([(1, REST), (2, SMILE)])
    sober = [
        replace(s, viewer=2, score=session.samples[0].score, content=s.content) for s in session.samples if s.frame
    ]
    both = tuple(sorted((*session.samples, *sober), key=lambda s: (s.frame, s.viewer)))
    ratings = ratings_of(replace(session, samples=both))
    assert ratings[1].rating_0_100 == 0
    assert ratings[2].mean_happy_0_100 == pytest.approx(100 * (0.97 + 0.015) / 2, abs=0.5)


VISITS = st.lists(
    st.tuples(st.integers(1, 3), st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=1, max_size=30)),
    min_size=1,
    max_size=8,
)


@given(VISITS)
def test_items_share_the_session_between_them(visits):
    session = pictures_of(visits, items=3)
    whole, ratings = read_samples(session.samples, session.head).rating, ratings_of(session)
    assert sum(rating.rated_s for rating in ratings.values()) == pytest.approx(whole.rated_s)
    seen_s = sum(rating.rated_s * rating.coverage for rating in ratings.values())
    if whole.rated_s > 0:
        assert seen_s == pytest.approx(whole.rated_s * whole.coverage)


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=1, max_size=60))
def test_item_that_fills_the_session_is_rated_as_the_session(scores):
    session = pictures_of([(1, scores)], items=2)
    assert ratings_of(session)[1] == session.rating


def test_position_beyond_the_items_is_left_alone():
    session = pictures_of([(1, REST), (2, SMILE)])
    strange = tuple(replace(s, content=ContentPosition(9, 0.0)) if s.frame >= 40 else s for s in session.samples)
    shorter = replace(session, samples=strange, head=replace(session.head, items=(ContentItem("a", "a"),) * 2))
    assert list(item_readings(shorter)) == [1, 2]
