"""A media player on a test's bus, in a process of its own: it plays, jumps, lies, hangs and vanishes as it is told.

`python -m fakes.player NAME` is its process. It reads a line of JSON for each change and answers with one that says
where its film truly is: {"at_s": of time.monotonic, "position_s", "speed"}.
"""

from __future__ import annotations

import json
import os
import queue
import select
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

from fakes.portal import Bus

PREFIX = "org.mpris.MediaPlayer2."
ADDRESS = "file:///home/somebody/secret-address.mkv"
"""Of what it plays, which nobody is to keep."""

_PATH = "/org/mpris/MediaPlayer2"
_PLAYER = "org.mpris.MediaPlayer2.Player"
_WAITS_S = 20.0


class FakePlayer:
    """On `bus`; it plays from the beginning until `tell` says otherwise."""

    def __init__(self, bus: Bus, name: str = "fake", **begins: object) -> None:
        tests = Path(__file__).resolve().parents[1]
        environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": bus.address, "PYTHONPATH": str(tests)}
        command = [sys.executable, "-m", "fakes.player", name, json.dumps(begins)]
        self.name = PREFIX + name
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, env=environment
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = Thread(target=lambda: [self._lines.put(line) for line in self._process.stdout])
        self._reader.start()
        assert self._lines.get(timeout=_WAITS_S) == "ready\n"

    def tell(self, **changes: object) -> dict[str, float]:
        """Change it: `status`, `title`, `length_s`, `speed` (its true one), `told_rate`, `seek_s`, and `announces`
        that; `lie_s`, a position that it tells in place of the true one, None for the truth; `step_s`, in which it
        counts; `hangs`. Returns where it truly is.
        """
        self._process.stdin.write(json.dumps(changes) + "\n")
        return json.loads(self._lines.get(timeout=_WAITS_S))

    def position_at(self, now_s: float) -> float:
        """Where its film truly is at a moment of time.monotonic."""
        truth = self.tell()
        return truth["position_s"] + (now_s - truth["at_s"]) * truth["speed"]

    def quit(self) -> None:
        """It is gone from one moment to the next."""
        self._process.kill()
        self.close()

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        self._process.stdin.close()
        self._process.stdout.close()


class _Film:
    def __init__(self) -> None:
        self.status, self.title, self.length_s = "Playing", "A film", 600.0
        self.speed = self.told_rate = 1.0
        self.lie_s, self.step_s, self.hangs = None, 0.0, False
        self._from_s, self._at_s = 0.0, time.monotonic()

    @property
    def truth(self) -> dict[str, float]:
        now_s = time.monotonic()
        speed = self.speed if self.status == "Playing" else 0.0
        return {"at_s": now_s, "position_s": self._from_s + (now_s - self._at_s) * speed, "speed": speed}

    @property
    def told_s(self) -> float:
        if self.lie_s is not None:
            return self.lie_s
        position_s = self.truth["position_s"]
        return position_s // self.step_s * self.step_s if self.step_s else position_s

    @property
    def properties(self) -> dict[str, tuple[str, object]]:
        metadata: dict[str, tuple[str, object]] = {
            "mpris:trackid": ("o", "/film/1"),
            "xesam:url": ("s", ADDRESS),
            "xesam:artist": ("as", ["Somebody"]),
        }
        if self.title:
            metadata["xesam:title"] = ("s", self.title)
        if self.length_s:
            metadata["mpris:length"] = ("x", round(self.length_s * 1e6))
        return {
            "PlaybackStatus": ("s", self.status),
            "Metadata": ("a{sv}", metadata),
            "Position": ("x", round(self.told_s * 1e6)),
            "Rate": ("d", self.told_rate),
            "CanControl": ("b", True),
        }

    def change(self, changes: dict[str, object]) -> None:
        truth = self.truth
        self._from_s, self._at_s = truth["position_s"], truth["at_s"]
        if "seek_s" in changes:
            self._from_s = float(changes["seek_s"])
        for name in ("status", "title", "length_s", "speed", "told_rate", "lie_s", "step_s", "hangs"):
            if name in changes:
                setattr(self, name, changes[name])


def _main(name: str, begins: dict[str, object]) -> None:
    from jeepney import DBusAddress, MessageType, new_error, new_method_return, new_signal
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection

    film = _Film()
    connection = open_dbus_connection(os.environ["DBUS_SESSION_BUS_ADDRESS"])
    connection.send_and_get_reply(message_bus.RequestName(PREFIX + name))
    film.change(begins)
    print("ready", flush=True)
    here = DBusAddress(_PATH, interface=_PLAYER)
    properties = DBusAddress(_PATH, interface="org.freedesktop.DBus.Properties")
    commands = bytearray()
    while True:
        readable, _, _ = select.select([connection.sock, sys.stdin.fileno()], [], [])
        if sys.stdin.fileno() in readable:
            read = os.read(sys.stdin.fileno(), 4096)
            if not read:
                return
            commands += read
        while b"\n" in commands:
            line, _, rest = bytes(commands).partition(b"\n")
            commands = bytearray(rest)
            changes = json.loads(line)
            film.change(changes)
            if "seek_s" in changes and changes.get("announces", True):
                connection.send(new_signal(here, "Seeked", "x", (round(film.told_s * 1e6),)))
            if changes.keys() & {"status", "title", "length_s"}:
                told = {key: film.properties[key] for key in ("PlaybackStatus", "Metadata")}
                connection.send(new_signal(properties, "PropertiesChanged", "sa{sv}as", (_PLAYER, told, [])))
            print(json.dumps(film.truth), flush=True)
        while connection.sock in readable:
            try:
                message = connection.receive(timeout=0)
            except TimeoutError:
                break
            if message.header.message_type is not MessageType.method_call or film.hangs:
                continue
            if message.body and message.body[0] == _PLAYER:
                connection.send(new_method_return(message, "a{sv}", (film.properties,)))
            elif tuple(message.body) == ("org.mpris.MediaPlayer2", "Identity"):
                connection.send(new_method_return(message, "v", (("s", "Fake Player"),)))
            else:
                connection.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))


if __name__ == "__main__":
    _main(sys.argv[1], json.loads(sys.argv[2]))
