"""Reads the players on the bus once per second, and at once when one announces a change."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rating_app.now_playing.course import Course, Jump, Place
from rating_app.now_playing.player import Player, Status, chosen
from rating_app.system.failure import Failure

if TYPE_CHECKING:
    from rating_app.now_playing.bus import Answer, Heard, SessionBus

POLL_S = 1.0
SILENT_S = 3.0
"""A player that has not answered for this long is treated like one that has quit."""

_LEAST_BETWEEN_S = 0.1
"""The shortest time between two readings: some players announce every second of their progress, or more."""

_RETRY_S = 5.0
_STOPS_WITHIN_S = 0.25


@dataclass(frozen=True)
class NowPlaying:
    """What is playing at this moment. `players` are all on the bus; `followed` is the chosen one, None if there is none
    or the viewer has to choose. `place` is the position in its film, None if it is not known; `jump` is a jump since
    the previous report. `unavailable` is the reason why players cannot be read, None if they can.
    """

    players: tuple[Player, ...] = ()
    followed: Player | None = None
    place: Place | None = None
    jump: Jump | None = None
    unavailable: Failure | None = None


class PlayerWatch(threading.Thread):
    """A thread that reports what is playing until it is stopped."""

    def __init__(
        self, address: str, tell: Callable[[NowPlaying], None], now_s: Callable[[], float] = time.monotonic
    ) -> None:
        """Prepare to follow the players on the session bus at `address`. `tell` gets the reports, in times of the clock
        `now_s`.
        """
        super().__init__(name="players", daemon=True)
        self._address = address
        self._tell = tell
        self._now_s = now_s
        self._stopping = threading.Event()
        self._wanted = ""
        self._course = Course()
        self._last: Player | None = None
        self._place: Place | None = None
        self._answered_s = 0.0
        self._read_s = 0.0
        self._owner = ""

    def follow(self, name: str) -> None:
        """Follow only the player with this name on the bus; empty for automatic choice."""
        self._wanted = name

    def stop(self) -> None:
        """Stop reading the players; returns at once."""
        self._stopping.set()

    def run(self) -> None:
        # The library exists only on Linux, and is not needed before a player is followed.
        from rating_app.now_playing.bus import NoBus, SessionBus

        while not self._stopping.is_set():
            try:
                bus = SessionBus(self._address, self._now_s)
            except NoBus as missing:
                self._tell(NowPlaying(unavailable=missing))
                self._stopping.wait(_RETRY_S)
                continue
            try:
                self._watch(bus)
            except Exception as error:
                # The bus is gone, or something on it sent an invalid message. The error's text might contain a film's
                # name.
                logging.getLogger(__name__).warning("the session bus is lost: %s", type(error).__name__)
                self._forget()
                self._tell(
                    NowPlaying(
                        unavailable=Failure("The connection to the session bus was lost; the program is trying again.")
                    )
                )
                self._stopping.wait(POLL_S)
            finally:
                bus.close()

    def _watch(self, bus: SessionBus) -> None:
        sought = False
        while not self._stopping.is_set():
            asked_s = self._now_s()
            self._tell(self._look(bus.players(), sought))
            sought, heard = False, None
            while heard is None and not self._stopping.is_set() and (left_s := asked_s + POLL_S - self._now_s()) > 0:
                heard = bus.wait(min(left_s, _STOPS_WITHIN_S))
            # Further signals within a short time belong to the same change.
            settled_s = max(self._now_s(), asked_s + _LEAST_BETWEEN_S) if heard is not None else 0.0
            while heard is not None and not self._stopping.is_set():
                sought = sought or self._has_sought(heard)
                heard = bus.wait(settled_s - self._now_s())

    def _has_sought(self, heard: Heard) -> bool:
        return heard.sought and heard.sender == self._owner

    def _look(self, answers: Mapping[str, Answer | None], sought: bool) -> NowPlaying:
        """Return the report of these answers, and remember it for the next one."""
        players = tuple(answer.player for answer in answers.values() if answer is not None)
        last = self._last
        hangs = last is not None and last.name in answers and answers[last.name] is None
        if last is not None and hangs and self._now_s() - self._answered_s < SILENT_S:
            return NowPlaying((*players, last), last, self._place)
        player = chosen(players, self._wanted)
        answer = None if player is None else answers[player.name]
        if player is None or answer is None:
            self._forget()
            return NowPlaying(players)
        jump = self._read(answer, sought)
        self._last, self._owner, self._answered_s = player, answer.owner, answer.at_s
        return NowPlaying(players, player, self._place, jump)

    def _read(self, answer: Answer, sought: bool) -> Jump | None:
        """Add the answer to the course if one is due."""
        player, last = answer.player, self._last
        assert player.track is not None
        if last is None or last.name != player.name or not player.track.is_same_as(last.track):
            self._course = Course()
        elif not sought and player.status is last.status and answer.at_s - self._read_s < POLL_S - _LEAST_BETWEEN_S:
            return None
        self._read_s = answer.at_s
        playing = player.status is Status.PLAYING
        step = self._course.update(answer.at_s, player.position_s, playing, player.rate, sought)
        self._place = step.place
        return step.jump

    def _forget(self) -> None:
        self._course = Course()
        self._last, self._place, self._owner = None, None, ""


def session_bus_address() -> str:
    """Return the address of this desktop's session bus from the environment; empty if it is not known.

    Of several alternatives, only sockets on this computer (`unix:`) are kept.
    """
    told = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if not told:
        runtime = os.environ.get("XDG_RUNTIME_DIR", "")
        told = f"unix:path={runtime}/bus" if runtime and (Path(runtime) / "bus").is_socket() else ""
    return ";".join(address for address in told.split(";") if address.startswith("unix:"))
