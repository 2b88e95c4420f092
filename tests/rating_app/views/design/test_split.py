from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from rating_app.views.design.split import Split


@pytest.fixture
def split(qtbot):
    split = Split(Qt.Orientation.Horizontal, QWidget(), QWidget(), 0.6, "Divider")
    qtbot.addWidget(split)
    split.resize(1012, 300)
    with qtbot.waitExposed(split):
        split.show()
    split.activateWindow()
    return split


def widths(split):
    return [split.widget(number).width() for number in (0, 1)]


def test_shares_stay_when_the_room_changes(split):
    assert widths(split) == [600, 400]
    split.resize(512, 300)
    assert widths(split) == [300, 200]


def test_mouse_and_keys_move_it_and_reset_it(split, qtbot):
    handle = split.handle(1)
    with qtbot.waitSignal(split.shared) as told:
        qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 100))
        qtbot.mouseMove(handle, QPoint(-95, 100))
        qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 100))
    assert widths(split)[0] == pytest.approx(500, abs=8) and told.args == [split.share]
    before = widths(split)[0]
    with qtbot.waitSignal(split.shared):
        qtbot.keyClick(handle, Qt.Key.Key_Right)
    assert widths(split)[0] > before
    with qtbot.waitSignal(split.shared):
        qtbot.keyClick(handle, Qt.Key.Key_Return)
    assert widths(split) == [600, 400]


def test_it_is_reached_by_the_keyboard_and_has_a_name(split):
    handle = split.handle(1)
    assert handle.focusPolicy() & Qt.FocusPolicy.TabFocus and handle.accessibleName() == "Divider"


def test_a_remembered_share_is_used_without_a_signal(split, qtbot):
    with qtbot.assertNotEmitted(split.shared):
        split.set_share(0.25)
    assert widths(split) == [250, 750]
