from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

import pytest
from fakes.sessions import session_of

from rating_app.rating import DEFAULT_METHOD, Baseline, SessionRating
from rating_app.rating.session_rating import scale
from rating_app.report.words import (
    baseline_sentence,
    complete_joy_share,
    consent_sentence,
    interval_sentence,
    rating_sentence,
)
from rating_app.session.consent import DemoBasis, RecordingAttestation, ViewerConsent

WHEN = datetime(2026, 3, 1, 12, 30, tzinfo=timezone.utc)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.2, 1.0])
def test_share_of_complete_joy_is_what_the_scale_was_made_from(share):
    assert complete_joy_share(scale(share), DEFAULT_METHOD) == pytest.approx(share)


def test_rating_is_said_to_be_no_liking():
    assert "liked what they saw is another question" in rating_sentence(session_of([0.98] * 30))


@pytest.mark.parametrize(
    ("scores", "why"),
    [
        ([], "no frame"),
        ([None] * 30, "no usable face was seen"),
        ([0.9] * 3 + [None] * 27, "seen 8.6\N{NO-BREAK SPACE}% of the time, and a rating needs 20\N{NO-BREAK SPACE}%"),
    ],
)
def test_missing_rating_is_explained(scores, why):
    assert why in rating_sentence(session_of(scores))


def test_rating_of_an_earlier_version_is_not_passed_off_as_one_of_this():
    session = replace(session_of([0.5] * 30), rating=SessionRating(50.0, 1.0, 3.0, method="mean_happy_1"))
    assert "earlier version" in rating_sentence(session)
    assert interval_sentence(session.rating, DEFAULT_METHOD) == "No interval was computed."


def test_missing_interval_is_explained():
    assert "too short" in interval_sentence(session_of([0.5] * 30).rating, DEFAULT_METHOD)
    assert interval_sentence(session_of([None]).rating, DEFAULT_METHOD) == ""


@pytest.mark.parametrize(
    ("consent", "said"),
    [
        (ViewerConsent("2", WHEN), "read the notice, version 2, and agreed to it on 1 March 2026, 12:30 (UTC)"),
        (RecordingAttestation("the user of this computer", WHEN), "the user of this computer attested"),
        (DemoBasis(), "nobody was watched"),
    ],
)
def test_every_ground_of_consent_is_told(consent, said):
    assert said in consent_sentence(consent, timezone.utc)


def test_missing_baseline_is_told_with_what_follows_from_it():
    session = session_of([0.5])
    assert "No resting face was measured" in baseline_sentence(session)
    measured = replace(session, head=replace(session.head, baseline=Baseline(-2.0, 5.0)))
    assert "measured over 5 s (logit −2.00, p_happy 0.12)" in baseline_sentence(measured)
