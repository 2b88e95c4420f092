"""Where a session stands among others: the only sense in which the program gives stars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MIN_OTHERS = 8
"""With fewer there is nothing to stand among."""

STARS = 5


@dataclass(frozen=True)
class Standing:
    """`percentile`, 0 to 100: the share of `others` sessions that are rated lower; equal ones count half. `stars`, 1
    to 5: which fifth that is.
    """

    percentile: float
    others: int

    @property
    def stars(self) -> int:
        return min(STARS, 1 + int(self.percentile * STARS / 100))


def standing_of(rating_0_100: float, others: Sequence[float]) -> Standing | None:
    """Among `others`, ratings by the same method; None where they are fewer than MIN_OTHERS."""
    if len(others) < MIN_OTHERS:
        return None
    lower = sum(other < rating_0_100 for other in others)
    equal = sum(other == rating_0_100 for other in others)
    return Standing(100 * (lower + equal / 2) / len(others), len(others))
