"""The small gauge, moved and pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from rating_app.rating import LiveRating
from rating_app.views.gauge.floating_gauge import LEAST_OPACITY, FloatingGauge, wayland_hint
from rating_app.views.watch.phase import Phase


@pytest.fixture
def gauge(qtbot):
    gauge = FloatingGauge()
    qtbot.addWidget(gauge)
    gauge.show()
    gauge.place(100, 100)
    return gauge


def test_buttons_follow_the_phase(gauge, qtbot):
    gauge.show_phase(Phase.PREVIEWING)
    with qtbot.waitSignal(gauge.start_requested):
        qtbot.mouseClick(gauge.start_button, Qt.MouseButton.LeftButton)
    gauge.show_phase(Phase.RECORDING)
    assert not gauge.start_button.isEnabled()
    gauge.show_elapsed(65)
    assert "recording" in gauge.state_label.text() and "1:05" in gauge.state_label.text()
    for button, signal in (
        (gauge.pause_button, gauge.pause_toggled),
        (gauge.mark_button, gauge.mark_requested),
        (gauge.stop_button, gauge.stop_requested),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_is_dragged(gauge, qtbot):
    grip = QPoint(20, 60)
    qtbot.mousePress(gauge, Qt.MouseButton.LeftButton, pos=grip)
    qtbot.mouseMove(gauge, grip + QPoint(50, 30))
    with qtbot.waitSignal(gauge.moved_to) as moved:
        qtbot.mouseRelease(gauge, Qt.MouseButton.LeftButton, pos=grip)
    assert moved.args == [gauge.x(), gauge.y()] != [100, 100]


def test_arrow_keys_move_it_and_it_never_leaves_the_screen(gauge, qtbot):
    with qtbot.waitSignal(gauge.moved_to) as moved:
        qtbot.keyClick(gauge, Qt.Key.Key_Right)
    assert moved.args == [116, 100]
    gauge.place(-5000, 99_999)
    room = gauge.screen().availableGeometry()
    assert room.contains(gauge.frameGeometry())


def test_opacity_has_a_floor(gauge, qtbot):
    for _ in range(20):
        qtbot.keyClick(gauge, Qt.Key.Key_Minus)
    assert gauge.windowOpacity() == pytest.approx(LEAST_OPACITY, abs=0.01)
    qtbot.keyClick(gauge, Qt.Key.Key_Plus)
    assert gauge.windowOpacity() == pytest.approx(LEAST_OPACITY + 0.1, abs=0.01)


def test_only_the_user_s_closing_is_reported(gauge, qtbot):
    with qtbot.assertNotEmitted(gauge.closed):
        gauge.put_away()
    gauge.show()
    with qtbot.waitSignal(gauge.closed):
        qtbot.keyClick(gauge, Qt.Key.Key_Escape)


def test_it_shows_the_live_rating(gauge):
    gauge.show_update(LiveRating(42.0), None, "joy now")
    assert gauge.gauge.accessibleDescription() == "42, joy now"


def test_there_is_no_hint_about_wayland_elsewhere(gauge):
    assert wayland_hint() == ""


def test_space_starts_and_pauses_and_never_leaves(gauge, qtbot):
    heard = []
    gauge.start_requested.connect(lambda: heard.append("start"))
    gauge.pause_toggled.connect(lambda: heard.append("pause"))
    with qtbot.assertNotEmitted(gauge.closed):
        for phase in (Phase.PREVIEWING, Phase.RECORDING, Phase.PAUSED, Phase.STOPPING):
            gauge.show_phase(phase)
            qtbot.keyClick(gauge, Qt.Key.Key_Space)
    assert heard == ["start", "pause", "pause"] and gauge.isVisible()
    assert gauge.close_button.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_content_and_camera_are_shown_in_little_room(gauge):
    gauge.set_title("A very long title of a game that is played on this screen")
    gauge.camera_chip.show_camera_state(True)
    assert gauge.toolTip().startswith("A very long title")
    assert gauge.camera_chip.toolTip() == gauge.camera_chip.accessibleDescription() == "Camera on"
    assert gauge.width() <= 220 and gauge.height() <= 260
