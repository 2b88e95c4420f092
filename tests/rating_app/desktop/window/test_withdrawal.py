"""Consent can be withdrawn from anywhere, in one click."""

from __future__ import annotations

from fakes.user import answer_next_dialog, click, wait_for_phase

from rating_app.store import SessionStore
from rating_app.views.consent import ConsentDialog
from rating_app.views.watch.phase import Phase
from rating_app.views.window.navigation import SETTINGS


def record_a_moment(qtbot, application):
    window = application.window
    click(qtbot, window.watch.controls.start_button)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: "of 100" in window.watch.facts.text())


def test_withdrawal_during_a_session_stops_the_camera_and_offers_deletion(launch, qtbot, smiling_camera, paths):
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    record_a_moment(qtbot, application)
    window.rail.buttons[SETTINGS].click()
    click(qtbot, window.header.withdraw_button)
    qtbot.waitUntil(lambda: smiling_camera.released_at is not None)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    assert not window.header.withdraw_button.isVisible()
    store = SessionStore(paths.database)
    assert len(store.summaries()) == 1
    (delete,) = window.banner.buttons
    click(qtbot, delete)
    qtbot.waitUntil(lambda: store.summaries() == ())
    wait_for_phase(qtbot, application, Phase.IDLE)


def test_no_deletion_is_offered_if_nothing_was_recorded(launch, qtbot, smiling_camera):
    application = launch(agree=True)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, application.window.header.withdraw_button)
    wait_for_phase(qtbot, application, Phase.IDLE)
    assert "Consent is withdrawn" in application.window.banner.text()
    assert application.window.banner.buttons == []


def test_after_withdrawal_the_notice_comes_again(launch, qtbot, smiling_camera):
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, window.header.withdraw_button)
    wait_for_phase(qtbot, application, Phase.IDLE)
    answer_next_dialog(qtbot, ConsentDialog, "agree_button")
    click(qtbot, window.watch.start_card.camera_button)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    assert smiling_camera.openings == 2 and window.header.withdraw_button.isVisible()
