"""The banner's messages, and the effects of its buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from rating_app.views.window.banner import Banner, Offer
from rating_app.views.window.opening import SMALLEST


@pytest.fixture
def banner(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    return banner


@pytest.mark.parametrize("ends", [True, False])
def test_offer_is_accepted_by_mouse_and_keyboard(banner, qtbot, ends):
    accepted = []
    for press in (
        lambda button: qtbot.mouseClick(button, Qt.MouseButton.LeftButton),
        lambda button: qtbot.keyClick(button, Qt.Key.Key_Space),
    ):
        banner.show_message("Saved film.csv.", "good", [Offer("Open", lambda: accepted.append(1), ends)])
        (button,) = banner.buttons
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        press(button)
        assert banner.isHidden() == ends and banner.text() == ("" if ends else "Saved film.csv.")
    assert accepted == [1, 1]


def test_offer_may_bring_another_message(banner, qtbot):
    offer = Offer("Copy", lambda: banner.show_message("Copied.", "good"), ends=False)
    banner.show_message("It cannot be opened.", "alert", [offer])
    qtbot.mouseClick(banner.buttons[0], Qt.MouseButton.LeftButton)
    assert banner.text() == "Copied." and banner.buttons == []


@pytest.mark.parametrize("name", ["x" * 250, f"/{'x' * 250}/{'y' * 250}"])
def test_long_names_leave_the_window_its_size(banner, name):
    banner.show_message(f"{name} cannot be opened.", "alert", [Offer("Copy", lambda: None)])
    assert banner.minimumSizeHint().width() < SMALLEST.width() / 2


def test_names_are_not_read_as_markup(banner):
    banner.show_message("<b>film</b> <a href='https://example.org'>cannot be read</a>.")
    (words,) = (label for label in banner.findChildren(QLabel) if label.text())
    assert words.textFormat() is Qt.TextFormat.PlainText and not words.openExternalLinks()


@pytest.fixture
def page(qtbot):
    """Return a page with a button at its foot, and a banner over it."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 500)
    layout = QVBoxLayout(page)
    layout.addStretch()
    page.button = QPushButton("Start")
    layout.addWidget(page.button)
    page.banner = Banner(page)
    with qtbot.waitExposed(page):
        page.show()
    QCursor.setPos(page.mapToGlobal(QPoint(0, 0)))
    return page


def test_a_message_moves_nothing_and_leaves_the_foot_free(page):
    before = page.button.geometry()
    page.banner.show_message("The camera is gone. " * 12)
    assert page.banner.isVisible() and page.button.geometry() == before
    assert not page.banner.geometry().intersects(before)
    assert page.rect().contains(page.banner.geometry())


def test_it_does_not_appear_under_the_pointer(page):
    page.banner.show_message("Saved.", "good")
    usual = page.banner.geometry()
    page.banner.show_message("")
    QCursor.setPos(page.mapToGlobal(usual.center()))
    page.banner.show_message("Saved.", "good")
    assert not page.banner.geometry().contains(usual.center())


def test_message_closes_with_its_subject(banner):
    banner.show_message("The film cannot be shown.", about="content")
    banner.show_message("", about="course")
    assert banner.text() == "The film cannot be shown."
    banner.show_message("", about="content")
    assert banner.text() == "" and banner.isHidden()


def test_report_closes_by_itself_and_a_warning_stays(banner):
    banner.show_message("The camera is back.", "good")
    assert banner.leaves_by_itself
    banner.show_message("Saved film.csv.", "good", [Offer("Open", lambda: None)])
    assert not banner.leaves_by_itself
    banner.show_message("The disk is full.", "alert")
    assert not banner.leaves_by_itself
