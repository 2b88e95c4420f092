"""Which sessions the program keeps, and for how long; the whole application, with the demo clip."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pandas as pd
import pytest
from fakes.sessions import session_of
from fakes.user import quit_for_good
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from rating_app.desktop.application import RatingApplication
from rating_app.desktop.first_window import FirstWindow, WindowRequest
from rating_app.settings import Settings, save_settings, shipped_model
from rating_app.store import SessionStore
from rating_app.views.watch.phase import Phase


@pytest.fixture
def store(paths):
    return SessionStore(paths.database)


@pytest.fixture
def launch(qtbot, qapp, paths):
    """Start the application with these settings, and play the demo clip."""
    started = []

    def start(**settings):
        save_settings(Settings(**settings), paths.settings)
        application = RatingApplication(
            FirstWindow(qapp, WindowRequest(shipped_model(), demo=True, theme="light"), paths)
        )
        started.append(application)
        application.start()
        qtbot.waitUntil(lambda: application.window.phase is Phase.RECORDING)
        return application

    yield start
    for application in started:
        quit_for_good(application)


def stop(qtbot, application):
    qtbot.waitUntil(lambda: "of 100" in application.window.watch.facts.text())
    qtbot.mouseClick(application.window.watch.controls.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: application.window.phase is Phase.FINISHED)


def rows(store):
    """Return how many sessions are in the file, finished or not."""
    with store._database.reading() as connection:
        return connection.execute("SELECT count(*) FROM session").fetchone()[0]


def test_session_is_in_the_file_before_it_is_finished(launch, qtbot, store):
    application = launch()
    qtbot.waitUntil(lambda: rows(store) == 1)
    assert store.summaries() == ()
    stop(qtbot, application)
    assert [summary.interrupted for summary in store.summaries()] == [False]


def test_session_that_is_not_to_be_kept_can_be_exported_and_is_never_written(
    launch, qtbot, store, tmp_path, monkeypatch
):
    application = launch(keep_sessions=False)
    qtbot.wait(1500)
    assert rows(store) == 0
    stop(qtbot, application)
    assert rows(store) == 0 and application.review.reviews.unkept is None
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    with qtbot.waitSignal(application.history.exports.exported):
        qtbot.mouseClick(application.window.session_page.export_button, Qt.MouseButton.LeftButton)
    assert len(pd.read_csv(tmp_path / "out" / "sessions.csv")) == 1
    application.watch.play_demo()
    assert application.review.reviewed is None


def test_old_sessions_are_deleted_at_the_start_and_after_each_session(launch, qtbot, store):
    def save_old():
        old = session_of([0.5] * 3, content="Old")
        began = old.head.started_at - timedelta(days=4000)
        store.save(replace(old, head=replace(old.head, started_at=began)))

    save_old()
    application = launch(keep_days=30)
    qtbot.waitUntil(lambda: store.summaries() == ())
    save_old()
    stop(qtbot, application)
    qtbot.waitUntil(lambda: [summary.content for summary in store.summaries()] == ["A penguin goes fishing"])


def test_session_of_a_program_that_was_killed_is_in_the_history_at_the_next_start(launch, qtbot, root, paths, store):
    killed = subprocess.Popen(
        [sys.executable, "-m", "fakes.recording_program", str(paths.database), "Killed"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(root / "tests"), str(root)])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    while float(killed.stdout.readline()) < 1.5:
        pass
    killed.kill()
    killed.communicate()
    assert store.summaries() == ()
    launch()
    qtbot.waitUntil(lambda: len(store.summaries()) == 1)
    (summary,) = store.summaries()
    assert (summary.content, summary.interrupted) == ("Killed", True)
