"""One joint split of all data sets into three folds. Photographs that belong together are never on both sides of it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rating_app.session.observation import CLASS_NAMES
from trainer.data.dataset import DataError, Photograph, deduplicate
from trainer.data.near_copies import groups_of_near_copies, linked
from trainer.data.prepare import PreparedFaces

FOLDS = 3


@dataclass(frozen=True)
class Folds:
    """A split, by position in the list of prepared faces.

    `fold` is int64 (faces,): 0, 1 or 2, and -1 for faces that no fold holds: `split=test`, its near-copies, and all but
    one of a group of byte-identical files. `group` is int64 (faces,): near-copies share a number, and so do photographs
    of one person or one video if the data set identifies them. `labelled` and `teaching` are bool (faces,): faces whose
    label stands for a class, and faces that can be learnt from; votes can teach if no label is clear.
    """

    fold: npt.NDArray[np.int64]
    group: npt.NDArray[np.int64]
    labelled: npt.NDArray[np.bool_]
    teaching: npt.NDArray[np.bool_]
    contradicting: int
    copies: int
    near_copies_of_test: int
    _fold_of_group: dict[int, set[int]] = field(default_factory=dict, repr=False)

    def training(self, held_out: int | None) -> list[int]:
        """Return the faces whose labels or votes are learnt from, without any group that has a face in the fold
        `held_out`.
        """
        return self._outside(held_out, self.teaching)

    def unlabelled(self, held_out: int | None) -> list[int]:
        """Return the faces without a clear label or votes, without any group that has a face in the fold `held_out`."""
        return self._outside(held_out, ~self.teaching)

    def held_out(self, fold: int) -> list[int]:
        """Return the labelled faces of `fold`."""
        return [int(i) for i in np.flatnonzero((self.fold == fold) & self.labelled)]

    def _outside(self, held_out: int | None, wanted: npt.NDArray[np.bool_]) -> list[int]:
        return [
            int(i)
            for i in np.flatnonzero((self.fold >= 0) & wanted)
            if held_out not in self._fold_of_group[int(self.group[i])]
        ]


def assign_folds(faces: PreparedFaces, seed: int) -> Folds:
    """Return the split of `faces`, the same for the same photographs and `seed`.

    A fold that the index gives is kept (GENKI-4K's); all others are drawn by a digest of the photographs that belong
    together. Raise DataError if a fold lacks one of the three classes.
    """
    photographs = faces.photographs
    clean = deduplicate(photographs, faces.digests)
    kept = np.zeros(len(photographs), bool)
    kept[list(clean.kept)] = True
    group = _groups(faces)
    test = np.array([photograph.split == "test" for photograph in photographs])
    of_test = np.isin(group, group[test])
    fold = np.array([given_fold(photograph) for photograph in photographs], dtype=np.int64)
    given = {int(group[i]): int(fold[i]) for i in np.flatnonzero(fold >= 0)}
    for i in np.flatnonzero(fold < 0):
        fold[i] = given.get(int(group[i]), drawn_fold(photographs[group[i]], seed))
    fold[~kept | of_test] = -1
    labelled = np.array([photograph.class_name is not None for photograph in photographs])
    teaching = np.array([photograph.teaches for photograph in photographs])
    folds_of_group: defaultdict[int, set[int]] = defaultdict(set)
    for number, which in zip(group.tolist(), fold.tolist(), strict=True):
        folds_of_group[number].add(which)
    _check(photographs, fold)
    return Folds(
        fold=fold,
        group=group,
        labelled=labelled,
        teaching=teaching,
        contradicting=clean.contradicting,
        copies=clean.copies,
        near_copies_of_test=int((of_test & ~test & kept).sum()),
        _fold_of_group=folds_of_group,
    )


def given_fold(photograph: Photograph) -> int:
    """Return the fold that the index gives, or -1."""
    return int(photograph.fold) % FOLDS if photograph.fold.isdigit() else -1


def drawn_fold(photograph: Photograph, seed: int) -> int:
    """Return the fold 0, 1 or 2, by a digest of the person or video if it is known, otherwise of the
    photograph's path.
    """
    digest = hashlib.sha256(f"{seed}:{photograph.dataset}:{photograph.origin or photograph.path}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % FOLDS


def fold_folder(folder: Path, fold: int) -> Path:
    """Return the run folder, within a benchmark's folder, of the training that holds this fold out."""
    return folder / f"fold-{fold}"


def _groups(faces: PreparedFaces) -> npt.NDArray[np.int64]:
    near = groups_of_near_copies(faces.crops)
    pairs = [(int(first), i) for i, first in enumerate(near) if first != i]
    for key in (
        [p.origin and f"{p.dataset}:{p.origin}" for p in faces.photographs],
        faces.digests,
    ):
        first_of: dict[str, int] = {}
        pairs += [(first_of.setdefault(name, i), i) for i, name in enumerate(key) if name]
    return linked(pairs, len(faces.photographs))


def _check(photographs: Sequence[Photograph], fold: npt.NDArray[np.int64]) -> None:
    for name in CLASS_NAMES:
        found = {int(fold[i]) for i, photograph in enumerate(photographs) if photograph.class_name == name}
        if not found >= set(range(FOLDS)):
            raise DataError(f"There are too few photographs labelled {name} to train on and to validate with.")
