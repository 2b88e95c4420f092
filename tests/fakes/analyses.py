"""Frames as the pipeline would hand them on, without a camera or a model."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from rating_app.session.observation import ExpressionScore
from rating_app.vision.analysis import FaceAnalysis, FrameAnalysis
from rating_app.vision.camera import Frame
from rating_app.vision.face import FaceDetection
from rating_app.vision.quality import SignalQuality


def frame_with_face(timestamp_s: float = 0.0, **quality: float) -> FrameAnalysis:
    """One face, in which nothing is amiss but for what `quality` says."""
    detection = FaceDetection((0, 0, 4, 4), np.zeros((6, 2), np.float32), 0.9)
    signal = replace(SignalQuality(1.0, 1.0, 1.0, 1.0, 1.0), **quality)
    face = FaceAnalysis(1, detection, ExpressionScore(0.2, 0.7, 0.1), signal)
    return replace(frame_without_face(timestamp_s), faces=(face,))


def frame_without_face(timestamp_s: float = 0.0) -> FrameAnalysis:
    return FrameAnalysis(Frame(np.zeros((8, 8, 3), np.uint8), timestamp_s))
