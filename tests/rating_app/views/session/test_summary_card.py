from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sessions import session_of

from rating_app.rating import Baseline
from rating_app.rating.standing import Standing
from rating_app.session.observation import ExpressionScore
from rating_app.views.session.summary_card import SummaryCard

REST, SMILE = 0.03, 0.97


@pytest.fixture
def card(qtbot):
    card = SummaryCard()
    qtbot.addWidget(card)
    return card


def test_rating_is_shown_with_its_interval_and_its_meaning(card):
    card.show_session(session_of(([REST] * 90 + [SMILE] * 20) * 30))
    assert card.heading == "Rating 59 of 100"
    assert "(95 %)" in card.text
    assert "smiled 30 times, 18\N{NO-BREAK SPACE}% of the time" in card.text
    assert "no resting face measured" in card.text


def test_short_session_is_shown_without_an_interval(card):
    card.show_session(session_of([REST] * 20 + [SMILE] * 20))
    assert "Too short for an interval" in card.text
    assert "smiled once" in card.text


def test_straight_face_is_not_a_verdict(card):
    card.show_session(session_of([REST] * 100))
    assert card.heading == "Rating 0 of 100"
    assert "Too short" not in card.text
    assert "not a verdict" in card.text


@pytest.mark.parametrize(
    ("scores", "words"), [([None] * 50, "No face was found"), ([None] * 90 + [0.5] * 5, "too little of the time")]
)
def test_missing_rating_is_explained(card, scores, words):
    card.show_session(session_of(scores))
    assert card.heading == "No rating"
    assert words in card.text


def test_standing_among_earlier_sessions_includes_their_number(card):
    session = session_of([REST] * 100)
    measured = replace(session, head=replace(session.head, baseline=Baseline(-3, 5)))
    card.show_details(measured, Standing(9, 12), {})
    assert "higher than 9 of your 12 earlier sessions of this kind" in card.text
    assert "measured against your resting face" in card.text


def test_remarks_are_told_once_and_only_when_they_change(card, qtbot):
    card.show_session(session_of([REST] * 10))
    remarks = []
    card.remarked.connect(lambda stars, notes: remarks.append((stars, notes)))
    card.stars.buttons[3].click()
    card.notes.setText(" fine ")
    card.notes.editingFinished.emit()
    card.notes.editingFinished.emit()
    card.stars.buttons[3].click()
    assert remarks == [(4, ""), (4, "fine"), (None, "fine")]


def test_remarks_made_before_are_shown(card):
    card.show_session(replace(session_of([REST] * 10), stars=2, notes="slow"))
    assert (card.stars.stars, card.notes.text()) == (2, "slow")


def test_details_that_come_late_leave_what_is_being_typed(card):
    session = session_of([REST] * 10)
    card.show_session(session)
    card.notes.setText("half a sent")
    card.show_details(session, Standing(4, 9), {})
    assert card.notes.text() == "half a sent"


def unsure_session(share):
    """Return a session in which the network sees joy and something else in this share of the frames."""
    session = session_of([REST] * 100)
    unsure = ExpressionScore(0.4, 0.2, 0.4)
    samples = [replace(one, score=unsure) if one.frame < 100 * share else one for one in session.samples]
    return replace(session, samples=samples)


def test_unsure_network_is_mentioned_with_a_link_to_its_limits(card, qtbot):
    card.resize(600, 500)
    card.show_session(unsure_session(0.3))
    assert "unsure 30\N{NO-BREAK SPACE}% of the time" in card.text and "What fools it" in card.text
    with qtbot.waitSignal(card.limits_requested):
        card._unsure.linkActivated.emit("limits")


def test_sure_network_is_not_mentioned(card):
    card.show_session(unsure_session(0.3))
    card.show_session(unsure_session(0.01))
    assert "unsure" not in card.text
