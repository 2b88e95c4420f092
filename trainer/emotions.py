"""The eight emotions that the network tells apart, and how they are put together into the classes of a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rating_app.expression import CLASS_NAMES
from trainer.dataset import DataError, Photograph

EMOTIONS = ("happy", "neutral", "anger", "contempt", "disgust", "fear", "sadness", "surprise")
"""As the data sets label them. The order is that of the network's outputs."""

EMOTION_OF_CLASS = {
    "happy": "happy",
    "neutral": "neutral",
    "angry": "anger",
    "contemptuous": "contempt",
    "disgusted": "disgust",
    "afraid": "fear",
    "sad": "sadness",
    "surprised": "surprise",
}
"""What a class of its own is called. All emotions without one are `other`."""

OTHER = "other"


@dataclass(frozen=True)
class ClassScheme:
    """The classes of a model: happy, neutral, any more of EMOTION_OF_CLASS, and other for the rest."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, wanted: Sequence[str]) -> ClassScheme:
        """`wanted` in order, with happy, neutral and, where an emotion is left, other; DataError for other names."""
        unknown = sorted(set(wanted) - set(EMOTION_OF_CLASS) - {OTHER})
        if unknown:
            raise DataError(
                f"There is no class {' or '.join(unknown)}; there are {', '.join(EMOTION_OF_CLASS)} and {OTHER}."
            )
        named = [name for name in EMOTION_OF_CLASS if name in wanted or name in CLASS_NAMES]
        return cls((*named, OTHER) if len(named) < len(EMOTIONS) else tuple(named))

    def check(self, photographs: Sequence[Photograph]) -> None:
        """DataError where no photograph has a label that stands for one of the classes."""
        known = {self.class_of(photograph.label) for photograph in photographs}
        missing = [name for name in self.names if name not in known]
        if missing:
            raise DataError(f"No photograph is labelled {' or '.join(missing)}.")

    def class_of(self, label: str) -> str | None:
        """The class that a label stands for, or None: `other` is no clear label where it may be a class of its own."""
        if label in EMOTIONS:
            return self.names[int(self.membership[EMOTIONS.index(label)].argmax())]
        return OTHER if label == OTHER and self.names == CLASS_NAMES else None

    @property
    def membership(self) -> npt.NDArray[np.float32]:
        """float32 (8 emotions, classes): 1 where the emotion belongs to the class, or else 0."""
        class_of = {EMOTION_OF_CLASS[name]: i for i, name in enumerate(self.names) if name != OTHER}
        matrix = np.zeros((len(EMOTIONS), len(self.names)), np.float32)
        for row, emotion in enumerate(EMOTIONS):
            matrix[row, class_of.get(emotion, len(self.names) - 1)] = 1
        return matrix


THREE_WAY = ClassScheme(CLASS_NAMES)
