"""Where a head is turned, from the six keypoints of the face detector.

This was compared with the pose that MediaPipe's face landmarker fits to 468 points. Over 1,951 photographs of faces, 98
% of them turned by less than 39 degrees, yaw differs by 2.0 degrees and pitch by 2.8 (medians; standard deviations 3.5
and 4.7); much of that is due to the shape of each face. A viewer's change of pose, which does not depend on that shape,
differs by 0.7 to 4.9 degrees in yaw and 0.7 to 5.2 in pitch (standard deviations of nine recordings), and jitters by
one degree from frame to frame. Near profile the detector loses the face. Where the eyes look has no influence.
"""

from __future__ import annotations

import math

from rating_app.rating.facing import HeadPose
from rating_app.vision.face import FaceDetection

NOSE_DEPTH = 1.4
"""How far the tip of the nose lies in front of the ears, in half distances between the ears: turned by t, the nose
lies NOSE_DEPTH tan(t) such distances aside. Like the two factors, it was fitted to the photographs above."""

YAW_FACTOR = 0.77
"""The keypoints of turned heads are further out than those of a rigid head would be."""

PITCH_DEG = 45.6
"""Degrees by which a head is lowered when the middle of eyes and nose moves down, relative to the ears, by half the
distance between the ears."""

LEVEL = 0.050
"""How far that middle lies below the ears, in the same unit: the median of the photographs, most of which look into
the camera."""


def turn(detection: FaceDetection) -> float:
    """Return how far the nose lies from the middle between the ears, along the line of the eyes, in half distances
    between the ears: 0 for a face that looks into the camera, 1 near profile; positive towards the subject's left.
    """
    aside, _, half_width = _measures(detection)
    return aside / max(half_width, 1.0)


def head_pose(detection: FaceDetection) -> HeadPose:
    """Estimate the pose from two ratios that do not depend on the size or tilt of the face in the picture: yaw is
    YAW_FACTOR atan(aside / (NOSE_DEPTH half_width)), pitch is PITCH_DEG (LEVEL - below / w) with w = sqrt(half_width^2
    + (aside / NOSE_DEPTH)^2), which is half the distance between the ears without the turn.
    """
    aside, below, half_width = _measures(detection)
    yaw = YAW_FACTOR * math.degrees(math.atan2(aside, NOSE_DEPTH * max(half_width, 1e-6)))
    whole = max(math.hypot(half_width, aside / NOSE_DEPTH), 1.0)
    return HeadPose(yaw, PITCH_DEG * (LEVEL - below / whole))


def _measures(detection: FaceDetection) -> tuple[float, float, float]:
    """Measure three lengths in pixels, from the middle between the ears and along the line of the eyes, from the
    subject's right to their left: how far aside the nose is, how far below the middle of eyes and nose, and half the
    distance between the ears.
    """
    right_eye, left_eye, nose, _, right_ear, left_ear = detection.keypoints.tolist()
    between = max(math.dist(right_eye, left_eye), 1.0)
    along = (left_eye[0] - right_eye[0]) / between, (left_eye[1] - right_eye[1]) / between
    middle = (left_ear[0] + right_ear[0]) / 2, (left_ear[1] + right_ear[1]) / 2
    face = (
        ((right_eye[0] + left_eye[0]) / 2 + nose[0]) / 2 - middle[0],
        ((right_eye[1] + left_eye[1]) / 2 + nose[1]) / 2 - middle[1],
    )
    aside = (nose[0] - middle[0]) * along[0] + (nose[1] - middle[1]) * along[1]
    below = face[1] * along[0] - face[0] * along[1]
    ears = left_ear[0] - right_ear[0], left_ear[1] - right_ear[1]
    return aside, below, abs(ears[0] * along[0] + ears[1] * along[1]) / 2
