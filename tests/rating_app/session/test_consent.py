from __future__ import annotations

import ast
import re
import threading
from dataclasses import FrozenInstanceError

import pytest
from mypy import api as mypy

from rating_app.session.consent import (
    HANDED_ON,
    NOTICE,
    RECEIVED,
    STREAMED,
    STUDY_MEASURED,
    STUDY_STOPPED,
    STUDY_STORED,
    CameraPermit,
    ConsentWithdrawn,
    LiveConsent,
    notice_for,
    notice_for_study,
)


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
    for point in (*NOTICE.points, STREAMED, RECEIVED, HANDED_ON, STUDY_MEASURED, STUDY_STORED, STUDY_STOPPED):
        assert point.heading in text
        assert point.text in text


def test_notice_of_a_study_says_its_purpose_first_and_what_holds_there():
    notice = notice_for_study(NOTICE, "To find {out}.", "Room 12", "P07", 30)
    texts = [point.text for point in notice.points]
    assert "To find {out}." in texts[0] and "Room 12" in texts[0]
    assert any("P07" in text and "After 30 days" in text for text in texts)
    assert not any("History" in text or "press Start" in text for text in texts)
    unlimited = notice_for_study(NOTICE, "Why", "Who", "P07", 0)
    assert any("until those who run the study" in point.text for point in unlimited.points)
    assert {notice_for_study(notice_for(streamed=True), "Why", "Who", "P07", 0).version} == {
        f"{NOTICE.version}-lsl-study"
    }


def test_notice_says_where_numbers_are_sent_to_the_network():
    assert notice_for(streamed=False) is NOTICE
    streamed = notice_for(streamed=True)
    assert STREAMED in streamed.points
    assert not any("Nothing leaves" in point.heading for point in streamed.points)
    assert streamed.version != NOTICE.version
    received = notice_for(streamed=False, received=True)
    assert RECEIVED in received.points and STREAMED not in received.points
    assert not any("Nothing leaves" in point.heading for point in received.points)
    both = notice_for(streamed=True, received=True)
    assert {STREAMED, RECEIVED} < set(both.points)
    assert len({NOTICE.version, streamed.version, received.version, both.version}) == 4


MISTAKES = """
WebcamSource()
WebcamSource(None)
WebcamSource(True)
WebcamSource(consent)
WebcamSource(consent.consent)
WebcamSource(consent.camera_permit)
"""

WITH_AND_WITHOUT_A_PERMIT = f"""from rating_app.vision.camera import WebcamSource
from rating_app.session.consent import NOTICE, LiveConsent

consent = LiveConsent.give(NOTICE)
WebcamSource(consent.camera_permit())
{MISTAKES}"""


def test_camera_without_a_permit_does_not_type_check(tmp_path, root):
    program = tmp_path / "program.py"
    program.write_text(WITH_AND_WITHOUT_A_PERMIT)
    said, errors, _ = mypy.run(["--config-file", str(root / "pyproject.toml"), "--no-error-summary", str(program)])
    assert errors == ""
    wrong = [line for line in said.splitlines() if "error:" in line]
    assert len(wrong) == len(MISTAKES.split()), said
    assert all("CameraPermit" in line or '"permit"' in line for line in wrong)


def test_only_a_source_with_a_permit_opens_a_device(root):
    opening = {}
    for file in (root / "rating_app").rglob("*.py"):
        for scope in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef):
                called = {ast.unparse(node.func) for node in ast.walk(scope) if isinstance(node, ast.Call)}
                for name in called:
                    if name.rpartition(".")[2].lstrip("_") in ("open_capture", "VideoCapture"):
                        opening.setdefault(name, []).append(scope.name)
    assert opening == {"cv2.VideoCapture": ["open_capture"], "self._cameras.open_capture": ["_open_device"]}
