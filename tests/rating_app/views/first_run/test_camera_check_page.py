from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.analyses import frame_with_face, frame_without_face
from PySide6.QtCore import Qt

from rating_app.rating import LiveRating
from rating_app.settings import Settings
from rating_app.views.first_run.camera_check_page import CameraCheckPage
from rating_app.vision.camera import Agreed, CameraInfo, Delivery
from rating_app.vision.camera.problem import RATE_LIGHT


@pytest.fixture
def page(qtbot):
    page = CameraCheckPage()
    qtbot.addWidget(page)
    page.resize(940, 560)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


CAMERAS = (CameraInfo(0, "Front"), CameraInfo(1, "Desk"))


def states(page):
    return {name: row.state for name, row in page.check_rows.items()}


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_nothing_is_known_and_nobody_is_ready_before_a_frame(page, qtbot):
    assert set(states(page).values()) == {None}
    assert "opened" in page.summary.text()
    with qtbot.assertNotEmitted(page.ready):
        click(qtbot, page.ready_button)


def test_advice_is_shown_in_words(page):
    page.show_analysis(frame_with_face(light=0.1))
    assert states(page) == {"face": True, "light": False, "size": True, "sharpness": True, "pose": True}
    light = page.check_rows["light"]
    assert "evenly" in light.text and light.accessibleDescription() == light.text
    assert "marked" in page.summary.text()
    page.show_analysis(frame_with_face(timestamp_s=30.0))
    assert "well lit" in light.text and "Everything is fine" in page.summary.text()


def test_no_face_leaves_the_rest_unknown(page):
    page.show_analysis(frame_without_face())
    assert states(page) == {"face": False, "light": None, "size": None, "sharpness": None, "pose": None}
    assert "sit in front of the camera" in page.check_rows["face"].text


def test_viewer_who_is_seen_badly_may_go_on(page, qtbot):
    page.show_analysis(frame_without_face())
    with qtbot.waitSignal(page.ready):
        click(qtbot, page.ready_button)
    with qtbot.waitSignal(page.went_back):
        click(qtbot, page.back_button)


def test_problem_stands_in_the_picture_s_place_with_ways_out(page, qtbot):
    page.show_analysis(frame_with_face())
    page.show_problem("The camera is busy", "Close the other program.")
    assert not page.preview.isVisible() and page.retry_button.isVisible()
    assert set(states(page).values()) == {None} and not page.ready_button.isEnabled()
    for button, signal in ((page.retry_button, page.retried), (page.demo_button, page.demo_requested)):
        with qtbot.waitSignal(signal):
            click(qtbot, button)
    page.show_analysis(frame_with_face())
    assert page.preview.isVisible() and not page.retry_button.isVisible() and page.ready_button.isEnabled()


def test_settings_are_shown_without_a_signal(page, qtbot):
    with qtbot.assertNotEmitted(page.camera_chosen), qtbot.assertNotEmitted(page.rest_toggled):
        page.show_settings(Settings(camera="Front", measure_rest=True))
        page.show_cameras(CAMERAS)
    assert page.camera_box.currentText() == "Front" and page.rest_box.isChecked()


def test_camera_and_resting_face_are_chosen_by_keyboard(page, qtbot):
    page.show_settings(Settings(camera="Front", measure_rest=True))
    page.show_cameras(CAMERAS)
    page.camera_box.setFocus()
    with qtbot.waitSignal(page.camera_chosen) as chosen:
        qtbot.keyClick(page.camera_box, Qt.Key.Key_Down)
    assert chosen.args == ["Desk"]
    page.rest_box.setFocus()
    with qtbot.waitSignal(page.rest_toggled) as toggled:
        qtbot.keyClick(page.rest_box, Qt.Key.Key_Space)
    assert toggled.args == [False]


def test_it_fits_a_small_window(page):
    assert page.minimumSizeHint().width() <= 940 and page.minimumSizeHint().height() <= 560


def seen_with(delivery):
    analysis = frame_with_face()
    return replace(analysis, frame=replace(analysis.frame, delivery=delivery))


def test_how_the_camera_delivers_is_shown_once_it_is_measured(page):
    page.show_analysis(frame_with_face())
    assert page.camera_row.state is None and page.camera_row.text == "Not known yet" and page.is_all_well
    page.show_analysis(seen_with(Delivery(640, 480, 29.7)))
    assert page.camera_row.state and page.camera_row.text == "640 × 480, 30 pictures per second."
    page.clear()
    assert page.camera_row.state is None


@pytest.mark.parametrize(("fps", "state"), [(12.0, False), (20.0, True)])
def test_low_frame_rate_is_shown_with_the_reason_and_marked_if_a_rating_suffers(page, fps, state):
    page.show_analysis(seen_with(Delivery(1280, 720, fps, Agreed(1280, 720, 30.0, "MJPG"), RATE_LIGHT)))
    told = f"1280 × 720, {fps:.0f} of 30 pictures per second. {RATE_LIGHT}"
    assert page.camera_row.state is state and page.camera_row.text == told
    assert page.is_all_well is state
    assert ("marked" in page.summary.text()) is not state
    assert page.minimumSizeHint().height() <= 560


def test_a_smile_is_asked_for_answered_and_checked_off(page):
    prompt = page.smile_prompt
    assert prompt.isVisible() and "Now smile" in prompt.text and prompt.skip_button.isVisible()
    page.show_analysis(frame_with_face())
    page.show_joy(LiveRating(20.0))
    assert not prompt.is_done
    page.show_joy(LiveRating(90.0, freshness=0.5))
    assert not prompt.is_done, "a smile of a while ago is none"
    page.show_joy(LiveRating(90.0))
    assert prompt.is_done and "Seen!" in prompt.text and not prompt.skip_button.isVisible()
    assert page.ready_button.hasFocus()
    page.clear()
    assert not prompt.is_done and "Now smile" in prompt.text


def test_the_smile_can_be_skipped_and_the_gauge_follows_all_the_same(page, qtbot):
    page.show_analysis(frame_with_face())
    click(qtbot, page.smile_prompt.skip_button)
    assert "Later" in page.smile_prompt.text and page.ready_button.hasFocus()
    page.show_joy(LiveRating(85.0))
    assert page.smile_prompt.gauge.accessibleDescription().startswith("85")


def test_no_smile_is_asked_for_without_a_camera(page):
    page.show_problem("No camera", "Plug one in.")
    assert not page.smile_prompt.isVisible()
