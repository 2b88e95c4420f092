from __future__ import annotations

from PySide6.QtCore import Qt

from rating_app.views.window.help_dialog import HelpDialog, chapters


def test_chapters_are_chosen_by_the_keys(qtbot):
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    assert dialog.text.startswith("A first session")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.text.startswith("What the rating says") and "20\N{NO-BREAK SPACE}% of the time" in dialog.text
    with qtbot.waitSignal(dialog.shortcuts_requested):
        qtbot.mouseClick(dialog.shortcuts_button, Qt.MouseButton.LeftButton)


def test_nothing_is_left_to_fill_in():
    assert not any("{" in paragraph for _, paragraphs in chapters() for paragraph in paragraphs)
