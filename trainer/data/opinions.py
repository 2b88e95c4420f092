"""What teachers think of every photograph: soft targets for the networks that learn from them."""

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
    """`paths` names the photographs, in the order of the rows; `of_fold` is float32 (folds, photographs, expressions):
    the probabilities that the teacher which has not learnt from a fold gives.
    """

    paths: tuple[str, ...]
    of_fold: Floats

    def without(self, fold: int | None) -> Floats:
        """float32 (photographs, expressions): what a network may learn that will be judged on `fold`.

        The mean of all teachers where it is None: then nothing is judged.
        """
        return np.asarray(self.of_fold.mean(axis=0) if fold is None else self.of_fold[fold], np.float32)

    def of(self, photographs: Sequence[Photograph]) -> Opinions:
        """The same of these `photographs` in their order; DataError where one of them is not known."""
        row = {path: i for i, path in enumerate(self.paths)}
        unknown = [photograph.path for photograph in photographs if photograph.path not in row]
        if unknown:
            raise DataError(f"The teachers do not know {len(unknown):,} of the photographs, such as {unknown[0]}.")
        rows = [row[photograph.path] for photograph in photographs]
        return Opinions(tuple(photograph.path for photograph in photographs), self.of_fold[:, rows])

    @property
    def digest(self) -> str:
        """SHA-256 of it all, hexadecimal, shortened to tell opinions apart."""
        digest = hashlib.sha256("\n".join(self.paths).encode())
        digest.update(self.of_fold.astype(np.float16).tobytes())
        return digest.hexdigest()[:16]

    def save(self, file: Path) -> None:
        """Save it for `load`, replacing `file` in one step."""
        stream = BytesIO()
        np.savez_compressed(stream, paths=np.array(self.paths), of_fold=self.of_fold.astype(np.float16))
        replace_file(file, stream.getvalue())

    def keep(self, run: Path) -> None:
        """Put them into the folder of a training that learns from them, which can then be read by itself."""
        run.mkdir(parents=True, exist_ok=True)
        self.save(run / TEACHERS_NAME)

    @classmethod
    def load(cls, file: Path) -> Opinions:
        """What `save` wrote; DataError where it did not."""
        try:
            with np.load(file) as stored:
                opinions = cls(tuple(stored["paths"].tolist()), stored["of_fold"].astype(np.float32))
        except (OSError, ValueError, KeyError):
            raise DataError(f"{file} does not hold the opinions of teachers.") from None
        if opinions.of_fold.ndim != 3 or opinions.of_fold.shape[:2] != (FOLDS, len(opinions.paths)):
            raise DataError(f"{file} does not hold the opinions of {FOLDS} teachers.")
        return opinions
