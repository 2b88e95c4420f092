"""python -m benchmarks.gauge [--rounds N] [--json FILE]: how soon the gauge responds to a smile.

It measures the time from the first frame with a smile, of a camera with 30 frames per second, to the repaint in which
the arc has moved by ten points, which is easy to see: with the live rating's default smoothing, the arc's own motion,
and Qt's event loop. The time that camera and network take before is measured by `benchmarks.frame`.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Sequence

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer

from benchmarks.figure import Figure, run
from rating_app.rating import LiveAggregator
from rating_app.settings import Settings
from rating_app.views.design.theme import apply_theme
from rating_app.views.gauge.gauge import Gauge
from rating_app.views.window.opening import make_qt_application

HZ = 30
REST, SMILE = 0.02, 0.97
SEEN_POINTS = 10.0
SIZE = 420, 360


def measure(rounds: int) -> Sequence[Figure]:
    """Return the median over this number of smiles."""
    app = make_qt_application([])
    apply_theme(app, "light")
    answers_s = [answer_s() for _ in range(rounds)]
    median = statistics.median(answers_s)
    return [
        Figure(
            "gauge_answers_smile_s",
            "from a smile to ten points on the gauge",
            median,
            0.2,
            "s",
            details={"quickest_s": min(answers_s), "slowest_s": max(answers_s)},
        )
    ]


def answer_s() -> float:
    """Return the response time to one smile, after two seconds at rest."""
    gauge = Gauge()
    gauge.resize(*SIZE)
    gauge.show()
    live, loop = LiveAggregator(Settings().method), QEventLoop()
    began_s = time.perf_counter()
    smiled_s: float | None = None
    answered_s = 0.0

    def frame() -> None:
        nonlocal smiled_s
        now_s = time.perf_counter()
        if now_s - began_s > 2.0 and smiled_s is None:
            smiled_s = now_s
        gauge.show_rating(live.update(now_s, REST if smiled_s is None else SMILE), None, "joy now")

    def look() -> None:
        nonlocal answered_s
        if smiled_s is not None and gauge.shown_0_100 - 100 * REST >= SEEN_POINTS:
            gauge.repaint()
            answered_s = time.perf_counter() - smiled_s
            loop.quit()

    timers = []
    for interval_ms, deed in ((round(1000 / HZ), frame), (1, look)):
        timer = QTimer()
        timer.timeout.connect(deed)
        timer.start(interval_ms)
        timers.append(timer)
    loop.exec()
    gauge.close()
    return answered_s


if __name__ == "__main__":
    run(__doc__, measure, rounds=7)
