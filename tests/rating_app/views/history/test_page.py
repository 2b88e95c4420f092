"""The page as a user operates it; the controller behind it is tested in desktop/test_history_controller.py."""

from __future__ import annotations

import numpy as np
import pytest
from fakes.summaries import summary_of
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

from rating_app.session.course import Course, Curve
from rating_app.views.design.theme import DARK, LIGHT
from rating_app.views.history.columns import Column
from rating_app.views.history.index import SessionIndex
from rating_app.views.history.page import HistoryPage

CONTROL = Qt.KeyboardModifier.ControlModifier
SESSIONS = [
    summary_of("a", "Trailer", notes="with the dog"),
    summary_of("b", "Advert", 1, duration_s=30.0, rating_0_100=None),
    summary_of("c", "Talk", 2, content_kind="media"),
]


@pytest.fixture
def page(qtbot):
    page = HistoryPage()
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show_sessions(SESSIONS)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.table.setFocus()
    return page


def titles(page):
    return [page.model.index(row, Column.CONTENT).data() for row in range(page.model.rowCount())]


def click_row(qtbot, page, row, modifier=Qt.KeyboardModifier.NoModifier, double=False):
    place = page.table.visualRect(page.model.index(row, Column.CONTENT)).center()
    click = qtbot.mouseDClick if double else qtbot.mouseClick
    click(page.table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_newest_session_is_selected_at_first(page):
    assert titles(page) == ["Trailer", "Advert", "Talk"]
    assert page.table.selected_ids() == ["a"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_key_opens_the_session(page, qtbot, key):
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.keyClick(page.table, key)
    assert opened.args == ["b"]


def test_double_click_opens_the_session(page, qtbot):
    click_row(qtbot, page, 2)
    with qtbot.waitSignal(page.open_requested) as opened:
        click_row(qtbot, page, 2, double=True)
    assert opened.args == ["c"]


def test_heading_sorts(page, qtbot):
    header = page.table.horizontalHeader()
    place = header.sectionViewportPosition(Column.CONTENT) + 30
    point = header.viewport().rect().center()
    point.setX(place)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert titles(page) == ["Advert", "Talk", "Trailer"]
    assert page.table.selected_ids() == ["a"]
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert titles(page) == ["Trailer", "Talk", "Advert"]


def test_words_are_looked_for_as_they_are_typed(page, qtbot):
    qtbot.keyClick(page.table, Qt.Key.Key_F, CONTROL)
    assert page.filters.search.hasFocus()
    qtbot.keyClicks(page.filters.search, "DOG")
    qtbot.waitUntil(lambda: titles(page) == ["Trailer"])
    assert "1 of 3" in page._status.text()


def test_filters_that_let_nothing_through_can_be_cleared(page, qtbot):
    page.filters.shown.setCurrentText("Pictures")
    assert titles(page) == [] and page.empty.heading == "No session matches"
    qtbot.mouseClick(page.empty.clear_button, Qt.MouseButton.LeftButton)
    assert titles(page) == ["Trailer", "Advert", "Talk"]


def test_sessions_without_a_rating_are_found(page):
    page.filters.shown.setCurrentText("Without a rating")
    assert titles(page) == ["Advert"]


def test_old_sessions_are_not_listed_under_today(page):
    page.filters.period.setCurrentText("Today")
    assert titles(page) == []


def test_empty_history_shows_what_will_be_there(qtbot):
    page = HistoryPage()
    qtbot.addWidget(page)
    assert page.empty.heading == "One moment…"
    page.show_sessions(())
    assert page.empty.heading == "No sessions yet"
    assert not page.delete_all_button.isEnabled() and not page.export_button.isEnabled()


def test_title_is_changed_in_place(page, qtbot):
    click_row(qtbot, page, 1)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Commercial")
    with qtbot.waitSignal(page.rename_requested) as renamed, qtbot.assertNotEmitted(page.open_requested):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args == ["b", "Commercial"]
    assert titles(page) == ["Trailer", "Commercial", "Talk"]


def test_escape_leaves_the_title_as_it_was(page, qtbot):
    qtbot.mouseClick(page.rename_button, Qt.MouseButton.LeftButton)
    editor = page.table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Nonsense")
    with qtbot.assertNotEmitted(page.rename_requested):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert titles(page)[0] == "Trailer"


def test_news_wait_for_a_title_that_is_being_changed(page, qtbot):
    click_row(qtbot, page, 1)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    page.show_index(SessionIndex.of([summary_of("new", "New", -1), *SESSIONS]))
    editor = page.table.findChild(QLineEdit)
    assert editor is not None and page.table.is_editing
    qtbot.keyClicks(editor, "Commercial")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(page) == ["New", "Trailer", "Commercial", "Talk"])
    assert page.table.selected_ids() == ["b"]


def test_several_are_deleted_without_a_question(page, qtbot, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: pytest.fail("asked"))
    click_row(qtbot, page, 0)
    click_row(qtbot, page, 2, CONTROL)
    with qtbot.waitSignal(page.delete_requested) as deleted:
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert deleted.args == [["a", "c"]]


def test_next_row_is_selected_after_a_deletion(page, qtbot):
    click_row(qtbot, page, 1)
    page.hide_sessions(["b"])
    assert (titles(page), page.table.selected_ids()) == (["Trailer", "Talk"], ["c"])
    page.hide_sessions(["c"])
    assert page.table.selected_ids() == ["a"]


def test_deletion_can_be_undone_by_button_and_key(page, qtbot):
    page.show_deleted(3)
    assert page.undo_bar.isVisible() and page.undo_bar.text == "3 sessions deleted"
    with qtbot.waitSignal(page.undo_requested):
        qtbot.mouseClick(page.undo_bar.undo_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.undo_requested):
        qtbot.keyClick(page.table, Qt.Key.Key_Z, CONTROL)
    page.show_deleted(0)
    assert not page.undo_bar.isVisible()
    with qtbot.assertNotEmitted(page.undo_requested):
        qtbot.keyClick(page.table, Qt.Key.Key_Z, CONTROL)


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No])
def test_deleting_all_is_asked_about(page, qtbot, monkeypatch, answer):
    asked, told = [], []
    monkeypatch.setattr(QMessageBox, "question", lambda *arguments: asked.append(arguments[2]) or answer)
    page.delete_all_requested.connect(lambda: told.append(1))
    qtbot.mouseClick(page.delete_all_button, Qt.MouseButton.LeftButton)
    assert "all 3 sessions for good" in asked[0]
    assert bool(told) == (answer == QMessageBox.StandardButton.Yes)


def test_several_are_exported(page, qtbot):
    qtbot.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    with qtbot.waitSignal(page.export_requested) as exported:
        qtbot.keyClick(page.table, Qt.Key.Key_E, CONTROL)
    assert exported.args == [["a", "b", "c"]]
    page.show_export_progress(1, 3)
    assert page.export_bar.text == "Exporting 2 of 3 sessions…"
    with qtbot.waitSignal(page.export_cancel_requested):
        qtbot.mouseClick(page.export_bar.cancel_button, Qt.MouseButton.LeftButton)
    page.show_export_progress(3, 3)
    assert not page.export_bar.isVisible()


def test_context_menu_offers_the_same(page, qtbot):
    page.table.customContextMenuRequested.emit(page.table.visualRect(page.model.index(0, 0)).center())
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Open", "Compare", "Rename", "Export…", "Markers…", "Delete",
    ]  # fmt: skip
    menu.close()


def test_buttons_follow_the_selection(page, qtbot):
    assert page.open_button.isEnabled()
    qtbot.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    assert not page.open_button.isEnabled()
    assert "3 selected" in page._status.text()


def test_compare_explains_why_one_session_is_not_enough(page, qtbot):
    with qtbot.assertNotEmitted(page.compare_requested):
        qtbot.mouseClick(page.compare_button, Qt.MouseButton.LeftButton)
    assert page.message.isVisible() and "two sessions or more" in page.message.text()


def curve(level, seconds, first_s=0.0):
    return Curve(first_s, float(seconds), np.full(100, float(level)))


def course(level, seconds):
    return Course(curve(level, seconds))


def many(qtbot, levels, seconds=100, **summary):
    """Return a page that compares a session for each of `levels`, with that joy throughout."""
    page = HistoryPage()
    qtbot.addWidget(page)
    page.resize(1000, 600)
    sessions = [summary_of(str(n), f"Session {n}", n, **summary) for n in range(len(levels))]
    page.show_sessions(sessions)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(page.table, Qt.Key.Key_K, CONTROL)
    for number, level in enumerate(levels):
        page.show_course(str(number), None if level is None else course(level, seconds))
    return page


def test_nine_sessions_are_their_mean_with_its_interval(qtbot):
    page = many(qtbot, [10, 20, 30, 40, 50, 60, 70, 80, 90])
    plot = page.comparison.plot
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    # Their standard deviation is 27.4, and t with 8 degrees of freedom 2.306.
    assert page.comparison.mean_in_words == "Mean 50, between 29 and 71 (95 %), of 9 sessions"
    assert page.comparison.mean_in_words in plot.accessibleDescription()
    row = row_of(plot, 50)
    assert sum(colour == LIGHT.series[0] for colour in row) > 0.9 * len(row)
    tinted = {row_of(plot, level)[100] for level in (35, 65)}
    assert len(tinted) == 1 and tinted != {row_of(plot, 15)[100]}


def test_session_that_is_not_ticked_is_not_in_the_mean(qtbot):
    page = many(qtbot, [10] * 9 + [100])
    page.comparison._entries["9"].box.click()
    qtbot.keyClick(page.comparison.plot, Qt.Key.Key_Right)
    assert page.comparison.mean_in_words.startswith("Mean 10, between 10 and 10")


def test_mean_of_too_few_is_not_drawn(qtbot):
    page = many(qtbot, [50, 60, *[None] * 7])
    qtbot.keyClick(page.comparison.plot, Qt.Key.Key_Right)
    assert "Fewer than 3 sessions" in page.comparison.mean_in_words
    assert LIGHT.series[0] not in row_of(page.comparison.plot, 55)


def test_films_are_laid_over_the_time_of_the_film(qtbot):
    page = many(qtbot, [None, None], content_kind="media")
    comparison = page.comparison
    comparison.show_sessions([summary_of("a", content_kind="media"), summary_of("b", content_kind="media")])
    assert comparison.axis.currentText() == "Time in the film"
    comparison.add_course("a", Course(curve(10, 40), curve(10, 90, first_s=50)))
    comparison.add_course("b", Course(curve(20, 60)))
    assert comparison.plot.length == 90
    assert comparison.plot.values_at(70.0) == {0: 10, 1: None} and comparison.plot.values_at(20.0) == {0: None, 1: None}
    assert "not known where in the film" in comparison._entries["b"]._facts.text()
    comparison.axis.setCurrentText("Time of the session")
    assert comparison.plot.values_at(20.0) == {0: 10, 1: 20}


def test_films_with_an_unknown_time_are_laid_over_the_sessions_time(qtbot):
    page = many(qtbot, [None, None], content_kind="media")
    comparison = page.comparison
    comparison.show_sessions([summary_of("a", content_kind="media"), summary_of("b", content_kind="media")])
    comparison.add_course("a", Course(curve(10, 40)))
    assert comparison.axis.currentText() == "Time in the film"
    comparison.add_course("b", Course(curve(20, 60)))
    assert comparison.axis.itemText(0) == "Time of the session"
    assert comparison.plot.values_at(20.0) == {0: 10, 1: 20}


@pytest.fixture
def comparison(page, qtbot):
    qtbot.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    with qtbot.waitSignal(page.compare_requested) as compared:
        qtbot.keyClick(page.table, Qt.Key.Key_K, CONTROL)
    assert compared.args == [["a", "b", "c"]]
    assert page.comparison.isVisible() and page.comparison.progress == "Reading 1 of 3 sessions…"
    page.show_course("a", course(10, 100))
    page.show_course("b", course(20, 50))
    assert page.comparison.progress == "Reading 3 of 3 sessions…"
    page.show_course("c", None)
    assert page.comparison.progress == ""
    return page.comparison


def values(comparison):
    return [comparison.value_of(key) for key in "abc"]


def test_arrow_keys_read_the_curves(comparison, qtbot):
    assert values(comparison) == ["", "", ""]
    qtbot.keyClick(comparison.plot, Qt.Key.Key_Right)
    assert values(comparison) == ["10", "20", "–"]
    qtbot.keyClick(comparison.plot, Qt.Key.Key_Right)
    for _ in range(60):
        qtbot.keyClick(comparison.plot, Qt.Key.Key_Right)
    assert values(comparison) == ["10", "–", "–"]
    assert comparison._pointed.text() == "At 1:02"


def test_screen_reader_gets_the_values_of_the_curves(comparison, qtbot):
    assert "Left and Right" in comparison.plot.accessibleDescription()
    qtbot.keyClick(comparison.plot, Qt.Key.Key_Right)
    assert comparison.plot.accessibleDescription() == "At 0:01 · Trailer: 10 · Advert: 20 · Talk: –"
    qtbot.mouseMove(comparison.plot, QPoint(2, 2))
    comparison.plot.leaveEvent(QEvent(QEvent.Type.Leave))
    assert "Left and Right" in comparison.plot.accessibleDescription()


def test_pointer_reads_where_it_is(comparison, qtbot):
    """The plot is as wide as the longest session, 100 s."""
    plot, box = comparison.plot, comparison.plot._plot()
    for share, read in ((0.25, ["10", "20", "–"]), (0.75, ["10", "–", "–"])):
        qtbot.mouseMove(plot, QPointF(box.left() + share * box.width(), box.center().y()).toPoint())
        qtbot.waitUntil(lambda: values(comparison) == read)  # noqa: B023
    assert comparison._pointed.text() in ("At 1:15", "At 1:14")
    qtbot.mouseMove(plot, QPointF(2, box.center().y()).toPoint())
    qtbot.waitUntil(lambda: values(comparison) == ["", "", ""])


def row_of(plot, rating):
    """Return the colours of the plot's picture at this height."""
    picture, box = plot.grab().toImage(), plot._plot()
    y = round(box.bottom() - rating / 100 * box.height())
    return [picture.pixelColor(x, y).name() for x in range(round(box.left()) + 4, round(box.right()) - 4)]


def test_curves_lie_where_their_ratings_are(comparison):
    for place, rating, share in ((0, 10, 1.0), (1, 20, 0.5)):
        row = row_of(comparison.plot, rating)
        assert {row[0], row[int(share * len(row)) - 6]} >= {LIGHT.series[place]}
        drawn = sum(colour == LIGHT.series[place] for colour in row)
        dashes = 1.0 if place == 0 else 2 / 3
        assert drawn == pytest.approx(share * dashes * len(row), rel=0.1)
    comparison._entries["a"].box.click()
    assert LIGHT.series[0] not in row_of(comparison.plot, 10)


def test_curve_breaks_where_no_face_was_seen(comparison):
    share = np.arange(400) / 400
    joy = np.where((share > 0.4) & (share < 0.6), np.nan, 80.0)
    comparison.plot.add_course(0, Course(Curve(0.0, 100.0, joy)))
    row = row_of(comparison.plot, 80)
    drawn = np.array([colour == LIGHT.series[0] for colour in row])
    assert not drawn[int(0.42 * len(row)) : int(0.58 * len(row))].any()
    # Where two pieces meet a pixel may be smoothed.
    assert drawn[: int(0.38 * len(row))].mean() > 0.95 and drawn[int(0.62 * len(row)) :].mean() > 0.95


def test_share_of_the_duration_lays_different_lengths_over_one_another(comparison, qtbot):
    comparison.axis.setCurrentText("Share of the duration")
    assert comparison.plot.length == 1.0
    qtbot.keyClick(comparison.plot, Qt.Key.Key_Left)
    assert values(comparison) == ["10", "20", "–"]
    assert comparison._pointed.text() == "At 99\N{NO-BREAK SPACE}%"


def test_hidden_curve_makes_room(comparison, qtbot):
    box = comparison._entries["a"].box
    box.click()
    assert comparison.plot.length == 50.0


def test_escape_leads_back_to_the_table(page, comparison, qtbot):
    comparison.plot.setFocus()
    qtbot.keyClick(comparison.plot, Qt.Key.Key_Escape)
    assert page.table.isVisible() and page.table.hasFocus()
    assert page.table.selected_ids() == ["a", "b", "c"]


def test_courses_that_are_no_longer_needed_are_ignored(page, comparison):
    page.show_course("other", course(1, 1))
    comparison.show_sessions(SESSIONS[:2])
    page.show_course("c", course(1, 1))
    assert comparison.progress == "Reading 1 of 2 sessions…"


def test_dark_theme_can_be_put_on(page, comparison, dress):
    dress("dark")
    assert comparison.plot.grab().toImage().pixelColor(60, 20) == QColor(DARK.surface)
    dress("light")
    assert comparison.plot.grab().toImage().pixelColor(60, 20) == QColor(LIGHT.surface)


def test_courses_are_painted_not_written(page, qtbot):
    page.show_curves({"a": bytes([100] * 96), "b": bytes([255] * 96)})
    picture = page.table.viewport().grab().toImage()

    def painted(row):
        place = page.table.visualRect(page.model.index(row, Column.COURSE)).center()
        return picture.pixelColor(place).name()

    page.table.clearSelection()
    picture = page.table.viewport().grab().toImage()
    assert painted(0) != painted(1)
    assert page.model.index(0, Column.COURSE).data() == ""
