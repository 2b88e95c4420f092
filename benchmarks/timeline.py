"""python -m benchmarks.timeline [--seconds N]: the cost of the timeline when a session has lasted 30 minutes.

Samples arrive at 30 Hz, as from a camera. Figures are seconds of processor time per second of wall time, for the whole
process, and for the same process while samples arrive but nothing is shown.
"""

from __future__ import annotations

import argparse
import math
import time

from PySide6.QtCore import QEventLoop, QTimer

from rating_app.rating.curve import CurvePoint
from rating_app.views.design.theme import apply_theme
from rating_app.views.timeline.timeline import Timeline
from rating_app.views.window.opening import make_qt_application

HZ = 30
EARLIER_S = 1800
WIDTH, HEIGHT = 1000, 170


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.timeline", description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0, help="for how long each case is measured")
    seconds = parser.parse_args().seconds
    app = make_qt_application([])
    apply_theme(app, "light")
    timeline = Timeline()
    timeline.resize(WIDTH, HEIGHT)
    frame = 0

    def add() -> None:
        nonlocal frame
        timeline.add_points([point(frame)])
        frame += 1

    while frame < EARLIER_S * HZ:
        add()
    camera = QTimer()
    camera.setInterval(round(1000 / HZ))
    camera.timeout.connect(add)
    camera.start()
    print(f"{'30 min of samples, going on':<34}{'CPU s per s':>14}")
    for name, whole in (("last minute", False), ("whole session", True)):
        timeline.set_whole_session(whole)
        timeline.show()
        spin(1.0)
        print(f"{name:<34}{share(seconds):>14.3f}", flush=True)
    timeline.hide()
    spin(0.5)
    print(f"{'hidden':<34}{share(seconds):>14.3f}")


def point(frame: int) -> CurvePoint:
    """Return a varying value; one second of every minute has no face."""
    second = frame / HZ
    lost = second % 60 < 1
    return second, None if lost else 50 + 40 * math.sin(second / 3) * math.sin(second / 47)


def share(seconds: float) -> float:
    """Return the processor seconds per second of wall time while the event loop runs."""
    wall, cpu = time.perf_counter(), time.process_time()
    spin(seconds)
    return (time.process_time() - cpu) / (time.perf_counter() - wall)


def spin(seconds: float) -> None:
    """Run an event loop for this many seconds; the application's own would close the window at its end."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
