from __future__ import annotations

import json
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from fakes.effort import GOES, least_cpu_s
from fakes.viewings import viewing
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QWidget

from rating_app.rating import SessionRating
from rating_app.rating.series import binned
from rating_app.rating.standing import Standing
from rating_app.report.charts import MAX_BINS, bin_seconds
from rating_app.session.consent import RecordingAttestation
from rating_app.session.content import ContentItem, ContentKind, ContentPosition
from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.session.observation import ExpressionScore
from rating_app.session.session import Marker, leave_out
from rating_app.settings import assets
from rating_app.views.session.model_limits import ModelLimitsDialog
from rating_app.views.session.page import LEAD_S, STRETCH_S, SessionPage

SMILES = [(10, 14), (30, 32), (40, 41)]


class Player(QWidget):
    """A player that records what it was asked to play."""

    moved = Signal(object)

    def __init__(self):
        super().__init__()
        self.played = []

    def play_stretch(self, position, duration_s):
        self.played.append((position, duration_s))


@pytest.fixture
def page(qtbot):
    page = SessionPage()
    qtbot.addWidget(page)
    page.resize(940, 560)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def asked(monkeypatch):
    """Answer questions; return the text for the next one, and the questions so far."""
    questions = []

    def ask(_parent, _title, question):
        questions.append(question)
        return "the dog", True

    monkeypatch.setattr(QInputDialog, "getText", ask)
    return questions


def told(signal):
    heard = []
    signal.connect(lambda *values: heard.append(values))
    return heard


def film(**changes):
    """Return a film of one minute that began 100 s before the session's first frame."""
    session = viewing(SMILES, seconds=60)
    head = replace(session.head, content_kind=ContentKind.MEDIA, items=(ContentItem("film.mp4", "/films/film.mp4"),))
    samples = tuple(replace(sample, content=ContentPosition(1, 100 + sample.timestamp_s)) for sample in session.samples)
    return replace(session, head=head, samples=samples, **changes)


def pictures():
    """Return three pictures of 20 s each, the last of which was not shown."""
    session = viewing(SMILES[:2], seconds=40)
    items = tuple(ContentItem(f"{name}.jpg", f"/pictures/{name}.jpg") for name in ("dog", "cat", "cake"))
    head = replace(session.head, content_kind=ContentKind.PICTURES, items=items)
    samples = tuple(
        replace(sample, content=ContentPosition(1 + int(sample.timestamp_s // 20), sample.timestamp_s % 20))
        for sample in session.samples
    )
    return replace(session, head=head, samples=samples)


def cells(table):
    return [
        [table.item(row, column).text() for column in range(table.columnCount())] for row in range(table.rowCount())
    ]


def click_row(qtbot, table, row):
    shown = next(column for column in range(table.columnCount()) if not table.isColumnHidden(column))
    place = table.visualItemRect(table.item(row, shown)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_rating_is_shown_and_drawn_with_its_interval(page):
    session = viewing(SMILES * 1, seconds=60, stars=3)
    page.show_session(session)
    assert page.heading == f"Rating {session.rating.rating_0_100:.0f} of 100"
    assert page.stars.stars == 3
    assert f"{session.rating.rating_0_100:.0f} of 100" in page.summary.scale.accessibleDescription()
    assert page.summary.scale.isVisible()


def test_no_rating_has_no_scale(page):
    page.show_session(viewing(unseen=[(0, 60)]))
    assert page.heading == "No rating" and not page.summary.scale.isVisible()


def test_way_back_is_there_only_from_the_history(page, qtbot):
    backs = told(page.back_requested)
    page.show_session(viewing())
    assert not page.back_button.isVisible()
    page.show_session(viewing(), from_history=True)
    qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    assert backs == [()]


def test_buttons_and_their_keys_ask(page, qtbot):
    page.show_session(viewing())
    control = Qt.KeyboardModifier.ControlModifier
    for signal, button, key, held in (
        (page.export_requested, page.export_button, Qt.Key.Key_E, control),
        (page.report_requested, page.report_button, Qt.Key.Key_R, control),
        (page.new_requested, page.new_button, Qt.Key.Key_N, control),
        (page.delete_requested, page.delete_button, Qt.Key.Key_D, control | Qt.KeyboardModifier.ShiftModifier),
    ):
        heard = told(signal)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.keyClick(page, key, held)
        assert heard == [(), ()], button.text()


def test_best_moments_come_when_they_are_found(page):
    session = film()
    page.show_session(session)
    assert page.moments.message == "Finding the best moments…"
    page.show_reading("another session", session.reading)
    assert page.moments.message == "Finding the best moments…"
    page.show_reading(session.head.session_id, session.reading)
    assert page.moments.message == ""
    rows = cells(page.moments.table)
    assert [row[0] for row in rows] == ["1", "2", "3"]
    assert [row[1] for row in rows] == ["1:50", "2:10", "2:20"]
    assert [row[2] for row in rows] == ["0:10", "0:30", "0:40"]


def test_session_without_smiles_is_marked(page):
    session = viewing()
    page.show_session(session)
    page.show_reading(session.head.session_id, session.reading)
    assert "No smile" in page.moments.message


def test_moment_is_played_for_three_seconds_by_click_and_by_enter(page, qtbot):
    player = Player()
    page.set_content_view(player)
    session = film()
    page.show_session(session)
    page.show_reading(session.head.session_id, session.reading)
    chosen = told(page.moment_chosen)
    onset_s = session.reading.smiles[1].onset_s
    click_row(qtbot, page.moments.table, 1)
    qtbot.keyClick(page.moments.table, Qt.Key.Key_Return)
    ((position, second),) = set(chosen)
    assert second == onset_s - LEAD_S and position.position_s == pytest.approx(100 + second, abs=0.05)
    assert player.played == [(position, STRETCH_S)] * 2


def test_click_on_the_curve_plays_there_and_the_player_moves_the_cursor(page, qtbot):
    player = Player()
    page.set_content_view(player)
    page.show_session(film())
    qtbot.mouseClick(page.timeline, Qt.MouseButton.LeftButton, pos=page.timeline.place_of(20))
    ((position, _duration),) = player.played
    assert position.position_s == pytest.approx(120, abs=0.3)
    player.moved.emit(ContentPosition(1, 150.0))
    assert page.timeline.player_s == pytest.approx(50, abs=0.1)
    player.moved.emit(ContentPosition(1, 30.0))
    assert page.timeline.player_s is None


def test_without_content_a_moment_has_no_position(page, qtbot):
    session = viewing(SMILES)
    page.show_session(session)
    page.show_reading(session.head.session_id, session.reading)
    chosen = told(page.moment_chosen)
    click_row(qtbot, page.moments.table, 0)
    assert chosen == [(None, session.reading.smiles[0].onset_s - LEAD_S)]
    assert page.moments.table.isColumnHidden(1)


def test_content_view_can_be_removed_again(page):
    player = Player()
    page.show_session(film())
    page.set_content_view(player)
    assert player.isVisible() and player.width() > 200
    page.set_content_view(None)
    assert player.parent() is None
    player.moved.emit(ContentPosition(1, 150.0))
    assert page.timeline.player_s is None


def test_each_picture_has_its_rating_and_is_shown_when_chosen(page, qtbot):
    player = Player()
    page.set_content_view(player)
    session = pictures()
    page.show_session(session)
    page.show_details(session, None, {}, {1: SessionRating(60.0, 0.9, 20.0), 2: SessionRating(None, 0.1, 20.0)})
    assert page.tabs.currentWidget() is page.items
    assert [row[1:3] for row in cells(page.items.table)] == [["dog.jpg", "60"], ["cat.jpg", "–"], ["cake.jpg", "–"]]
    for row in range(3):
        click_row(qtbot, page.items.table, row)
    assert [position.item for position, _ in player.played] == [1, 2]


def test_list_of_pictures_is_for_pictures(page):
    page.show_session(film())
    assert not page.tabs.isTabVisible(page.tabs.indexOf(page.items))


def test_marking_asks_for_words_and_shows_the_marker_once_it_is_kept(page, qtbot, asked):
    page.show_session(film())
    marked = told(page.marked_afterwards)
    qtbot.mouseDClick(page.timeline, Qt.MouseButton.LeftButton, pos=page.timeline.place_of(20))
    ((marker,),) = marked
    assert asked == ["What happened at 2:00?"]
    assert marker.text == "the dog" and marker.timestamp_s == pytest.approx(20, abs=0.2)
    assert page.markers.markers == ()
    page.show_marker(marker)
    assert page.markers.markers == (marker,)
    assert page.tabs.tabText(page.tabs.indexOf(page.markers)) == "Markers (1)"


def test_keyboard_alone_marks_edits_removes_and_undoes(page, qtbot, asked):
    markers = (Marker(5, "a"), Marker(7, "b"))
    page.show_session(film(markers=markers))
    marked, changed = told(page.marked_afterwards), told(page.markers_changed)
    page.timeline.setFocus()
    qtbot.keyClick(page.timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.timeline, Qt.Key.Key_M)
    assert marked == [(Marker(10.0, "the dog"),)]
    page.tabs.setCurrentWidget(page.markers)
    table = page.markers.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    editor.setText("better words")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(changed))
    assert changed[-1] == ((Marker(5, "better words"), Marker(7, "b")),)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert changed[-1] == ((Marker(7, "b"),),)
    qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert changed[-1] == ((Marker(5, "better words"), Marker(7, "b")),)
    assert not page.markers.undo_button.isEnabled()


def draw(qtbot, timeline, first_s, last_s):
    qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=timeline.place_of(first_s))
    qtbot.mouseMove(timeline, timeline.place_of(last_s))
    qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=timeline.place_of(last_s))


def choose(page, words):
    """Choose an entry of the menu that has just opened."""
    menu = page.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_stretch_that_is_drawn_over_is_marked_or_left_out(page, qtbot, asked):
    page.show_session(film())
    marked, changed = told(page.marked_afterwards), told(page.exclusions_changed)
    draw(qtbot, page.timeline, 10, 20)
    choose(page, "Mark this stretch…")
    assert len(marked) == 1 and asked == ["What happened from 1:50 to 2:00?"]
    draw(qtbot, page.timeline, 30, 40)
    choose(page, "talking")
    ((exclusions,),) = changed
    (one,) = exclusions
    assert one.reason is ExclusionReason.TALKING
    assert (one.begin_s, one.end_s) == (pytest.approx(30, abs=0.3), pytest.approx(40, abs=0.3))
    # The change can be undone there.
    assert page.tabs.currentWidget() is page.exclusions
    assert page.tabs.tabText(page.tabs.indexOf(page.exclusions)) == "Left out (1)"
    assert cells(page.exclusions.table)[0][0] == "2:10" and cells(page.exclusions.table)[0][3] == "talking"


def test_exclusion_is_removed_and_restored(page, qtbot):
    talking = Exclusion(5.0, 8.0, ExclusionReason.TALKING)
    eating = Exclusion(20.0, 31.0, ExclusionReason.EATING)
    page.show_session(film(exclusions=(talking, eating)))
    changed = told(page.exclusions_changed)
    page.tabs.setCurrentWidget(page.exclusions)
    table = page.exclusions.table
    assert cells(table) == [
        ["1:45", "0:05 to 0:08", "3 s", "talking"],
        ["2:00", "0:20 to 0:31", "11 s", "eating"],
    ]
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert changed[-1] == ((eating,),)
    qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert changed[-1] == ((talking, eating),)
    assert not page.exclusions.undo_button.isEnabled()
    # Another session has nothing to undo.
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    page.show_session(film())
    assert not page.exclusions.undo_button.isEnabled() and page.exclusions.exclusions == ()


def test_rating_with_and_without_exclusions_are_both_shown(page):
    session = viewing(SMILES, seconds=60)
    page.show_session(session)
    assert "left out" not in page.text
    rated = leave_out(session, [Exclusion(9.0, 15.0, ExclusionReason.TALKING)])
    page.show_rating(rated)
    assert page.heading == f"Rating {rated.rating.rating_0_100:.0f} of 100"
    assert f"6 s left out; with them {session.rating.rating_0_100:.0f}" in page.text


def test_strongest_tenth_last_fifth_and_facing_are_facts(page):
    session = viewing(SMILES, seconds=60)
    rating = replace(session.rating, peak_0_100=88.0, end_0_100=12.0, facing_share=0.82, looks_away=3)
    page.show_session(replace(session, rating=rating))
    assert "intensity of the strongest tenth 88 of 100 · of the last fifth 12" in page.text
    assert "head towards the screen 82\N{NO-BREAK SPACE}% of the time, 3 times away" in page.text
    page.show_session(session)
    assert "head towards" not in page.text


def test_recording_of_others_speaks_of_the_viewer_and_asks_for_no_stars(page):
    attested = RecordingAttestation.by_this_user()
    page.show_session(viewing(SMILES, seconds=60, consent=attested))
    assert "The viewer smiled 3 times" in page.text and " you" not in page.text.lower()
    assert not page.stars.isVisible() and page.notes.isVisible()
    page.show_session(viewing(SMILES, seconds=60))
    assert "You smiled 3 times" in page.text and page.stars.isVisible()


def test_recording_of_others_is_its_own_content(page, qtbot):
    player = Player()
    page.set_content_view(player)
    session = viewing(SMILES, seconds=60, content_kind=ContentKind.RECORDING)
    page.show_session(session)
    page.timeline.moment_chosen.emit(30.0)
    assert player.played[0][0].position_s == pytest.approx(30, abs=0.1)
    player.moved.emit(ContentPosition(1, 42.0))
    assert page.timeline.player_s == pytest.approx(42, abs=0.1)


def test_removals_of_one_session_do_not_come_back_in_another(page, qtbot):
    page.show_session(film(markers=(Marker(5, "a"),)))
    page.tabs.setCurrentWidget(page.markers)
    qtbot.mouseClick(page.markers.remove_button, Qt.MouseButton.LeftButton)
    page.show_session(film())
    assert not page.markers.undo_button.isEnabled()


def test_marker_is_played_when_chosen(page, qtbot):
    player = Player()
    page.set_content_view(player)
    page.show_session(film(markers=(Marker(5, "a"),)))
    page.tabs.setCurrentWidget(page.markers)
    click_row(qtbot, page.markers.table, 0)
    assert player.played[0][0].position_s == pytest.approx(105, abs=0.1)


def test_title_is_changed_in_place(page, qtbot):
    page.show_session(viewing(content="A film"))
    renamed = told(page.renamed)
    qtbot.keyClick(page, Qt.Key.Key_F2)
    page.title.field.setText("  Another film ")
    qtbot.keyClick(page.title.field, Qt.Key.Key_Return)
    assert renamed == [("Another film",)] and page.title.title == "Another film"
    qtbot.mouseClick(page.title.button, Qt.MouseButton.LeftButton)
    page.title.field.setText("no")
    qtbot.keyClick(page.title.field, Qt.Key.Key_Escape)
    assert len(renamed) == 1 and page.title.title == "Another film" and not page.title.field.isVisible()


def test_details_that_come_late_leave_what_is_being_typed_and_are_for_their_session_alone(page):
    session = film()
    page.show_session(session)
    page.notes.setText("half a sent")
    page.show_details(film(), Standing(4, 9), {})
    assert "earlier sessions" not in page.text
    page.show_details(session, Standing(4, 9), {})
    assert "earlier sessions" in page.text
    assert page.notes.text() == "half a sent"


def test_remarks_are_told(page, qtbot):
    page.show_session(film())
    remarked = told(page.remarked)
    qtbot.mouseClick(page.stars.buttons[3], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.notes, "fine")
    qtbot.keyClick(page.notes, Qt.Key.Key_Return)
    assert remarked == [(4, ""), (4, "fine")]


def test_nothing_is_cut_off_in_the_smallest_window(page, qtbot):
    page.set_content_view(Player())
    page.show_session(film(markers=(Marker(5, "a"),)), from_history=True)
    summary = page.summary
    labels = (summary._heading, summary._interval, summary._meaning, summary._facts)
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in labels))
    assert summary.rect().contains(page.notes.geometry())
    assert page.rect().contains(page.tabs.mapTo(page, QPoint(0, 0)))
    assert page.timeline.height() >= page.timeline.minimumSizeHint().height()


def test_hour_is_shown_without_blocking_the_window(page):
    minute = film()
    samples = tuple(replace(minute.samples[0], frame=frame, timestamp_s=frame / 30) for frame in range(108_000))
    hour = replace(minute, samples=samples)
    assert least_cpu_s(partial(page.show_session, replace(hour)) for _ in range(GOES)) < 0.2


def test_curve_is_what_the_face_did_and_is_named_in_the_time_of_the_film(page, qtbot):
    session = film()
    page.show_session(session)
    page.show_reading(session.head.session_id, session.reading)
    page.timeline.setFocus()
    qtbot.keyClick(page.timeline, Qt.Key.Key_Home)
    for _ in range(12):
        qtbot.keyClick(page.timeline, Qt.Key.Key_Right)
    # In the middle of a smile from second 10 to 14 that reaches 100 at once and ends at once.
    assert page.timeline.accessibleDescription() == "film 1:52 · session 0:12 · 100 of 100"
    for _ in range(3):
        qtbot.keyClick(page.timeline, Qt.Key.Key_Right)
    assert page.timeline.accessibleDescription() == "film 1:55 · session 0:15 · 0 of 100"


def test_page_and_report_show_the_same_curve(page):
    """The curve is above half of complete joy exactly where the report has dark bars."""
    session = film()
    reading = session.reading
    page.show_session(session)
    page.show_reading(session.head.session_id, reading)
    bars = binned(reading.trace.intensity, MAX_BINS).mean
    middles_s = (np.arange(len(bars)) + 0.5) * bin_seconds(reading.trace)
    drawn = np.array([page.timeline._curve.value_at(second) for second in middles_s], float)
    assert np.abs(drawn - 100 * bars).mean() < 2 and np.corrcoef(drawn, bars)[0, 1] > 0.97


def test_markers_stand_beside_the_film(page):
    page.show_session(film(markers=(Marker(5, "a"),)))
    assert cells(page.markers.table) == [["1:45", "0:05", "a"]]
    page.show_session(viewing())
    page.markers.add_marker(Marker(5, "a"))
    assert page.markers.table.isColumnHidden(0)


def test_link_opens_the_limits_of_the_network(page, qtbot):
    session = film()
    unsure = tuple(replace(one, score=ExpressionScore(0.4, 0.2, 0.4)) for one in session.samples)
    page.show_session(replace(session, samples=unsure))
    page.summary._unsure.linkActivated.emit("limits")
    dialog = page.findChild(ModelLimitsDialog)
    assert dialog.isVisible() and "No model card" in dialog.card.toPlainText()
    dialog.close()


def test_shipped_model_has_its_card(qtbot):
    name = json.loads((assets() / "expression.json").read_text())["name"]
    dialog = ModelLimitsDialog(name)
    qtbot.addWidget(dialog)
    assert "Limits" in dialog.card.toPlainText()
