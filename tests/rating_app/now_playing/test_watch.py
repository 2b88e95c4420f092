"""Players on a bus of the test's own: real messages of a real process that plays, jumps, lies, hangs and vanishes."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from fakes.player import ADDRESS

from rating_app.now_playing import Status, Track, session_bus_address

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="MPRIS is of Linux desktops")

CLOSE_S = 0.25
"""Of a machine that is busy with other things; docs/integrations.md has what a quiet one measures."""


def is_known(now):
    return now.place is not None


def off(player, place):
    now_s = time.monotonic()
    return abs(place.at(now_s) - player.position_at(now_s))


def test_player_that_plays_is_followed(plays, listen):
    player, listener = plays(title="A film", length_s=90.0), listen()
    now = listener.until(is_known)
    assert (now.followed.identity, now.followed.track) == ("Fake Player", Track("A film", 90.0))
    assert now.followed.status is Status.PLAYING and off(player, now.place) < CLOSE_S
    assert ADDRESS not in repr(now)


def test_pause_is_noticed_at_once_and_holds(plays, listen):
    player, listener = plays(), listen()
    listener.until(is_known)
    truth = player.tell(status="Paused")
    now = listener.until(lambda now: now.followed.status is Status.PAUSED)
    assert now.place.speed == 0 and abs(now.place.position_s - truth["position_s"]) < CLOSE_S
    player.tell(status="Playing")
    now = listener.until(lambda now: now.followed.status is Status.PLAYING)
    assert off(player, now.place) < CLOSE_S
    assert listener.jumps == []


def test_jump_that_is_announced_is_followed_at_once(plays, listen):
    player, listener = plays(), listen()
    listener.until(is_known)
    player.tell(seek_s=200.0)
    now = listener.until(lambda now: now.jump is not None)
    assert now.jump.left_s < 100 and abs(now.jump.reached_s - 200.0) < CLOSE_S + 0.25
    assert off(player, now.place) < CLOSE_S


def test_jump_that_is_not_announced_is_followed_after_a_doubt(plays, listen):
    player, listener = plays(), listen()
    listener.until(is_known)
    player.tell(seek_s=200.0, announces=False)
    listener.until(lambda now: now.place is None)
    now = listener.until(is_known)
    assert off(player, now.place) < CLOSE_S and len(listener.jumps) == 1


def test_lie_leaves_the_place_unknown(plays, listen):
    player, listener = plays(), listen()
    listener.until(is_known)
    player.tell(lie_s=0.0)
    listener.until(lambda now: now.place is None)
    player.tell(lie_s=None)
    assert off(player, listener.until(is_known).place) < CLOSE_S
    # Seconds of the film that nobody has seen do not exist.
    player.tell(lie_s=5000.0)
    listener.until(lambda now: now.place is None)


def test_player_that_vanishes_is_followed_no_more(plays, listen):
    player, listener = plays(), listen()
    listener.until(is_known)
    player.quit()
    now = listener.until(lambda now: now.followed is None)
    assert (now.players, now.place, now.unavailable) == ((), None, None)


def test_player_that_hangs_is_believed_for_a_moment_and_then_no_more(plays, listen):
    player, listener = plays(), listen()
    known = listener.until(is_known)
    player.tell(hangs=True)
    now = listener.until(lambda now: now.followed is None)
    assert now.place is None
    player.tell(hangs=False)
    assert listener.until(is_known).followed.name == known.followed.name


def test_another_film_begins_anew(plays, listen):
    player, listener = plays(), listen()
    listener.until(is_known)
    player.tell(title="Another film", seek_s=0.0, announces=False)
    now = listener.until(lambda now: now.followed.track.title == "Another film" and is_known(now))
    assert off(player, now.place) < CLOSE_S and listener.jumps == []


def test_between_several_the_viewer_chooses(plays, listen):
    first, second, listener = plays("first", title="One"), plays("second", title="Two"), listen()
    now = listener.until(lambda now: len(now.players) == 2)
    assert now.followed is None
    listener.watch.follow(second.name)
    assert listener.until(is_known).followed.track.title == "Two"
    # Who was chosen is not replaced by another.
    second.quit()
    now = listener.until(lambda now: now.followed is None)
    assert [player.name for player in now.players] == [first.name]


def test_private_window_stays_unknown(plays, listen):
    plays(title="Fake Player is playing media")
    now = listen().until(lambda now: now.players)
    assert now.followed is None and now.players[0].track is None


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/bus", "tcp:host=127.0.0.1,port=9", "nonsense"])
def test_without_a_bus_of_this_computer_nobody_is_asked(listen, address):
    assert "no session bus" in str(listen(address).until(lambda now: now.unavailable is not None).unavailable)


def test_bus_that_ends_is_said_to(plays, listen, bus):
    plays()
    listener = listen()
    listener.until(is_known)
    bus.close()
    assert listener.until(lambda now: now.unavailable is not None).place is None


def test_address_of_another_transport_is_left_out(monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "tcp:host=127.0.0.1,port=9;unix:path=/run/bus;autolaunch:")
    assert session_bus_address() == "unix:path=/run/bus"
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert session_bus_address() == ""


PROMISED = """
import sys, time
from rating_app.system.network import forbid_network
forbid_network()
families, asked = set(), []
def hook(event, arguments):
    if event == "socket.__new__":
        families.add(int(arguments[1]))
    if event in ("socket.connect", "socket.getaddrinfo"):
        asked.append((event, str(arguments[-1] if event == "socket.connect" else arguments[0])))
sys.addaudithook(hook)
from rating_app.now_playing import PlayerWatch, session_bus_address
heard = []
watch = PlayerWatch(session_bus_address(), heard.append)
watch.start()
deadline = time.monotonic() + 60
while time.monotonic() < deadline and not any(now.place is not None for now in heard):
    time.sleep(0.05)
watch.stop()
watch.join()
print(heard[-1].followed.track.title, families, {event for event, _ in asked}, "PySide6" in sys.modules)
"""


def test_promise_of_no_network_stands(plays, bus, root):
    """Under the kernel's rule the film is followed all the same, and no socket but AF_UNIX was ever made."""
    plays(title="A film")
    environment = {"DBUS_SESSION_BUS_ADDRESS": bus.address, "PYTHONPATH": str(root)}
    ran = subprocess.run(
        [sys.executable, "-c", PROMISED], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    assert ran.stdout.strip() == "A film {1} {'socket.connect'} False"
