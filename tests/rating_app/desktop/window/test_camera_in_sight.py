"""The sign that the camera is on is visible wherever the viewer looks, and the camera is off as soon as nobody needs
it.
"""

from __future__ import annotations

import time

import pytest
from fakes.media import write_film
from fakes.user import click, wait_for_phase
from PySide6.QtWidgets import QMessageBox

from rating_app.store import SessionStore
from rating_app.views.watch.phase import Phase
from rating_app.views.window.navigation import HISTORY, SETTINGS, WATCH


def says(qtbot, chip, words):
    qtbot.waitUntil(lambda: chip.isVisible() and chip.text == words)


def test_first_run_shows_whether_the_camera_is_on(launch, qtbot, smiling_camera):
    first = launch(first=True).window.first_run
    click(qtbot, first.welcome.begin_button)
    click(qtbot, first.consent.agree_button)
    says(qtbot, first.check.camera_chip, "Camera on")


def test_every_page_shows_whether_the_camera_is_on_in_every_phase(launch, qtbot, smiling_camera):
    application = launch(agree=True, measure_rest=True)
    window = application.window
    controls = window.watch.controls

    def check(words, *pages):
        for page in pages or (WATCH, SETTINGS, HISTORY, WATCH):
            window.rail.buttons[page].click()
            says(qtbot, window.header.camera_chip, words)

    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    check("Camera on")
    click(qtbot, controls.start_button)
    assert window.phase is Phase.RESTING
    check("Camera on", WATCH)
    click(qtbot, controls.start_button)
    qtbot.waitUntil(lambda: "of 100" in window.watch.facts.text())
    check("Camera on")
    click(qtbot, controls.pause_button)
    assert window.phase is Phase.PAUSED
    check("Camera on")
    click(qtbot, controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    check("Camera off")


def test_film_that_fills_the_screen_and_floating_gauge_show_it_too(launch, qtbot, smiling_camera, tmp_path):
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    window.watch.open_media(write_film(tmp_path / "film.mp4", 5.0))
    screen, gauge = window.watch.full_screen, application.floating_gauge.gauge
    qtbot.waitUntil(lambda: window.watch.media.duration_s is not None)
    click(qtbot, window.watch.media.full_screen_button)
    says(qtbot, screen.bar.camera_chip, "Camera on")
    assert screen.light.isVisible()
    screen.leave()
    assert not screen.isVisible()
    window.menus.float_requested.emit()
    says(qtbot, gauge.camera_chip, "Camera on")
    gauge.close()


@pytest.fixture
def recording(launch, qtbot, smiling_camera):
    """Return the program in the middle of a session before the camera."""
    application = launch(agree=True)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, application.window.watch.controls.start_button)
    qtbot.waitUntil(lambda: "of 100" in application.window.watch.facts.text())
    return application


@pytest.mark.parametrize("state", ["flowing", "stuck"])
@pytest.mark.parametrize("way", ["withdrawal", "crash", "exit"])
def test_camera_is_released_in_time(recording, qtbot, smiling_camera, paths, monkeypatch, way, state):
    """Within 300 ms while frames come, and within 1.5 s if the device hangs; Stop is tested in test_sessions.py."""
    window = recording.window
    began_at = []

    def explode(frame):
        if state == "stuck":
            smiling_camera.stuck.set()
        began_at.append(time.monotonic())
        raise RuntimeError("a mistake in the pipeline")

    with qtbot.captureExceptions() as exceptions:
        if way == "crash":
            monkeypatch.setattr(recording.worker._analyzer, "analyze", explode)
        else:
            if state == "stuck":
                smiling_camera.stuck.set()
                qtbot.wait(50)
            began_at.append(time.monotonic())
        if way == "withdrawal":
            click(qtbot, window.header.withdraw_button)
        elif way == "exit":
            monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
            window.close()
        qtbot.waitUntil(lambda: smiling_camera.released_at is not None)
        # It is on its way while the camera is released.
        qtbot.waitUntil(lambda: len(exceptions) == (way == "crash"))
    assert smiling_camera.released_at - began_at[0] < (0.3 if state == "flowing" else 1.5)
    assert [str(error) for _, error, _ in exceptions] == ["a mistake in the pipeline"] * (way == "crash")
    qtbot.waitUntil(lambda: len(SessionStore(paths.database).summaries()) == 1)


@pytest.mark.parametrize("records", [False, True])
def test_nothing_announces_a_camera_once_it_is_stopped(launch, qtbot, smiling_camera, records):
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    if records:
        click(qtbot, window.watch.controls.start_button)
        qtbot.waitUntil(lambda: window.watch.newest_s > 0.3)
    said = []
    application.sessions.phase_changed.connect(lambda _: said.append(window.watch.start_card.text))
    application.sessions.explained.connect(lambda _: said.append(window.watch.start_card.text))
    application.sessions.stop()
    wait_for_phase(qtbot, application, Phase.FINISHED if records else Phase.IDLE)
    assert said[0] == "The camera is being switched off." and said[-1] == "Nothing is being watched."
    assert not any("open" in text for text in said)
