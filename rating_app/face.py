"""Find the viewer's face in a frame and cut it out, upright and at one scale.

Nothing here identifies anybody: no embedding is computed, and this room keeps nothing from one frame to the next.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
"""Pixels, uint8. (height, width, 3) in OpenCV's BGR order in a frame, (size, size, 3) in RGB in a crop."""

PREPROCESSING_VERSION = "eyes-level-1"
"""Names the geometry below. A model trained on another geometry refuses to load."""

EYE_DISTANCE = 0.40
"""Distance between the eyes in a crop, as a share of its width."""

EYE_LINE = 0.36
"""Height of the eyes in a crop, from its top, as a share of its height."""

MIN_EYE_DISTANCE_TO_BOX = 0.34
"""Eyes closer than this share of the box's width are a turned head. The face is then scaled by its box, since a
profile's eye distance would magnify the cheek. BlazeFace gives 0.42 to a frontal face (median of UTKFace)."""


MIN_CONFIDENCE = 0.65
"""Of a detection that counts. Hands and shoulders reach 0.61 in a video without faces; viewers' faces begin at 0.84
(medians above 0.93 in recordings of both kinds)."""


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
        """Of the box, in square pixels."""
        return self.box[2] * self.box[3]

    @property
    def eye_distance(self) -> float:
        """In pixels, at least that of a face that fills the box (see MIN_EYE_DISTANCE_TO_BOX)."""
        between = float(np.hypot(*(self.keypoints[1] - self.keypoints[0])))
        return max(between, MIN_EYE_DISTANCE_TO_BOX * self.box[2], 1.0)

    @property
    def crop_side(self) -> float:
        """Of the square that `align_and_crop` cuts out, in pixels of the frame."""
        return self.eye_distance / EYE_DISTANCE


@dataclass(frozen=True)
class FaceCrop:
    """An aligned face. `pixels` is uint8 (size, size, 3), RGB."""

    pixels: Image

    @property
    def size(self) -> int:
        """Width and height in pixels."""
        return int(self.pixels.shape[0])


class FaceDetector:
    """MediaPipe's short-range BlazeFace: faces within about two metres of the camera.

    Use it from one thread. `close` frees the graph.
    """

    def __init__(self, min_confidence: float = MIN_CONFIDENCE) -> None:
        self._graph = _ShortRangeBlazeFace()
        self._min_confidence = min_confidence

    def detect(self, image: Image) -> FaceDetection | None:
        """The largest face in `image` (height, width, 3; BGR; uint8), or None where there is none."""
        return next(iter(self.detect_all(image)), None)

    def detect_all(self, image: Image) -> tuple[FaceDetection, ...]:
        """All faces in `image`, the largest first."""
        found = self._graph.detect(np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2RGB), np.uint8))
        height, width = image.shape[:2]
        faces = [_to_pixels(detection, width, height) for detection in found]
        # Asked here, since MediaPipe 0.10.21 takes a threshold and keeps to 0.5 all the same.
        sure = [face for face in faces if face.confidence >= self._min_confidence]
        return tuple(sorted(sure, key=lambda face: -face.area))

    def close(self) -> None:
        """Free the graph. The detector cannot be used afterwards."""
        self._graph.close()


def align_and_crop(image: Image, detection: FaceDetection, size: int) -> FaceCrop:
    """Cut the face out with its eyes level, at a fixed distance and height (see the constants of this module).

    `image` is uint8 (height, width, 3) in BGR; `size` is the crop's side in pixels. Where the crop reaches beyond the
    image, the image's edge is repeated.
    """
    right_eye, left_eye = detection.keypoints[0], detection.keypoints[1]
    between = left_eye - right_eye
    angle = float(np.arctan2(between[1], between[0]))
    scale = size / detection.crop_side
    centre = (right_eye + left_eye) / 2
    cosine, sine = scale * np.cos(angle), scale * np.sin(angle)
    rotation = np.array([[cosine, sine], [-sine, cosine]])
    shift = np.array([0.5 * size, EYE_LINE * size]) - rotation @ centre
    matrix = np.hstack([rotation, shift[:, None]])

    if scale < 0.5:
        image, matrix = _shrink_first(image, matrix, scale, size)
    crop = cv2.warpAffine(image, matrix, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return FaceCrop(np.asarray(cv2.cvtColor(crop, cv2.COLOR_BGR2RGB), dtype=np.uint8))


def _shrink_first(image: Image, matrix: Any, scale: float, size: int) -> tuple[Image, Any]:
    """Average the face's surroundings down, since bilinear sampling beyond a factor of two would skip pixels."""
    inverse = cv2.invertAffineTransform(matrix)
    corners = np.array([[0, 0, 1], [size, 0, 1], [0, size, 1], [size, size, 1]]) @ inverse.T
    height, width = image.shape[:2]
    left, top = np.clip(np.floor(corners.min(axis=0)).astype(int) - 2, 0, [width - 1, height - 1])
    right, bottom = np.clip(np.ceil(corners.max(axis=0)).astype(int) + 2, [left + 1, top + 1], [width, height])
    region = image[top:bottom, left:right]
    target = (max(1, round(region.shape[1] * 2 * scale)), max(1, round(region.shape[0] * 2 * scale)))
    shrunk = cv2.resize(region, target, interpolation=cv2.INTER_AREA)
    stretch = np.array([region.shape[1] / target[0], region.shape[0] / target[1]])
    adapted = np.hstack([matrix[:, :2] * stretch, (matrix[:, :2] @ np.array([left, top]) + matrix[:, 2])[:, None]])
    return np.asarray(shrunk, dtype=np.uint8), adapted


def _to_pixels(detection: Any, width: int, height: int) -> FaceDetection:
    location = detection.location_data
    box = location.relative_bounding_box
    points = [(point.x * width, point.y * height) for point in location.relative_keypoints]
    return FaceDetection(
        box=(box.xmin * width, box.ymin * height, box.width * width, box.height * height),
        keypoints=np.array(points, dtype=np.float32),
        confidence=float(detection.score[0]),
    )


class _ShortRangeBlazeFace:
    """MediaPipe's graph without `mediapipe.solutions` around it, which makes a class for every frame: 31 objects that
    know each other and stay, 370 bytes a frame, until Python's garbage collector comes round.
    """

    _STEP_US = 33_333
    """The graph asks for times that rise, and does not use them."""

    def __init__(self) -> None:
        # Without this, MediaPipe's C++ log writes start-up notices to the user's terminal.
        os.environ.setdefault("GLOG_minloglevel", "2")
        with _kept_out("tensorflow", "jax", "torch", "sounddevice"), _stood_in("matplotlib", "matplotlib.pyplot"):
            import mediapipe
            from mediapipe.python import packet_creator, packet_getter

        self._to_packet = partial(packet_creator.create_image_frame, image_format=mediapipe.ImageFormat.SRGB)
        self._from_packet = packet_getter.get_proto_list
        self._found: Any = None
        self._time_us = 0
        package = Path(mediapipe.__file__).parent
        # The graph names its network as mediapipe/modules/...
        mediapipe.resource_util.set_resource_dir(str(package.parent))
        graph = package / "modules" / "face_detection" / "face_detection_short_range_cpu.binarypb"
        self._graph = mediapipe.CalculatorGraph(binary_graph_path=str(graph))
        self._graph.observe_output_stream("detections", self._on_found)
        self._graph.start_run()

    def detect(self, image: Image) -> Sequence[Any]:
        """MediaPipe's Detection messages; `image` (height, width, 3) is RGB, and not to be changed any more."""
        # Else MediaPipe takes a copy.
        image.flags.writeable = False
        self._found = None
        self._time_us += self._STEP_US
        self._graph.add_packet_to_input_stream(stream="image", packet=self._to_packet(data=image).at(self._time_us))
        self._graph.wait_until_idle()
        return () if self._found is None else self._from_packet(self._found)

    def close(self) -> None:
        self._graph.close()

    def _on_found(self, _stream: str, packet: Any) -> None:
        self._found = packet


@contextmanager
def _kept_out(*names: str) -> Iterator[None]:
    """Make `import NAME` fail inside the block, for names not yet imported.

    MediaPipe imports TensorFlow and JAX when it finds them, for functions that are not used here: 9 s and 700 MB
    against 1.6 s and 126 MB. It copes without. The trainer, which needs TensorFlow, imports it before or after.
    """
    absent = [name for name in names if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


@contextmanager
def _stood_in(*names: str) -> Iterator[None]:
    """Let empty modules stand for these inside the block, as far as they are not imported yet.

    MediaPipe's drawing functions, which are not used here, import Matplotlib and do not cope without: a second of each
    start.
    """
    absent = [name for name in names if name not in sys.modules]
    for name in absent:
        sys.modules[name] = ModuleType(name)
        package, _, module = name.rpartition(".")
        if package:
            setattr(sys.modules[package], module, sys.modules[name])
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
