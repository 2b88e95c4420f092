"""The grouping of the network's expressions into the classes of a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rating_app.session.observation import CLASS_NAMES
from trainer.data.dataset import DataError, Photograph
from trainer.data.labels import EXPRESSION_OF_CLASS, EXPRESSION_OF_LABEL, EXPRESSIONS, OTHER


@dataclass(frozen=True)
class ClassScheme:
    """The classes of a model: happy, neutral, any more of EXPRESSION_OF_CLASS, and other for the rest."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, wanted: Sequence[str]) -> ClassScheme:
        """Return the scheme of the `wanted` classes, with happy, neutral and other. Raise DataError for other names."""
        unknown = sorted(set(wanted) - set(EXPRESSION_OF_CLASS) - {OTHER})
        if unknown:
            raise DataError(
                f"There is no class {' or '.join(unknown)}; there are {', '.join(EXPRESSION_OF_CLASS)} and {OTHER}."
            )
        return cls((*(name for name in EXPRESSION_OF_CLASS if name in wanted or name in CLASS_NAMES), OTHER))

    def check(self, photographs: Sequence[Photograph]) -> None:
        """Raise DataError if there is a class without any labelled photograph."""
        known = {self.class_of(photograph.label) for photograph in photographs}
        missing = [name for name in self.names if name not in known]
        if missing:
            raise DataError(f"No photograph is labelled {' or '.join(missing)}.")

    def class_of(self, label: str) -> str | None:
        """Return the class that a label stands for, or None."""
        expression = EXPRESSION_OF_LABEL.get(label)
        return None if expression is None else self.names[int(self.membership[EXPRESSIONS.index(expression)].argmax())]

    @property
    def membership(self) -> npt.NDArray[np.float32]:
        """Return float32 (10 expressions, classes): 1 if the expression belongs to the class, otherwise 0."""
        class_of = {EXPRESSION_OF_CLASS[name]: i for i, name in enumerate(self.names) if name != OTHER}
        matrix = np.zeros((len(EXPRESSIONS), len(self.names)), np.float32)
        for row, expression in enumerate(EXPRESSIONS):
            matrix[row, class_of.get(expression, len(self.names) - 1)] = 1
        return matrix


THREE_WAY = ClassScheme(CLASS_NAMES)

ALL_EXPRESSIONS = ClassScheme.of(tuple(EXPRESSION_OF_CLASS))
"""The scheme with one class per expression."""
