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


REMEMBERED_S = 2.0
"""For how long the content's clock knows where it was: longer than any camera's pictures are on their way."""


class ContentClock:
    """A clock that knows where the content is at this moment. It can be used from several threads.

    A player sets it now and then; in between it runs by itself, so that each frame of the camera can be given the
    moment of the content at which it was taken.
    """

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        """Begin with `now_s`, which returns seconds that never go back."""
        self._now_s = now_s
        self._lock = threading.Lock()
        self._told: list[tuple[float, ContentPosition | None, float]] = []

    def run_from(self, position: ContentPosition, rate: float = 1.0) -> None:
        """Set the clock: the content is at `position` now, and runs at `rate` seconds of it per second."""
        self._tell(position, rate)

    def hold_at(self, position: ContentPosition) -> None:
        """Set the clock: the content is paused at `position`."""
        self._tell(position, 0.0)

    def clear(self) -> None:
        """Set the clock: there is no content."""
        self._tell(None, 0.0)

    def forget(self) -> None:
        """Forget where the content was before it was last set, which does not belong to the session that begins."""
        with self._lock:
            del self._told[:-1]

    def now(self) -> ContentPosition | None:
        """Return the current position; None if there is no content."""
        return self.before(0.0)

    def before(self, seconds: float) -> ContentPosition | None:
        """Return where the content was so many seconds ago, at most REMEMBERED_S; None if there was none then."""
        with self._lock:
            then_s = self._now_s() - seconds
            for told_at_s, position, rate in reversed(self._told):
                if told_at_s <= then_s:
                    if position is None or rate == 0:
                        return position
                    return ContentPosition(position.item, position.position_s + (then_s - told_at_s) * rate)
            return None

    def _tell(self, position: ContentPosition | None, rate: float) -> None:
        with self._lock:
            now_s = self._now_s()
            # Of what was in force then, too.
            forgotten = sum(told_at_s <= now_s - REMEMBERED_S for told_at_s, _, _ in self._told)
            del self._told[: max(0, forgotten - 1)]
            self._told.append((now_s, position, rate))
