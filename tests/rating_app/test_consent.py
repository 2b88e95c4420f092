from __future__ import annotations

import re
import threading
from dataclasses import FrozenInstanceError

import pytest

from rating_app.consent import NOTICE, CameraPermit, ConsentWithdrawn, LiveConsent


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
    for point in NOTICE.points:
        assert point.heading in text
        assert point.text in text
