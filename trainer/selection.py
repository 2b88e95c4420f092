"""Which photographs train and which validate. Nothing of `split=test` is ever among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rating_app.expression import CLASS_NAMES
from trainer.dataset import DataError, Photograph, deduplicate, is_held_out

VALIDATION_SHARE = 0.08


@dataclass(frozen=True)
class Selection:
    """Positions in the list of photographs, and what deduplication took out."""

    training: tuple[int, ...]
    validation: tuple[int, ...]
    contradicting: int
    copies: int


def select(photographs: Sequence[Photograph], digests: Sequence[str], seed: int) -> Selection:
    """Labelled photographs outside `split=test`, without contradicting copies, split by group.

    `digests` holds the SHA-256 of each file, in the same order. DataError where a class has too few.
    """
    clean = deduplicate(photographs, digests)
    usable = [i for i in clean.kept if photographs[i].expression is not None and photographs[i].split != "test"]
    held_out = [i for i in usable if is_held_out(photographs[i], VALIDATION_SHARE, seed)]
    training = sorted(set(usable) - set(held_out))
    for name in CLASS_NAMES:
        for part in (training, held_out):
            if not any(photographs[i].expression == name for i in part):
                raise DataError(f"There are too few photographs labelled {name} to train on and to validate with.")
    return Selection(tuple(training), tuple(held_out), clean.contradicting, clean.copies)
