"""Content on the full screen, for real; sessions that are recorded there are in desktop/window/test_watching.py."""

from __future__ import annotations

import pytest
from fakes.media import write_film, write_picture
from fakes.user import press
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rating_app.session.content import ContentPosition
from rating_app.views.content import full_screen
from rating_app.views.content.full_screen import FullScreen
from rating_app.views.content.media_view import MediaView
from rating_app.views.content.pictures_view import PicturesView
from rating_app.views.watch.phase import Phase


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page)
    page.resize(540, 400)
    page.show()
    return page


@pytest.fixture
def film(qtbot, page, tmp_path):
    view = MediaView()
    page.layout().addWidget(view)
    view.open(write_film(tmp_path / "A film.mp4", 30.0))
    qtbot.waitUntil(lambda: view.duration_s is not None)
    yield view
    view.close_content()


@pytest.fixture
def pictures(page, tmp_path):
    view = PicturesView()
    page.layout().addWidget(view)
    view.open([write_picture(tmp_path / f"{number}.png", 50 * number) for number in (1, 2, 3)], 0.0)
    yield view
    view.close_content()


@pytest.fixture
def screen(page):
    return FullScreen(for_sessions=True, parent=page)


def test_film_fills_the_screen_and_comes_back_to_its_page(qtbot, film, screen):
    place = film.surface.geometry()
    screen.enter(film)
    assert screen.isFullScreen() and film.surface.size() == screen.size()
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.isVisible() and film.surface.isVisible()
    qtbot.waitUntil(lambda: film.surface.geometry() == place)
    screen.toggle(film)
    screen.close()
    assert not screen.isVisible() and film.surface.parentWidget() is film
    screen.toggle(film)
    with qtbot.waitSignal(film.ended):
        film.run()
        film.jump_to(ContentPosition(1, 29.7))
    assert not screen.is_filled


def test_keys_are_the_film_s(qtbot, film, screen):
    screen.enter(film)
    qtbot.keyClick(screen, Qt.Key.Key_Space)
    assert film.is_running
    qtbot.keyClick(screen, Qt.Key.Key_Space)
    assert not film.is_running
    with qtbot.waitSignal(film.jumped):
        qtbot.keyClick(screen, Qt.Key.Key_Right)


def test_playing_without_a_session_is_marked_in_large_letters(qtbot, film, screen, dress):
    dress("light")
    screen.show_phase(Phase.PREVIEWING)
    screen.enter(film)
    assert not screen.not_recorded.isVisible()
    film.run()
    qtbot.waitUntil(screen.not_recorded.isVisible)
    assert screen.not_recorded.fontMetrics().height() > 3 * screen.bar.time_label.fontMetrics().height()
    screen.show_phase(Phase.RECORDING)
    assert not screen.not_recorded.isVisible()


def test_replay_is_not_marked_as_unrecorded(qtbot, film, page):
    screen = FullScreen(for_sessions=False, parent=page)
    screen.enter(film)
    film.run()
    qtbot.waitUntil(lambda: film.position.position_s > 0.3)
    assert not screen.not_recorded.isVisible() and not screen.bar.start_button.isVisible()


def test_bar_hides_itself_while_the_film_runs_and_comes_with_the_mouse(qtbot, film, screen):
    # Here Qt's screen for tests would pass the mouse to the window below.
    beside_the_page = QPoint(700, 600)
    screen._idle.setInterval(50)
    screen.show_camera_state(True)
    screen.enter(film)
    qtbot.wait(200)
    assert screen.bar.isVisible()
    film.run()
    qtbot.mouseMove(screen, beside_the_page)
    qtbot.waitUntil(lambda: not screen.bar.isVisible())
    assert screen.light.isVisible()
    screen._idle.setInterval(60_000)
    qtbot.mouseMove(screen, beside_the_page + QPoint(20, 20))
    qtbot.waitUntil(screen.bar.isVisible)
    assert full_screen.HIDES_AFTER_MS >= 1000


@pytest.mark.parametrize(
    ("phase", "keys", "signal"),
    [
        (Phase.PREVIEWING, (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier), "start_requested"),
        (Phase.RESTING, (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier), "skip_requested"),
        (Phase.RECORDING, (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier), "pause_toggled"),
        (Phase.PAUSED, (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier), "pause_toggled"),
        (Phase.RECORDING, (Qt.Key.Key_M,), "mark_requested"),
        (Phase.RECORDING, (Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier), "stop_requested"),
    ],
)
def test_session_s_keys_hold_also_while_the_bar_is_hidden(qtbot, film, screen, phase, keys, signal):
    screen.show_phase(phase)
    screen.enter(film)
    screen.bar.hide()
    with qtbot.waitSignal(getattr(screen, signal)):
        press(qtbot, screen, *keys)


def test_pictures_fill_the_screen_too_and_are_turned_there(qtbot, pictures, screen):
    screen.show_phase(Phase.PREVIEWING)
    screen.enter(pictures)
    assert screen.bar.time_label.text() == "1 of 3" and not screen.bar.slider.isVisible()
    qtbot.keyClick(screen, Qt.Key.Key_Right)
    assert pictures.position.item == 2
    qtbot.waitUntil(screen.not_recorded.isVisible)
    screen.leave()
    assert pictures.surface.parentWidget() is pictures


def test_resting_face_is_measured_before_a_neutral_screen(qtbot, film, screen):
    screen.enter(film)
    screen.show_phase(Phase.RESTING)
    assert screen.rest_screen.isVisible() and screen.rest_screen.size() == screen.size()
    screen.show_phase(Phase.RECORDING)
    assert not screen.rest_screen.isVisible()
