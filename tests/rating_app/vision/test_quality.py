from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from rating_app.vision.face import FaceDetector, align_and_crop
from rating_app.vision.quality import assess


@pytest.fixture(scope="module")
def detector():
    detector = FaceDetector()
    yield detector
    detector.close()


@pytest.fixture
def portrait(portraits):
    return cv2.imread(str(portraits / "neutral_marc.jpg"))


def quality_of(detector, image, detection=None):
    detection = detection or detector.detect(image)
    assert detection is not None
    return assess(detection, align_and_crop(image, detection, 64))


def test_good_portraits_are_good(detector, portraits):
    for file in portraits.glob("*.jpg"):
        assert quality_of(detector, cv2.imread(str(file))).overall > 0.5, file.name


def test_what_is_amiss_is_named(detector, portrait):
    detection = detector.detect(portrait)
    assert quality_of(detector, (portrait * 0.1).astype(np.uint8), detection).weakest == "light"
    assert quality_of(detector, cv2.GaussianBlur(portrait, (0, 0), 9), detection).weakest == "sharpness"
    assert quality_of(detector, portrait, replace(detection, confidence=0.55)).weakest == "confidence"
    small = replace(detection, keypoints=detection.keypoints / 9, box=tuple(x / 9 for x in detection.box))
    shrunk = cv2.resize(portrait, None, fx=1 / 9, fy=1 / 9, interpolation=cv2.INTER_AREA)
    assert quality_of(detector, shrunk, small).weakest == "size"


def test_turned_head_is_pose(detector, portrait):
    detection = detector.detect(portrait)
    keypoints = detection.keypoints.copy()
    keypoints[2] = keypoints[5]
    quality = quality_of(detector, portrait, replace(detection, keypoints=keypoints))
    assert quality.weakest == "pose"
    assert quality.overall == quality.pose < 0.6


def test_every_part_lies_between_0_and_1(detector, portrait):
    detection = detector.detect(portrait)
    rng = np.random.default_rng(0)
    for scale in (0.001, 0.5, 100.0):
        odd = replace(detection, keypoints=(rng.random((6, 2)) * scale).astype(np.float32))
        for value in vars(quality_of(detector, portrait, odd)).values():
            assert 0 <= value <= 1
