"""MediaPipe's face detector: that it sees what it always saw, and what is said where it cannot be loaded."""

from __future__ import annotations

import ctypes
from importlib import metadata
from importlib.machinery import ModuleSpec

import cv2
import numpy as np
import pytest

from rating_app.settings import face_model
from rating_app.vision import blaze_face
from rating_app.vision.blaze_face import BlazeFace, DetectorUnavailable
from rating_app.vision.face import FaceDetector

# What MediaPipe 0.10.21's FaceDetection said of them: six keypoints (x, y) in pixels, and the confidence.
AS_BEFORE = {
    "happy_astronaut.jpg": (
        [
            [202.174, 104.704],
            [246.397, 109.817],
            [221.303, 128.119],
            [220.031, 149.252],
            [177.64, 114.496],
            [271.369, 124.415],
        ],
        0.920211,
    ),
    "happy_christian.jpg": (
        [
            [192.682, 142.121],
            [252.898, 141.632],
            [227.924, 180.877],
            [225.274, 211.204],
            [151.096, 153.69],
            [277.057, 153.411],
        ],
        0.966326,
    ),
    "happy_joe_gardner.jpg": (
        [
            [189.39, 113.846],
            [243.99, 128.15],
            [213.301, 149.284],
            [204.822, 178.213],
            [149.331, 122.448],
            [265.2, 151.895],
        ],
        0.956002,
    ),
    "neutral_camp.jpg": (
        [
            [194.778, 158.285],
            [252.443, 144.992],
            [250.906, 176.75],
            [250.572, 210.704],
            [134.021, 193.243],
            [258.215, 160.982],
        ],
        0.934296,
    ),
    "neutral_erik_lucatero.jpg": (
        [
            [157.362, 219.662],
            [245.395, 213.082],
            [204.801, 286.412],
            [209.392, 317.481],
            [115.526, 222.982],
            [294.385, 208.718],
        ],
        0.927669,
    ),
    "neutral_marc.jpg": (
        [
            [162.64, 169.874],
            [232.881, 170.847],
            [197.241, 215.079],
            [198.192, 250.609],
            [126.825, 187.305],
            [272.625, 187.162],
        ],
        0.916826,
    ),
}


@pytest.fixture(scope="module")
def detector():
    detector = FaceDetector()
    yield detector
    detector.close()


@pytest.mark.parametrize("name", AS_BEFORE)
def test_faces_are_those_that_mediapipe_0_10_21_found(detector, portraits, name):
    keypoints, confidence = AS_BEFORE[name]
    face = detector.detect(cv2.imread(str(portraits / name)))
    assert face.keypoints == pytest.approx(np.array(keypoints), abs=0.01)
    assert face.confidence == pytest.approx(confidence, abs=1e-4)


@pytest.mark.parametrize("side", ["left", "top", "right", "bottom"])
def test_box_of_a_face_that_is_half_out_of_the_picture_reaches_out_of_it(detector, portraits, side):
    """MediaPipe itself moves such a box back into the picture."""
    image = cv2.imread(str(portraits / "happy_christian.jpg"))
    x, y, width, height = detector.detect(image).box
    cut = 0.2
    left, top = (round(x + cut * width) if side == "left" else 0), (round(y + cut * height) if side == "top" else 0)
    right = round(x + (1 - cut) * width) if side == "right" else image.shape[1]
    bottom = round(y + (1 - cut) * height) if side == "bottom" else image.shape[0]
    found = detector.detect(np.ascontiguousarray(image[top:bottom, left:right]))
    assert found.box == pytest.approx((x - left, y - top, width, height), abs=0.12 * width)


def test_pictures_that_are_no_whole_block_of_memory_are_seen_the_same(detector, portraits):
    image = cv2.imread(str(portraits / "happy_christian.jpg"))
    wider = np.zeros((image.shape[0], image.shape[1] + 7, 3), np.uint8)
    wider[:, 5:-2] = image
    assert detector.detect(wider[:, 5:-2]).keypoints == pytest.approx(detector.detect(image).keypoints)


def missing(tmp_path, monkeypatch):
    return tmp_path / "absent.tflite"


def damaged(tmp_path, monkeypatch):
    model = tmp_path / "face.tflite"
    model.write_bytes(face_model().read_bytes()[:-1] + b"x")
    return model


def not_installed(tmp_path, monkeypatch):
    monkeypatch.setattr(blaze_face, "find_spec", lambda name: None)
    return face_model()


def of_another_version(tmp_path, monkeypatch):
    monkeypatch.setattr(metadata, "version", lambda name: "0.10.35")
    return face_model()


def without_library(tmp_path, monkeypatch):
    elsewhere = ModuleSpec("mediapipe", None, is_package=True)
    elsewhere.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(blaze_face, "find_spec", lambda name: elsewhere)
    return face_model()


def that_does_not_start(tmp_path, monkeypatch):
    """As with a network that MediaPipe does not take."""
    nonsense = tmp_path / "nonsense.tflite"
    nonsense.write_bytes(b"nonsense")
    monkeypatch.setattr(blaze_face, "_checked", lambda model: model.read_bytes())
    return nonsense


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (missing, r"absent\.tflite cannot be read \(No such file or directory\); install Reaction Gauge again\."),
        (damaged, r"face\.tflite is damaged; install Reaction Gauge again\."),
        (not_installed, "is not installed; install Reaction Gauge again"),
        (of_another_version, r"MediaPipe 0\.10\.35 is installed, and Reaction Gauge needs 0\.10\.31: pip install"),
        (without_library, r"cannot be loaded \(.*libmediapipe"),
        (that_does_not_start, r"The face detector cannot be started \(.+\)\."),
    ],
)
def test_detector_that_cannot_be_loaded_is_one_sentence(tmp_path, monkeypatch, broken, words):
    model = broken(tmp_path, monkeypatch)
    with pytest.raises(DetectorUnavailable, match=words) as refusal:
        BlazeFace(model)
    assert "\n" not in str(refusal.value)


def test_result_is_a_copy_that_outlives_mediapipes_own(portraits):
    image = np.ascontiguousarray(cv2.imread(str(portraits / "happy_christian.jpg"))[:, :, ::-1])
    detector = BlazeFace(face_model())
    (first,) = detector.detect(image)
    before = first.keypoints.copy()
    assert detector.detect(np.zeros_like(image)) == []
    detector.close()
    assert np.array_equal(first.keypoints, before)


def test_closing_twice_is_closing_once():
    detector = BlazeFace(face_model())
    detector.close()
    detector.close()


def test_structures_are_those_that_mediapipe_declares():
    """In its own Python, from which none of the app's is made."""
    from mediapipe.tasks.python.components.containers.detections_c import DetectionC, DetectionResultC
    from mediapipe.tasks.python.vision.face_detector import FaceDetectorOptionsC

    for ours, theirs in (
        (blaze_face._Detection, DetectionC),
        (blaze_face._Detections, DetectionResultC),
        (blaze_face._Options, FaceDetectorOptionsC),
    ):
        assert ctypes.sizeof(ours) == ctypes.sizeof(theirs)
        places = [getattr(ours, name).offset for name, _ in ours._fields_]
        flat = [getattr(theirs, name).offset for name, _ in theirs._fields_]
        assert set(flat) <= set(places)
