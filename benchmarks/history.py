"""python -m benchmarks.history [--sessions N]: the cost of a long history for the window.

A history of N sessions is made in a temporary folder, and the page is opened as the program opens it. Pauses are times
in which the window's thread could do nothing else, measured by a timer that fires constantly.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure, add_options, tell
from rating_app.desktop.file_opener import FileOpener
from rating_app.desktop.history_controller import HistoryController
from rating_app.rating.method import METHOD_NAME
from rating_app.store import SessionStore
from rating_app.views.design.theme import apply_theme
from rating_app.views.history.columns import Column
from rating_app.views.history.index import SessionFilter, Shown
from rating_app.views.history.page import HistoryPage
from rating_app.views.window.late_page import LatePage
from rating_app.views.window.opening import make_qt_application

_INSERT = """INSERT INTO session (session_id, started_at, content, source, model, app_version, consent_basis,
consent_detail, consent_at, duration_s, rating_0_100, rating_low, rating_high, rating_method, coverage, rated_s, smiles,
stars, notes, content_kind, curve) VALUES (?, ?, ?, 'Camera', 'model', '1', 'demo', '', '', ?, ?, ?, ?, ?, ?, 1, ?, ?,
?, ?, ?)"""
_WORDS = ("trailer", "scene", "talk", "advert", "level", "episode", "cut", "opening", "interview", "dog", "match")


@dataclass
class Pauses:
    """Pauses of the event loop; `longest_ms` is the longest one."""

    longest_ms: float = 0.0


@contextmanager
def watched(app: QCoreApplication) -> Callable[[], Pauses]:
    """Measure pauses of the event loop during the block."""
    pauses, last = Pauses(), time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        pauses.longest_ms, last = max(pauses.longest_ms, (now - last) * 1000), now

    timer = QTimer(app)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(0)
    yield pauses
    timer.stop()


def fill(store: SessionStore, path: Path, count: int) -> None:
    """Insert `count` sessions without samples into the history."""
    store.summaries()
    chance = random.Random(0)
    kinds = ("screen", "media", "pictures")

    def row(number: int) -> tuple[object, ...]:
        rating = None if chance.random() < 0.1 else chance.uniform(0, 100)
        low, high = (None, None) if rating is None else (max(0, rating - 5), min(100, rating + 5))
        day, second = divmod(number * 311, 86_400)
        started = f"{2000 + day // 360}-{day // 30 % 12 + 1:02d}-{day % 30 % 28 + 1:02d}"
        started += f"T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}+00:00"
        title = " ".join(chance.choices(_WORDS, k=4)).capitalize()
        figures = (chance.uniform(5, 7200), rating, low, high, METHOD_NAME, chance.random(), chance.randrange(20))
        curve = bytes(chance.randrange(101) for _ in range(96))
        return (
            f"{number:032x}",
            started,
            title,
            *figures,
            chance.choice([None, 1, 5]),
            "",
            chance.choice(kinds),
            curve,
        )

    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(_INSERT, (row(number) for number in range(count)))


def timed(name: str, act: Callable[[], object]) -> None:
    """Run `act`, and print how long the window's thread is busy."""
    began = time.perf_counter()
    act()
    QApplication.processEvents()
    print(f"{name:<52}{(time.perf_counter() - began) * 1000:>9.1f} ms")


def until(condition: Callable[[], bool]) -> float:
    """Run the event loop until `condition` holds; return the milliseconds."""
    began = time.perf_counter()
    while not condition():
        QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def measured(app: QApplication, folder: Path, count: int) -> float:
    """Print the table, and return the milliseconds until the first page is shown."""
    apply_theme(app, "light")
    store = SessionStore(folder / "sessions.sqlite")
    fill(store, folder / "sessions.sqlite", count)
    page = HistoryPage()
    page.resize(1200, 800)
    history = HistoryController(store, LatePage(lambda: page), lambda: None, FileOpener(page))
    with watched(app) as pauses:
        began = time.perf_counter()
        page.show()
        history.show()
        until(lambda: page.model.rowCount() > 0)
        page.table.viewport().repaint()
        first = (time.perf_counter() - began) * 1000
        rest = until(lambda: page.model.rowCount() == count)
    print(f"{f'{count:,} sessions':<52}")
    print(f"{'first page shown':<52}{first:>9.1f} ms")
    print(f"{'whole history read in the background after':<52}{first + rest:>9.1f} ms")
    print(f"{'longest pause of the window meanwhile':<52}{pauses.longest_ms:>9.1f} ms")
    for column in Column:
        timed(
            f"sort by {column.name.lower()}",
            lambda column=column: page.table.sortByColumn(column, Qt.SortOrder.AscendingOrder),
        )
    timed("search for two words", lambda: page.model.set_filter(SessionFilter("trailer dog")))
    timed("show the rated ones", lambda: page.model.set_filter(SessionFilter(shown=Shown.RATED)))
    timed("show all", lambda: page.model.set_filter(SessionFilter()))
    timed("select all", page.table.selectAll)
    timed("delete them", lambda: page.delete_action.trigger())
    timed("take that back", lambda: page.undo_action.trigger())
    with watched(app) as pauses:
        until(lambda: page.model.rowCount() == count)
        bar = page.table.verticalScrollBar()
        for place in range(200):
            bar.setValue(bar.maximum() * place // 200)
            app.processEvents()
    print(f"{'longest pause while scrolling through all':<52}{pauses.longest_ms:>9.1f} ms")
    history.close()
    return first


def main() -> None:
    """Measure and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.history", description=__doc__)
    parser.add_argument("--sessions", type=int, default=100_000)
    add_options(parser, 3)
    options = parser.parse_args()
    app = make_qt_application(["benchmark"])
    first_ms = []
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as folder:
            first_ms.append(measured(app, Path(folder), options.sessions))
    name = f"history of {options.sessions:,} sessions: first page shown"
    tell([Figure("history_first_page_ms", name, median(first_ms), 200.0, "ms")], options.json)


if __name__ == "__main__":
    main()
