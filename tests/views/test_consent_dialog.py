from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from rating_app.consent import NOTICE
from rating_app.views.consent_dialog import ConsentDialog, RecordingConsentDialog


def shown(qtbot, dialog):
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
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
