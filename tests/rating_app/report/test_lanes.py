from __future__ import annotations

import pytest

from rating_app.report.lanes import lanes, letters


def test_labels_that_would_touch_lie_in_different_lanes():
    assert lanes([10, 15, 40, 12], width=20, most=3) == (0, 1, 0, 2)


def test_label_without_room_has_no_lane():
    assert lanes([10, 10, 10], width=20, most=2) == (0, 1, None)


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_letters_go_on_after_z(number, name):
    assert letters(number) == name
