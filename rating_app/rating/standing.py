"""The rank of a session among earlier ones of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MIN_OTHERS = 8
"""With fewer sessions a rank means nothing."""


@dataclass(frozen=True)
class Standing:
    """The rank of a session: `lower` of `others` earlier sessions have a lower rating."""

    lower: int
    others: int


def standing_of(rating_0_100: float, others: Sequence[float]) -> Standing | None:
    """Return the rank among `others`, ratings by the same method; None if there are fewer than MIN_OTHERS."""
    if len(others) < MIN_OTHERS:
        return None
    return Standing(sum(other < rating_0_100 for other in others), len(others))
