"""The page as a user operates it, with results that the study's own code computes."""

from __future__ import annotations

import numpy as np
import pytest
from fakes.studies import responses_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from rating_app.study.audience import audience_of
from rating_app.study.parts import splits_of
from rating_app.study.plan import NEUTRAL
from rating_app.study.results import comparisons, content_result
from rating_app.views.study.audience_page import AudiencePage, Choice


def made(viewers=12, seconds=60):
    joy = np.zeros(seconds)
    joy[20:26] = 0.8
    joys = [(joy * (number % 4 != 0)).tolist() for number in range(viewers)]
    return responses_of(
        {"cut_a": [40.0 + number for number in range(viewers)], "cut_b": [20.0 + number for number in range(viewers)]},
        fields={"group": ["old" if number % 2 else "young" for number in range(viewers)]},
        joys={"cut_a": joys, "cut_b": joys},
    )


@pytest.fixture
def page(qtbot):
    page = AudiencePage()
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    return page


def show(page, responses, item=0, by=""):
    one = responses.items[item]
    splits = splits_of(responses, one)
    split = next((split for split in splits if split.of == by), None)
    (whole,) = audience_of(responses, one, responses.everybody)
    parts = () if split is None else audience_of(responses, one, responses.everybody, split.parts)
    page.show_study(responses.title, responses.items, NEUTRAL)
    page.show_splits(splits)
    page.show_results(whole, parts, 60.0)
    result = content_result(responses, one, responses.everybody)
    page.show_details(result, responses.has_neutral, comparisons(responses, responses.everybody), ("Take care.",))


def point_at(qtbot, page, second):
    # A pointer that has not moved reports nothing.
    qtbot.mouseMove(page.plot, QPoint(2, 2))
    qtbot.mouseMove(page.plot, QPoint(round(page.plot.x_of(second)), page.plot.height() // 2))


def test_rating_is_shown_with_its_interval_and_a_caution(page):
    show(page, made())
    assert page.figures.rating.text() == "46"
    assert "12 viewers" in page.figures.rating_words.text()
    assert "fewer than 20" in page.figures.caution.text()
    assert "cut b: this one raised more visible joy. +20 (+20 to +20) points" in page.figures.against.text()
    assert page.figures.cautions.text() == "Take care."


def test_four_viewers_have_no_rating(page):
    show(page, made(viewers=4))
    assert page.figures.rating.text() == "–"
    assert "at least 5 viewers need a rating that counts" in page.figures.rating_words.text()
    assert not page.figures.caution.isVisible()


def test_two_viewers_alone_are_not_shown(page, qtbot):
    show(page, made(viewers=2))
    point_at(qtbot, page, 22.5)
    assert page.readout.text() == "0:22 · 2 viewers seen: too few for a curve"
    assert not page.moments.isVisible()
    assert page.figures.facts.text() == ""


def test_other_side_of_a_comparison_has_the_other_sign(page):
    show(page, made(), item=1)
    assert "cut a: this one raised less visible joy. −20" in page.figures.against.text()


def test_pointer_shows_time_mean_and_n(page, qtbot):
    show(page, made())
    point_at(qtbot, page, 22.5)
    # A quarter of the viewers do not smile; by hand: 9 of 12 with 0.8.
    assert page.readout.text().startswith("0:22 · joy 60 (")
    assert "mean of 12 viewers · 75\N{NO-BREAK SPACE}% smiling" in page.readout.text()


def test_keys_move_the_pointer_and_enter_plays(page, qtbot):
    show(page, made())
    page.plot.setFocus()
    qtbot.keyClick(page.plot, Qt.Key.Key_End)
    assert page.plot.pointer_s == 60
    with qtbot.waitSignal(page.plot.sought) as sought:
        qtbot.keyClick(page.plot, Qt.Key.Key_Return)
    assert sought.args == [60.0]


def test_click_plays_from_there(page, qtbot):
    show(page, made())
    with qtbot.waitSignal(page.plot.sought) as sought:
        at = QPoint(round(page.plot.x_of(30)), page.plot.height() // 2)
        qtbot.mouseClick(page.plot, Qt.MouseButton.LeftButton, pos=at)
    assert sought.args[0] == pytest.approx(30, abs=0.2)


def test_parts_have_a_legend_with_values_and_can_be_left_out(page, qtbot):
    show(page, made(), by="group")
    assert [entry.facts.text() for entry in page.figures.entries] == [
        "rating 46 (42 to 50), 6 viewers",
        "rating 45 (41 to 49), 6 viewers",
    ]
    point_at(qtbot, page, 22.5)
    assert [entry.value.text() for entry in page.figures.entries] == ["80", "40"]
    before = page.plot.grab().toImage()
    page.figures.entries[1].box.click()
    assert page.plot.grab().toImage() != before


def test_choice_of_viewers_is_kept_over_items(page, qtbot):
    responses = made()
    show(page, responses)
    with qtbot.waitSignal(page.chosen) as chosen:
        page.viewers.setCurrentIndex(page.viewers.findText("group: old"))
    assert chosen.args == [Choice("cut_a", ("group", "old"))]
    with qtbot.waitSignal(page.chosen) as chosen:
        page.items.setCurrentIndex(1)
    page.show_splits(splits_of(responses, responses.items[1]))
    assert page.choice == Choice("cut_b", ("group", "old"))


def test_wheel_looks_closer_around_the_pointer_and_0_goes_back(page, qtbot):
    show(page, made())
    at = QPoint(round(page.plot.x_of(20)), page.plot.height() // 2)
    wheel = QWheelEvent(
        at.toPointF(),
        page.plot.mapToGlobal(at).toPointF(),
        QPoint(),
        QPoint(0, 480),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.plot, wheel)
    first_s, last_s = page.plot.seconds_shown
    assert last_s - first_s < 30
    assert page.plot.x_of(20) == pytest.approx(at.x(), abs=1)
    page.plot.setFocus()
    qtbot.keyClick(page.plot, Qt.Key.Key_0)
    assert page.plot.seconds_shown == (0.0, 60.0)


def test_best_and_flattest_moments_play(page, qtbot):
    show(page, made())
    assert [button.text() for button in page.moments.best] == ["1 · 0:20"]
    assert len(page.moments.flattest) == 3
    assert "75\N{NO-BREAK SPACE}% of 12 viewers smiling" in page.moments.best[0].toolTip()
    with qtbot.waitSignal(page.moments.chosen) as chosen:
        page.moments.best[0].click()
    assert chosen.args[0] == pytest.approx(20, abs=1)


def test_escape_leaves(page, qtbot):
    show(page, made())
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
