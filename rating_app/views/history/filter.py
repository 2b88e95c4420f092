"""Which sessions the history shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto


class Period(Enum):
    """How far back, in whole days of this computer's clock."""

    ALL = auto()
    TODAY = auto()
    WEEK = auto()
    MONTH = auto()

    def since_s(self, now: datetime) -> float | None:
        """Its beginning, in seconds since 1970; None for all. `now` carries its time zone; its days are meant."""
        if self is Period.ALL:
            return None
        days_before = {Period.TODAY: 0, Period.WEEK: 6, Period.MONTH: 29}[self]
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        return (midnight - timedelta(days=days_before)).timestamp()


class Shown(Enum):
    """A property that sessions are to have."""

    ALL = auto()
    RATED = auto()
    UNRATED = auto()
    SCREEN = auto()
    MEDIA = auto()
    PICTURES = auto()
    RECORDING = auto()


@dataclass(frozen=True)
class SessionFilter:
    """A session passes that began at or after `since_s` (seconds since 1970, None for any), has the property `shown`,
    and has every word of `text` in its title, notes or source, whatever the case.
    """

    text: str = ""
    since_s: float | None = None
    shown: Shown = Shown.ALL
