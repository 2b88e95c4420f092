"""MediaPipe's short-range BlazeFace, called through the C functions of MediaPipe's library.

None of MediaPipe's Python is imported. Its packages load audio (which opens the sound system), language models, and
TensorFlow if that is installed: 1.5 s and 49 MB. Its FaceDetector sends every call to another thread, and its Image
leaves cycles for the garbage collector.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from rating_app.system.failure import Failure
from rating_app.vision.c_locale import c_locale

MEDIAPIPE_VERSION = "0.10.31"
"""The release that these structures belong to. Another release may have others, and would read and write in the
wrong places."""

MODEL_SHA256 = "bbff11cebd1eb27a1e004cae0b0e63ec8c551cbf34a4451148b4908b8db3eca8"
"""Digest of face_detection_short_range.tflite in the wheel of MediaPipe 0.10.21, the last one that contained it."""

LEAST_CONFIDENCE = 0.5
"""Least confidence of any detection. MediaPipe blends overlapping detections above it, so another value would move
even the boxes of faces that are far above it."""

_OVERLAP = 0.3
"""Two boxes are one face if they overlap by at least this share of their union; the value of MediaPipe's own graph."""

_LIBRARIES = {"darwin": "libmediapipe.dylib", "win32": "libmediapipe.dll"}
_IMAGE_MODE = 1
_SRGB = 1
_KEYPOINTS = 6


class DetectorUnavailable(Failure):
    """The face detector cannot be loaded. The message is one sentence for the user."""


@dataclass(frozen=True)
class RawDetection:
    """One face as MediaPipe returns it. `box` is (left, top, right, bottom) in whole pixels, clipped to the picture;
    `keypoints` is float32 (6, 2) in shares of the picture's width and height; `confidence` is in [0, 1].
    """

    box: tuple[int, int, int, int]
    keypoints: npt.NDArray[np.float32]
    confidence: float


class BlazeFace:
    """The detector with the model file at `model`. Use it from one thread. Building it raises DetectorUnavailable."""

    def __init__(self, model: Path) -> None:
        content = _checked(model)
        self._library = _load_library()
        options = _Options(
            model_content=content,
            model_size=len(content),
            running_mode=_IMAGE_MODE,
            min_confidence=LEAST_CONFIDENCE,
            max_overlap=_OVERLAP,
        )
        self._detector = ctypes.c_void_p()
        try:
            # MediaPipe lower-cases its graph by the rules of the user's language, and in Turkish "I" does not become
            # "i".
            with c_locale():
                self._call("MpFaceDetectorCreate", ctypes.byref(options), ctypes.byref(self._detector))
        except _CallFailed as failure:
            raise DetectorUnavailable("The face detector cannot be started ({reason}).", reason=failure) from failure

    def detect(self, rgb: npt.NDArray[np.uint8]) -> list[RawDetection]:
        """Return the faces in `rgb` (height, width, 3), which has to be contiguous."""
        with self._picture(rgb) as picture:
            found = _Detections()
            self._call("MpFaceDetectorDetectImage", self._detector, picture, None, ctypes.byref(found))
            try:
                return [_copy(found.detections[i]) for i in range(found.count)]
            finally:
                self._library.MpFaceDetectorCloseResult(ctypes.byref(found))

    def close(self) -> None:
        """Release the detector, which cannot be used afterwards."""
        if self._detector:
            self._call("MpFaceDetectorClose", self._detector)
            self._detector = ctypes.c_void_p()

    @contextmanager
    def _picture(self, rgb: npt.NDArray[np.uint8]) -> Iterator[ctypes.c_void_p]:
        """Yield MediaPipe's copy of the picture."""
        height, width = rgb.shape[:2]
        picture = ctypes.c_void_p()
        # `rgb.ctypes` would leave a cycle for the garbage collector.
        pixels = ctypes.c_void_p(rgb.__array_interface__["data"][0])
        self._call("MpImageCreateFromUint8Data", _SRGB, width, height, pixels, rgb.size, ctypes.byref(picture))
        try:
            yield picture
        finally:
            self._library.MpImageFree(picture)

    def _call(self, name: str, *arguments: Any) -> None:
        message = ctypes.c_char_p()
        status = getattr(self._library, name)(*arguments, ctypes.byref(message))
        if message.value is None and status == 0:
            return
        said = (message.value or b"").decode("utf-8", "replace")
        if message.value is not None:
            self._library.MpErrorFree(message)
        if status != 0:
            raise _CallFailed(said or f"{name} gave {status}")


class _CallFailed(RuntimeError):
    """An error with MediaPipe's own message."""


class _Box(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("left", "top", "bottom", "right")]


class _Category(ctypes.Structure):
    _fields_ = [
        ("index", ctypes.c_int),
        ("score", ctypes.c_float),
        ("category_name", ctypes.c_char_p),
        ("display_name", ctypes.c_char_p),
    ]


class _Keypoint(ctypes.Structure):
    _fields_ = [("x", ctypes.c_float), ("y", ctypes.c_float), ("label", ctypes.c_char_p), ("score", ctypes.c_float)]


class _Detection(ctypes.Structure):
    _fields_ = [
        ("categories", ctypes.POINTER(_Category)),
        ("category_count", ctypes.c_uint32),
        ("box", _Box),
        ("keypoints", ctypes.POINTER(_Keypoint)),
        ("keypoint_count", ctypes.c_uint32),
    ]


class _Detections(ctypes.Structure):
    _fields_ = [("detections", ctypes.POINTER(_Detection)), ("count", ctypes.c_uint32)]


class _Options(ctypes.Structure):
    _fields_ = [
        ("model_content", ctypes.c_char_p),
        ("model_size", ctypes.c_uint),
        ("model_path", ctypes.c_char_p),
        ("running_mode", ctypes.c_int),
        ("min_confidence", ctypes.c_float),
        ("max_overlap", ctypes.c_float),
        ("result_callback", ctypes.c_void_p),
    ]


_MESSAGE = ctypes.POINTER(ctypes.c_char_p)
_HANDLE = ctypes.POINTER(ctypes.c_void_p)
_FOUND = ctypes.POINTER(_Detections)
_FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "MpFaceDetectorCreate": (ctypes.c_int, (ctypes.POINTER(_Options), _HANDLE, _MESSAGE)),
    "MpFaceDetectorDetectImage": (ctypes.c_int, (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, _FOUND, _MESSAGE)),
    "MpFaceDetectorCloseResult": (None, (_FOUND,)),
    "MpFaceDetectorClose": (ctypes.c_int, (ctypes.c_void_p, _MESSAGE)),
    "MpImageCreateFromUint8Data": (
        ctypes.c_int,
        (ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, _HANDLE, _MESSAGE),
    ),
    "MpImageFree": (None, (ctypes.c_void_p,)),
    "MpErrorFree": (None, (ctypes.c_void_p,)),
}
"""Result and arguments of each function, as in MediaPipe's own Python."""


def _copy(detection: Any) -> RawDetection:
    """Copy a detection, because MediaPipe frees its own."""
    box = detection.box
    points = [(detection.keypoints[i].x, detection.keypoints[i].y) for i in range(_KEYPOINTS)]
    return RawDetection(
        (box.left, box.top, box.right, box.bottom),
        np.array(points, dtype=np.float32),
        float(detection.categories[0].score),
    )


def _checked(model: Path) -> bytes:
    try:
        content = model.read_bytes()
    except OSError as error:
        raise DetectorUnavailable(
            "The face detector's model {file} cannot be read ({reason}); install Reaction Gauge again.",
            file=model.name,
            reason=error.strerror,
        ) from error
    if hashlib.sha256(content).hexdigest() != MODEL_SHA256:
        raise DetectorUnavailable(
            "The face detector's model {file} is damaged; install Reaction Gauge again.", file=model.name
        )
    return content


def _load_library() -> Any:
    # Without this, MediaPipe's log writes start-up notices to the user's terminal.
    os.environ.setdefault("GLOG_minloglevel", "2")
    spec = find_spec("mediapipe")
    if spec is None or not spec.submodule_search_locations:
        raise DetectorUnavailable("MediaPipe, which finds faces, is not installed; install Reaction Gauge again.")
    # It is slow to import, and the window must not wait for it.
    from importlib import metadata

    installed = metadata.version("mediapipe")
    if installed != MEDIAPIPE_VERSION:
        raise DetectorUnavailable(
            "MediaPipe {installed} is installed, and Reaction Gauge needs {needed}: pip install mediapipe=={needed}.",
            installed=installed,
            needed=MEDIAPIPE_VERSION,
        )
    file = Path(spec.submodule_search_locations[0], "tasks", "c", _LIBRARIES.get(sys.platform, "libmediapipe.so"))
    try:
        library = ctypes.CDLL(str(file))
    except OSError as error:
        raise DetectorUnavailable("MediaPipe, which finds faces, cannot be loaded ({reason}).", reason=error) from error
    for name, (result, arguments) in _FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library
