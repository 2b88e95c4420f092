"""Reads the properties of a media player: its state, and the title, length and position of its film. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

PREFIX = "org.mpris.MediaPlayer2."
"""The prefix of every player's name on the bus."""

MAX_TITLE = 200
SAME_LENGTH_S = 1.0
"""The most by which the length of one film differs from one reading to the next."""

_MAX_LENGTH_S = 48 * 3600.0
_BEYOND_END_S = 2.0
_MAX_RATE = 4.0
_MICROSECONDS = 1e6

# Players that only repeat what another one reports.
_REPEATERS = frozenset({f"{PREFIX}playerctld"})

# Texts that browsers report in place of the title for a private window. Firefox adds its own name.
_PRIVATE = frozenset({"a site is playing media", "eine website gibt medien wieder"})
_PRIVATE_WITH_NAME = (" is playing media", " spielt medien ab", " gibt medien wieder")


class Status(str, Enum):
    """The states of a player, as MPRIS spells them."""

    PLAYING = "Playing"
    PAUSED = "Paused"
    STOPPED = "Stopped"


@dataclass(frozen=True)
class Track:
    """A film that is played: a title for people, and its length in seconds, None if the player does not report it."""

    title: str
    length_s: float | None = None

    def is_same_as(self, other: Track | None) -> bool:
        """Return whether both can be the same film; the length may be reported later than the title."""
        if other is None or self.title != other.title:
            return False
        lengths = (self.length_s, other.length_s)
        return None in lengths or abs(lengths[0] - lengths[1]) <= SAME_LENGTH_S  # type: ignore[operator]


@dataclass(frozen=True)
class Player:
    """A player at one moment. `name` is its name on the bus, `identity` a name for people. `track` is None if it plays
    nothing, or does not report what it plays, as in a private window. `position_s` is in seconds, None if the reported
    one is impossible. `rate` is the speed that it reports, in seconds of the film per second.
    """

    name: str
    identity: str
    status: Status
    track: Track | None = None
    position_s: float | None = None
    rate: float = 1.0


def is_player(bus_name: str) -> bool:
    """Return whether this name on the bus belongs to a player that does not only repeat another one."""
    return bus_name.startswith(PREFIX) and bus_name not in _REPEATERS


def read_player(name: str, identity: str, properties: Mapping[str, Any]) -> Player:
    """Return the player with these properties of `org.mpris.MediaPlayer2.Player`, which the bus delivers as {name:
    (signature, value)}.

    Anything but text and numbers of a sensible size is ignored. Of the metadata, only title and length are read, never
    the address of what is played.
    """
    try:
        status = Status(_value(properties, "PlaybackStatus", str))
    except ValueError:
        status = Status.STOPPED
    metadata = _value(properties, "Metadata", dict) or {}
    title = _title(_value(metadata, "xesam:title", str), identity)
    length_s = _seconds(_value(metadata, "mpris:length", int, float))
    track = None if title is None or status is Status.STOPPED else Track(title, length_s or None)
    position_s = _seconds(_value(properties, "Position", int, float))
    if position_s is not None and length_s and position_s > length_s + _BEYOND_END_S:
        position_s = None
    rate = _value(properties, "Rate", int, float)
    return Player(name, identity, status, track, position_s, rate if rate and 0 < rate <= _MAX_RATE else 1.0)


def candidates(players: Iterable[Player]) -> tuple[Player, ...]:
    """Return the players that report what they play."""
    return tuple(player for player in players if player.track is not None)


def chosen(players: Iterable[Player], wanted: str = "") -> Player | None:
    """Return the player that is `wanted` by name; without a name, the only one that is playing, or the only one there
    is.

    Return None if that is ambiguous and the viewer has to be asked.
    """
    known = candidates(players)
    if wanted:
        return next((player for player in known if player.name == wanted), None)
    playing = [player for player in known if player.status is Status.PLAYING]
    for meant in (playing, known):
        if len(meant) == 1:
            return meant[0]
    return None


def _value(properties: Mapping[str, Any], name: str, *types: type) -> Any:
    """Return the value of a property; None if it is missing or has none of these `types`."""
    sent = properties.get(name)
    if not isinstance(sent, tuple) or len(sent) != 2:
        return None
    value = sent[1]
    return value if isinstance(value, types) and not isinstance(value, bool) else None


def _seconds(microseconds: float | None) -> float | None:
    """Return the time in seconds; None if it is impossible for a film."""
    if microseconds is None or not math.isfinite(microseconds):
        return None
    seconds = microseconds / _MICROSECONDS
    return seconds if 0 <= seconds <= _MAX_LENGTH_S else None


def _title(told: str | None, identity: str) -> str | None:
    """Return the title in one line; None if it does not name what is played, or is an address."""
    title = " ".join("".join(sign if sign.isprintable() else " " for sign in told or "").split())
    if not title or "://" in title or _is_private(title.casefold(), identity.casefold()):
        return None
    return title[:MAX_TITLE].rstrip()


def _is_private(title: str, identity: str) -> bool:
    if title in _PRIVATE:
        return True
    brand = next((title.removesuffix(end) for end in _PRIVATE_WITH_NAME if title.endswith(end)), "")
    # The identity may be "Mozilla Firefox" and the name in the title "Firefox", or the other way round.
    return bool(brand) and bool(identity) and (brand in identity or identity in brand)
