from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from rating_app.views.first_run.flow import WelcomePage


@pytest.fixture
def page(qtbot):
    page = WelcomePage()
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_it_shows_what_the_program_does_and_must_not_do(page):
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    for said in ("Step 1 of 3", "visible joy", "stays on this computer", "stop at any time", "employees", "pupils"):
        assert said in words
    assert "liked" not in words


def test_every_way_on_is_open(page, qtbot):
    for button, signal in (
        (page.begin_button, page.begun),
        (page.demo_button, page.demo_requested),
        (page.explore_button, page.explored),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_return_begins(page, qtbot):
    page.setFocus()
    assert page.begin_button.hasFocus()
    with qtbot.waitSignal(page.begun):
        qtbot.keyClick(page.begin_button, Qt.Key.Key_Return)


def test_it_fits_a_small_window(page):
    assert page.minimumSizeHint().width() <= 940 and page.minimumSizeHint().height() <= 560
