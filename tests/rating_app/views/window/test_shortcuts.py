from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QScrollArea

from rating_app.views.window.shortcuts import ShortcutsDialog

SECTIONS = [
    ("Watching", [("Ctrl+Return", "Start"), ("M", "Mark"), ("Ctrl+.", "Stop")]),
    ("Player", [("Space", "Play or pause"), ("Left / Right", "Back or forward")]),
    ("History", [("Ctrl+F", "Search"), ("Del", "Delete")]),
    ("Everywhere", [("F1", "This sheet"), ("Ctrl+Q", "Quit")]),
]


@pytest.fixture
def dialog(qtbot):
    dialog = ShortcutsDialog(SECTIONS)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def place_of(dialog, text):
    (label,) = [label for label in dialog.findChildren(QLabel) if label.text() == text]
    return label.mapTo(dialog, QPoint(0, 0))


def test_every_key_stands_beside_its_words(dialog):
    for keys, words in (
        ("Ctrl+Return", "Start"),
        ("Space", "Play or pause"),
        ("Ctrl+F", "Search"),
        ("F1", "This sheet"),
    ):
        key, word = place_of(dialog, keys), place_of(dialog, words)
        assert key.x() < word.x() and abs(key.y() - word.y()) < 12


def test_keys_that_do_the_same_are_caps_of_their_own(dialog):
    assert place_of(dialog, "Left").y() == place_of(dialog, "Right").y()


def test_two_columns_share_the_sections_in_their_order(dialog):
    left, right = place_of(dialog, "Watching").x(), place_of(dialog, "History").x()
    assert left < right
    assert place_of(dialog, "Player").x() == left and place_of(dialog, "Everywhere").x() == right


def test_single_section_is_shown(qtbot):
    dialog = ShortcutsDialog(SECTIONS[:1])
    qtbot.addWidget(dialog)
    assert "Watching" in {label.text() for label in dialog.findChildren(QLabel)}


def test_screen_reader_gets_all_of_it(dialog):
    assert "History: Ctrl+F: Search" in dialog.findChild(QScrollArea).accessibleDescription()


def test_button_closes_it(dialog, qtbot):
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
