from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fakes.analyses import frame_with_face, frame_without_face

from rating_app.session.observation import ExpressionScore
from rating_app.views.watch.face_state import CHECKS, Seating, advice, face_state
from rating_app.vision.analysis import FaceAnalysis, FrameAnalysis
from rating_app.vision.camera import Frame
from rating_app.vision.face import FaceDetection
from rating_app.vision.quality import SignalQuality

FRAME = Frame(np.zeros((8, 8, 3), np.uint8), 0.0)
GOOD = SignalQuality(1.0, 1.0, 1.0, 1.0, 1.0)


def analysis(quality):
    detection = FaceDetection((0, 0, 4, 4), np.zeros((6, 2), np.float32), 0.9)
    return FrameAnalysis(FRAME, (FaceAnalysis(1, detection, ExpressionScore(0.2, 0.7, 0.1), quality),))


def test_good_face_is_found():
    assert face_state(analysis(GOOD)) == ("Face seen", "scan-face", "good")


def test_missing_face_is_shown():
    assert face_state(FrameAnalysis(FRAME))[0] == "No face"


@pytest.mark.parametrize("part", advice())
def test_faults_are_shown_before_frames_stop_counting(part):
    assert face_state(analysis(replace(GOOD, **{part: 0.4}))) == (advice()[part], "scan-face", "muted")
    assert face_state(analysis(replace(GOOD, **{part: 0.1})))[2] == "alert"


def test_good_face_passes_every_check():
    assert Seating().update(frame_with_face()) == dict.fromkeys(CHECKS, True)


def test_without_a_face_nothing_else_is_known():
    assert Seating().update(frame_without_face()) == {**dict.fromkeys(CHECKS), "face": False}


@pytest.mark.parametrize(
    ("part", "check"),
    [("confidence", "face"), ("light", "light"), ("size", "size"), ("sharpness", "sharpness"), ("pose", "pose")],
)
def test_a_fault_fails_its_check(part, check):
    states = Seating().update(frame_with_face(**{part: 0.1}))
    assert states[check] is False
    others = {state for name, state in states.items() if name != check}
    assert others == ({None} if check == "face" else {True})


@pytest.mark.parametrize("frames_a_second", [15, 30, 60])
def test_verdict_turns_after_the_same_time_at_any_frame_rate(frames_a_second):
    seating = Seating()
    seating.update(frame_with_face(0.0))
    turned_s = next(
        moment / frames_a_second
        for moment in range(1, 10 * frames_a_second)
        if not seating.update(frame_with_face(moment / frames_a_second, light=0.0))["light"]
    )
    assert turned_s == pytest.approx(0.35, abs=0.08)


def test_one_bad_frame_changes_no_word():
    seating = Seating()
    seating.update(frame_with_face(0.0))
    assert seating.update(frame_with_face(0.033, light=0.0))["light"]
    assert seating.update(frame_without_face(0.066))["face"]


def test_another_source_is_judged_anew():
    seating = Seating()
    seating.update(frame_with_face(60.0))
    assert seating.update(frame_with_face(0.0, light=0.0))["light"] is False
