from __future__ import annotations

import pytest

from rating_app.views.gauge.recent import SPAN_S, Recent


def filled(values, hz=10):
    recent = Recent()
    for number, value in enumerate(values):
        recent.add(number / hz, value)
    return recent.stretches()


def test_it_holds_the_last_half_minute_alone():
    (stretch,) = filled([number / 10 for number in range(600)])
    assert stretch[0][0] == pytest.approx(SPAN_S) and stretch[-1][0] == 0
    assert stretch[0][1] == pytest.approx(29.8, abs=0.2) and stretch[-1][1] == pytest.approx(59.85)


def test_curve_breaks_where_no_frame_counts():
    earlier, later = filled([50.0] * 40 + [None] * 20 + [70.0] * 40)
    assert {value for _, value in earlier} == {50.0} and {value for _, value in later} == {70.0}
    assert earlier[-1][0] - later[0][0] == pytest.approx(2.2)


def test_a_glimpse_does_not_make_a_point():
    assert filled([None, None, None, 90.0], hz=20) == []


def test_a_slow_camera_does_not_break_the_curve():
    recent = Recent()
    for number in range(10):
        recent.add(number * 0.7, 40.0)
    assert [len(stretch) for stretch in recent.stretches()] == [10]


def test_a_pause_breaks_the_curve():
    recent = Recent()
    for moment_s in (0.0, 0.2, 5.0, 5.2):
        recent.add(moment_s, 40.0)
    assert [len(stretch) for stretch in recent.stretches()] == [2, 2]
