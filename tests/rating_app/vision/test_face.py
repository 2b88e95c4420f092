from __future__ import annotations

import gc

import cv2
import numpy as np
import pytest

from rating_app.vision.face import EYE_DISTANCE, EYE_LINE, FaceDetection, FaceDetector, align_and_crop


def face_with_eyes(right_eye, left_eye, box_width=60.0):
    keypoints = np.zeros((6, 2), np.float32)
    keypoints[0], keypoints[1] = right_eye, left_eye
    return FaceDetection((0.0, 0.0, box_width, box_width), keypoints, 0.9)


def picture_with_dots(right_eye, left_eye, shape=(400, 400), radius=4):
    """Black, with a red dot (BGR) at the right eye and a blue one at the left."""
    image = np.zeros((*shape, 3), np.uint8)
    cv2.circle(image, tuple(round(v) for v in right_eye), radius, (0, 0, 255), -1)
    cv2.circle(image, tuple(round(v) for v in left_eye), radius, (255, 0, 0), -1)
    return image


def centre_of(mask):
    rows, columns = np.nonzero(mask)
    return float(columns.mean()), float(rows.mean())


@pytest.mark.parametrize("angle_deg", [0, 20, -35, 90])
@pytest.mark.parametrize("distance", [12.0, 50.0, 160.0])
def test_eyes_come_to_lie_level_at_their_place(angle_deg, distance):
    angle = np.deg2rad(angle_deg)
    middle = np.array([200.0, 200.0])
    half = distance / 2 * np.array([np.cos(angle), np.sin(angle)])
    image = picture_with_dots(middle - half, middle + half, radius=max(2, int(distance / 12)))
    crop = align_and_crop(image, face_with_eyes(middle - half, middle + half, 2 * distance), 64)
    red, blue = crop.pixels[..., 0] > 60, crop.pixels[..., 2] > 60
    assert crop.pixels.shape == (64, 64, 3)
    assert centre_of(red) == pytest.approx(((0.5 - EYE_DISTANCE / 2) * 64, EYE_LINE * 64), abs=1.6)
    assert centre_of(blue) == pytest.approx(((0.5 + EYE_DISTANCE / 2) * 64, EYE_LINE * 64), abs=1.6)


def test_profile_is_scaled_by_its_box():
    eyes = (np.array([200.0, 200.0]), np.array([210.0, 200.0]))
    image = picture_with_dots(*eyes)
    crop = align_and_crop(image, face_with_eyes(*eyes, box_width=100.0), 64)
    gap = centre_of(crop.pixels[..., 2] > 60)[0] - centre_of(crop.pixels[..., 0] > 60)[0]
    assert gap < 0.35 * EYE_DISTANCE * 64


@pytest.mark.parametrize(
    "eyes", [((2, 2), (10, 2)), ((395, 390), (399, 399)), ((5, 5), (5, 5)), ((-300, -5), (700, 5))]
)
def test_face_at_the_edge_or_degenerate_gives_a_whole_crop(eyes):
    image = np.full((400, 400, 3), 77, np.uint8)
    crop = align_and_crop(image, face_with_eyes(*eyes), 56)
    assert crop.pixels.shape == (56, 56, 3)
    assert (crop.pixels == 77).all()


def test_a_picture_of_one_pixel_has_no_face():
    detector = FaceDetector()
    assert detector.detect(np.zeros((1, 1, 3), np.uint8)) is None
    detector.close()


def test_the_largest_face_is_taken(portraits):
    near = cv2.imread(str(portraits / "neutral_camp.jpg"))
    far = cv2.resize(near, None, fx=0.4, fy=0.4, interpolation=cv2.INTER_AREA)
    both = np.zeros((400, 600, 3), np.uint8)
    both[:400, 200:600] = near
    both[120 : 120 + far.shape[0], 20 : 20 + far.shape[1]] = far
    detector = FaceDetector()
    detection = detector.detect(both)
    detector.close()
    assert detection.box[0] > 200


def test_keypoints_are_in_pixels_of_the_subject(portraits):
    image = cv2.imread(str(portraits / "neutral_camp.jpg"))
    detector = FaceDetector()
    detection = detector.detect(image)
    detector.close()
    right_eye, left_eye, nose, mouth = detection.keypoints[:4]
    assert right_eye[0] < nose[0] < left_eye[0]
    assert right_eye[1] < nose[1] < mouth[1]
    x, y, width, height = detection.box
    assert x < nose[0] < x + width and y < nose[1] < y + height


def test_looking_for_faces_leaves_nothing_for_the_garbage_collector(portraits):
    image = cv2.imread(str(portraits / "happy_christian.jpg"))
    detector = FaceDetector()
    detector.detect(image)
    gc.collect()
    gc.disable()
    try:
        assert all(detector.detect(image) is not None for _ in range(20))
        assert gc.collect() < 20
    finally:
        gc.enable()
        detector.close()
