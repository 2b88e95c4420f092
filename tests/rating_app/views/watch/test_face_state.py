from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from rating_app.session.observation import ExpressionScore
from rating_app.views.watch.face_state import advice, face_state
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
    assert face_state(analysis(GOOD)) == ("Face found", "scan-face", "good")


def test_no_face_is_said():
    assert face_state(FrameAnalysis(FRAME))[0] == "No face"


@pytest.mark.parametrize("part", advice())
def test_what_is_amiss_is_said_before_frames_stop_counting(part):
    assert face_state(analysis(replace(GOOD, **{part: 0.4}))) == (advice()[part], "scan-face", "muted")
    assert face_state(analysis(replace(GOOD, **{part: 0.1})))[2] == "alert"
