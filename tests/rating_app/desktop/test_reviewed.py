"""Which session is looked at, where it came from, and whether it would be lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sessions import session_of
from hypothesis import given
from hypothesis import strategies as st

from rating_app.desktop.reviewed import Kept, Origin, Reviewed, Reviews

FILM, TALK = session_of([0.5], "A film"), session_of([0.1], "A talk")


def ended(session, kept=Kept.IN_HISTORY):
    return Reviewed(session, Origin.ENDED, kept)


def of_history(session):
    return Reviewed(session, Origin.HISTORY, Kept.IN_HISTORY)


def test_session_that_ends_is_looked_at_until_another_begins():
    reviews = Reviews().of_ended(ended(FILM))
    assert reviews == Reviews(ended(FILM), ended(FILM), None)
    assert reviews.without_ended() == Reviews()


def test_session_of_the_history_leaves_the_one_that_has_ended():
    reviews = Reviews().of_ended(ended(FILM)).of_history(TALK)
    assert reviews == Reviews(of_history(TALK), ended(FILM))
    assert reviews.of_ended_again() == Reviews(ended(FILM), ended(FILM))
    assert reviews.without_ended() == Reviews(of_history(TALK))


def test_change_in_the_history_reaches_the_ended_session():
    renamed = replace(FILM, head=replace(FILM.head, content="Another title"))
    reviews = Reviews().of_ended(ended(FILM)).of_history(renamed)
    assert reviews == Reviews(of_history(renamed), ended(renamed))
    assert reviews.without_ended() == Reviews()


def test_session_that_could_not_be_kept_is_remembered_until_it_is_exported_or_deleted():
    reviews = Reviews().of_ended(ended(FILM, Kept.FAILED)).without_ended().of_ended(ended(TALK))
    assert reviews == Reviews(ended(TALK), ended(TALK), ended(FILM, Kept.FAILED))
    said = replace(FILM, stars=4)
    assert reviews.with_change(said).unkept == ended(said, Kept.FAILED)
    assert reviews.rescued(TALK.head.session_id) == reviews
    assert reviews.rescued(FILM.head.session_id).unkept is None
    assert reviews.without((FILM.head.session_id,)) == Reviews(ended(TALK), ended(TALK))


@pytest.mark.parametrize("kept", [Kept.UNWANTED, Kept.FAILED])
def test_deleting_the_history_takes_only_what_was_in_it(kept):
    assert Reviews().of_ended(ended(FILM)).without(None) == Reviews()
    outside = Reviews().of_ended(ended(FILM, kept))
    assert outside.without(None) == outside
    assert outside.of_history(TALK).without(None) == replace(outside, reviewed=None)


SESSIONS = [session_of([0.5], f"Film {number}") for number in range(3)]
acts = st.lists(
    st.tuples(
        st.sampled_from(["end", "open", "return", "say", "begin", "delete", "clear", "export"]),
        st.sampled_from(SESSIONS),
        st.sampled_from(Kept),
        st.integers(1, 5),
    ),
    max_size=12,
)


@given(acts)
def test_every_session_is_the_same_wherever_it_is_held(history):
    """Also after any change; and a session that could not be saved is lost only by deletion, export or replacement."""
    reviews, failed, over = Reviews(), None, set()
    for act, session, kept, stars in history:
        said = replace(session, stars=stars)
        session_id = session.head.session_id
        if act == "end":
            if session_id in over:
                # Each ends once.
                continue
            over.add(session_id)
            reviews = reviews.of_ended(ended(said, kept))
            failed = session_id if kept is Kept.FAILED else failed
        elif act in ("delete", "export"):
            reviews = reviews.without((session_id,)) if act == "delete" else reviews.rescued(session_id)
            failed = None if failed == session_id else failed
        else:
            reviews = {
                "open": lambda reviews=reviews, said=said: reviews.of_history(said),
                "return": reviews.of_ended_again,
                "say": lambda reviews=reviews, said=said: reviews.with_change(said),
                "begin": reviews.without_ended,
                "clear": lambda reviews=reviews: reviews.without(None),
            }[act]()
        held = [slot for slot in (reviews.reviewed, reviews.ended, reviews.unkept) if slot is not None]
        for one in held:
            assert all(other.session == one.session for other in held if other.session_id == one.session_id)
        assert (None if reviews.unkept is None else reviews.unkept.session_id) == failed
        assert reviews.ended is None or reviews.ended.origin is Origin.ENDED
