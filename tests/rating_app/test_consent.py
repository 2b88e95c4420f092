from __future__ import annotations

import re
import threading
from dataclasses import FrozenInstanceError

import pytest

from rating_app.consent import NOTICE, STREAMED, CameraPermit, ConsentWithdrawn, LiveConsent, notice_for


def test_permit_ends_with_the_withdrawal_in_every_thread():
    consent = LiveConsent.give(NOTICE)
    permit = consent.camera_permit()
    assert permit.is_valid
    seen = []
    thread = threading.Thread(target=consent.withdraw)
    thread.start()
    thread.join()
    seen.append(permit.is_valid)
    assert seen == [False]
    with pytest.raises(ConsentWithdrawn):
        permit.require()
    with pytest.raises(ConsentWithdrawn):
        consent.camera_permit()


def test_permit_cannot_be_made_by_hand():
    with pytest.raises(TypeError):
        CameraPermit(object(), threading.Event())


def test_consent_names_the_notice_and_cannot_be_changed():
    given = LiveConsent.give(NOTICE).consent
    assert given.notice_version == NOTICE.version
    assert given.given_at.tzinfo is not None
    with pytest.raises(FrozenInstanceError):
        given.notice_version = "0"


def test_privacy_md_holds_the_notice_word_for_word(root):
    text = re.sub(r"\s+", " ", (root / "PRIVACY.md").read_text(encoding="utf-8"))
    assert f"Notice version {NOTICE.version}" in text
    for point in (*NOTICE.points, STREAMED):
        assert point.heading in text
        assert point.text in text


def test_notice_says_where_numbers_are_sent_to_the_network():
    assert notice_for(streamed=False) is NOTICE
    streamed = notice_for(streamed=True)
    assert STREAMED in streamed.points
    assert not any("Nothing leaves" in point.heading for point in streamed.points)
    assert streamed.version != NOTICE.version
