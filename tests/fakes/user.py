"""What a person does with the window."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication


def quit_for_good(application):
    """Quit the program, and leave no widget of it behind."""
    application.quit()
    for left in (application.floating_gauge.gauge, application.window, application):
        left.deleteLater()


def answer_next_dialog(qtbot, kind, button, before=lambda dialog: None):
    """Press a button of the dialog that is about to open."""
    timer = QTimer(QApplication.instance())

    def press():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            timer.stop()
            before(dialog)
            qtbot.mouseClick(getattr(dialog, button), Qt.MouseButton.LeftButton)

    timer.timeout.connect(press)
    timer.start(10)


def wait_for_phase(qtbot, application, phase):
    """Until the program has got so far."""
    qtbot.waitUntil(lambda: application.window.phase is phase)


def click(qtbot, button):
    """Press a button that can be pressed and is seen."""
    assert button.isEnabled() and button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(qtbot, menu, action):
    """Click on what a menu offers."""
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where the keyboard focus is; shortcuts hear it in an active window only."""
    with qtbot.waitActive(window):
        window.activateWindow()
    # Qt calls a window active where that is true of the one that it stands over.
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


def press_control(qtbot, window, key):
    """The same with Ctrl."""
    press(qtbot, window, key, Qt.KeyboardModifier.ControlModifier)


def top_dialog(kind):
    """The one of this kind that is seen; None where there is none."""
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None)
