from __future__ import annotations

import math
from dataclasses import replace

import cv2
import numpy as np
import pytest

from rating_app.vision.face import FaceDetection, FaceDetector
from rating_app.vision.head_pose import LEVEL, NOSE_DEPTH, YAW_FACTOR, head_pose, turn


def seen(yaw_deg=0.0, tilt_deg=0.0, size=100.0, lower=LEVEL):
    """A head of two ears, two eyes before them, and a nose NOSE_DEPTH before: turned, then tilted in the picture."""
    yaw, tilt = math.radians(yaw_deg), math.radians(tilt_deg)
    heads = [(-0.45, lower - 0.1, 1.0), (0.45, lower - 0.1, 1.0), (0, lower + 0.1, NOSE_DEPTH), (0, 0.5, 1.0)]
    heads += [(-1, 0, 0), (1, 0, 0)]
    points = []
    for x, y, z in heads:
        turned = x * math.cos(yaw) + z * math.sin(yaw)
        points.append((turned * math.cos(tilt) - y * math.sin(tilt), turned * math.sin(tilt) + y * math.cos(tilt)))
    keypoints = (200 + size * np.array(points)).astype(np.float32)
    return FaceDetection((100.0, 100.0, 200.0, 200.0), keypoints, 0.9)


@pytest.mark.parametrize("yaw_deg", [-40, -15, 0, 15, 40])
def test_turned_head(yaw_deg):
    pose = head_pose(seen(yaw_deg))
    # The factor is what photographs have more than this rigid head.
    assert pose.yaw_deg == pytest.approx(YAW_FACTOR * yaw_deg, abs=0.1)
    assert pose.pitch_deg == pytest.approx(0, abs=0.1)


def test_neither_size_nor_tilt_matters():
    for detection in (seen(20, size=30.0), seen(20, tilt_deg=25), seen(20, tilt_deg=-25)):
        assert head_pose(detection).yaw_deg == pytest.approx(20 * YAW_FACTOR, abs=0.2)
        assert head_pose(detection).pitch_deg == pytest.approx(0, abs=0.5)


def test_lowered_head_is_below_0():
    assert head_pose(seen(lower=LEVEL + 0.4)).pitch_deg == pytest.approx(-18.24, abs=0.1)
    assert head_pose(seen(lower=LEVEL - 0.4)).pitch_deg == pytest.approx(18.24, abs=0.1)


def test_points_that_fall_together_are_no_error():
    nowhere = replace(seen(), keypoints=np.zeros((6, 2), np.float32))
    assert math.isfinite(head_pose(nowhere).yaw_deg) and math.isfinite(turn(nowhere))


def test_mirrored_portraits_are_turned_the_other_way(portraits):
    detector = FaceDetector()
    for file in sorted(portraits.glob("*.jpg")):
        image = cv2.imread(str(file))
        pose, mirrored = (head_pose(detector.detect(picture)) for picture in (image, cv2.flip(image, 1)))
        assert mirrored.yaw_deg == pytest.approx(-pose.yaw_deg, abs=6), file.name
        assert mirrored.pitch_deg == pytest.approx(pose.pitch_deg, abs=7), file.name
    detector.close()


def test_portrait_that_looks_aside_is_told_from_one_that_looks_ahead(portraits):
    detector = FaceDetector()
    ahead, aside = (
        head_pose(detector.detect(cv2.imread(str(portraits / name))))
        for name in ("neutral_marc.jpg", "neutral_camp.jpg")
    )
    detector.close()
    assert abs(ahead.yaw_deg) < 8 and 15 < aside.yaw_deg < 32
