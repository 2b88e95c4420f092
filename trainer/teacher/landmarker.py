"""MediaPipe's face landmarker on aligned faces: 52 blendshapes, and the landmarks that they are computed from.

Its bundle, `face_landmarker.task`, is a zip file of three LiteRT models. Two of them are used, without MediaPipe's
graph, since the faces have already been found and aligned.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from trainer.data.dataset import DataError

Floats = npt.NDArray[np.float32]

LANDMARKS = 478
INPUT_SIDE = 256

# The list kLandmarksSubsetIdxs of MediaPipe's face_blendshapes_graph.cc.
SUBSET = (
    *(0, 1, 4, 5, 6, 7, 8, 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, 52, 53, 54, 55, 58, 61, 63, 65, 66, 67, 70, 78, 80),
    *(81, 82, 84, 87, 88, 91, 93, 95, 103, 105, 107, 109, 127, 132, 133, 136, 144, 145, 146, 148, 149, 150, 152, 153),
    *(154, 155, 157, 158, 159, 160, 161, 162, 163, 168, 172, 173, 176, 178, 181, 185, 191, 195, 197, 234, 246, 249),
    *(251, 263, 267, 269, 270, 276, 282, 283, 284, 285, 288, 291, 293, 295, 296, 297, 300, 308, 310, 311, 312, 314),
    *(317, 318, 321, 323, 324, 332, 334, 336, 338, 356, 361, 362, 365, 373, 374, 375, 377, 378, 379, 380, 381, 382),
    *(384, 385, 386, 387, 388, 389, 390, 397, 398, 400, 402, 405, 409, 415, 454, 466, 468, 469, 470, 471, 472, 473),
    *(474, 475, 476, 477),
)
"""The landmarks that the blendshapes are computed from."""

BLENDSHAPES = 52
SHAPES = 2 * len(SUBSET) + BLENDSHAPES

PADDING = 31 / 144
"""The border that is added at each edge, as a share of the crop's side: MediaPipe cuts faces out with a wider margin
than this project does.
"""

RAISED = 2 / 96
"""How much lower the face is placed, as a share of the crop's side."""


class FaceShapes:
    """The two models, each running on one thread. An instance may be used by one thread only."""

    def __init__(self, bundle: Path) -> None:
        """Load the models of `bundle`. Raise DataError if it is not MediaPipe's face landmarker."""
        try:
            with zipfile.ZipFile(bundle) as models:
                self._landmarks = _Model(models.read("face_landmarks_detector.tflite"))
                self._blendshapes = _Model(models.read("face_blendshapes.tflite"))
        except (OSError, KeyError, ValueError, RuntimeError, zipfile.BadZipFile) as error:
            raise DataError(f"{bundle} is not MediaPipe's face landmarker ({error}).") from None

    def of(self, crop: npt.NDArray[np.uint8]) -> Floats:
        """Return the shapes of an aligned face, uint8 (size, size, 3), RGB, as float32 (SHAPES,).

        First come x and y of each landmark of SUBSET, alternating, as shares of the padded crop measured from its
        centre; then the blendshapes, in [0, 1].
        """
        picture = _padded(crop).astype(np.float32)[None] / 255
        landmarks = self._landmarks(np.asarray(picture, np.float32)).reshape(LANDMARKS, 3)[list(SUBSET), :2]
        blendshapes = self._blendshapes(landmarks[None]).reshape(BLENDSHAPES)
        return np.concatenate([landmarks.ravel() / INPUT_SIDE - 0.5, blendshapes]).astype(np.float32)


def _padded(crop: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    side = crop.shape[0]
    around, lower = round(PADDING * side), round(RAISED * side)
    padded = cv2.copyMakeBorder(crop, around + lower, around - lower, around, around, cv2.BORDER_REPLICATE)
    return np.asarray(cv2.resize(padded, (INPUT_SIDE, INPUT_SIDE), interpolation=cv2.INTER_LINEAR), np.uint8)


class _Model:
    """A LiteRT model with one input, of which the first output is used."""

    def __init__(self, content: bytes) -> None:
        from ai_edge_litert.interpreter import Interpreter

        self._interpreter = Interpreter(model_content=content, num_threads=1)
        self._interpreter.allocate_tensors()
        self._input: Any = self._interpreter.get_input_details()[0]["index"]
        self._output: Any = self._interpreter.get_output_details()[0]["index"]

    def __call__(self, values: Floats) -> Floats:
        self._interpreter.set_tensor(self._input, values.astype(np.float32))
        self._interpreter.invoke()
        return np.asarray(self._interpreter.get_tensor(self._output), np.float32)
