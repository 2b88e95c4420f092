"""The window closed while a session is recorded: it asks, and loses nothing."""

from __future__ import annotations

import pytest
from fakes.user import click, wait_for_phase
from PySide6.QtWidgets import QMessageBox

from rating_app.settings import load_settings
from rating_app.store import SessionStore
from rating_app.views.watch.phase import Phase


def recording(launch, qtbot):
    application = launch(demo=True)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: "of 100" in application.window.watch.facts.text())
    return application


def test_answering_no_continues_the_recording(launch, qtbot, monkeypatch):
    application = recording(launch, qtbot)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
    application.window.close()
    assert application.window.isVisible() and application.window.phase is Phase.RECORDING


def test_answering_yes_ends_the_session_and_saves_it(launch, qtbot, monkeypatch, paths):
    application = recording(launch, qtbot)
    asked = []
    monkeypatch.setattr(
        QMessageBox, "question", lambda *words: asked.append(words[2]) or QMessageBox.StandardButton.Yes
    )
    application.window.close()
    assert len(asked) == 1 and "kept" in asked[0]
    assert not application.window.isVisible()
    assert len(SessionStore(paths.database).summaries()) == 1


def test_nothing_is_asked_if_nothing_is_recorded(launch, qtbot, monkeypatch):
    application = recording(launch, qtbot)
    click(qtbot, application.window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: pytest.fail("asked"))
    application.window.close()
    assert not application.window.isVisible()


def test_size_of_the_window_is_remembered(launch, qtbot, paths):
    application = launch(agree=False)
    application.window.resize(1003, 667)
    application.quit()
    assert load_settings(paths.settings).window_geometry
    # The width of the screen that the tests have is less than the window needs.
    assert launch(agree=False).window.height() == 667
