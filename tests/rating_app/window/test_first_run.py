"""The first minute: welcome, consent, camera check, ready."""

from __future__ import annotations

import pytest
from fakes.user import click, wait_for_phase

from rating_app import camera
from rating_app.config import load_settings
from rating_app.consent import NOTICE
from rating_app.views.phase import Phase


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
    qtbot.waitUntil(lambda: first.check.is_all_well, timeout=10_000)
    click(qtbot, first.check.ready_button)
    assert not window.is_in_first_run
    assert load_settings(paths.settings).welcomed == NOTICE.version
    click(qtbot, window.watch.controls.start_button)
    wait_for_phase(qtbot, application, Phase.RECORDING)


def test_refusing_at_the_first_start_opens_everything_but_the_camera(launch, qtbot, monkeypatch):
    monkeypatch.setattr(camera, "open_capture", lambda *_: pytest.fail("the camera was opened"))
    application = launch(first=True)
    window = application.window
    click(qtbot, window.first_run.welcome.begin_button)
    click(qtbot, window.first_run.consent.refuse_button)
    assert not window.is_in_first_run and window.phase is Phase.IDLE
    assert not window.header.withdraw_button.isVisible()


def test_no_camera_at_the_first_start_leads_to_the_demo(launch, qtbot, monkeypatch):
    monkeypatch.setattr(camera, "list_cameras", lambda: ())
    application = launch(first=True)
    window = application.window
    first = window.first_run
    click(qtbot, first.welcome.begin_button)
    click(qtbot, first.consent.agree_button)
    qtbot.waitUntil(lambda: "No camera" in first.check.problem, timeout=10_000)
    click(qtbot, first.check.demo_button)
    assert not window.is_in_first_run
    wait_for_phase(qtbot, application, Phase.RECORDING)


def test_another_notice_is_a_first_start_again(launch, qtbot, paths, monkeypatch):
    application = launch(first=True)
    click(qtbot, application.window.first_run.welcome.explore_button)
    application.quit()
    assert not launch(agree=False).window.is_in_first_run
    application = launch(first=True)
    assert application.window.is_in_first_run


def test_going_back_from_the_check_switches_the_camera_off(launch, qtbot, smiling_camera):
    application = launch(first=True)
    first = application.window.first_run
    click(qtbot, first.welcome.begin_button)
    click(qtbot, first.consent.agree_button)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, first.check.back_button)
    assert first.currentWidget() is first.welcome
    qtbot.waitUntil(lambda: smiling_camera.released_at is not None, timeout=3000)
