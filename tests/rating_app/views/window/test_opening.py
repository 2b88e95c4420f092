from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from rating_app.views.window.opening import FIRST_SIZE, restore_place


def opened(qtbot, geometry=""):
    window = QMainWindow()
    qtbot.addWidget(window)
    restore_place(window, geometry)
    return window


def saved(window):
    return bytes(window.saveGeometry().toBase64().data()).decode()


def test_first_window_is_no_larger_than_the_screen(qtbot):
    window = opened(qtbot)
    room = window.screen().availableGeometry()
    assert window.width() == min(FIRST_SIZE.width(), room.width())
    assert window.height() <= min(FIRST_SIZE.height(), room.height() - 20)


def test_place_on_a_larger_screen_fits_this_one(qtbot):
    before = QMainWindow()
    qtbot.addWidget(before)
    before.resize(5000, 4000)
    window = opened(qtbot, saved(before))
    room = window.screen().availableGeometry()
    assert window.width() <= room.width() and window.height() < room.height()


def test_a_smaller_one_keeps_its_size(qtbot):
    before = QMainWindow()
    qtbot.addWidget(before)
    before.resize(500, 400)
    assert opened(qtbot, saved(before)).size() == before.size()
