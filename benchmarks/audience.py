"""python -m benchmarks.audience [--rounds N] [--json FILE]: the speed of the audience page, with 200 viewers and 2
hours.

It measures the time from choosing an item to its curve on the screen, including the means over all viewers as the
window computes them; how often per second film, its line and the pointer are painted while the film plays and the
pointer moves; and the cost of repainting the curves. Reading such a study from files is part of `benchmarks.study`.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure, run
from rating_app.compare.panel import ComparedSession, Course
from rating_app.settings import demo_film
from rating_app.study.audience import audience_of
from rating_app.study.plan import NEUTRAL
from rating_app.study.responses import Responses, ShownItem, Viewer, Viewing
from rating_app.study.results import content_result
from rating_app.views.content.media_view import MediaView
from rating_app.views.design.theme import apply_theme
from rating_app.views.study.audience_page import AudiencePage
from rating_app.views.window.opening import make_qt_application

VIEWERS, SECONDS = 200, 7200
SIZE = 1366, 768
FPS, FOR_S = 30, 6.0


def measure(rounds: int) -> Sequence[Figure]:
    """Return the medians of this number of rounds; the frames per second are of one round."""
    app = make_qt_application([])
    apply_theme(app, "light")
    responses = made()
    assert responses.audiences is not None
    page = AudiencePage()
    page.resize(*SIZE)
    page.show_study("A large study", responses.items, NEUTRAL)
    page.show()
    spin(0.5)
    first_s, detail_s, cpu_s = [], [], []
    for _ in range(rounds):
        page.clear_results()
        before, cpu = time.perf_counter(), time.process_time()
        item = responses.items[0]
        (whole,) = audience_of(responses, item, responses.everybody)
        page.show_results(whole, (), float(SECONDS))
        page.plot.repaint()
        first_s.append(time.perf_counter() - before)
        cpu_s.append(time.process_time() - cpu)
        result = content_result(responses, item, responses.everybody)
        page.show_details(result, False, (), ())
        detail_s.append(time.perf_counter() - before)
    fps, processor_s = frames(page, app)
    first = {
        "processor_s": statistics.median(cpu_s),
        "with_moments_and_agreement_s": statistics.median(detail_s),
    }
    return [
        Figure(
            "audience_first_picture_s",
            "from the choice of an item to its curve",
            statistics.median(first_s),
            1.0,
            "s",
            details=first,
        ),
        Figure(
            "audience_frames_a_second",
            "film, its line and the pointer, while it plays",
            fps,
            FPS - 1,
            "fps",
            at_least=True,
        ),
        Figure("audience_frame_ms", "processor time of each of these frames", 1000 * processor_s / fps, 33, "ms"),
    ]


def frames(page: AudiencePage, app: QApplication) -> tuple[float, float]:
    """Return how often per second the curves were painted while the film played and the pointer moved, and the seconds
    of processor time per second for all of it, including the film's decoding.
    """
    media = MediaView()
    page.set_content(media)
    media.open(demo_film())
    media.run()
    spin(2.0)
    paints = _Paints(page.plot)
    moved = 0

    def move() -> None:
        nonlocal moved
        moved += 1
        at = QPointF(40 + 7 * moved % (page.plot.width() - 60), page.plot.height() / 2)
        no = Qt.MouseButton.NoButton
        app.sendEvent(page.plot, QMouseEvent(QEvent.Type.MouseMove, at, at, no, no, Qt.KeyboardModifier.NoModifier))

    pointer = QTimer()
    pointer.setTimerType(Qt.TimerType.PreciseTimer)
    pointer.timeout.connect(move)
    pointer.start(round(1000 / FPS))
    wall, cpu = time.perf_counter(), time.process_time()
    spin(FOR_S)
    wall_s, cpu_s = time.perf_counter() - wall, time.process_time() - cpu
    pointer.stop()
    page.set_content(None)
    return paints.count / wall_s, cpu_s / wall_s


class _Paints(QObject):
    """A counter of a widget's paint events."""

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def made() -> Responses:
    """Return viewers in memory who share some smiles and have others of their own."""
    rng = np.random.default_rng(1)
    shared = rng.random(SECONDS) < 0.05
    viewings = []
    for number in range(VIEWERS):
        peak = np.where(shared & (rng.random(SECONDS) < 0.6), rng.uniform(0.4, 1, SECONDS), 0.0)
        peak[rng.random(SECONDS) < 0.02] = np.nan
        course = Course("", 1, peak * rng.uniform(0.5, 1, SECONDS), peak)
        viewings.append(Viewing(f"P{number:03d}", "film", session(number), course))
    viewers = tuple(Viewer(viewing.viewer) for viewing in viewings)
    items = (ShownItem("film", "A film", float(SECONDS)),)
    return Responses("A large study", items, viewers, tuple(viewings), (), {}, 1.0)


def session(number: int) -> ComparedSession:
    """Return a session with a rating that depends on `number`."""
    return ComparedSession(
        session_id=str(number),
        content="film",
        content_kind="media",
        content_items=1,
        viewer=f"P{number:03d}",
        groups="",
        started_at="2026-03-01T12:00:00Z",
        duration_s=float(SECONDS),
        rating_0_100=20.0 + number % 30,
        rating_low=None,
        rating_high=None,
        coverage=0.98,
        smiling_share=0.03,
        stars=None,
        interrupted=0,
        rating_method="visible_joy_2",
        model="model-1",
        app_version="0.2.0",
    )


def spin(seconds: float) -> None:
    """Run an event loop for this many seconds."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


if __name__ == "__main__":
    run(__doc__, measure, 5)
