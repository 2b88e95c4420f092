"""The company in which a viewer watches, and what they see of themselves: both change what a face shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Company(str, Enum):
    """Who is in the room with the viewer. With others there, people smile about twice as much."""

    ALONE = "alone"
    IN_COMPANY = "in company"


@dataclass(frozen=True)
class Sight:
    """What the app shows at a moment: `face`, the viewer's own picture, blurred or not; `gauge`, the gauge, the curve
    or any other live figure of theirs.
    """

    face: bool
    gauge: bool


class SightNow:
    """The newest Sight. It can be used from several threads: the window sets it, and the thread that records a frame
    reads it.
    """

    def __init__(self) -> None:
        self._sight: Sight | None = None

    def tell(self, sight: Sight | None) -> None:
        """Set what is on the screen from now on; None if it cannot be known."""
        # A single assignment does not need a lock.
        self._sight = sight

    def now(self) -> Sight | None:
        """Return the newest Sight; None if none was set, or it cannot be known."""
        return self._sight


class SightShares:
    """A sum of the time for which something was in sight during a session."""

    def __init__(self, max_gap_s: float) -> None:
        """Count at most `max_gap_s` of a gap between two frames."""
        self._max_gap_s = max_gap_s
        self._newest_s: float | None = None
        self._newest: Sight | None = None
        self._known_s = self._face_s = self._gauge_s = 0.0

    def update(self, timestamp_s: float, sight: Sight | None) -> None:
        """Add a frame, in the order of time; what is in sight counts until the next one."""
        if self._newest_s is not None and self._newest is not None:
            seconds = min(timestamp_s - self._newest_s, self._max_gap_s)
            self._known_s += seconds
            self._face_s += seconds * self._newest.face
            self._gauge_s += seconds * self._newest.gauge
        self._newest_s, self._newest = timestamp_s, sight

    @property
    def self_view(self) -> float | None:
        """Share of the time with the viewer's own picture in sight, in [0, 1]; None if it is not known."""
        return self._face_s / self._known_s if self._known_s > 0 else None

    @property
    def gauge_shown(self) -> float | None:
        """The same for the gauge and other live figures."""
        return self._gauge_s / self._known_s if self._known_s > 0 else None
