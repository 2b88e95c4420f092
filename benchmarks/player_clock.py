"""python -m benchmarks.player_clock: how accurately another player is followed, as a table row for
docs/integrations.md.

A real mpv (Debian: mpv, mpv-mpris, dbus) plays a film made here, without a window or sound, on its own bus. It reports
its position over MPRIS, and also over its own socket, which gives the true values.
"""

from __future__ import annotations

import json
import queue
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np

from rating_app.now_playing import NowPlaying, PlayerWatch, Status

TITLE, LENGTH_S, FPS = "The test film", 60, 25
POLLS = 20

_PLUGINS = (Path("/usr/lib/mpv-mpris/mpris.so"), Path("/etc/mpv/scripts/mpris.so"))
_WAITS_S = 30.0


class NotHere(Exception):
    """A program that is needed is not installed; the message names it."""


class Mpv:
    """mpv, playing the film on the bus at `address` until it is closed. Raises NotHere if it is not installed."""

    def __init__(self, folder: Path, address: str, length_s: int = LENGTH_S) -> None:
        plugin = next((file for file in _PLUGINS if file.is_file()), None)
        if shutil.which("mpv") is None or plugin is None:
            raise NotHere("mpv and mpv-mpris are not on this machine (Debian: apt-get install mpv mpv-mpris)")
        film, control = folder / "film.mkv", folder / "mpv.socket"
        make_film(film, length_s)
        options = ["--no-config", "--vo=null", "--ao=null", f"--script={plugin}", f"--input-ipc-server={control}"]
        environment = {"DBUS_SESSION_BUS_ADDRESS": address, "PATH": "/usr/bin:/bin", "HOME": str(folder)}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(["mpv", *options, str(film)], env=environment, **quiet)
        self._control = socket.socket(socket.AF_UNIX)
        self._connect(control)
        self._answers = self._control.makefile()
        self._number = 0

    def ask(self, *command: object) -> Any:
        """Send a command to mpv, and return its answer."""
        self._number += 1
        question = {"command": command, "request_id": self._number}
        self._control.sendall((json.dumps(question) + "\n").encode())
        while True:
            answer = json.loads(self._answers.readline())
            if answer.get("request_id") == self._number:
                return answer.get("data")

    def off_ms(self, now: NowPlaying) -> float:
        """Return the clock's position minus the true one, in milliseconds."""
        asked_s = time.monotonic()
        position_s = self.ask("get_property", "time-pos/full")
        assert now.place is not None
        return 1000 * (now.place.at((asked_s + time.monotonic()) / 2) - position_s)

    def quit(self) -> None:
        """Quit the player, as a user does who closes its window."""
        self._process.terminate()
        self._process.wait()

    def close(self) -> None:
        """Kill the player, and release its connection."""
        self._process.kill()
        self._process.wait()
        self._answers.close()
        self._control.close()

    def _connect(self, control: Path) -> None:
        deadline_s = time.monotonic() + _WAITS_S
        while True:
            try:
                return self._control.connect(str(control))
            except OSError:
                if time.monotonic() > deadline_s:
                    self._process.kill()
                    raise
                time.sleep(0.05)


def make_film(file: Path, length_s: int) -> None:
    """Write a grey film of this length."""
    with av.open(str(file), "w") as container:
        container.metadata["title"] = TITLE
        stream = container.add_stream("mpeg4", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(length_s * FPS):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), number % 256, np.uint8))
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def measured(mpv: Mpv, address: str) -> str:
    """Measure, and return the row of the table."""
    heard: queue.Queue[NowPlaying] = queue.Queue()
    watch = PlayerWatch(address, heard.put)
    watch.start()

    def until(wanted: Callable[[NowPlaying], bool]) -> NowPlaying:
        while not wanted(now := heard.get(timeout=_WAITS_S)):
            continue
        return now

    def known(now: NowPlaying) -> bool:
        return now.place is not None

    first = until(lambda now: known(now) and now.followed is not None and now.followed.track is not None)
    assert first.followed is not None and first.followed.track is not None
    plays = np.abs([mpv.off_ms(until(known)) for _ in range(POLLS)])
    mpv.ask("set_property", "pause", True)
    begun_s = time.monotonic()
    held = until(lambda now: now.followed is not None and now.followed.status is Status.PAUSED)
    pause_ms, held_ms = 1000 * (time.monotonic() - begun_s), abs(mpv.off_ms(held))
    mpv.ask("set_property", "pause", False)
    until(lambda now: now.followed is not None and now.followed.status is Status.PLAYING)
    begun_s = time.monotonic()
    mpv.ask("seek", 45, "absolute", "exact")
    jumped = until(lambda now: now.jump is not None)
    jump_ms, landed_ms = 1000 * (time.monotonic() - begun_s), abs(mpv.off_ms(jumped))
    begun_s = time.monotonic()
    mpv.quit()
    until(lambda now: now.followed is None)
    quit_ms = 1000 * (time.monotonic() - begun_s)
    watch.stop()
    watch.join()
    return (
        f"| {first.followed.identity} | {first.followed.track.title} "
        f"| {np.median(plays):.0f} (at most {plays.max():.0f}, {POLLS} polls) "
        f"| known after {pause_ms:.0f} ms, {held_ms:.0f} ms off | known after {jump_ms:.0f} ms, {landed_ms:.0f} ms off "
        f"| known after {quit_ms:.0f} ms |"
    )


def main() -> None:
    """Print the row."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        bus = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        try:
            mpv = Mpv(Path(folder), address)
            try:
                print(measured(mpv, address))
            finally:
                mpv.close()
        except NotHere as missing:
            print(missing)
        finally:
            bus.terminate()
            bus.communicate()


if __name__ == "__main__":
    main()
