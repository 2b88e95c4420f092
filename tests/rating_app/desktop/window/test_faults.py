"""The whole program when a part that it needs is broken: it reports this, loses nothing and continues."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fakes.sessions import session_of
from fakes.user import click, wait_for_phase
from PySide6.QtWidgets import QFileDialog

from rating_app.desktop.application import RatingApplication
from rating_app.desktop.equipment import Equipment
from rating_app.desktop.first_window import FirstWindow, WindowRequest
from rating_app.settings import load_settings, shipped_model
from rating_app.store import SessionStore
from rating_app.views.watch.phase import Phase
from rating_app.views.window.navigation import HISTORY, SETTINGS
from rating_app.vision import face


@pytest.fixture
def store(paths):
    return SessionStore(paths.database)


def said(application):
    return application.window.banner.text()


def test_damaged_history_is_reported_once_and_the_demo_is_saved_in_a_new_one(launch, qtbot, paths):
    paths.data.mkdir(parents=True)
    paths.database.write_bytes(b"not a database" * 1000)
    application = launch(agree=False)
    qtbot.waitUntil(lambda: "The history was damaged" in said(application))
    (aside,) = paths.data.glob("sessions-damaged-*.sqlite")
    assert aside.name in said(application) and "recovered: 0." in said(application)
    assert aside.read_bytes() == b"not a database" * 1000
    application.window.show_message("")
    application.watch.play_demo()
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: "of 100" in application.window.watch.facts.text())
    click(qtbot, application.window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    assert application.review.reviews.unkept is None and said(application) == ""
    application.window.rail.buttons[HISTORY].click()
    qtbot.waitUntil(lambda: application.window.history.model.rowCount() == 1)


def test_history_that_breaks_during_a_session_is_reported_at_its_end(launch, qtbot, store, paths):
    for number in range(3):
        store.save(session_of([0.5] * 100, content=f"Earlier {number}"))
    application = launch(demo=True)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: "of 100" in application.window.watch.facts.text())
    with paths.database.open("r+b") as file:
        file.write(b"overwritten by something else" * 100)
    for journal in ("-wal", "-shm"):
        with paths.database.with_name(paths.database.name + journal).open("r+b") as file:
            file.write(b"and this one, too" * 100)
    qtbot.wait(1500)
    click(qtbot, application.window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    qtbot.waitUntil(lambda: "The history was damaged" in said(application))
    assert application.review.reviews.unkept is None
    (summary,) = SessionStore(paths.database).summaries()
    assert summary.content == "A penguin goes fishing" and summary.duration_s > 1
    assert SessionStore(paths.database).load(summary.session_id).samples[0].frame == 0


def test_invalid_settings_are_reported_and_set_aside(qapp, qtbot, paths):
    paths.config.mkdir(parents=True)
    paths.settings.write_text("{ nonsense")
    request = WindowRequest(shipped_model(), demo=True, theme="light")
    application = RatingApplication(FirstWindow(qapp, request, paths))
    application.start()
    assert "Your settings could not be read" in said(application)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    application.preferences.change(mirror=False)
    assert not load_settings(paths.settings).mirror
    assert (paths.config / "settings-unreadable.json").read_text() == "{ nonsense"
    application.quit()
    application.deleteLater()


def truncated(model, description):
    model.write_bytes(model.read_bytes()[:1000])


def missing(model, description):
    model.unlink()


def without_description(model, description):
    description.unlink()


@pytest.mark.parametrize("break_it", [truncated, missing, without_description])
def test_unusable_model_is_reported_and_history_and_settings_stay_open(
    launch, qtbot, store, tmp_path, monkeypatch, break_it
):
    store.save(session_of([0.5] * 30, content="Earlier"))
    model = tmp_path / "expression.tflite"
    description = shipped_model().with_suffix(".json")
    shutil.copy(shipped_model(), model)
    shutil.copy(description, tmp_path / description.name)
    break_it(model, tmp_path / description.name)
    application = launch(model=model, demo=True, wait=False)
    window = application.window
    heading = "Nothing can be rated"
    qtbot.waitUntil(lambda: window.watch.start_card._heading.text() == heading)
    window.rail.buttons[HISTORY].click()
    qtbot.waitUntil(lambda: window.history.model.rowCount() == 1)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    with qtbot.waitSignal(application.history.exports.exported):
        click(qtbot, window.history.export_button)
    window.rail.buttons[SETTINGS].click()
    assert window.settings_page.isVisible()
    application.watch.play_demo()
    qtbot.wait(200)
    assert not window.phase.is_in_session


def detector_is_missing(monkeypatch):
    monkeypatch.setattr(face, "face_model", lambda: Path("absent.tflite"))
    return None, "The face detector's model absent.tflite cannot be read (No such file or directory)"


def something_unexpected(monkeypatch):
    def build(model):
        raise RuntimeError("out of luck")

    return Equipment(make_analyzer=build), "Something unexpected happened (out of luck); the log has more."


@pytest.mark.parametrize("break_it", [detector_is_missing, something_unexpected])
def test_detector_that_cannot_be_loaded_is_reported_again_at_each_try(launch, qtbot, monkeypatch, break_it):
    equipment, words = break_it(monkeypatch)
    application = launch(demo=True, wait=False, equipment=equipment)
    card = application.window.watch.start_card
    qtbot.waitUntil(lambda: card.heading == "Nothing can be rated")
    assert words in card._text.text()
    application.sessions.withdraw_consent()
    assert card.heading == "Consent is withdrawn"
    application.watch.play_demo()
    assert card.heading == "Nothing can be rated"
