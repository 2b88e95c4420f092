"""One frame through the pipeline: find the faces, cut them out, score them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from rating_app.session.observation import ONLY_VIEWER, ExpressionScore, SeenViewer
from rating_app.vision.camera import Frame, PictureState
from rating_app.vision.expression import ExpressionClassifier, ModelDescription
from rating_app.vision.face import FaceDetection, FaceDetector, align_and_crop
from rating_app.vision.head_pose import head_pose
from rating_app.vision.quality import SignalQuality, assess
from rating_app.vision.tracking import ViewerTracker

PLAIN_PICTURE = (480, 640)
"""Height and width of the picture of most cameras."""

_ANYWHERE = np.array([[80, 80], [120, 80], [100, 110], [100, 140], [60, 90], [140, 90]], np.float32)


@dataclass(frozen=True)
class FaceAnalysis:
    """One face in one frame. `viewer` counts from 1, in the order in which viewers were first seen."""

    viewer: int
    detection: FaceDetection
    score: ExpressionScore
    quality: SignalQuality


@dataclass(frozen=True)
class FrameAnalysis:
    """What was seen in one frame: `faces`, the largest first, empty if none was found.

    It includes the frame, so that the preview can show the picture that was analysed; it is never stored.
    """

    frame: Frame
    faces: tuple[FaceAnalysis, ...] = ()

    @property
    def picture_state(self) -> PictureState:
        """What is wrong with the picture as a whole. Faces are not looked for in a black or frozen one."""
        return self.frame.picture_state

    @property
    def main_face(self) -> FaceAnalysis | None:
        """The largest face; None if there is none."""
        return self.faces[0] if self.faces else None

    @property
    def seen(self) -> tuple[SeenViewer, ...]:
        """What was seen of each viewer, in numbers without pictures."""
        return tuple(
            SeenViewer(
                face.viewer, face.detection.confidence, face.score, face.quality.overall, head_pose(face.detection)
            )
            for face in self.faces
        )


class FrameAnalyzer:
    """The face detector and the expression model. Build it and use it in one thread. Building it raises ModelRejected
    or DetectorUnavailable.

    It rates the largest face alone, or up to `max_viewers`, who are distinguished by their positions. Raises
    ModelRejected or DetectorUnavailable at construction.
    """

    def __init__(self, model_path: Path, max_viewers: int = 1) -> None:
        # A face has so few pixels that handing half of them to another thread takes longer than processing them.
        cv2.setNumThreads(1)
        self._classifier = ExpressionClassifier(model_path)
        self._detector = FaceDetector()
        self.begin(max_viewers)

    @property
    def model(self) -> ModelDescription:
        """The description of the model; its name and classes go into the session's record."""
        return self._classifier.description

    def warm_up(self) -> None:
        """Analyse and score an empty picture, so that detector and classifier have set up everything before a viewer
        appears.
        """
        picture = np.zeros((*PLAIN_PICTURE, 3), np.uint8)
        self._detector.detect_all(picture)
        anywhere = FaceDetection((0.0, 0.0, 200.0, 200.0), _ANYWHERE, 1.0)
        crop = align_and_crop(picture, anywhere, self._classifier.input_size)
        self._classifier.predict(crop)
        assess(anywhere, crop)

    def begin(self, max_viewers: int) -> None:
        """Begin with another source: forget all viewers, and rate up to `max_viewers`."""
        self._tracker = ViewerTracker(max_viewers) if max_viewers > 1 else None

    def analyze(self, frame: Frame) -> FrameAnalysis:
        """Analyse one frame of the source. Frames have to come in order."""
        # A face in a frozen picture shows nothing about what is being watched now.
        found = self._detector.detect_all(frame.image) if frame.picture_state is PictureState.OK else ()
        if self._tracker is None:
            return FrameAnalysis(frame, self._faces(frame, found[:1], (ONLY_VIEWER,)))
        return FrameAnalysis(frame, self._faces(frame, found, self._tracker.update(found, frame.timestamp_s)))

    def close(self) -> None:
        """Release the detector."""
        self._detector.close()

    def _faces(
        self, frame: Frame, found: Sequence[FaceDetection], viewers: Sequence[int | None]
    ) -> tuple[FaceAnalysis, ...]:
        faces = []
        for viewer, detection in zip(viewers, found, strict=False):
            if viewer is not None:
                crop = align_and_crop(frame.image, detection, self._classifier.input_size)
                faces.append(FaceAnalysis(viewer, detection, self._classifier.predict(crop), assess(detection, crop)))
        return tuple(faces)
