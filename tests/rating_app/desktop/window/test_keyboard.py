"""A person who uses only the keyboard, from the first start to the export."""

from __future__ import annotations

import pandas as pd
from fakes.signals import heard
from fakes.user import press, press_control, wait_for_phase
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from rating_app.settings import Settings, save_settings
from rating_app.views.watch.phase import Phase


def tab_to(qtbot, window, wanted):
    """Press Tab until `wanted` has the focus, at most as often as there are controls."""
    for _ in range(80):
        if QApplication.focusWidget() is wanted:
            return
        press(qtbot, window, Qt.Key.Key_Tab)
    raise AssertionError(f"{wanted} cannot be reached with Tab")


def test_first_session_without_a_mouse(launch, qtbot, smiling_camera, tmp_path, monkeypatch, paths):
    save_settings(Settings(measure_rest=False), paths.settings)
    application = launch(first=True)
    window = application.window
    first = window.first_run
    tab_to(qtbot, window, first.welcome.begin_button)
    press(qtbot, window, Qt.Key.Key_Space)
    assert first.currentWidget() is first.consent
    press(qtbot, window, Qt.Key.Key_Return)
    assert first.currentWidget() is first.consent and not application.sessions.has_consent
    tab_to(qtbot, window, first.consent.agree_button)
    press(qtbot, window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: first.check.ready_button.isEnabled())
    tab_to(qtbot, window, first.check.ready_button)
    press(qtbot, window, Qt.Key.Key_Space)
    assert not window.is_in_first_run

    watch = window.watch
    tab_to(qtbot, window, watch.chooser.screen_button)
    press(qtbot, window, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is watch.controls.title_field
    qtbot.keyClicks(watch.controls.title_field, "My mark")
    assert watch.controls.title_field.text() == "My mark"
    press_control(qtbot, window, Qt.Key.Key_Return)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: watch.newest_s > 0.5)
    with heard(qtbot, application.worker.marked):
        press(qtbot, window, Qt.Key.Key_M)
    press_control(qtbot, window, Qt.Key.Key_P)
    assert window.phase is Phase.PAUSED
    press_control(qtbot, window, Qt.Key.Key_P)
    press_control(qtbot, window, Qt.Key.Key_Period)
    wait_for_phase(qtbot, application, Phase.FINISHED)

    tab_to(qtbot, window, window.session_page.stars.buttons[0])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    with qtbot.waitSignal(application.history.exports.exported):
        press_control(qtbot, window, Qt.Key.Key_E)
    assert pd.read_csv(tmp_path / "out" / "sessions.csv").iloc[0]["content"] == "My mark"

    press_control(qtbot, window, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: window.history.model.rowCount() == 1)
    press_control(qtbot, window, Qt.Key.Key_Comma)
    assert window.settings_page.isVisible()


def test_every_control_has_a_name(launch, qtbot, smiling_camera):
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    unnamed = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        text = getattr(widget, "text", "")
        if not (widget.accessibleName() or (text() if callable(text) else text)):
            unnamed.append(widget)
    assert unnamed == []
