from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QScrollArea

from rating_app.settings import Settings
from rating_app.views.settings.page import SettingsPage
from rating_app.vision.camera import CameraInfo


@pytest.fixture
def page(qtbot):
    page = SettingsPage()
    qtbot.addWidget(page)
    page.resize(940, 560)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def told(qtbot, page, act):
    """Return what the page reports when the user does this."""
    with qtbot.waitSignal(page.changed) as changed:
        act()
    return changed.args[0]


def choose(qtbot, box, words):
    """Choose by the keyboard: type words, or press the arrow as often as it takes."""
    box.setFocus()
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == words


def cameras(*names):
    return tuple(CameraInfo(index, name) for index, name in enumerate(names))


def words_of(box):
    return [box.itemText(index) for index in range(box.count())]


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def turn_wheel(widget):
    """Turn the wheel over a widget, and return whether the widget took it, rather than the page."""
    event = QWheelEvent(
        QPointF(5, 5),
        widget.mapToGlobal(QPointF(5, 5)),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_showing_settings_emits_nothing(page, qtbot):
    shown = Settings(
        theme="dark",
        language="de",
        camera="Front",
        resolution="1280x720",
        mirror=False,
        camera_lag_ms=85.0,
        picture="hidden",
        needle_s=4.0,
        min_quality=0.4,
        smile_on=0.6,
        measure_rest=False,
        viewers=3,
        keep_sessions=False,
        keep_days=30,
        export_folder="somewhere",
        welcomed="2",
    )
    with qtbot.assertNotEmitted(page.changed, wait=400):
        page.show_settings(shown)
    assert page.settings == shown
    assert page.appearance.theme_box.currentText() == "Dark"
    assert page.appearance.language_box.currentText() == "Deutsch"
    assert page.camera.picture_box.currentText() == "Hidden"
    assert page.rating.smoothing.field.text() == "4.0 s"
    assert page.privacy.retention_box.currentText() == "30 days"


@pytest.mark.parametrize(
    ("find", "words", "expected"),
    [
        (lambda page: page.appearance.theme_box, "High contrast", Settings(theme="contrast")),
        (lambda page: page.appearance.language_box, "Deutsch", Settings(language="de")),
        (lambda page: page.camera.resolution_box, "1920 × 1080", Settings(resolution="1920x1080")),
        (lambda page: page.camera.picture_box, "Blurred", Settings(picture="blurred")),
        (lambda page: page.rating.viewers, "Up to 3, each rated", Settings(viewers=3)),
    ],
)
def test_choices_apply_at_once(page, qtbot, find, words, expected):
    heard = []
    page.changed.connect(heard.append)
    choose(qtbot, find(page), words)
    assert heard[-1] == expected


def test_ticks_apply_at_once(page, qtbot):
    for box, field in (
        (page.camera.mirror_row.box, "mirror"),
        (page.rating.rest_row.box, "measure_rest"),
        (page.privacy.keep_row.box, "keep_sessions"),
    ):
        box.setFocus()
        settings = told(qtbot, page, lambda box=box: qtbot.keyClick(box, Qt.Key.Key_Space))
        assert getattr(settings, field) is False


def test_slider_is_reported_once_it_has_settled(page, qtbot):
    heard = []
    page.changed.connect(heard.append)
    slider = page.rating.smoothing.slider
    slider.setFocus()
    for _ in range(5):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert heard == [] and page.settings.needle_s == 1.0
    qtbot.waitUntil(lambda: heard == [Settings(needle_s=1.0)])


def test_number_can_be_typed(page, qtbot):
    field = page.rating.min_quality.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.6")
    settings = told(qtbot, page, lambda: qtbot.keyClick(field, Qt.Key.Key_Return))
    assert settings == Settings(min_quality=0.6)


def test_unsettled_number_survives_news_and_is_reported_when_the_page_is_hidden(page, qtbot):
    slider = page.rating.smile_on.slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    page.show_settings(Settings(gauge_place="3,4"))
    assert page.rating.smile_on.value == pytest.approx(0.45)
    settings = told(qtbot, page, page.hide)
    assert settings == Settings(gauge_place="3,4", smile_on=0.45)


def test_changed_setting_is_marked_and_can_be_reset(page, qtbot):
    row = page.rating.smile_on_row
    assert row.default_hint == "" and not row.default_button.isVisible()
    page.show_settings(Settings(smile_on=0.6, viewers=2))
    assert row.default_hint == "Changed from the default (0.40)"
    assert "One, the nearest" in page.rating.viewers_row.default_hint
    settings = told(qtbot, page, lambda: click(qtbot, row.default_button))
    assert settings == Settings(viewers=2)
    assert row.default_hint == ""


def test_cameras_are_asked_for_when_the_page_is_shown_and_on_demand(page, qtbot):
    page.hide()
    with qtbot.waitSignal(page.cameras_requested):
        page.show()
    with qtbot.waitSignal(page.cameras_requested):
        click(qtbot, page.camera.refresh_button)


def test_remembered_camera_that_is_unplugged_stays_in_the_list(page, qtbot):
    page.show_settings(Settings(camera="Front"))
    assert page.camera.camera_box.currentText() == "Front"
    page.show_cameras(cameras("Desk"))
    assert words_of(page.camera.camera_box) == ["The first one found", "Desk", "Front (not connected)"]
    assert page.camera.camera_box.currentText() == "Front (not connected)"
    page.show_cameras(cameras("Desk", "Front"))
    assert page.camera.camera_box.currentText() == "Front"
    heard = []
    page.changed.connect(heard.append)
    choose(qtbot, page.camera.camera_box, "Front")
    assert heard == []
    qtbot.keyClick(page.camera.camera_box, Qt.Key.Key_Up)
    assert heard == [Settings(camera="Desk")]


def test_list_that_has_not_changed_is_left_as_it_is(page, qtbot):
    """The user may have it open while another device is plugged in."""
    box = page.camera.camera_box
    page.show_cameras(cameras("Desk", "Front"))
    box.showPopup()
    box.view().setCurrentIndex(box.model().index(2, 0))
    page.show_cameras(cameras("Desk", "Front"))
    assert box.view().currentIndex().row() == 2 and box.view().isVisible()
    box.hidePopup()


def test_infrared_camera_is_labelled_and_chosen_by_its_name(page, qtbot):
    page.show_cameras((CameraInfo(0, "Cam"), CameraInfo(2, "Cam IR", is_infrared=True)))
    assert words_of(page.camera.camera_box)[1:] == ["Cam", "Cam IR (infrared)"]
    heard = []
    page.changed.connect(heard.append)
    choose(qtbot, page.camera.camera_box, "Cam IR (infrared)")
    assert heard[-1].camera == "Cam IR"


def test_missing_camera_is_shown(page):
    page.show_cameras([])
    assert words_of(page.camera.camera_box) == ["No camera was found"]


def test_session_that_runs_locks_what_belongs_to_it_with_the_reason(page):
    page.show_settings(Settings(smile_on=0.6))
    locked = (
        page.camera.camera_row,
        page.camera.resolution_row,
        page.camera.lag_row,
        page.rating.min_quality_row,
        page.rating.smile_on_row,
        page.rating.viewers_row,
        page.appearance.language_row,
    )
    page.set_session_running(True)
    for row in locked:
        assert not row.control.isEnabled() and "session is running" in row.lock_hint
        assert (
            "session is running" in row.control.toolTip()
            and "session is running" in row.control.accessibleDescription()
        )
    assert not page.rating.smile_on_row.default_button.isEnabled() and not page.reset_button.isEnabled()
    for free in (page.appearance.theme_box, page.camera.picture_box, page.rating.smoothing, page.privacy.keep_row.box):
        assert free.isEnabled()
    page.set_session_running(False)
    for row in locked:
        assert row.control.isEnabled() and row.lock_hint == ""


def test_shorter_time_to_keep_takes_effect_only_once_the_deletion_is_confirmed(page, qtbot):
    box = page.privacy.retention_box
    with qtbot.assertNotEmitted(page.changed):
        choose(qtbot, box, "A day")
    assert page.privacy.question.isVisible() and "a day" in page.privacy.question_words.text()
    click(qtbot, page.privacy.leave_button)
    assert not page.privacy.question.isVisible() and box.currentText() == "As long as I like"
    choose(qtbot, box, "A week")
    settings = told(qtbot, page, lambda: click(qtbot, page.privacy.delete_button))
    assert settings == Settings(keep_days=7)
    box.setFocus()
    # A longer time deletes nothing.
    assert told(qtbot, page, lambda: qtbot.keyClick(box, Qt.Key.Key_Up)) == Settings(keep_days=30)


def test_time_to_keep_of_one_s_own_is_listed(page):
    page.show_settings(Settings(keep_days=45))
    assert page.privacy.retention_box.currentText() == "45 days"
    assert words_of(page.privacy.retention_box)[2:5] == ["90 days", "45 days", "30 days"]


def test_folder_is_chosen_and_forgotten(page, qtbot, monkeypatch, tmp_path):
    assert not page.privacy.forget_folder_button.isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    with qtbot.assertNotEmitted(page.changed):
        click(qtbot, page.privacy.folder_button)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    assert told(qtbot, page, lambda: click(qtbot, page.privacy.folder_button)) == Settings(export_folder=str(tmp_path))
    assert page.privacy.folder_field.text() == str(tmp_path)
    assert told(qtbot, page, lambda: click(qtbot, page.privacy.forget_folder_button)) == Settings()


def test_notice_and_withdrawal_are_one_click_away(page, qtbot):
    with qtbot.waitSignal(page.notice_requested):
        click(qtbot, page.privacy.notice_button)
    with qtbot.waitSignal(page.withdraw_requested):
        click(qtbot, page.privacy.withdraw_button)


def test_reset_can_be_undone_until_the_next_change(page, qtbot):
    assert not page.reset_button.isEnabled()
    before = Settings(theme="dark", needle_s=5.0, keep_days=30, welcomed="2", window_geometry="AdnQ")
    page.show_settings(before)
    assert told(qtbot, page, lambda: click(qtbot, page.reset_button)) == Settings(welcomed="2", window_geometry="AdnQ")
    assert page.reset_button.text() == "Undo reset"
    assert told(qtbot, page, lambda: click(qtbot, page.reset_button)) == before
    assert page.reset_button.text() == "Reset to defaults"
    click(qtbot, page.reset_button)
    page.camera.mirror_row.box.setFocus()
    qtbot.keyClick(page.camera.mirror_row.box, Qt.Key.Key_Space)
    assert page.reset_button.text() == "Reset to defaults"


def test_wheel_scrolls_the_page_and_changes_no_control(page, qtbot):
    page.show_settings(Settings(camera="Front"))
    page.reset_button.setFocus()
    for control in (
        page.camera.camera_box,
        page.camera.picture_box,
        page.rating.smoothing.slider,
        page.rating.smoothing.field,
    ):
        assert not turn_wheel(control)
    assert page.settings == Settings(camera="Front")
    page.rating.smoothing.slider.setFocus()
    assert turn_wheel(page.rating.smoothing.slider)
    assert page.settings.needle_s != Settings().needle_s


def test_tab_reaches_every_control_and_brings_it_into_sight(page, qtbot):
    page.show_settings(Settings(needle_s=5.0, export_folder="somewhere"))
    wanted = {
        page.reset_button,
        page.camera.camera_box,
        page.camera.refresh_button,
        page.camera.resolution_box,
        page.camera.picture_box,
        page.camera.mirror_row.box,
        page.rating.smoothing_row.default_button,
        page.rating.smoothing.slider,
        page.rating.smoothing.field,
        page.rating.smile_on.field,
        page.rating.viewers,
        page.rating.rest_row.box,
        page.privacy.keep_row.box,
        page.privacy.retention_box,
        page.privacy.folder_button,
        page.privacy.forget_folder_button,
        page.privacy.withdraw_button,
        page.privacy.notice_button,
        page.appearance.theme_box,
        page.appearance.language_box,
    }
    page.reset_button.setFocus()
    reached = set()
    viewport = page.findChild(QScrollArea).viewport()
    for _ in range(60):
        focused = QApplication.focusWidget()
        reached.add(focused)
        middle = focused.mapTo(viewport, focused.rect().center())
        assert viewport.rect().contains(middle), focused.accessibleName()
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert wanted <= reached


def test_everything_without_words_has_a_name(page):
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.text() or button.accessibleName()
    for box in page.findChildren(QComboBox):
        assert box.accessibleName()
    for number in (page.rating.smoothing, page.rating.min_quality, page.rating.smile_on):
        assert number.slider.accessibleName() == number.field.accessibleName() != ""
        assert number.slider.accessibleDescription() and number.field.accessibleDescription()
