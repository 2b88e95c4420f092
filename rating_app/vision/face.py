"""Finds the viewer's face in a frame and cuts it out, upright and at a fixed scale.

Nothing here identifies anybody: no embedding is computed, and nothing is kept from one frame to the next.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from rating_app.settings import face_model
from rating_app.vision.blaze_face import BlazeFace, RawDetection

Image = npt.NDArray[np.uint8]
"""Pixels, uint8. (height, width, 3) in OpenCV's BGR order in a frame, (size, size, 3) in RGB in a crop."""

PREPROCESSING_VERSION = "eyes-level-1"
"""The name of the geometry below. A model that was trained with another geometry is not loaded."""

EYE_DISTANCE = 0.40
"""The distance between the eyes in a crop, as a share of its width."""

EYE_LINE = 0.36
"""The height of the eyes in a crop, from its top, as a share of its height."""

MIN_EYE_DISTANCE_TO_BOX = 0.34
"""If the eyes are closer than this share of the box's width, the head is turned. The face is then scaled by its box,
since a profile's eye distance would magnify the cheek. BlazeFace gives 0.42 for a frontal face (median of UTKFace)."""

KEYPOINTS_ABOVE_CENTRE = 0.087
"""How far the mean of the keypoints lies above the box's centre, as a share of the box's side: the mean of 1,250
faces, with a standard deviation of 0.022. Sideways, mean and standard deviation are 0.001 and 0.046."""

MIN_CONFIDENCE = 0.65
"""Least confidence of a detection that counts. Hands and shoulders reach 0.61 in a video without faces; viewers'
faces begin at 0.84 (medians above 0.93 in recordings of both kinds)."""


@dataclass(frozen=True)
class FaceDetection:
    """One face in one frame.

    `box` is (x, y, width, height) in pixels; it may reach beyond the frame. `keypoints` is float32 (6, 2) in pixels:
    the subject's right eye, left eye, nose tip, mouth centre, right and left ear tragion. `confidence` is in [0, 1].
    """

    box: tuple[float, float, float, float]
    keypoints: npt.NDArray[np.float32]
    confidence: float

    @property
    def area(self) -> float:
        """Return the area of the box, in square pixels."""
        return self.box[2] * self.box[3]

    @property
    def eye_distance(self) -> float:
        """Return the distance between the eyes in pixels, at least that in a face that fills the box (see
        MIN_EYE_DISTANCE_TO_BOX).
        """
        between = float(np.hypot(*(self.keypoints[1] - self.keypoints[0])))
        return max(between, MIN_EYE_DISTANCE_TO_BOX * self.box[2], 1.0)

    @property
    def crop_side(self) -> float:
        """Return the side of the square that `align_and_crop` cuts out, in pixels of the frame."""
        return self.eye_distance / EYE_DISTANCE


@dataclass(frozen=True)
class FaceCrop:
    """An aligned face. `pixels` is uint8 (size, size, 3), RGB."""

    pixels: Image

    @property
    def size(self) -> int:
        """Return width and height in pixels."""
        return int(self.pixels.shape[0])


class FaceDetector:
    """MediaPipe's short-range BlazeFace: faces within about two metres of the camera.

    Use it from one thread. Building it raises DetectorUnavailable. `min_confidence` is at least LEAST_CONFIDENCE.
    """

    def __init__(self, min_confidence: float = MIN_CONFIDENCE) -> None:
        self._blaze_face = BlazeFace(face_model())
        self._min_confidence = min_confidence
        self._rgb: Image | None = None

    def detect(self, image: Image) -> FaceDetection | None:
        """Return the largest face in `image` (height, width, 3; BGR; uint8); None if there is none."""
        return next(iter(self.detect_all(image)), None)

    def detect_all(self, image: Image) -> tuple[FaceDetection, ...]:
        """Return all faces in `image`, the largest first."""
        if self._rgb is None or self._rgb.shape != image.shape:
            self._rgb = np.empty_like(image)
        # Use the same memory each time: the system provides fresh memory of this size page by page.
        cv2.cvtColor(image, cv2.COLOR_BGR2RGB, dst=self._rgb)
        height, width = image.shape[:2]
        faces = [_to_pixels(found, width, height) for found in self._blaze_face.detect(self._rgb)]
        sure = [face for face in faces if face.confidence >= self._min_confidence]
        return tuple(sorted(sure, key=lambda face: -face.area))

    def close(self) -> None:
        """Release the network. The detector cannot be used afterwards."""
        self._blaze_face.close()


def align_and_crop(image: Image, detection: FaceDetection, size: int) -> FaceCrop:
    """Cut the face out with its eyes level, at a fixed distance and height (see the constants of this module).

    `image` is uint8 (height, width, 3) in BGR; `size` is the crop's side in pixels. If the crop reaches beyond the
    image, the image's edge is repeated.
    """
    right_eye, left_eye = detection.keypoints[0], detection.keypoints[1]
    between = left_eye - right_eye
    angle = float(np.arctan2(between[1], between[0]))
    scale = size / detection.crop_side
    centre_x, centre_y = ((right_eye + left_eye) / 2).tolist()
    # These are plain numbers: one NumPy operation on so few takes longer than all of these.
    cosine, sine = scale * math.cos(angle), scale * math.sin(angle)
    shift_x = 0.5 * size - cosine * centre_x - sine * centre_y
    shift_y = EYE_LINE * size + sine * centre_x - cosine * centre_y
    matrix = np.array([[cosine, sine, shift_x], [-sine, cosine, shift_y]])

    if scale < 0.5:
        image, matrix = _shrink_first(image, matrix, scale, size)
    crop = cv2.warpAffine(image, matrix, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return FaceCrop(np.asarray(cv2.cvtColor(crop, cv2.COLOR_BGR2RGB), dtype=np.uint8))


def _shrink_first(image: Image, matrix: Any, scale: float, size: int) -> tuple[Image, Any]:
    """Average the face's surroundings down, since bilinear sampling would skip pixels beyond a factor of two."""
    height, width = image.shape[:2]
    across, down = cv2.invertAffineTransform(matrix).tolist()
    left, right = _span(across, size, width)
    top, bottom = _span(down, size, height)
    region = image[top:bottom, left:right]
    target = (max(1, round(region.shape[1] * 2 * scale)), max(1, round(region.shape[0] * 2 * scale)))
    shrunk = cv2.resize(region, target, interpolation=cv2.INTER_AREA)
    stretch_x, stretch_y = region.shape[1] / target[0], region.shape[0] / target[1]
    adapted = np.array([[x * stretch_x, y * stretch_y, x * left + y * top + shift] for x, y, shift in matrix.tolist()])
    return np.asarray(shrunk, dtype=np.uint8), adapted


def _span(row: list[float], size: int, length: int) -> tuple[int, int]:
    """Return the range of the image's pixels (first, one past the last) that a crop covers along one axis, with two
    more on each side. `row` is that axis' row of the matrix that maps places in the crop to the image, `length` the
    image's length.
    """
    lowest = row[2] + min(0.0, size * row[0]) + min(0.0, size * row[1])
    highest = row[2] + max(0.0, size * row[0]) + max(0.0, size * row[1])
    first = min(max(math.floor(lowest) - 2, 0), length - 1)
    return first, min(max(math.ceil(highest) + 2, first + 1), length)


def _to_pixels(found: RawDetection, width: int, height: int) -> FaceDetection:
    keypoints = found.keypoints * np.array([width, height], dtype=np.float32)
    return FaceDetection(_network_box(found.box, keypoints), keypoints, found.confidence)


def _network_box(
    box: tuple[int, int, int, int], keypoints: npt.NDArray[np.float32]
) -> tuple[float, float, float, float]:
    """Return the network's own box, a square, as (x, y, width, height).

    MediaPipe drops the fractions of a pixel, shortens a box that is longer than the picture, and moves one that begins
    beyond the left or upper edge to that edge. There the keypoints show where it was.
    """
    left, top, right, bottom = box
    side = max(right - left, bottom - top) + 0.5
    x, y = float(left), float(top)
    if left <= 0 or top <= 0:
        centre_x, centre_y = keypoints.mean(axis=0).tolist()
        x = x if left > 0 else min(0.0, centre_x - side / 2)
        y = y if top > 0 else min(0.0, centre_y + KEYPOINTS_ABOVE_CENTRE * side - side / 2)
    return x, y, side, side
