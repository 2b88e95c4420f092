"""Watching without being watched: blind, on the whole screen, and never recorded unawares."""

from __future__ import annotations

import pytest
from fakes.media import write_film
from fakes.user import answer_next_dialog, choose, click, press, press_control, wait_for_phase
from PySide6.QtCore import Qt

from rating_app.session.sight import Company
from rating_app.settings import demo_clip, load_settings
from rating_app.store import SessionStore
from rating_app.views.consent import ConsentDialog
from rating_app.views.watch.phase import Phase
from rating_app.views.window.navigation import HISTORY, SETTINGS, WATCH


@pytest.fixture
def previewing(launch, qtbot, smiling_camera):
    """Return the program with the camera on and a film of 16 seconds on its page."""
    application = launch(agree=True)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    media = application.window.watch.media
    application.window.watch.open_media(demo_clip())
    qtbot.waitUntil(lambda: media.duration_s is not None)
    return application


def newest(paths):
    store = SessionStore(paths.database)
    return store.load(store.summaries()[0].session_id)


def record(qtbot, application, seconds=0.6):
    watch = application.window.watch
    click(qtbot, watch.controls.start_button)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: watch.newest_s > seconds)


def stop(qtbot, application):
    click(qtbot, application.window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)


def test_blind_viewer_sees_the_film_and_whether_the_camera_is_on(previewing, qtbot, paths):
    window, watch = previewing.window, previewing.window.watch
    watch.controls.options.blind_action.trigger()
    assert load_settings(paths.settings).blind
    record(qtbot, previewing)
    for hidden in (watch.preview, watch.gauge, watch.expression_bars, watch.timeline, window.header.face_chip):
        assert not hidden.isVisible()
    for shown in (watch.media.surface, window.header.camera_chip, window.header.withdraw_button):
        assert shown.isVisible()
    assert window.header.camera_chip.text == "Camera on"
    stop(qtbot, previewing)
    session = newest(paths)
    assert (session.self_view, session.gauge_shown) == (0.0, 0.0)
    assert window.header.face_chip.isVisible()


def test_ordinary_session_shows_face_and_gauge_and_keeps_that_it_did(previewing, qtbot, paths):
    record(qtbot, previewing)
    watch = previewing.window.watch
    assert watch.preview.isVisible() and watch.gauge.isVisible()
    stop(qtbot, previewing)
    assert newest(paths).self_view > 0.9 and newest(paths).gauge_shown > 0.9


def test_floating_gauge_of_a_blind_viewer_has_no_needle(previewing, qtbot, paths):
    previewing.preferences.change(blind=True)
    record(qtbot, previewing)
    previewing.floating_gauge.show()
    gauge = previewing.floating_gauge.gauge
    assert gauge.stop_button.isVisible() and not gauge.gauge.isVisible()
    assert gauge.recording_chip.text.startswith("● REC 0:0")
    click(qtbot, gauge.stop_button)
    wait_for_phase(qtbot, previewing, Phase.FINISHED)
    assert newest(paths).gauge_shown == 0.0


def test_who_is_in_the_room_is_asked_once(launch, qtbot, smiling_camera, paths):
    application = launch(agree=True, company="")
    options = application.window.watch.controls.options
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, application.window.watch.controls.start_button)
    assert application.window.phase is Phase.PREVIEWING and options.company_menu.isVisible()
    options.company_menu.close()
    qtbot.waitUntil(lambda: options.company_menu is None)
    options.blind_action.trigger()
    assert application.window.phase is Phase.PREVIEWING
    click(qtbot, application.window.watch.controls.start_button)
    choose(qtbot, options.company_menu, options.company_actions["in company"])
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: application.window.watch.newest_s > 0.3)
    stop(qtbot, application)
    assert newest(paths).head.company is Company.IN_COMPANY
    assert load_settings(paths.settings).company == "in company" and "In company" in options.text()
    click(qtbot, application.window.session_page.new_button)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    record(qtbot, application, 0.1)


def test_session_from_start_to_stop_on_the_whole_screen(previewing, qtbot, paths):
    window, screen = previewing.window, previewing.window.watch.full_screen
    press(qtbot, window, Qt.Key.Key_F11)
    assert screen.isFullScreen()
    press(qtbot, screen, Qt.Key.Key_Space)
    qtbot.waitUntil(screen.not_recorded.isVisible)
    press_control(qtbot, screen, Qt.Key.Key_Return)
    wait_for_phase(qtbot, previewing, Phase.RECORDING)
    assert not screen.not_recorded.isVisible()
    qtbot.waitUntil(lambda: window.watch.newest_s > 0.6)
    assert screen.bar.recording_chip.text.startswith("● REC") and screen.windowTitle().startswith("● REC")
    press(qtbot, screen, Qt.Key.Key_M)
    press_control(qtbot, screen, Qt.Key.Key_P)
    assert window.phase is Phase.PAUSED and not window.watch.media.is_running
    press_control(qtbot, screen, Qt.Key.Key_P)
    assert window.phase is Phase.RECORDING and window.watch.media.is_running
    qtbot.waitUntil(lambda: window.watch.newest_s > 1.0)
    press_control(qtbot, screen, Qt.Key.Key_Period)
    wait_for_phase(qtbot, previewing, Phase.FINISHED)
    assert not screen.isVisible() and window.session_page.isVisible()
    session = newest(paths)
    assert len(session.markers) == 1 and session.self_view < 0.2


def test_film_fills_the_screen_at_once_if_that_is_wanted(launch, qtbot, smiling_camera, tmp_path, paths):
    application = launch(agree=True)
    watch = application.window.watch
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, watch.chooser.full_screen_box)
    assert load_settings(paths.settings).full_screen and watch.controls.options.full_screen_action.isChecked()
    watch.chooser.media_chosen.emit(write_film(tmp_path / "film.mp4", 3.0))
    assert watch.full_screen.isFullScreen()
    watch.full_screen.leave()
    click(qtbot, watch.controls.start_button)
    assert watch.full_screen.isFullScreen()
    wait_for_phase(qtbot, application, Phase.FINISHED)
    assert not watch.full_screen.isVisible()


@pytest.mark.parametrize("rewinds", [True, False])
def test_start_rewinds_unless_asked_not_to(previewing, qtbot, paths, rewinds):
    watch = previewing.window.watch
    if not rewinds:
        watch.controls.options.rewind_action.trigger()
    watch.media.run()
    assert watch.not_recorded.isVisible()
    qtbot.waitUntil(lambda: watch.media.position.position_s > 2.0)
    watch.media.hold()
    assert not watch.not_recorded.isVisible()
    record(qtbot, previewing, 0.3)
    stop(qtbot, previewing)
    session = newest(paths)
    first = next(sample.content for sample in session.samples if sample.content is not None)
    assert (first.position_s < 0.5) == rewinds and (first.position_s > 1.9) != rewinds
    assert session.seeks == ()


def test_recording_is_shown_on_every_page_and_in_the_title(previewing, qtbot):
    window = previewing.window
    chip = window.header.recording_chip
    assert not chip.isVisible() and window.windowTitle() == "Reaction Gauge"
    record(qtbot, previewing, 1.1)
    for page in (HISTORY, SETTINGS, WATCH):
        window.rail.buttons[page].click()
        assert chip.isVisible() and chip.text.startswith("● REC 0:0") and chip.text > "● REC 0:00"
        assert window.windowTitle() == f"{chip.text} – Reaction Gauge"
        assert chip.accessibleDescription() == "A session is being recorded."
    click(qtbot, window.watch.controls.pause_button)
    assert chip.text.startswith("❚❚ Paused") and window.windowTitle().startswith("❚❚")
    stop(qtbot, previewing)
    assert not chip.isVisible() and window.windowTitle() == "Reaction Gauge"


def test_demo_is_not_shown_as_a_recording(launch, qtbot):
    application = launch(demo=True)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: application.window.watch.newest_s > 0.5)
    assert not application.window.header.recording_chip.isVisible()
    stop(qtbot, application)
    session = application.review.reviewed.session
    assert (session.self_view, session.gauge_shown, session.head.company) == (None, None, None)


def test_history_is_read_and_a_film_chosen_before_anybody_is_asked(launch, qtbot, smiling_camera, tmp_path):
    application = launch()
    window, watch = application.window, application.window.watch
    window.rail.buttons[HISTORY].click()
    qtbot.wait(300)
    assert window.history.isVisible() and smiling_camera.openings == 0 and not application.sessions.has_consent
    window.rail.buttons[WATCH].click()
    assert watch.chooser.isVisible() and window.menus.media_action.isEnabled()
    watch.chooser.media_chosen.emit(write_film(tmp_path / "film.mp4", 30.0))
    qtbot.waitUntil(lambda: watch.media.duration_s is not None)
    assert watch.media.isVisible()
    watch.media.run()
    assert watch.not_recorded.isVisible() and smiling_camera.openings == 0
    answer_next_dialog(qtbot, ConsentDialog, "agree_button")
    click(qtbot, watch.controls.start_button)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    assert watch.media.isVisible() and not watch.media.is_running and smiling_camera.openings == 1
    record(qtbot, application, 0.1)


def test_film_that_was_chosen_stays_if_the_viewer_does_not_agree(launch, qtbot, smiling_camera, tmp_path):
    application = launch()
    watch = application.window.watch
    watch.chooser.media_chosen.emit(write_film(tmp_path / "film.mp4", 5.0))
    answer_next_dialog(qtbot, ConsentDialog, "refuse_button")
    click(qtbot, watch.controls.start_button)
    assert watch.start_card.isVisible() and watch.start_card.heading == "The camera stays off"
    assert watch.media.items and smiling_camera.openings == 0


def test_f11_without_content_is_the_window_s(launch, qtbot):
    window = launch().window
    press(qtbot, window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    press(qtbot, window, Qt.Key.Key_F11)
    assert not window.isFullScreen()
