from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion

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


@pytest.mark.parametrize("scale", [1, 4])
def test_ends_of_the_scale_are_whole_in_every_size(qtbot, scale):
    gauge = shown_gauge(qtbot)
    gauge.resize(320 * scale, 280 * scale)
    image = gauge.grab().toImage()
    rows = range(round(0.85 * image.height()), round(0.91 * image.height()))
    ground = image.pixelColor(image.width() - 1, rows[0])
    written = [
        column
        for column in range(image.width() // 2, image.width())
        if any(image.pixelColor(column, row) != ground for row in rows)
    ]
    # The three digits of 100 beside each other.
    assert (written[-1] - written[0]) / image.width() == pytest.approx(0.08, abs=0.02)


def test_lost_face_fades_and_has_no_number(qtbot):
    gauge = shown_gauge(qtbot)
    gauge.show_rating(LiveRating(80.0, True), None, "now")
    qtbot.waitUntil(lambda: not gauge.is_animating())
    strong = gauge.grab().toImage()
    gauge.show_rating(LiveRating(80.0, False), None, "now")
    qtbot.waitUntil(lambda: not gauge.is_animating())
    faded = gauge.grab().toImage()
    assert (gauge.accessibleDescription(), gauge._number()) == ("–, now", "–")
    assert faded != strong


def test_higher_ratings_fill_more_of_the_arc(qtbot):
    gauge = shown_gauge(qtbot)

    def warm_pixels(value):
        gauge.show_rating(LiveRating(value, True), None, "now")
        qtbot.waitUntil(lambda: not gauge.is_animating())
        image = gauge.grab().toImage()
        # The upper half has the arc and the number, and not the curve.
        colours = (image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height() // 2, 2))
        return sum(colour.red() - colour.blue() > 60 for colour in colours)

    counts = [warm_pixels(value) for value in (0.0, 30.0, 50.0, 75.0)]
    assert counts[0] == 0
    assert counts[0] < counts[1] < counts[2] < counts[3]


def test_screen_readers_get_the_rating_too(qtbot):
    gauge = shown_gauge(qtbot)
    gauge.show_rating(LiveRating(80.0), 63.0, "now")
    assert gauge.accessibleDescription() == "80, now, rating 63"
    gauge.show_rating(None, None, "no face found")
    assert gauge.accessibleDescription() == "no face found"


@pytest.mark.parametrize("side", [160, 180, 240, 600])
def test_caption_never_touches_the_scale(qtbot, side):
    """All pixels that a long caption changes are inside the track."""
    moment = [0.0]
    gauge = Gauge(now_s=lambda: moment[0])
    qtbot.addWidget(gauge)
    gauge.resize(side, side)
    with qtbot.waitExposed(gauge):
        gauge.show()
    for number in range(300):
        moment[0] = number / 10
        gauge.show_rating(LiveRating(0.0), None, "")
    qtbot.waitUntil(lambda: not gauge.is_animating())
    plain = gauge.grab().toImage()
    gauge.show_rating(LiveRating(0.0), None, "Angeschaut wird gerade nichts, und es wird auch nichts aufgezeichnet")
    changed = changed_pixels(plain, gauge.grab().toImage())
    assert not changed.isEmpty()
    # The arc's outermost points are 8 pixels from the sides; its track is at most a tenth of its radius.
    radius = (side - 16) / 2
    inside = round(0.9 * radius)
    top = track_top(plain)
    middle = QRect(side // 2 - inside, top + round(radius) - inside, 2 * inside, 2 * inside)
    assert QRegion(middle, QRegion.RegionType.Ellipse).contains(changed.center())
    assert QRegion(changed).subtracted(QRegion(middle, QRegion.RegionType.Ellipse)).isEmpty()


def track_top(image) -> int:
    """Return the first row from above that differs from the ground's colour in its middle."""
    ground = image.pixel(0, 0)
    return next(y for y in range(image.height()) if image.pixel(image.width() // 2, y) != ground)


def changed_pixels(before, after) -> QRect:
    differing = [
        (x, y) for y in range(before.height()) for x in range(before.width()) if before.pixel(x, y) != after.pixel(x, y)
    ]
    if not differing:
        return QRect()
    columns, rows = zip(*differing, strict=True)
    return QRect(min(columns), min(rows), max(columns) - min(columns) + 1, max(rows) - min(rows) + 1)
