"""The content that is watched, and the viewer's position in it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class ContentKind(str, Enum):
    """How content is watched: anywhere on the screen, as a sound or film that the app plays, or picture by picture. For
    a recording of the viewer this is not known.
    """

    SCREEN = "screen"
    MEDIA = "media"
    PICTURES = "pictures"
    RECORDING = "recording"


class ClockSource(str, Enum):
    """What knows the viewer's position in the content: the app, which plays or shows it, to the frame; another player,
    over MPRIS, approximately; or nothing.
    """

    APP = "app"
    MPRIS = "mpris"
    NONE = "none"


@dataclass(frozen=True)
class ContentItem:
    """A file of the content, or a film in another player. `name` is for people; `path` is the file's, and stays on this
    computer; for another player's film it is empty.
    """

    name: str
    path: str


@dataclass(frozen=True)
class ContentPosition:
    """A moment of the content. `item` counts from 1 in the order of the content's items; `position_s` is in seconds
    from the beginning of that item; for a picture, how long it has been shown this time.
    """

    item: int
    position_s: float


@dataclass(frozen=True)
class Seek:
    """A jump within the content at `timestamp_s`, in seconds since the session's first frame."""

    timestamp_s: float
    left: ContentPosition
    reached: ContentPosition


class ContentClock:
    """A clock that knows where the content is at this moment. It can be used from several threads.

    A player sets it now and then; in between it runs by itself, so that each frame of the camera can be given the
    moment of the content at which it was taken.
    """

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        """Begin with `now_s`, which returns seconds that never go back."""
        self._now_s = now_s
        self._lock = threading.Lock()
        self._position: ContentPosition | None = None
        self._told_at_s = 0.0
        self._rate = 0.0

    def run_from(self, position: ContentPosition, rate: float = 1.0) -> None:
        """Set the clock: the content is at `position` now, and runs at `rate` seconds of it per second."""
        self._tell(position, rate)

    def hold_at(self, position: ContentPosition) -> None:
        """Set the clock: the content is paused at `position`."""
        self._tell(position, 0.0)

    def clear(self) -> None:
        """Set the clock: there is no content."""
        self._tell(None, 0.0)

    def now(self) -> ContentPosition | None:
        """Return the current position; None if there is no content."""
        with self._lock:
            if self._position is None or self._rate == 0:
                return self._position
            passed_s = (self._now_s() - self._told_at_s) * self._rate
            return ContentPosition(self._position.item, self._position.position_s + passed_s)

    def _tell(self, position: ContentPosition | None, rate: float) -> None:
        with self._lock:
            self._position, self._rate, self._told_at_s = position, rate, self._now_s()
