"""The first minute: welcome, consent, camera check, ready."""

from __future__ import annotations

import threading

import cv2
from fakes.cameras import FakeCapture
from fakes.user import click, wait_for_phase
from PySide6.QtWidgets import QApplication

from rating_app.session.consent import NOTICE
from rating_app.settings import load_settings
from rating_app.views.watch.phase import Phase


def test_welcome_consent_and_check_lead_to_the_first_session(launch, qtbot, smiling_camera, paths):
    application = launch(first=True)
    window = application.window
    first = window.first_run
    assert window.is_in_first_run and smiling_camera.openings == 0
    click(qtbot, first.welcome.begin_button)
    assert first.currentWidget() is first.consent and smiling_camera.openings == 0
    click(qtbot, first.consent.agree_button)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    assert smiling_camera.openings == 1
    qtbot.waitUntil(lambda: first.check.is_all_well)
    click(qtbot, first.check.ready_button)
    assert not window.is_in_first_run
    assert load_settings(paths.settings).welcomed == NOTICE.version
    click(qtbot, window.watch.controls.start_button)
    wait_for_phase(qtbot, application, Phase.RECORDING)


def test_refusing_at_the_first_start_opens_everything_but_the_camera(launch, qtbot, smiling_camera):
    application = launch(first=True)
    window = application.window
    click(qtbot, window.first_run.welcome.begin_button)
    click(qtbot, window.first_run.consent.refuse_button)
    assert not window.is_in_first_run and window.phase is Phase.IDLE
    assert not window.header.withdraw_button.isVisible()
    assert smiling_camera.openings == 0


def test_no_camera_at_the_first_start_leads_to_the_demo(launch, qtbot):
    application = launch(first=True)
    window = application.window
    first = window.first_run
    click(qtbot, first.welcome.begin_button)
    click(qtbot, first.consent.agree_button)
    qtbot.waitUntil(lambda: "No camera" in first.check.problem)
    click(qtbot, first.check.demo_button)
    assert not window.is_in_first_run
    wait_for_phase(qtbot, application, Phase.RECORDING)


def test_another_notice_is_a_first_start_again(launch, qtbot, paths):
    application = launch(first=True)
    click(qtbot, application.window.first_run.welcome.explore_button)
    application.quit()
    assert not launch(agree=False).window.is_in_first_run
    application = launch(first=True, welcomed="2")
    assert application.window.is_in_first_run


def test_going_back_from_the_check_switches_the_camera_off(launch, qtbot, smiling_camera):
    application = launch(first=True)
    first = application.window.first_run
    click(qtbot, first.welcome.begin_button)
    click(qtbot, first.consent.agree_button)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, first.check.back_button)
    assert first.currentWidget() is first.welcome
    qtbot.waitUntil(lambda: smiling_camera.released_at is not None)


def wait_until_loaded(qtbot, application):
    qtbot.waitUntil(lambda: application.window.phase is not Phase.LOADING)


def test_demo_asked_for_while_the_model_loads_is_played_then(launch, qtbot):
    application = launch(first=True, wait=False)
    assert application.window.phase is Phase.LOADING
    click(qtbot, application.window.first_run.welcome.demo_button)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    assert not application.sessions.has_consent


def test_agreement_withdrawn_while_the_model_loads_opens_no_camera(launch, qtbot, smiling_camera):
    application = launch(first=True, wait=False)
    first = application.window.first_run
    click(qtbot, first.welcome.begin_button)
    click(qtbot, first.consent.agree_button)
    assert application.window.phase is Phase.LOADING
    click(qtbot, first.check.back_button)
    wait_until_loaded(qtbot, application)
    qtbot.wait(300)
    assert application.window.phase is Phase.IDLE and not application.sessions.has_consent
    assert smiling_camera.openings == 0


def test_user_who_refused_while_the_model_loads_is_not_asked_again(launch, qtbot):
    application = launch(first=True, wait=False)
    click(qtbot, application.window.first_run.welcome.begin_button)
    click(qtbot, application.window.first_run.consent.refuse_button)
    wait_until_loaded(qtbot, application)
    qtbot.wait(300)
    assert QApplication.activeModalWidget() is None
    assert application.window.phase is Phase.IDLE


def test_lost_camera_is_reported_in_the_check(launch, qtbot, plug_in, socket, portraits):
    socket.lost_after_s = 0.2
    picture = cv2.imread(str(portraits / "happy_christian.jpg"))
    unplugged = threading.Event()
    plug_in(FakeCapture(lambda number: None if unplugged.is_set() else picture.copy()))
    first = launch(first=True).window.first_run
    click(qtbot, first.welcome.begin_button)
    click(qtbot, first.consent.agree_button)
    qtbot.waitUntil(lambda: first.check.is_all_well)
    unplugged.set()
    qtbot.waitUntil(lambda: first.check.problem == "The camera is gone")
    unplugged.clear()
    qtbot.waitUntil(lambda: first.check.problem == "")


def test_camera_that_is_plugged_in_while_none_is_found_is_listed_and_tried(launch, qtbot, plug_in, portraits):
    first = launch(first=True).window.first_run
    click(qtbot, first.welcome.begin_button)
    click(qtbot, first.consent.agree_button)
    qtbot.waitUntil(lambda: "No camera" in first.check.problem)
    qtbot.waitUntil(lambda: first.check.camera_box.itemText(0) == "No camera was found")
    picture = cv2.imread(str(portraits / "happy_christian.jpg"))
    plug_in(FakeCapture(lambda number: picture.copy()))
    qtbot.waitUntil(lambda: first.check.is_all_well)
    assert first.check.camera_box.itemText(1) == "Fake camera" and first.check.problem == ""


def test_nothing_is_opened_by_itself_before_the_agreement(launch, qtbot, plug_in, socket):
    first = launch(first=True).window.first_run
    click(qtbot, first.welcome.begin_button)
    capture = plug_in(FakeCapture())
    qtbot.waitUntil(lambda: first.check.camera_box.itemText(1) == "Fake camera")
    assert capture.openings == 0 and socket.asked == []
