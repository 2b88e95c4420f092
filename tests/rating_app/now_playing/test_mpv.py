"""A real player from Debian, mpv with mpv-mpris: it is followed through play, pause, jump and quit."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from benchmarks.player_clock import TITLE, Mpv, NotHere
from rating_app.now_playing import Status, Track

LENGTH_S = 30


@pytest.fixture
def mpv(bus, tmp_path):
    try:
        mpv = Mpv(tmp_path, bus.address, LENGTH_S)
    except NotHere as missing:
        pytest.skip(str(missing))
    yield mpv
    mpv.close()


@pytest.mark.skipif(sys.platform != "linux", reason="MPRIS is of Linux desktops")
def test_mpv_is_followed_through_pause_jump_and_quit(mpv, listen):
    listener = listen()
    now = listener.until(lambda now: now.place is not None and now.followed.track.length_s is not None)
    assert now.followed.track == Track(TITLE, pytest.approx(LENGTH_S, abs=0.1))
    errors = [mpv.off_ms(listener.until(lambda now: now.place is not None)) for _ in range(5)]
    assert np.median(np.abs(errors)) < 150

    mpv.ask("set_property", "pause", True)
    held = listener.until(lambda now: now.followed.status is Status.PAUSED)
    assert held.place.speed == 0 and abs(mpv.off_ms(held)) < 100
    mpv.ask("set_property", "pause", False)
    listener.until(lambda now: now.followed.status is Status.PLAYING)

    mpv.ask("seek", 20, "absolute", "exact")
    reached = listener.until(lambda now: now.jump is not None)
    assert reached.jump.reached_s == pytest.approx(20.0, abs=0.6) and len(listener.jumps) == 1
    assert abs(mpv.off_ms(listener.until(lambda now: now.place is not None))) < 300

    mpv.quit()
    assert listener.until(lambda now: now.followed is None).place is None
