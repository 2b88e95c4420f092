"""Networks' scores of photographs that they did not learn from, and the calibration derived from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rating_app.session.observation import ExpressionScore
from rating_app.vision.expression import ExpressionClassifier
from rating_app.vision.face import FaceCrop
from trainer.atomic import replace_file
from trainer.data.classes import THREE_WAY, ClassScheme
from trainer.data.dataset import DataError, Photograph
from trainer.data.labels import EXPRESSIONS, UNCLEAR_LABELS
from trainer.data.prepare import NO_FACE, PreparedFaces
from trainer.evaluation.calibration import VectorScaling, fit_vector_scaling
from trainer.evaluation.photographs import Evaluation, Prediction

OUT_OF_FOLD_NAME = "out_of_fold.npz"


@dataclass(frozen=True)
class OutOfFold:
    """The uncalibrated output for each of the `photographs`: `expressions`, float32 (n, 10).

    `fold`, int64 (n,), is the number of the network that gave it, the one that did not learn from the photograph.
    """

    photographs: tuple[Photograph, ...]
    fold: npt.NDArray[np.int64]
    expressions: npt.NDArray[np.float32]

    def calibration(self, scheme: ClassScheme, without_fold: int | None = None) -> tuple[VectorScaling, int]:
        """Return the calibration for the classes of `scheme`, and the number of photographs that it was fitted on: all
        whose label stands for a class, except those of `without_fold`.

        All data sets have the same weight, however many photographs they have: the app's faces are like none of them,
        and a large set of small grey photographs would otherwise dominate. Raise DataError if a class has no
        photograph.
        """
        classes = [scheme.class_of(photograph.label) for photograph in self.photographs]
        missing = sorted(set(scheme.names) - set(classes))
        if missing:
            raise DataError(f"No photograph is labelled {' or '.join(missing)}, so there is nothing to calibrate on.")
        used = [i for i, name in enumerate(classes) if name is not None and self.fold[i] != without_fold]
        truth = np.array([scheme.names.index(classes[i] or "") for i in used], dtype=np.int64)
        datasets = [self.photographs[i].dataset for i in used]
        size = Counter(datasets)
        weights = [1 / size[dataset] for dataset in datasets]
        return fit_vector_scaling(self.expressions[used] @ scheme.membership, truth, weights), len(used)

    def predictions(self) -> list[Prediction]:
        """Return three-way, calibrated predictions; each fold is calibrated on the other folds."""
        scores: dict[int, ExpressionScore] = {}
        for fold in np.unique(self.fold):
            scaling, _ = self.calibration(THREE_WAY, without_fold=int(fold))
            rows = np.flatnonzero(self.fold == fold)
            calibrated = scaling.apply(self.expressions[rows] @ THREE_WAY.membership)
            scores |= {
                int(i): ExpressionScore.of(THREE_WAY.names, p) for i, p in zip(rows, calibrated.tolist(), strict=True)
            }
        return [Prediction(photograph, scores[i]) for i, photograph in enumerate(self.photographs)]

    def evaluation(self, faces: PreparedFaces, name: str) -> Evaluation:
        """Return the evaluation named `name`, from `predictions` and from the photographs of `faces` in which no face
        was found.
        """
        skipped = [skip for skip in faces.skipped if skip.photograph.split != "test"]
        unseen = [
            Prediction(skip.photograph, None)
            for skip in skipped
            if skip.reason == NO_FACE and skip.photograph.class_name is not None
        ]
        return Evaluation(
            model_name=f"{name}, out of fold",
            model_sha256="",
            predictions=(*self.predictions(), *unseen),
            unclear=sum(p.label in UNCLEAR_LABELS and p.split != "test" for p in faces.photographs),
            unreadable=tuple(skip.photograph.path for skip in skipped if skip.reason != NO_FACE),
        )

    def save(self, file: Path) -> None:
        """Save the scores for `load`, replacing `file` in one step."""
        paths = np.array([photograph.path for photograph in self.photographs])
        stream = BytesIO()
        np.savez_compressed(stream, paths=paths, fold=self.fold, expressions=self.expressions)
        replace_file(file, stream.getvalue())

    @classmethod
    def load(cls, file: Path, photographs: Sequence[Photograph]) -> OutOfFold:
        """Load the scores that `save` wrote. Raise DataError if `file` does not hold scores of some of the
        `photographs`.
        """
        known = {photograph.path: photograph for photograph in photographs}
        try:
            with np.load(file) as stored:
                return cls(
                    tuple(known[path] for path in stored["paths"].tolist()), stored["fold"], stored["expressions"]
                )
        except (OSError, ValueError, KeyError):
            raise DataError(f"{file} does not hold out-of-fold scores of these photographs.") from None


def expressions_of(classifier: ExpressionClassifier, crops: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Return the scores of `crops`, uint8 (n, size, size, 3), by an exported model of all ten expressions: float32 (n,
    10).
    """
    scores = np.empty((len(crops), len(EXPRESSIONS)), np.float32)
    for i, pixels in enumerate(crops):
        score = classifier.predict(FaceCrop(pixels))
        scores[i] = [score.probability(name) for name in classifier.description.class_names]
    return scores
