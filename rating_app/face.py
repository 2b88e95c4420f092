"""Find the viewer's face in a frame and cut it out, upright and at one scale.

Nothing here identifies anybody: no embedding is computed, and this room keeps nothing from one frame to the next.
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
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
        self._rgb: Image | None = None

    def detect(self, image: Image) -> FaceDetection | None:
        """The largest face in `image` (height, width, 3; BGR; uint8), or None where there is none."""
        return next(iter(self.detect_all(image)), None)

    def detect_all(self, image: Image) -> tuple[FaceDetection, ...]:
        """All faces in `image`, the largest first."""
        if self._rgb is None or self._rgb.shape != image.shape:
            self._rgb = np.empty_like(image)
        # Into the same memory each time: fresh memory of this size comes from the system, page by page.
        cv2.cvtColor(image, cv2.COLOR_BGR2RGB, dst=self._rgb)
        found = self._graph.detections(self._rgb)
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
    centre_x, centre_y = ((right_eye + left_eye) / 2).tolist()
    # Numbers rather than arrays: of so few, each operation of NumPy's takes longer than all of them.
    cosine, sine = scale * math.cos(angle), scale * math.sin(angle)
    shift_x = 0.5 * size - cosine * centre_x - sine * centre_y
    shift_y = EYE_LINE * size + sine * centre_x - cosine * centre_y
    matrix = np.array([[cosine, sine, shift_x], [-sine, cosine, shift_y]])

    if scale < 0.5:
        image, matrix = _shrink_first(image, matrix, scale, size)
    crop = cv2.warpAffine(image, matrix, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return FaceCrop(np.asarray(cv2.cvtColor(crop, cv2.COLOR_BGR2RGB), dtype=np.uint8))


def _shrink_first(image: Image, matrix: Any, scale: float, size: int) -> tuple[Image, Any]:
    """Average the face's surroundings down, since bilinear sampling beyond a factor of two would skip pixels."""
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
    """(first, one past the last) pixel of the image, of so many, that a crop reaches along one axis, and two more on
    each side; `row` is that axis' row of the matrix that takes the crop's places to the image's.
    """
    lowest = row[2] + min(0.0, size * row[0]) + min(0.0, size * row[1])
    highest = row[2] + max(0.0, size * row[0]) + max(0.0, size * row[1])
    first = min(max(math.floor(lowest) - 2, 0), length - 1)
    return first, min(max(math.ceil(highest) + 2, first + 1), length)


def _to_pixels(detection: Any, width: int, height: int) -> FaceDetection:
    location = detection.location_data
    box = location.relative_bounding_box
    points = [(point.x * width, point.y * height) for point in location.relative_keypoints]
    return FaceDetection(
        box=(box.xmin * width, box.ymin * height, box.width * width, box.height * height),
        keypoints=np.array(points, dtype=np.float32),
        confidence=float(detection.score[0]),
    )


_GRAPH = "mediapipe/modules/face_detection/face_detection_short_range_cpu.binarypb"
_FRAME_INTERVAL_US = 33_333


class _ShortRangeBlazeFace:
    """MediaPipe's graph itself: its Python solution copies each picture, and makes a new class for each answer."""

    def __init__(self) -> None:
        # Without this, MediaPipe's C++ log writes start-up notices to the user's terminal.
        os.environ.setdefault("GLOG_minloglevel", "2")
        # Its __init__ brings solutions and tasks, which are not used here, and with them TensorFlow, JAX and Matplotlib
        # where they are installed: 9 s and 700 MB, against 0.02 s and 16 MB of what is.
        with _without_its_init("mediapipe"):
            from mediapipe import python as bindings

            # The answers are of these messages.
            from mediapipe.framework.formats import detection_pb2  # noqa: F401

        root = Path(bindings.__file__).resolve().parent.parent.parent
        # The graph names its network by a path below it.
        bindings.resource_util.set_resource_dir(str(root))
        self._bindings = bindings
        self._graph = bindings.CalculatorGraph(binary_graph_path=str(root / _GRAPH))
        self._answer: Any = None
        self._time_us = 0
        self._graph.observe_output_stream("detections", self._on_answer, True)
        with _without_graphics_card():
            self._graph.start_run({})

    def detections(self, rgb: Image) -> Sequence[Any]:
        """Of one picture (height, width, 3), RGB."""
        # What cannot be written to is handed over without a copy, and the graph is idle again before anybody writes.
        rgb = rgb.view()
        rgb.flags.writeable = False
        self._time_us += _FRAME_INTERVAL_US
        self._answer = None
        picture = self._bindings.packet_creator.create_image(rgb, image_format=self._bindings.ImageFormat.SRGB)
        self._graph.add_packet_to_input_stream("image", picture.at(self._time_us))
        self._graph.wait_until_idle()
        # Without a face the packet is empty, which is how a graph says that there is nothing.
        if self._answer is None or self._answer.is_empty():
            return ()
        return tuple(self._bindings.packet_getter.get_proto_list(self._answer))

    def close(self) -> None:
        self._graph.close()

    def _on_answer(self, _stream: str, packet: Any) -> None:
        self._answer = packet


@contextmanager
def _without_its_init(package: str) -> Iterator[None]:
    """Let modules of `package` be imported inside the block without its __init__, unless it is imported already."""
    if package in sys.modules:
        yield
        return
    spec = find_spec(package)
    if spec is None or spec.submodule_search_locations is None:
        raise ModuleNotFoundError(f"there is no package {package}", name=package)
    bare = ModuleType(package)
    bare.__path__ = list(spec.submodule_search_locations)
    sys.modules[package] = bare
    try:
        yield
    finally:
        del sys.modules[package]


@contextmanager
def _without_graphics_card() -> Iterator[None]:
    """MediaPipe opens one through EGL where it can, for graphs that are not this one: a card that wakes up for nothing,
    or 56 MB of a driver that only imitates one.
    """
    name = "__EGL_VENDOR_LIBRARY_FILENAMES"
    before = os.environ.get(name)
    os.environ[name] = os.devnull
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
