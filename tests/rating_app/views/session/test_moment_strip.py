"""The moments at which the viewer smiled, and the film's stills of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.viewings import viewing
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from rating_app.session.content import ContentItem, ContentKind, ContentPosition
from rating_app.settings import demo_film
from rating_app.views.content.stills import Stills
from rating_app.views.design.theme import LIGHT
from rating_app.views.session.moment_strip import MomentStrip
from rating_app.views.session.page import SessionPage
from rating_app.views.session.result_card import SIZE, Moment, result_card

SMILES = [(4, 7), (10, 14)]


def of_kind(session, kind, *files):
    items = tuple(ContentItem(file.name, str(file)) for file in files)
    return replace(session, head=replace(session.head, content_kind=kind, items=items))


def placed(session):
    """Return the session as watched from the content's beginning on, without a pause."""
    samples = tuple(replace(one, content=ContentPosition(1, one.timestamp_s)) for one in session.samples)
    return replace(session, samples=samples)


@pytest.fixture
def page(qtbot):
    page = SessionPage()
    qtbot.addWidget(page)
    page.resize(1060, 640)
    with qtbot.waitExposed(page):
        page.show()
    return page


def shown(page, session):
    page.show_session(session)
    page.show_reading(session.head.session_id, session.reading)
    return page.summary.strip


def test_moments_are_named_shown_and_played_when_pressed(page, qtbot):
    session = of_kind(placed(viewing(SMILES, seconds=16)), ContentKind.MEDIA, demo_film())
    strip = shown(page, session)
    assert strip.text == "You smiled at 0:04, 0:10"
    qtbot.waitUntil(lambda: len(strip.buttons) == 2, timeout=60_000)
    assert [button.text() for button in strip.buttons] == ["0:04", "0:10"]
    with qtbot.waitSignal(page.moment_chosen) as chosen:
        qtbot.mouseClick(strip.buttons[1], Qt.MouseButton.LeftButton)
    position, second = chosen.args
    assert 8 < second < 10.5 and position.position_s == pytest.approx(second, abs=0.2)


def test_a_recording_of_somebody_shows_no_picture_and_does_not_address_you(page, qtbot):
    strip = shown(page, of_kind(viewing(SMILES, seconds=16), ContentKind.RECORDING))
    assert strip.text == "" and strip.buttons == [] and not strip.isVisible()
    assert page.card_button.isEnabled() and page.card().size() == SIZE


def test_pictures_are_their_own_stills(page, tmp_path):
    poster = QImage(1600, 1200, QImage.Format.Format_RGB32)
    poster.fill(QColor("#3050c0"))
    poster.save(str(tmp_path / "poster.png"))
    strip = shown(page, of_kind(placed(viewing(SMILES, seconds=16)), ContentKind.PICTURES, tmp_path / "poster.png"))
    assert len(strip.buttons) == 2
    assert page.card().pixelColor(300, 200) == QColor("#3050c0")


def test_a_small_page_keeps_the_words(page, qtbot):
    strip = MomentStrip()
    qtbot.addWidget(strip)
    strip.show_moments(["0:04"])
    strip.add_still(QImage(16, 9, QImage.Format.Format_RGB32), "0:04", 4.0)
    strip.set_has_room(False)
    assert strip.text == "You smiled at 0:04" and not strip.buttons[0].isVisibleTo(strip)


def test_stills_are_of_their_moment(qtbot):
    stills, taken = Stills(), {}
    stills.taken.connect(lambda moment_s, image: taken.update({moment_s: image}))
    stills.take(demo_film(), [0.1, 11.5])
    qtbot.waitUntil(lambda: len(taken) == 2, timeout=60_000)
    # The iris is still closed at the first, at its right end; at the second there is a sky.
    dark, sky = (taken[moment_s].pixelColor(900, 40) for moment_s in (0.1, 11.5))
    assert dark.lightness() < 60 and sky.lightness() > 150


def test_card_shows_the_best_still_the_curve_and_the_title():
    session = viewing(SMILES, seconds=16)
    still = QImage(160, 90, QImage.Format.Format_RGB32)
    still.fill(QColor("#208040"))
    reading = session.reading
    moments = [Moment(smile, "0:04", still) for smile in reading.smiles]
    card = result_card(session, reading, moments, LIGHT)
    assert card.pixelColor(300, 200) == QColor("#208040")
    without = result_card(session, reading, [], LIGHT)
    assert without.pixelColor(300, 340) == QColor(LIGHT.surface)
    joyful = QColor(LIGHT.joy).hue()
    row = [card.pixelColor(x, 450) for x in range(60, 1140)]
    assert any(abs(colour.hue() - joyful) < 8 and colour.saturation() > 80 for colour in row)
