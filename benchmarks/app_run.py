"""Run the program without a user: `python -m benchmarks.app_run --until shown|rated|SECONDS [--camera FIFO]`.

It starts as `rating-app` does, with its own home folder. With `shown`, it ends when its window answers to the user.
With `rated`, it is a first start: the viewer agrees as soon as the window answers, and it ends when the first rating is
shown. With SECONDS, a session is recorded for that long from a camera, with the preview. It prints one line of JSON:
times are time.monotonic(), `..._cpu_s` is the processor time of all threads until then, `cpu_share` is the share of one
core during the session.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import pairwise
from pathlib import Path
from typing import Any


def main() -> None:
    """Run the program, and print its figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.app_run", description=__doc__)
    parser.add_argument("--until", required=True)
    parser.add_argument("--camera", metavar="FIFO")
    parser.add_argument("--burners", type=int, default=0, metavar="N", help="share one core with N busy processes")
    options = parser.parse_args()
    if options.until != "shown" and options.camera is None:
        parser.error("a camera is needed")
    told: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as home:
        os.environ["REACTION_GAUGE_HOME"] = home
        start(options, told)
    print(json.dumps(told), flush=True)


def start(wish: argparse.Namespace, told: dict[str, float]) -> None:
    """Start the program with a companion that controls the application once it is built."""
    from rating_app import command_line
    from rating_app.settings import Paths, Settings, save_settings

    if wish.until != "rated":
        from rating_app.session.consent import NOTICE

        save_settings(Settings(measure_rest=False, welcomed=NOTICE.version), Paths.of_this_user().settings)

    class Watcher(command_line.Companion):
        def see_opening(self, app: Any) -> None:
            told["opening_s"] = time.monotonic()

        def see_window(self, window: Any) -> None:
            from benchmarks.seen import when_seen

            when_seen(window, self._on_seen)

        def _on_seen(self, at_s: float) -> None:
            told["shown_s"], told["shown_cpu_s"] = at_s, time.process_time()

        def equip(self) -> Any:
            if wish.camera is None:
                return None
            from benchmarks.demo_camera import FifoPictures
            from rating_app.desktop.equipment import Equipment
            from tests.fakes.cameras import FakeCapture, Socket

            socket = Socket()
            socket.plug_in(FakeCapture(FifoPictures(wish.camera), fps=None, flickers=False))
            return Equipment(socket.cameras)

        def see_application(self, application: Any) -> None:
            self.viewer = Viewer(application, wish, told)

    sys.argv[1:] = []
    with suppress(SystemExit):
        command_line.run_command_line(Watcher())
    told["peak_kb"] = peak_kb()


class Viewer:
    """A viewer who agrees as soon as the window answers, and watches."""

    def __init__(self, application: Any, wish: argparse.Namespace, told: dict[str, float]) -> None:
        from PySide6.QtCore import QTimer

        self._application = application
        self._until: str = wish.until
        self._burners: int = wish.burners
        self._starving = ExitStack()
        self._told = told
        self._began_s = self._began_cpu_s = 0.0
        QTimer.singleShot(0, self._on_answering)

    def _on_answering(self) -> None:
        self._told["answers_s"], self._told["answers_cpu_s"] = time.monotonic(), time.process_time()
        if self._until == "shown":
            self._application.quit()
            return
        self._told["agreed_s"] = time.monotonic()
        sessions = self._application.sessions
        sessions.updated.connect(self._on_updated)
        if self._until == "rated":
            self._application.window.first_run.agreed.emit()
        else:
            sessions.give_consent()
            sessions.use_camera()

    def _on_updated(self, update: Any, mirrored: bool) -> None:
        if update.live is not None and "rated_s" not in self._told:
            self._told["rated_s"] = time.monotonic()
            if self._until == "rated":
                self._application.quit()
            else:
                self._record()

    def _record(self) -> None:
        from PySide6.QtCore import QTimer

        seconds = float(self._until)
        if self._burners:
            self._starving.enter_context(starved(self._burners))
        self._application.sessions.start("Benchmark")
        # The window's first layouts fall into the first seconds of a session.
        QTimer.singleShot(round(1000 * min(3.0, seconds / 4)), self._begin)
        QTimer.singleShot(round(1000 * seconds), self._end)

    def _begin(self) -> None:
        self._began_s, self._began_cpu_s = time.monotonic(), time.process_time()
        self._first = self._application.window.watch.newest_s

    def _end(self) -> None:
        elapsed_s = time.monotonic() - self._began_s
        self._told["cpu_share"] = (time.process_time() - self._began_cpu_s) / elapsed_s
        # Waiting for this includes the work at a session's end in the peak.
        self._application.sessions.recorded.connect(self._on_recorded)
        self._application.sessions.stop()

    def _on_recorded(self, ended: Any) -> None:
        from PySide6.QtCore import QTimer

        session = ended.session

        self._starving.close()
        times_s = [sample.timestamp_s for sample in session.samples]
        gaps_s = sorted(later - earlier for earlier, later in pairwise(times_s))
        self._told["gap_median_s"] = gaps_s[len(gaps_s) // 2]
        self._told["gap_p95_s"] = gaps_s[len(gaps_s) * 95 // 100]
        self._told["gap_longest_s"] = gaps_s[-1]
        self._told["rating"] = session.rating.rating_0_100
        self._told["coverage"] = session.rating.coverage
        self._told["frames_a_second"] = (len(times_s) - 1) / (times_s[-1] - times_s[0])
        self._told["seconds"] = times_s[-1]
        QTimer.singleShot(1000, self._application.quit)


@contextmanager
def starved(burners: int) -> Iterator[None]:
    """Run all threads of this process on one core, shared with this number of processes that never wait. Linux only."""
    core = min(os.sched_getaffinity(0))
    for thread in Path("/proc/self/task").iterdir():
        os.sched_setaffinity(int(thread.name), {core})
    # They inherit the core of the thread that starts them.
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(burners)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


def peak_kb() -> float:
    """Return the peak memory of this process so far, in kB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return float(line.split()[1])
    raise OSError("the system does not tell a process's peak memory")


if __name__ == "__main__":
    main()
