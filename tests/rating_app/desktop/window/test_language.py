"""German and English, without a restart."""

from __future__ import annotations

import pytest
from fakes.user import click, wait_for_phase
from PySide6.QtWidgets import QApplication

from rating_app.views.design.language import apply_language
from rating_app.views.watch.phase import Phase
from rating_app.views.window.navigation import SETTINGS, WATCH


@pytest.fixture(autouse=True)
def english_again(qapp):
    yield
    apply_language(qapp, "en")


def test_language_changes_while_the_camera_is_on(launch, qtbot, smiling_camera):
    application = launch(agree=True)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    application.window.rail.buttons[SETTINGS].click()
    english = application.window
    application.preferences.change(language="de")
    qtbot.waitUntil(lambda: application.window is not english)
    window = application.window
    assert window.rail.buttons[SETTINGS].text() == "Einstellungen" and window.settings_page.isVisible()
    assert window.phase is Phase.PREVIEWING and smiling_camera.openings == 1
    window.rail.buttons[WATCH].click()
    qtbot.waitUntil(lambda: window.header.face_chip.text == "Gesicht zu sehen")
    click(qtbot, window.watch.controls.start_button)
    qtbot.waitUntil(lambda: " von 100" in window.watch.facts.text())
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    assert window.session_page.heading.startswith("Bewertung")


def test_language_is_remembered(launch, qtbot):
    application = launch(agree=False)
    application.preferences.change(language="de")
    qtbot.waitUntil(lambda: application.window.rail.buttons[WATCH].text() == "Ansehen")
    application.quit()
    assert launch(agree=False).window.rail.buttons[WATCH].text() == "Ansehen"
