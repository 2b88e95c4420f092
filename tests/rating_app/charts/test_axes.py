from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from rating_app.charts.axes import SCALE_ENDS, Numbered, Scale, grid, lanes, letters, rating_axis, time_axis
from rating_app.charts.svg import element
from rating_app.charts.ticks import Tick

X = Scale(0, 60, 100, 700)


def drawn(parts):
    return list(ET.fromstring(element("svg", *parts)))


def test_what_lies_beyond_a_scale_stands_at_its_end():
    assert [X.at(second) for second in (-1, 0, 30, 60, 99)] == [100, 100, 400, 700, 700]
    assert Scale(0, 1, 200, 50).at(0.25) == 162.5


def test_labels_stay_on_the_chart():
    assert (X.label_at(0), X.label_at(30), X.label_at(60)) == (110, 400, 690)


def test_times_stand_below_the_line():
    texts = [part for part in drawn(time_axis(X, 50)) if part.tag == "text"]
    assert [text.text for text in texts] == ["0:00", "0:10", "0:20", "0:30", "0:40", "0:50", "1:00"]
    assert texts[-1].get("text-anchor") == "end" and texts[1].get("x") == "200"


def test_lowest_line_of_a_grid_is_its_axis():
    parts = drawn(grid(X, Scale(0, 1, 200, 50), (Tick(0, "none"), Tick(1, "all"))))
    lines = [(part.get("class"), part.get("y1")) for part in parts if part.tag == "line"]
    assert lines == [("axis", "200"), ("grid", "50")]


@pytest.mark.parametrize("named", [True, False])
def test_every_rating_stands_on_the_same_axis(named):
    texts = [part.text for part in drawn(rating_axis(X, 20, ends=SCALE_ENDS if named else ())) if part.tag == "text"]
    ends = ["a face at rest throughout", "complete joy throughout"] if named else []
    assert texts == ["0", "25", "50", "75", "100", *ends]


def test_numbers_that_would_touch_lie_in_different_lanes():
    numbers = Numbered([10, 10.5, 50], X)
    circles = [part for part in drawn(numbers.draw(0, 100)) if part.tag == "circle"]
    assert [circle.get("cy") for circle in circles] == ["9.5", "28.5", "9.5"]
    assert numbers.height == 38


def test_no_numbers_take_no_room():
    assert Numbered([], X).height == 0 and Numbered([], X).draw(0, 100) == []


def test_labels_that_would_touch_lie_in_different_lanes():
    assert lanes([10, 15, 40, 12], width=20, most=3) == (0, 1, 0, 2)


def test_label_without_room_has_no_lane():
    assert lanes([10, 10, 10], width=20, most=2) == (0, 1, None)


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_letters_go_on_after_z(number, name):
    assert letters(number) == name
