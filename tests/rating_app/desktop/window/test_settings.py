"""Settings apply at once, and are remembered."""

from __future__ import annotations

import errno

from fakes.user import click, wait_for_phase
from PySide6.QtCore import Qt

from rating_app.rating import DEFAULT_METHOD
from rating_app.settings import Settings, load_settings
from rating_app.store import SessionStore
from rating_app.views.watch.phase import Phase
from rating_app.views.window.navigation import SETTINGS
from rating_app.vision.camera import CameraInfo


def previewing(launch, qtbot):
    application = launch(agree=True)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    application.window.rail.buttons[SETTINGS].click()
    return application


def test_smoothing_and_thresholds_are_those_of_the_next_session(launch, qtbot, smiling_camera, paths):
    application = previewing(launch, qtbot)
    page = application.window.settings_page
    page.changed.emit(Settings(**{**vars(application.preferences.settings), "needle_s": 4.0, "smile_on": 0.6}))
    assert load_settings(paths.settings).needle_s == 4.0
    application.window.rail.buttons["watch"].click()
    click(qtbot, application.window.watch.controls.start_button)
    qtbot.waitUntil(lambda: application.window.watch.newest_s > 0.3)
    click(qtbot, application.window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    store = SessionStore(paths.database)
    method = store.load(store.summaries()[0].session_id).head.method
    assert method.smile_on == 0.6


def test_other_resolution_opens_the_camera_anew(launch, qtbot, smiling_camera):
    application = previewing(launch, qtbot)
    application.preferences.change(resolution="1280x720")
    qtbot.waitUntil(lambda: smiling_camera.openings == 2)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)


def test_theme_changes_in_the_middle_of_a_session(launch, qtbot, smiling_camera):
    application = previewing(launch, qtbot)
    application.window.rail.buttons["watch"].click()
    click(qtbot, application.window.watch.controls.start_button)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    background = application.window.grab().toImage().pixelColor(3, 300)
    application.preferences.change(theme="dark")
    assert application.window.grab().toImage().pixelColor(3, 300).lightness() < background.lightness() - 100
    assert application.window.phase is Phase.RECORDING


def test_cameras_are_offered_by_name(launch, qtbot, smiling_camera):
    application = previewing(launch, qtbot)
    box = application.window.settings_page.findChild(type(application.window.first_run.check.camera_box))
    qtbot.waitUntil(lambda: "Fake camera" in [box.itemText(row) for row in range(box.count())])


def test_cameras_that_come_and_go_are_followed_and_the_chosen_one_stays(launch, qtbot, smiling_camera, socket):
    application = previewing(launch, qtbot)
    box = application.window.settings_page.camera.camera_box
    qtbot.waitUntil(lambda: box.count() == 2)
    application.preferences.change(camera="Fake camera")
    socket.present = (*socket.present, CameraInfo(1, "Desk"))
    qtbot.waitUntil(lambda: box.findData("Desk") > 0)
    assert box.currentText() == "Fake camera"
    socket.present = socket.present[1:]
    qtbot.waitUntil(lambda: box.currentText() == "Fake camera (not connected)")
    assert application.preferences.settings.camera == "Fake camera"


def test_system_that_lists_no_cameras_says_why_and_the_list_stays(launch, qtbot, smiling_camera, socket, monkeypatch):
    application = previewing(launch, qtbot)
    section, banner = application.window.settings_page.camera, application.window.banner
    qtbot.waitUntil(lambda: section.camera_box.count() == 2)

    def refuse():
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(socket, "list_cameras", refuse)
        click(qtbot, section.refresh_button)
        qtbot.waitUntil(lambda: "could not list the cameras (Permission denied)" in banner.text())
    assert section.camera_box.findData("Fake camera") > 0
    click(qtbot, section.refresh_button)
    qtbot.waitUntil(lambda: not banner.text())


def test_camera_lag_is_kept_with_the_next_session(launch, qtbot, smiling_camera, paths):
    application = previewing(launch, qtbot)
    row = application.window.settings_page.camera.lag_row
    field = row.control.field
    field.selectAll()
    qtbot.keyClicks(field, "85")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: application.preferences.settings.camera_lag_ms == 85.0)
    assert field.text() == "85 ms" and row.default_button.isVisible()
    application.window.rail.buttons["watch"].click()
    click(qtbot, application.window.watch.controls.start_button)
    qtbot.waitUntil(lambda: application.window.watch.newest_s > 0.2)
    assert row.lock_hint
    application.window.watch.controls.mark_button.click()
    click(qtbot, application.window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    store = SessionStore(paths.database)
    session = store.load(store.summaries()[0].session_id)
    assert session.head.camera_lag_s == 0.085
    assert len(session.markers) == 1 and session.markers[0].timestamp_s <= session.duration_s


def test_sessions_are_no_longer_kept_from_the_next_on(launch, qtbot, smiling_camera, paths):
    application = previewing(launch, qtbot)
    application.preferences.change(keep_sessions=False)
    application.window.rail.buttons["watch"].click()
    click(qtbot, application.window.watch.controls.start_button)
    qtbot.waitUntil(lambda: application.window.watch.newest_s > DEFAULT_METHOD.min_rated_s + 0.5)
    click(qtbot, application.window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    assert SessionStore(paths.database).summaries() == ()
    assert application.window.session_page.heading.startswith("Rating")
