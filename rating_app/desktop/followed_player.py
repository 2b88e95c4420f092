"""Another player on this desktop as the content of a session: it is followed, and never controlled."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from rating_app.now_playing import NowPlaying, Place, PlayerWatch, Status, Track, session_bus_address
from rating_app.session.content import ContentClock, ContentPosition

GONE_S = 3.0
"""A player that has stopped or been gone for this long has come to the end; some do both between two films."""

_ONLY_ITEM = 1


class FollowedPlayer(QObject):
    """The player that the viewer watches. Once per second, from `watch` to `unwatch`, it learns in the window's thread
    what plays; `now` is the newest report.

    From `begin` to `release` a session belongs to one film in one player. It runs while that player plays that film,
    and pauses while it is paused, stalls, shows another film, or is gone.

    Signals:
        changed(object): the NowPlaying.
        running_changed(bool): the session's film has begun to play, or has paused.
        jumped(object, object): the viewer went from one ContentPosition of it to another.
        ended(): its player has stopped, or is gone.
    """

    changed = Signal(object)
    running_changed = Signal(bool)
    jumped = Signal(object, object)
    ended = Signal()
    _told = Signal(object, object)

    def __init__(
        self,
        clock: ContentClock,
        address: Callable[[], str] = session_bus_address,
        parent: QObject | None = None,
    ) -> None:
        """Keep `clock` at the position in the film. `address` returns the session bus's address, empty if there is
        none.
        """
        super().__init__(parent)
        self.now = NowPlaying()
        self._clock = clock
        self._address = address
        self._watch: PlayerWatch | None = None
        self._in_session = False
        self._chosen = ""
        self._track: Track | None = None
        self._runs = False
        self._gone_at_s: float | None = None
        self._told.connect(self._on_told)

    @property
    def is_watching(self) -> bool:
        """Whether players are asked what they play."""
        return self._watch is not None

    def watch(self) -> None:
        """Ask the players on the session bus from now on."""
        if self._watch is not None:
            return

        def tell(now: NowPlaying) -> None:
            # This runs in the watch's thread; Qt delivers the signal in the window's.
            with suppress(RuntimeError):
                # If the program was closed meanwhile, nobody is left to be notified.
                self._told.emit(watch, now)

        self._watch = watch = PlayerWatch(self._address(), tell)
        watch.start()

    def unwatch(self) -> None:
        """Stop asking, and drop the session's film; the position in it is unknown from then on."""
        if self._watch is None:
            return
        self._watch.stop()
        self._watch = None
        self._track, self._gone_at_s, self._chosen = None, None, ""
        self._clock.clear()
        self.now = NowPlaying()
        self.changed.emit(self.now)

    def choose(self, name: str) -> None:
        """Follow the player of this name on the bus, which the viewer has chosen."""
        if self._watch is None:
            return
        self._chosen = name
        self._watch.follow(name)
        # A session may begin before the players are asked again.
        player = next((player for player in self.now.players if player.name == name), None)
        if player is not None and player != self.now.followed:
            self.now = replace(self.now, followed=player, place=None, jump=None)
            self.changed.emit(self.now)

    @property
    def follows(self) -> bool:
        """Whether the session follows a film of another player."""
        return self._track is not None

    def begin(self) -> Track | None:
        """Begin a session, and return its film; None if no player is followed."""
        player = self.now.followed
        self._in_session = True
        if self._watch is None or player is None:
            self._clock.clear()
            return None
        self._watch.follow(player.name)
        self._track, self._gone_at_s = player.track, None
        self._runs = player.status is Status.PLAYING
        return self._track

    def release(self) -> None:
        """Drop the film, because the session has ended or is no longer about it."""
        self._track, self._gone_at_s, self._in_session = None, None, False
        if self._watch is not None:
            self._watch.follow(self._chosen)

    def run(self) -> None:
        """Resume the session, but pause it again if its player is paused: the player is never started from here."""
        if self._track is not None and not self._runs:
            self.running_changed.emit(False)

    @Slot(object, object)
    def _on_told(self, watch: PlayerWatch, now: NowPlaying) -> None:
        if watch is not self._watch:
            # This report was sent before the watch was stopped.
            return
        self.now = now
        player = now.followed
        fits = player is not None and player.track is not None
        if self._in_session:
            # A session that began without a film stays without one.
            fits = self._track is not None and self._track.is_same_as(None if player is None else player.track)
        elif self._chosen and all(player.name != self._chosen for player in now.players):
            # The chosen player is gone, and the choice with it.
            self._chosen = ""
            watch.follow("")
        self._tell_clock(now.place if fits else None)
        if self._track is not None:
            runs = fits and player is not None and player.status is Status.PLAYING
            self._follow(runs, now, fits)
        self.changed.emit(now)

    def _follow(self, runs: bool, now: NowPlaying, fits: bool) -> None:
        if fits and now.jump is not None:
            self.jumped.emit(_position(now.jump.left_s), _position(now.jump.reached_s))
        if runs is not self._runs:
            self._runs = runs
            self.running_changed.emit(runs)
        if now.followed is not None:
            self._gone_at_s = None
            return
        now_s = time.monotonic()
        if self._gone_at_s is None:
            self._gone_at_s = now_s
        elif now_s - self._gone_at_s >= GONE_S:
            self._track = None
            self.ended.emit()

    def _tell_clock(self, place: Place | None) -> None:
        if place is None:
            self._clock.clear()
        elif place.speed == 0:
            self._clock.hold_at(_position(place.position_s))
        else:
            self._clock.run_from(_position(place.at(time.monotonic())), place.speed)


def _position(position_s: float) -> ContentPosition:
    return ContentPosition(_ONLY_ITEM, max(0.0, position_s))
