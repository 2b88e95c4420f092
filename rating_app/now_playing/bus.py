"""The session bus and the players on it. Only AF_UNIX addresses are accepted."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, MessageType, Properties, message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from rating_app.now_playing.player import PREFIX, Player, is_player, read_player
from rating_app.system.failure import Failure

_PATH = "/org/mpris/MediaPlayer2"
_ROOT = "org.mpris.MediaPlayer2"
_PLAYER = "org.mpris.MediaPlayer2.Player"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_BUS = "org.freedesktop.DBus"
_ANSWERS_WITHIN_S = 0.5
_SIGNALS_KEPT = 100


class NoBus(Failure):
    """There is no session bus that can be used. The message is one sentence for the user."""


@dataclass(frozen=True)
class Heard:
    """A signal from the player with this unique name on the bus: it `sought`, or something else has changed."""

    sender: str
    sought: bool


@dataclass(frozen=True)
class Answer:
    """A player's answer. `at_s` is the middle of the time that the request took, `owner` the player's unique name."""

    player: Player
    owner: str
    at_s: float


class SessionBus:
    """A connection to the bus at `address`. It only reads: names, and properties of players.

    Every method raises OSError once the bus is gone.
    """

    def __init__(self, address: str, now_s: Callable[[], float] = time.monotonic) -> None:
        """Connect to the bus. Raise NoBus if there is none at `address`, or it is not the address of an
        AF_UNIX socket.
        """
        self._now_s = now_s
        self._identities: dict[str, str] = {}
        try:
            self._connection: DBusConnection = open_dbus_connection(address)
            self._signals: deque[Message] = deque(maxlen=_SIGNALS_KEPT)
            for rule in _rules():
                self._connection.filter(rule, queue=self._signals)
                self._ask(message_bus.AddMatch(rule))
        except (OSError, RuntimeError, ValueError, _Refused) as error:
            raise NoBus("This desktop has no session bus, so no player can be asked what it is playing.") from error

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def players(self) -> dict[str, Answer | None]:
        """Return each player's current answer by its name; None for a player that does not answer in time."""
        names = self._ask(message_bus.ListNames())[0]
        return {name: self._player(name) for name in sorted(names) if is_player(name)}

    def wait(self, timeout_s: float) -> Heard | None:
        """Return the next signal about players; None if there is none in time."""
        try:
            signal = self._connection.recv_until_filtered(self._signals, timeout=max(0.0, timeout_s))
        except TimeoutError:
            return None
        fields = {field.name: value for field, value in signal.header.fields.items()}
        return Heard(str(fields.get("sender", "")), fields.get("member") == "Seeked")

    def _player(self, name: str) -> Answer | None:
        try:
            owner = str(self._ask(message_bus.GetNameOwner(name))[0])
            if owner not in self._identities:
                address = DBusAddress(_PATH, bus_name=name, interface=_ROOT)
                _, identity = self._ask(Properties(address).get("Identity"))[0]
                self._identities[owner] = str(identity) or name.removeprefix(PREFIX)
            asked_s = self._now_s()
            properties = self._ask(Properties(DBusAddress(_PATH, bus_name=name, interface=_PLAYER)).get_all())[0]
            at_s = (asked_s + self._now_s()) / 2
            return Answer(read_player(name, self._identities[owner], properties), owner, at_s)
        except (TimeoutError, _Refused, IndexError, TypeError, ValueError, AttributeError):
            # The player hangs, has just quit, or does not speak MPRIS.
            return None

    def _ask(self, call: Message) -> tuple[Any, ...]:
        """Return the answer to `call`. Raise TimeoutError if there is none, and _Refused if it is an error."""
        answer = self._connection.send_and_get_reply(call, timeout=_ANSWERS_WITHIN_S)
        if answer.header.message_type is MessageType.error:
            raise _Refused
        return tuple(answer.body)


class _Refused(Exception):
    """The answer to a call is an error."""


def _rules() -> tuple[MatchRule, ...]:
    owner = MatchRule(type="signal", sender=_BUS, interface=_BUS, member="NameOwnerChanged")
    owner.add_arg_condition(0, _ROOT, kind="namespace")
    changed = MatchRule(type="signal", interface=_PROPERTIES, member="PropertiesChanged", path=_PATH)
    sought = MatchRule(type="signal", interface=_PLAYER, member="Seeked", path=_PATH)
    return owner, changed, sought
