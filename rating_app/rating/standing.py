"""Where a session stands among the earlier ones of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MIN_OTHERS = 8
"""With fewer there is nothing to stand among."""


@dataclass(frozen=True)
class Standing:
    """`lower` of `others` earlier sessions are rated lower than the session."""

    lower: int
    others: int


def standing_of(rating_0_100: float, others: Sequence[float]) -> Standing | None:
    """Among `others`, ratings by the same method; None where they are fewer than MIN_OTHERS."""
    if len(others) < MIN_OTHERS:
        return None
    return Standing(sum(other < rating_0_100 for other in others), len(others))
