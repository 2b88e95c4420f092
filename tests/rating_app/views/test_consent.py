from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from rating_app.session.consent import NOTICE
from rating_app.views.consent import ConsentDialog, ConsentPage, NoticeDialog, RecordingConsentDialog


def shown(qtbot, dialog):
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_it_shows_every_point_and_the_version(qtbot):
    dialog = shown(qtbot, ConsentDialog(NOTICE))
    words = {label.text() for label in dialog.findChildren(QLabel)}
    for point in NOTICE.points:
        assert {point.heading, point.text} <= words
    assert f"Notice version {NOTICE.version}" in words


def test_agreeing_is_never_preselected(qtbot):
    dialog = shown(qtbot, ConsentDialog(NOTICE))
    assert not dialog.agree_button.isDefault() and not dialog.agree_button.autoDefault()
    assert not dialog.agree_button.hasFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() != QDialog.DialogCode.Accepted


def test_escape_and_no_thanks_refuse(qtbot):
    dialog = shown(qtbot, ConsentDialog(NOTICE))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and dialog.result() == QDialog.DialogCode.Rejected
    dialog = shown(qtbot, ConsentDialog(NOTICE))
    qtbot.mouseClick(dialog.refuse_button, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_the_keyboard_alone_can_agree(qtbot):
    dialog = shown(qtbot, ConsentDialog(NOTICE))
    dialog.agree_button.setFocus()
    qtbot.keyClick(dialog.agree_button, Qt.Key.Key_Space)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_recording_needs_somebody_s_word(qtbot):
    dialog = shown(qtbot, RecordingConsentDialog("clip.mp4"))
    assert not dialog.vouch.isChecked() and not dialog.open_button.isEnabled()
    dialog.vouch.setChecked(True)
    qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_tab_goes_from_the_text_to_no_and_then_to_yes(qtbot):
    dialog = shown(qtbot, ConsentDialog(NOTICE))
    reached = []
    for _ in range(3):
        reached.append(QApplication.focusWidget())
        qtbot.keyClick(reached[-1], Qt.Key.Key_Tab)
    assert reached == [dialog.page.notice_text, dialog.refuse_button, dialog.agree_button]


def test_keys_scroll_the_notice(qtbot):
    dialog = ConsentDialog(NOTICE)
    dialog.resize(600, 360)
    shown(qtbot, dialog)
    qtbot.keyClick(dialog.page.notice_text, Qt.Key.Key_PageDown)
    assert dialog.page.notice_text.verticalScrollBar().value() > 0


def test_screen_reader_gets_the_whole_notice_and_what_the_answers_do(qtbot):
    dialog = shown(qtbot, ConsentDialog(NOTICE))
    heard = dialog.page.notice_text.accessibleDescription()
    assert all(point.heading in heard and point.text in heard for point in NOTICE.points)
    assert dialog.agree_button.accessibleDescription() and dialog.refuse_button.accessibleDescription()


def test_it_fits_a_small_screen(qtbot):
    dialog = shown(qtbot, ConsentDialog(NOTICE))
    assert dialog.minimumSizeHint().height() <= 560 and dialog.minimumSizeHint().width() <= 940
    assert dialog.height() <= dialog.screen().availableGeometry().height()


def test_full_notice_opens_beside_it_and_can_be_copied(qtbot):
    dialog = shown(qtbot, ConsentDialog(NOTICE))
    qtbot.mouseClick(dialog.page.notice_button, Qt.MouseButton.LeftButton)
    notice = dialog.findChild(NoticeDialog)
    assert notice.isVisible() and NOTICE.version in notice.windowTitle()
    qtbot.mouseClick(notice.copy_button, Qt.MouseButton.LeftButton)
    assert NOTICE.points[-1].text in QGuiApplication.clipboard().text()
    qtbot.keyClick(notice, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog.findChild(NoticeDialog) is None)
    assert dialog.isVisible()


def test_page_shows_its_step_and_reports_the_answer(qtbot):
    page = ConsentPage(NOTICE, (2, 3))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert "Step 2 of 3" in {label.text() for label in page.findChildren(QLabel)}
    for button, signal in (
        (page.agree_button, page.agreed),
        (page.refuse_button, page.refused),
        (page.notice_button, page.notice_requested),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_page_gives_no_answer_by_itself(qtbot):
    page = ConsentPage(NOTICE)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.setFocus()
    with qtbot.assertNotEmitted(page.agreed), qtbot.assertNotEmitted(page.refused):
        qtbot.keyClick(page.notice_text, Qt.Key.Key_Return)
        qtbot.keyClick(page.notice_text, Qt.Key.Key_Space)
