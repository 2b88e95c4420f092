from __future__ import annotations

from rating_app.rating import LiveRating
from rating_app.views.gauge.gauge import Gauge


def shown_gauge(qtbot):
    gauge = Gauge()
    qtbot.addWidget(gauge)
    gauge.resize(320, 280)
    with qtbot.waitExposed(gauge):
        gauge.show()
    return gauge


def test_it_repaints_only_while_the_needle_moves(qtbot):
    gauge = shown_gauge(qtbot)
    gauge.show_rating(LiveRating(80.0, True), None, "now")
    assert gauge.is_animating()
    qtbot.waitUntil(lambda: not gauge.is_animating())
    gauge.show_rating(LiveRating(80.0, True), None, "now")
    assert not gauge.is_animating()


def test_it_does_not_animate_while_hidden_and_catches_up_when_shown(qtbot):
    gauge = shown_gauge(qtbot)
    gauge.hide()
    gauge.show_rating(LiveRating(80.0, True), None, "now")
    assert not gauge.is_animating()
    gauge.show()
    assert gauge.is_animating()
    qtbot.waitUntil(lambda: not gauge.is_animating())
    assert gauge.accessibleDescription() == "80, now"


def test_lost_face_keeps_the_number_and_fades(qtbot):
    gauge = shown_gauge(qtbot)
    gauge.show_rating(LiveRating(80.0, True), None, "now")
    qtbot.waitUntil(lambda: not gauge.is_animating())
    strong = gauge.grab().toImage()
    gauge.show_rating(LiveRating(80.0, False), None, "now")
    qtbot.waitUntil(lambda: not gauge.is_animating())
    faded = gauge.grab().toImage()
    assert gauge.accessibleDescription() == "80, now"
    assert faded != strong


def test_higher_ratings_fill_more_of_the_arc(qtbot):
    gauge = shown_gauge(qtbot)

    def warm_pixels(value):
        gauge.show_rating(LiveRating(value, True), None, "now")
        qtbot.waitUntil(lambda: not gauge.is_animating())
        image = gauge.grab().toImage()
        colours = (image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
        return sum(colour.red() - colour.blue() > 60 for colour in colours)

    counts = [warm_pixels(value) for value in (0.0, 50.0, 75.0, 100.0)]
    assert counts[0] == 0
    assert counts[0] < counts[1] < counts[2] < counts[3]
