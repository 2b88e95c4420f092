from __future__ import annotations

import queue
import time

import pytest
from fakes.player import FakePlayer
from fakes.portal import Bus

from rating_app.now_playing import PlayerWatch

_WAITS_S = 30.0


@pytest.fixture
def bus(tmp_path):
    bus = Bus(tmp_path)
    yield bus
    bus.close()


@pytest.fixture
def plays(bus):
    """Start a player on the bus: `plays("mpv", title="A film")`."""
    started = []

    def start(name="fake", **begins):
        started.append(FakePlayer(bus, name, **begins))
        return started[-1]

    yield start
    for player in started:
        player.close()


class Listener:
    """Hears what a watch of the bus tells."""

    def __init__(self, address):
        self._heard = queue.Queue()
        self.jumps = []
        self.watch = PlayerWatch(address, self._heard.put)
        self.watch.start()

    def until(self, wanted):
        """The first NowPlaying of which `wanted` holds, from now on."""
        deadline = time.monotonic() + _WAITS_S
        while True:
            now = self._heard.get(timeout=max(0.1, deadline - time.monotonic()))
            if now.jump is not None:
                self.jumps.append(now.jump)
            if wanted(now):
                return now

    def close(self):
        self.watch.stop()
        self.watch.join()


@pytest.fixture
def listen(bus):
    heard = []

    def start(address=None):
        heard.append(Listener(bus.address if address is None else address))
        return heard[-1]

    yield start
    for one in heard:
        one.close()
