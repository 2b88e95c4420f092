from __future__ import annotations

import math

import numpy as np

from rating_app.expression import ExpressionScore
from rating_app.session import Sample
from rating_app.views.timeline import Timeline


def sample(number, value):
    score = None if value is None else ExpressionScore(0.5, 0.25, 0.25)
    return Sample(number, number / 30, None if value is None else 0.9, score, value)


def shown_timeline(qtbot):
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(600, 150)
    with qtbot.waitExposed(timeline):
        timeline.show()
    return timeline


def curve(timeline):
    times, values = timeline.plotItem.listDataItems()[0].getOriginalDataset()
    return ([], []) if times is None else (times, values)


def test_lost_faces_leave_a_gap(qtbot):
    timeline = shown_timeline(qtbot)
    for number, value in enumerate([10.0, None, 30.0]):
        timeline.add_sample(sample(number, value), 20.0)
    qtbot.waitUntil(lambda: len(curve(timeline)[0]) == 3)
    values = curve(timeline)[1]
    assert values[0] == 10 and math.isnan(values[1]) and values[2] == 30


def test_two_hours_are_drawn_with_about_one_point_a_pixel(qtbot):
    timeline = shown_timeline(qtbot)
    for number in range(216_000):
        timeline.add_sample(sample(number, 50.0), 50.0)
    qtbot.waitUntil(lambda: len(curve(timeline)[0]) > 100)
    timeline._redraw()
    times = curve(timeline)[0]
    assert len(times) <= 2 * timeline.width()
    assert np.all(np.diff(times) > 0)


def test_gaps_survive_the_thinning(qtbot):
    timeline = shown_timeline(qtbot)
    for number in range(18_000):
        timeline.add_sample(sample(number, None if number % 600 == 300 else 50.0), 50.0)
    qtbot.waitUntil(lambda: len(curve(timeline)[0]) > 100)
    timeline._redraw()
    times, values = curve(timeline)
    assert np.isnan(values).sum() == 30
    assert times[-1] == np.float32(17_999 / 30)


def test_a_new_session_begins_empty(qtbot):
    timeline = shown_timeline(qtbot)
    timeline.add_sample(sample(0, 10.0), 10.0)
    timeline.clear_samples()
    assert len(curve(timeline)[0]) == 0
