"""The agreement of two passes over the same photographs, in numbers and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.labelling.passes import UNCLEAR

KAPPA_SOURCE = "Cohen, 1960, Educational and Psychological Measurement 20:37"


@dataclass(frozen=True)
class PassAgreement:
    """Counts of the photographs that both passes answered.

    `same` counts those with the same answer twice; of the others, `one_unclear` got one sure and one unclear answer,
    and `contradicting` two different sure ones. `kappa` is Cohen's, in [-1, 1], None if it is undefined.
    """

    photographs: int
    same: int
    one_unclear: int
    contradicting: int
    kappa: float | None

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, str]]) -> PassAgreement:
        """Compare the first and the second answer of each photograph."""
        differing = [pair for pair in pairs if pair[0] != pair[1]]
        one_unclear = sum(UNCLEAR in pair for pair in differing)
        return cls(
            photographs=len(pairs),
            same=len(pairs) - len(differing),
            one_unclear=one_unclear,
            contradicting=len(differing) - one_unclear,
            kappa=cohens_kappa(pairs),
        )


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return the agreement beyond chance (KAPPA_SOURCE), from -1 to 1: 1 is full agreement, 0 is expected by chance
    alone.

    Return None if there are no pairs, or if both passes always gave the same single answer, which chance explains.
    """
    total = len(pairs)
    first, second = Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs)
    # Integers distinguish complete agreement by chance from almost complete agreement.
    by_chance = sum(count * second[label] for label, count in first.items())
    if by_chance == total * total:
        return None
    observed = total * sum(a == b for a, b in pairs)
    return (observed - by_chance) / (total * total - by_chance)


def in_words(agreement: PassAgreement) -> str:
    """Return how well the passes agree, in two or three sentences."""
    parts = [f"The passes agree on {agreement.same:,} of {counted(agreement.photographs, 'photograph')}."]
    reasons = _differences(agreement)
    if reasons:
        parts.append(f"Of the others, {' and '.join(reasons)}.")
    if agreement.kappa is None:
        parts.append("Cohen's kappa cannot be computed where every answer is the same.")
    else:
        parts.append(
            f"Cohen's kappa is {agreement.kappa:.2f}: 1 is full agreement, 0 what chance alone would give "
            f"({KAPPA_SOURCE})."
        )
    return " ".join(parts)


def counted(number: int, noun: str) -> str:
    """Return `1 photograph`, `1,200 photographs`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def was_or_were(number: int) -> str:
    """Return `was` for one, `were` for any other number."""
    return "was" if number == 1 else "were"


def _differences(agreement: PassAgreement) -> Sequence[str]:
    one_unclear, contradicting = agreement.one_unclear, agreement.contradicting
    reasons = []
    if one_unclear:
        reasons.append(f"{one_unclear:,} {was_or_were(one_unclear)} unclear to one pass and kept as the other said")
    if contradicting:
        reasons.append(f"{contradicting:,} got two different answers and {was_or_were(contradicting)} set to unclear")
    return reasons
