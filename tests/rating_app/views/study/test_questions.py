from __future__ import annotations

import pytest
from fakes.studies import AGAIN, HOW_OFTEN, LIKING, REMARK
from fakes.user import click
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rating_app.study.plan import Asked, Question, QuestionKind
from rating_app.views.study.questions import QuestionsPage

PERCENT = Question("percent", "How sure are you?", QuestionKind.SCALE, low=0, high=100)
NEEDED = Question("needed", "Yes or no?", QuestionKind.CHOICE, Asked.AT_END, options=("R&D", "no"), required=True)


@pytest.fixture
def page(qtbot):
    """Return a page; its answers are collected in `told`."""
    page = QuestionsPage()
    page.told = []
    page.answered.connect(page.told.append)
    qtbot.addWidget(page)
    page.show()
    return page


def type_in(page, keys, enter=True):
    QTest.keyClicks(page.focusWidget(), keys)
    if enter:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)


def test_keys_alone_answer_every_kind(page):
    page.ask((LIKING, AGAIN, HOW_OFTEN, REMARK))
    for keys in ("6", "2", "12", "a good ending"):
        type_in(page, keys)
    assert page.told == [{"liking": 6.0, "again": "no", "how_often": 12.0, "remark": "a good ending"}]


def test_optional_question_can_be_left_open(page):
    page.ask((LIKING, REMARK))
    assert page.next_button.text() == "No answer"
    type_in(page, "")
    type_in(page, "  ")
    assert page.told == [{}]


def test_required_question_cannot_be_left_open(page):
    page.ask((NEEDED,))
    type_in(page, "")
    assert page.told == [] and not page.next_button.isEnabled()
    type_in(page, "1")
    assert page.told == [{"needed": "R&D"}]


def test_answer_that_the_question_does_not_take_holds_the_viewer(page):
    page.ask((HOW_OFTEN,))
    type_in(page, "-3")
    assert page.told == [] and not page.next_button.isEnabled()
    page.field.line.clear()
    type_in(page, "often")
    assert page.told == [] and not page.next_button.isEnabled()


def test_back_shows_the_answer_and_it_can_be_changed(page, qtbot):
    page.ask((LIKING, REMARK))
    type_in(page, "6")
    click(qtbot, page.back_button)
    assert page.field.answer == 6
    type_in(page, "2")
    type_in(page, "")
    assert page.told == [{"liking": 2.0}]


def test_position_of_a_long_scale_is_not_an_answer_until_it_is_moved(page):
    page.ask((PERCENT,))
    assert page.field.answer is None and page.next_button.text() == "No answer"
    page.field.box.field.setValue(80)
    type_in(page, "")
    assert page.told == [{"percent": 80.0}]
