"""Stretches of a session that the user excludes from its rating, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rating_app.rating.series import Span


class ExclusionReason(str, Enum):
    """Why a stretch does not reflect the content: a mouth that talks or chews, a viewer who is away, or another reason
    of the user's.
    """

    TALKING = "talking"
    EATING = "eating"
    AWAY = "away"
    OTHER = "other"


@dataclass(frozen=True)
class Exclusion:
    """A stretch from `begin_s` to `end_s`, in seconds since the session's first frame. One that ends before it begins
    raises ValueError.
    """

    begin_s: float
    end_s: float
    reason: ExclusionReason

    def __post_init__(self) -> None:
        if not 0 <= self.begin_s <= self.end_s:
            raise ValueError(f"a stretch from {self.begin_s} s to {self.end_s} s is none")

    @property
    def duration_s(self) -> float:
        """Return its length in seconds."""
        return self.end_s - self.begin_s


def left_out(exclusions: Iterable[Exclusion]) -> tuple[Span, ...]:
    """Return the time that they exclude together: spans in the order of time, not empty and not touching each other."""
    spans: list[Span] = []
    for begin_s, end_s in sorted((one.begin_s, one.end_s) for one in exclusions if one.duration_s > 0):
        if spans and begin_s <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end_s))
        else:
            spans.append((begin_s, end_s))
    return tuple(spans)
