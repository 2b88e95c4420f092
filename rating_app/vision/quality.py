"""How well a face can be seen in a frame: what reduces the reliability of its score."""

from __future__ import annotations

from dataclasses import dataclass, fields

import cv2
import numpy as np

from rating_app.vision.face import FaceCrop, FaceDetection, Image
from rating_app.vision.head_pose import turn

CROP_PIXELS = (20.0, 50.0)
"""Side of the crop in pixels of the frame. Below the first, the network's 64 pixels are mostly interpolated; above
the second, nothing more is gained. A face at arm's length from a webcam of 640 pixels has about 250."""

SHARPNESS = (2.0, 8.0)
"""Mean absolute Laplacian, in grey levels, of a crop of CROP_SIDE pixels whose contrast is set to CONTRAST. Viewers'
faces have 14 to 26, and 5 with a blur of 8 % of the distance between their eyes."""

CROP_SIDE = 64
CONTRAST = 40.0

DARK, BRIGHT = (15.0, 45.0), (250.0, 225.0)
"""Median grey level of the face: useless at the first of each pair, harmless from the second on."""

LEAST_CONTRAST = (4.0, 14.0)
"""Standard deviation of the face's grey levels; viewers' have 24 to 55."""

CONFIDENCE = (0.5, 0.8)
"""The detector's confidence. Viewers' faces begin at 0.84."""

TURN = (1.3, 0.7)
"""The head's turn to either side, as measured by head_pose.turn."""


@dataclass(frozen=True)
class SignalQuality:
    """The quality of one face's signal, each part in [0, 1], 1 if nothing is wrong: the detector's confidence, size,
    sharpness, light and head pose.
    """

    confidence: float
    size: float
    sharpness: float
    light: float
    pose: float

    @property
    def overall(self) -> float:
        """The worst of all parts: a good part does not compensate for a bad one."""
        return min(float(getattr(self, field.name)) for field in fields(self))

    @property
    def weakest(self) -> str:
        """The name of the part that determines `overall`."""
        return min((field.name for field in fields(self)), key=lambda name: float(getattr(self, name)))


def assess(detection: FaceDetection, crop: FaceCrop) -> SignalQuality:
    """Return the signal quality of one face; `crop` is the aligned face that was cut out by `detection`."""
    face = _inner_face(crop)
    median = _median(face)
    contrast = float(cv2.meanStdDev(face)[1][0, 0])
    edges = cv2.norm(cv2.Laplacian(face, cv2.CV_16S), cv2.NORM_L1) / face.size
    sharpness = edges * CONTRAST / max(contrast, 1.0)
    return SignalQuality(
        confidence=_share(detection.confidence, CONFIDENCE),
        size=_share(detection.crop_side, CROP_PIXELS),
        sharpness=_share(sharpness, SHARPNESS),
        light=min(_share(median, DARK), _share(median, BRIGHT), _share(contrast, LEAST_CONTRAST)),
        pose=_share(abs(turn(detection)), TURN),
    )


def _inner_face(crop: FaceCrop) -> Image:
    """Return the grey levels, uint8, of the crop without its edges, where hair and background are."""
    pixels: Image = crop.pixels
    if crop.size != CROP_SIDE:
        pixels = np.asarray(cv2.resize(pixels, (CROP_SIDE, CROP_SIDE), interpolation=cv2.INTER_AREA), dtype=np.uint8)
    edge = CROP_SIDE // 6
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), dtype=np.uint8)[edge:, edge:-edge]


def _median(pixels: Image) -> float:
    """Return the same as np.median, which spends most of its time on values that pixels cannot have."""
    low, high = (pixels.size - 1) // 2, pixels.size // 2
    in_order = np.partition(pixels, (low, high), axis=None)
    return (float(in_order[low]) + float(in_order[high])) / 2


def _share(value: float, ends: tuple[float, float]) -> float:
    """Interpolate linearly from 0 at the first of `ends` to 1 at the second, constant beyond."""
    hopeless, harmless = ends
    return min(1.0, max(0.0, (value - hopeless) / (harmless - hopeless)))
