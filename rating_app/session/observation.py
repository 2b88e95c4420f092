"""The viewers in one frame, in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rating_app.rating.facing import HeadPose

CLASS_NAMES = ("happy", "neutral", "other")
"""The three classes to which every model's result can be reduced: `other` is all that is neither happy nor neutral."""

ONLY_VIEWER = 1


@dataclass(frozen=True)
class ExpressionScore:
    """One face's expression. `p_happy`, `p_neutral` and `p_other` are in [0, 1] and sum to 1.

    `others` are the parts of `p_other`, as (name, probability in [0, 1]), if the model distinguishes more classes; it
    is empty for a three-way model. A model's own last class `other` is the rest of `p_other`, and not among them.
    """

    p_happy: float
    p_neutral: float
    p_other: float
    others: tuple[tuple[str, float], ...] = ()

    @classmethod
    def of(cls, class_names: Sequence[str], probabilities: Sequence[float]) -> ExpressionScore:
        """Return a score from one probability per class; `class_names` are a model's, so happy and
        neutral come first.
        """
        further = further_classes(class_names)
        named = zip(class_names, probabilities, strict=True)
        others = tuple((name, p) for name, p in named if name in further)
        return cls(probabilities[0], probabilities[1], min(1.0, sum(probabilities[2:])), others)

    def probability(self, class_name: str) -> float:
        """Return the probability, in [0, 1], of one class of the model that made this score. Raise KeyError for other
        classes.

        `other` is the probability of none of the named classes.
        """
        named = {"happy": self.p_happy, "neutral": self.p_neutral, **dict(self.others)}
        if class_name == "other":
            return max(0.0, self.p_other - sum(p for _, p in self.others))
        return named[class_name]


def further_classes(class_names: Sequence[str]) -> tuple[str, ...]:
    """Return the classes of a model beyond CLASS_NAMES, in its order; empty for a three-way model."""
    return tuple(name for name in class_names if name not in CLASS_NAMES)


@dataclass(frozen=True)
class SeenViewer:
    """A viewer, who counts from 1, in one frame, without pixels. `face_confidence` is the detector's, `quality` the
    signal's, both in [0, 1]; `quality` and `head` are None if they are not known.
    """

    viewer: int
    face_confidence: float
    score: ExpressionScore
    quality: float | None = None
    head: HeadPose | None = None
