from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sessions import pictures_of
from fakes.viewings import film_viewing

from rating_app.session.session import Pause
from rating_app.views.timeline.timeline import Timeline
from rating_app.views.timeline.timeline_marks import Sign, breaks_of


@pytest.fixture
def timeline(qtbot):
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(600, 170)
    timeline.show()
    return timeline


def test_jumps_and_pauses_are_listed_in_their_order():
    session = film_viewing([(0, 20), (40, 60)])
    session = replace(session, pauses=(Pause(5.0, 90.0), Pause(30.0, 3.0, camera_lost=True)))
    assert [(one.second, one.words, one.sign) for one in breaks_of(session)] == [
        (5.0, "paused for 1 min 30 s", Sign.PAUSE),
        (pytest.approx(19.9), "jumped from 0:20 to 0:40", Sign.FORWARD),
        (30.0, "camera away for 3 s", Sign.PAUSE),
    ]


def test_turning_pictures_is_not_a_jump():
    assert breaks_of(pictures_of([(1, [0.5] * 10), (2, [0.5] * 10), (1, [0.5] * 10)])) == ()


def test_axis_has_the_time_of_the_film(timeline):
    timeline.show_session(film_viewing([(100, 120), (140, 160)]))
    ticks = timeline._ticks(timeline._scale())
    assert [(round(tick.at), tick.label) for tick in ticks] == [(0, "1:40"), (10, "1:50"), (20, "2:20"), (30, "2:30")]


def test_jump_is_named_where_the_cursor_is_near_it(timeline):
    session = film_viewing([(0, 20), (40, 60)])
    timeline.show_session(session)
    timeline.show_curve(session.reading.trace)
    assert "jumped from 0:20 to 0:40" in timeline._words_at(20.0)
    assert "jumped" not in timeline._words_at(10.0)


def test_breaks_and_stills_are_drawn(timeline):
    session = film_viewing([(0, 20), (20, 20, 10), (20, 50)])
    timeline.show_session(session)
    timeline.show_curve(session.reading.trace)
    plain = timeline.grab().toImage()
    timeline.show_session(replace(session, pauses=(Pause(5.0, 60.0),)))
    timeline.show_curve(session.reading.trace)
    paused = timeline.grab().toImage()
    middle = round(timeline._plot().center().y())

    def colours(image, first_s, last_s):
        return {image.pixel(x, middle) for x in range(timeline.place_of(first_s).x(), timeline.place_of(last_s).x())}

    assert colours(plain, 22, 28) != colours(plain, 32, 38)
    assert colours(paused, 4, 6) != colours(plain, 4, 6)
