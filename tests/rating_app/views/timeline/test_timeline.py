from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from itertools import pairwise

import numpy as np
import pytest
from fakes.effort import GOES, least_cpu_s
from fakes.viewings import viewing
from PySide6.QtCore import QPoint, Qt

from rating_app.rating.facing import LookAway
from rating_app.rating.smiles import best_moments
from rating_app.rating.trace import Trace
from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.session.session import Marker
from rating_app.views.timeline.timeline import WINDOW_S, Timeline


def point(number, joy=50.0, fps=30):
    return number / fps, joy


@pytest.fixture
def timeline(qtbot):
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(600, 170)
    with qtbot.waitExposed(timeline):
        timeline.show()
    return timeline


@pytest.fixture
def finished(timeline):
    """Show a session of a minute with two smiles."""
    session = viewing([(10, 14), (40, 42)], seconds=60)
    timeline.show_session(session)
    timeline.show_curve(session.reading.trace)
    timeline.set_choosing(True)
    return timeline


def told(signal):
    heard = []
    signal.connect(lambda *values: heard.append(values))
    return heard


def settle(qtbot, timeline):
    qtbot.waitUntil(lambda: not timeline.is_moving)
    timeline.grab()


def test_last_minute_is_in_sight_while_a_session_goes_on_and_the_whole_on_a_switch(timeline, qtbot):
    for number in range(200 * 30):
        timeline.add_points([point(number)])
    settle(qtbot, timeline)
    assert timeline.span_s == WINDOW_S
    assert timeline.place_of(200).x() == pytest.approx(590, abs=2)
    qtbot.mouseClick(timeline.span_button, Qt.MouseButton.LeftButton)
    assert timeline.span_s > 200
    assert timeline.place_of(0).x() == 34
    qtbot.mouseClick(timeline.span_button, Qt.MouseButton.LeftButton)
    assert timeline.span_s == WINDOW_S


def test_view_that_moves_draws_only_what_is_new(timeline, qtbot):
    for number in range(60 * 30):
        timeline.add_points([point(number)])
    settle(qtbot, timeline)
    before = timeline._tiles.drawn
    timeline.grab()
    assert timeline._tiles.drawn == before
    for number in range(60 * 30, 61 * 30):
        timeline.add_points([point(number)])
    timeline._timer.stop()
    timeline._now_s = timeline._curve.newest_s
    timeline.grab()
    assert timeline._tiles.drawn - before <= 2


def test_it_is_not_painted_while_hidden_and_is_up_to_date_when_shown(timeline, qtbot):
    timeline.add_points([point(0)])
    timeline.hide()
    for number in range(1, 90 * 30):
        timeline.add_points([point(number)])
    assert not timeline.is_moving
    timeline.show()
    assert timeline.place_of(89.9).x() == pytest.approx(590, abs=3)


def test_pieces_that_were_drawn_one_by_one_look_as_if_drawn_at_once(timeline, qtbot):
    values = [None if number % 400 > 360 else 50 + 40 * math.sin(number / 20) for number in range(40 * 30)]
    for number, value in enumerate(values):
        timeline.add_points([point(number, value)])
        if number % 47 == 0:
            timeline._now_s = number / 30
            timeline.grab()
    timeline._timer.stop()
    timeline._now_s = timeline._curve.newest_s
    piecewise = timeline.grab().toImage()
    timeline._tiles.forget()
    assert timeline.grab().toImage() == piecewise


def test_gap_without_a_face_has_a_shape_and_no_curve(timeline, qtbot):
    for number in range(40 * 30):
        timeline.add_points([point(number, None if 300 <= number < 600 else 80.0)])
    settle(qtbot, timeline)
    image = timeline.grab().toImage()
    plot = timeline._plot()
    middle = round(plot.center().y())

    def colours(first_s, last_s, y):
        return {image.pixel(x, y) for x in range(timeline.place_of(first_s).x(), timeline.place_of(last_s).x())}

    assert colours(12, 18, middle - 20) != colours(22, 28, middle - 20)
    hatched = set().union(*(colours(12, 18, round(plot.bottom()) - row) for row in range(2, 6)))
    plain = set().union(*(colours(22, 28, round(plot.bottom()) - row) for row in range(2, 6)))
    assert len(hatched) > len(plain)


def test_finished_session_is_shown_whole(finished):
    assert finished.span_s == pytest.approx(59.9, abs=0.1)
    assert not finished.span_button.isVisible()


def test_hour_at_thirty_frames_per_second_is_shown_without_blocking_the_window(timeline):
    def show(session):
        timeline.show_session(session)
        timeline.show_curve(trace)
        timeline.grab()

    lasted = np.zeros(3600 * 60)
    trace = Trace(lasted, lasted, lasted.astype(bool))
    hour = viewing(seconds=3600, fps=10)
    # Each run has a session of its own, with nothing computed yet. Measured: 0.02 s; a loop over the frames: 0.3 s.
    assert least_cpu_s(partial(show, replace(hour)) for _ in range(GOES)) < 0.15


def test_click_chooses_a_moment(finished, qtbot):
    chosen = told(finished.moment_chosen)
    qtbot.mouseClick(finished, Qt.MouseButton.LeftButton, pos=finished.place_of(20))
    assert chosen[0][0] == pytest.approx(20, abs=0.2)


def test_nothing_can_be_chosen_during_a_session(timeline, qtbot):
    for number in range(600):
        timeline.add_points([point(number)])
    chosen, marked = told(timeline.moment_chosen), told(timeline.stretch_chosen)
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=timeline.place_of(5))
    qtbot.mouseDClick(timeline, Qt.MouseButton.LeftButton, pos=timeline.place_of(5))
    qtbot.keyClick(timeline, Qt.Key.Key_Return)
    qtbot.keyClick(timeline, Qt.Key.Key_M)
    assert not chosen and not marked


def test_double_click_marks_a_moment_and_drawing_over_a_stretch_marks_it(finished, qtbot):
    marked, drawn = told(finished.stretch_chosen), told(finished.stretch_drawn)
    qtbot.mouseDClick(finished, Qt.MouseButton.LeftButton, pos=finished.place_of(30))
    qtbot.mousePress(finished, Qt.MouseButton.LeftButton, pos=finished.place_of(20))
    qtbot.mouseMove(finished, finished.place_of(15))
    qtbot.mouseRelease(finished, Qt.MouseButton.LeftButton, pos=finished.place_of(10))
    assert marked == [(pytest.approx(30, abs=0.2), 0.0)]
    assert drawn == [(pytest.approx(10, abs=0.2), pytest.approx(10, abs=0.3))]


def test_stretch_is_left_out_by_the_keys_alone(finished, qtbot):
    left_out = told(finished.stretch_excluded)
    # A moment has no length that could be left out.
    qtbot.keyClick(finished, Qt.Key.Key_X)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(finished, key, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(finished, Qt.Key.Key_X)
    qtbot.keyClick(finished, Qt.Key.Key_X)
    assert left_out == [(0.0, 20.0)]


def pixels_that_differ(before, after, rows):
    width = before.width()
    return sum(before.pixel(x, y) != after.pixel(x, y) for y in range(*rows) for x in range(40, width, 3))


def test_looks_away_have_a_lane_and_what_is_left_out_is_dimmed(finished, qtbot):
    plain = finished.grab().toImage()
    finished.show_away((LookAway(20.0, 30.0, 35.0),))
    with_lane = finished.grab().toImage()
    lane = with_lane.pixelColor(finished.place_of(25).x(), finished.height() - 18 - 7)
    beside = with_lane.pixelColor(finished.place_of(40).x(), finished.height() - 18 - 10)
    assert lane.lightness() < 90 < beside.lightness()
    finished.show_exclusions((Exclusion(5.0, 15.0, ExclusionReason.TALKING),))
    assert pixels_that_differ(with_lane, finished.grab().toImage(), (30, 100)) > 500
    finished.show_exclusions(())
    assert finished.grab().toImage() == with_lane
    finished.show_away(None)
    assert finished.grab().toImage() == plain


def test_words_at_the_cursor_describe_both(finished, qtbot):
    finished.show_away((LookAway(20.0, 30.0, 35.0),))
    finished.show_exclusions((Exclusion(5.0, 25.0, ExclusionReason.TALKING),))
    for _ in range(2):
        qtbot.keyClick(finished, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert finished.accessibleDescription().endswith(" · looking away · left out: talking")


def test_keys_move_a_cursor_that_is_read_aloud_and_choose_and_mark(finished, qtbot):
    chosen, marked = told(finished.moment_chosen), told(finished.stretch_chosen)
    qtbot.keyClick(finished, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):
        qtbot.keyClick(finished, Qt.Key.Key_Right)
    qtbot.keyClick(finished, Qt.Key.Key_Left)
    assert finished.cursor_s == 12
    assert finished.accessibleDescription().startswith("0:12 · ")
    assert finished.accessibleDescription().endswith(" of 100")
    qtbot.keyClick(finished, Qt.Key.Key_Return)
    qtbot.keyClick(finished, Qt.Key.Key_M)
    assert chosen == [(12.0,)] and marked == [(12.0, 0.0)]
    qtbot.keyClick(finished, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(finished, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(finished, Qt.Key.Key_M)
    assert marked[1] == (10.0, 2.0)
    qtbot.keyClick(finished, Qt.Key.Key_Home)
    qtbot.keyClick(finished, Qt.Key.Key_Left)
    assert finished.cursor_s == 0


def test_cursor_says_where_no_face_was(timeline, qtbot):
    timeline.show_session(viewing(seconds=20, unseen=[(5, 15)]))
    qtbot.keyClick(timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert timeline.accessibleDescription() == "0:10 · no face"


def test_smiles_moments_markers_and_the_player_are_drawn(timeline, qtbot):
    session = viewing([(10, 14), (40, 42)], seconds=60)
    smiles = session.reading.smiles
    timeline.show_session(session)
    seen = [timeline.grab().toImage()]
    for show in (
        lambda: timeline.show_smiles(smiles),
        lambda: timeline.show_moments(best_moments(smiles)),
        lambda: timeline.add_marker(Marker(20, "the dog")),
        lambda: timeline.add_marker(Marker(30, "a song", 5)),
        lambda: timeline.show_cursor(25),
    ):
        show()
        seen.append(timeline.grab().toImage())
    assert all(before != after for before, after in pairwise(seen))
    timeline.show_cursor(None)
    assert timeline.grab().toImage() == seen[-2]
    timeline.show_markers(())
    assert timeline.grab().toImage() == seen[2]


def test_a_new_session_begins_empty(finished):
    finished.clear_samples()
    assert finished.span_s == WINDOW_S
    assert finished.cursor_s is None and finished.span_button.isVisible()


def test_places_and_seconds_belong_together(finished, qtbot):
    chosen = told(finished.moment_chosen)
    qtbot.mouseClick(finished, Qt.MouseButton.LeftButton, pos=QPoint(2, 80))
    qtbot.mouseClick(finished, Qt.MouseButton.LeftButton, pos=QPoint(598, 80))
    assert chosen == [(0.0,), (pytest.approx(59.9),)]
