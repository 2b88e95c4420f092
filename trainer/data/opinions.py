"""Teachers' opinions on every photograph: soft targets for the networks that learn from them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt

from trainer.atomic import replace_file
from trainer.data.dataset import DataError, Photograph
from trainer.data.folds import FOLDS

TEACHERS_NAME = "teachers.npz"

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Opinions:
    """The probabilities that the teachers of all folds give: `of_fold` is float32 (folds, photographs, expressions),
    with a fold's row from the teacher that did not learn from it. `paths` names the photographs in their order.
    """

    paths: tuple[str, ...]
    of_fold: Floats

    def without(self, fold: int | None) -> Floats:
        """Return the opinions for a network that will be judged on `fold`: float32 (photographs, expressions).

        If `fold` is None, no photograph is used for judging, and the mean of all teachers is returned.
        """
        return np.asarray(self.of_fold.mean(axis=0) if fold is None else self.of_fold[fold], np.float32)

    def of(self, photographs: Sequence[Photograph]) -> Opinions:
        """Return the opinions on these `photographs`, in their order. Raise DataError if one of them is not known."""
        row = {path: i for i, path in enumerate(self.paths)}
        unknown = [photograph.path for photograph in photographs if photograph.path not in row]
        if unknown:
            raise DataError(f"The teachers do not know {len(unknown):,} of the photographs, such as {unknown[0]}.")
        rows = [row[photograph.path] for photograph in photographs]
        return Opinions(tuple(photograph.path for photograph in photographs), self.of_fold[:, rows])

    @property
    def digest(self) -> str:
        """Return the SHA-256 of paths and probabilities, in hexadecimal, shortened to 16 digits."""
        digest = hashlib.sha256("\n".join(self.paths).encode())
        digest.update(self.of_fold.astype(np.float16).tobytes())
        return digest.hexdigest()[:16]

    def save(self, file: Path) -> None:
        """Save the opinions for `load`, replacing `file` in one step."""
        stream = BytesIO()
        np.savez_compressed(stream, paths=np.array(self.paths), of_fold=self.of_fold.astype(np.float16))
        replace_file(file, stream.getvalue())

    def keep(self, run: Path) -> None:
        """Save the opinions in the folder of a training that learns from them, which can then be read on its own."""
        run.mkdir(parents=True, exist_ok=True)
        self.save(run / TEACHERS_NAME)

    @classmethod
    def load(cls, file: Path) -> Opinions:
        """Load the opinions that `save` wrote. Raise DataError if `file` does not hold any."""
        try:
            with np.load(file) as stored:
                opinions = cls(tuple(stored["paths"].tolist()), stored["of_fold"].astype(np.float32))
        except (OSError, ValueError, KeyError):
            raise DataError(f"{file} does not hold the opinions of teachers.") from None
        if opinions.of_fold.ndim != 3 or opinions.of_fold.shape[:2] != (FOLDS, len(opinions.paths)):
            raise DataError(f"{file} does not hold the opinions of {FOLDS} teachers.")
        return opinions
