"""One frame through the pipeline: find the face, cut it out, score it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rating_app.camera import Frame
from rating_app.expression import ExpressionClassifier, ExpressionScore, ModelDescription
from rating_app.face import FaceDetection, FaceDetector, align_and_crop
from rating_app.quality import SignalQuality, assess


@dataclass(frozen=True)
class FrameAnalysis:
    """What was seen in one frame. `detection`, `score` and `quality` are all None where no face was found.

    It carries the frame, so that the preview can show the very picture that was analysed; it is never stored.
    """

    frame: Frame
    detection: FaceDetection | None
    score: ExpressionScore | None
    quality: SignalQuality | None = None

    @property
    def face_confidence(self) -> float | None:
        """Of the detector, in [0, 1]."""
        return None if self.detection is None else self.detection.confidence

    @property
    def overall_quality(self) -> float | None:
        """In [0, 1]."""
        return None if self.quality is None else self.quality.overall


class FrameAnalyzer:
    """The face detector and the expression model. Build it and use it in one thread; ModelRejected at construction."""

    def __init__(self, model_path: Path) -> None:
        self._classifier = ExpressionClassifier(model_path)
        self._detector = FaceDetector()

    @property
    def model(self) -> ModelDescription:
        """Whose name and classes are for the session's record."""
        return self._classifier.description

    def analyze(self, frame: Frame) -> FrameAnalysis:
        """Analyse one frame; nothing is remembered from the frames before."""
        detection = self._detector.detect(frame.image)
        if detection is None:
            return FrameAnalysis(frame, None, None)
        crop = align_and_crop(frame.image, detection, self._classifier.input_size)
        return FrameAnalysis(frame, detection, self._classifier.predict(crop), assess(detection, crop))

    def close(self) -> None:
        """Free the detector."""
        self._detector.close()
