"""No call blocks the window for as long as a person would notice."""

from __future__ import annotations

import time
from functools import partial
from itertools import repeat

from fakes.effort import GOES
from fakes.sessions import session_of
from fakes.user import click, wait_for_phase
from fakes.watchdog import EventLoopWatchdog, stalls_in_each
from PySide6.QtCore import QTimer

from rating_app.store import SessionStore
from rating_app.views.watch.phase import Phase
from rating_app.views.window.navigation import HISTORY, SETTINGS, WATCH


def told(stalls):
    return "\n".join(f"{stall.cpu_s * 1000:.0f} ms\n{stall.stack}" for stall in stalls)


def test_busy_call_is_found_and_named(qtbot):
    def be_busy():
        until_s = time.thread_time() + 0.14
        while time.thread_time() < until_s:
            pass

    with EventLoopWatchdog() as watchdog:
        QTimer.singleShot(20, be_busy)
        qtbot.wait(300)
    (stall,) = watchdog.stalls
    assert stall.cpu_s > 0.12 and "be_busy" in stall.stack


def test_thread_that_waits_is_not_busy(qtbot):
    with EventLoopWatchdog() as watchdog:
        QTimer.singleShot(20, lambda: time.sleep(0.15))
        qtbot.wait(300)
    assert watchdog.stalls == []


def test_session_is_recorded_without_blocking_the_window(launch, qtbot, smiling_camera):
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    qtbot.waitUntil(lambda: window.header.face_chip.text == "Face seen")

    def record():
        window.rail.buttons["watch"].click()
        click(qtbot, window.watch.controls.start_button)
        wait_for_phase(qtbot, application, Phase.RECORDING)
        qtbot.waitUntil(lambda: 3 < window.watch.newest_s < 60)
        click(qtbot, window.watch.controls.mark_button)
        click(qtbot, window.watch.controls.pause_button)
        click(qtbot, window.watch.controls.pause_button)
        click(qtbot, window.watch.controls.stop_button)
        wait_for_phase(qtbot, application, Phase.FINISHED)
        qtbot.wait(500)

    stalls = stalls_in_each(repeat(record, GOES))
    assert not stalls, told(stalls)


BUILT_S = 0.2
"""A page is built when it is first shown, once in a run of the program: that may be just noticeable."""


def fill_history(paths):
    store = SessionStore(paths.database)
    for number in range(60):
        store.save(session_of([0.1, None, 0.9] * 40, content=f"Film {number}"))


def look_at_the_pages(qtbot, window):
    for page in (HISTORY, SETTINGS, WATCH, HISTORY):
        window.rail.buttons[page].click()
        qtbot.wait(300)
    qtbot.waitUntil(lambda: window.history.model.rowCount() == 60)


def test_pages_are_built_without_blocking_the_window_for_long(launch, qtbot, paths):
    fill_history(paths)
    # Each run has a window of its own, in which no page has been shown.
    goes = (partial(look_at_the_pages, qtbot, launch(agree=False).window) for _ in range(GOES))
    stalls = stalls_in_each(goes, BUILT_S)
    assert not stalls, told(stalls)


def test_pages_are_shown_again_without_blocking_the_window(launch, qtbot, paths):
    fill_history(paths)
    look = partial(look_at_the_pages, qtbot, launch(agree=False).window)
    look()
    stalls = stalls_in_each(repeat(look, GOES))
    assert not stalls, told(stalls)
