"""The real program, and a person who uses it: `python -m fakes.window_program DEEDS PICTURE FILM OUT`.

DEEDS is `sessions`: a first start, consent, a session with FILM before a camera that sees PICTURE, its export and its
report, one of the demo clip, its export, and the end. Or it is `opened`: the demo clip, its export, of which everything
is opened that can be, and what the program says of it on standard output. Or it is `interrupted`: in the middle of the
demo clip SIGINT comes; with `interrupted at start`, before the window can be used. Or it is `study`: the study that was
open last, with a viewer who watches until the program is killed, or `two screens`: the same study, and who is on which
screen. Only the camera is a fake, and the umask is careless: what keeps files from others must be the program itself.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Generator
from pathlib import Path

import cv2
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QFileDialog, QLineEdit

from fakes.cameras import FakeCapture, Socket
from rating_app.command_line import Companion, run_command_line
from rating_app.desktop.desktop_portal import OpenRequest
from rating_app.desktop.equipment import Equipment
from rating_app.views.watch.phase import Phase
from rating_app.views.window.main_window import MainWindow

CAMERA_S, DEMO_S = 4.0, 6.0
"""So long each session is. A smile begins in the clip at 3.6 s; soon after it, a rating hangs on when the end comes."""

GIVES_UP_AFTER_S = 150.0

Deeds = Generator[Callable[[], bool], None, None]
"""A person's deeds, who waits after each until what is yielded is true."""


class User(QObject):
    """Does `deeds` one after the other, while the program runs; ends the program where it does not follow."""

    def __init__(self, deeds: Deeds) -> None:
        super().__init__()
        self._deeds = deeds
        self._until = next(deeds)
        self._began_s = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def _look(self) -> None:
        try:
            if time.monotonic() - self._began_s > GIVES_UP_AFTER_S:
                raise TimeoutError(f"the user waits in vain, in line {self._deeds.gi_frame.f_lineno}")
            if self._until():
                self._until = next(self._deeds)
        except Exception:
            # Else the program would go on without its user.
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(3)


def sessions(film: Path, out: Path) -> Deeds:
    """From the first start to the end."""
    yield is_open
    window = main_window()
    first, watch, page = window.first_run, window.watch, window.session_page
    click(first.welcome.begin_button)
    yield lambda: can_be_pressed(first.consent.agree_button)
    click(first.consent.agree_button)
    yield lambda: first.check.is_all_well
    click(first.check.ready_button)
    yield lambda: can_be_pressed(watch.chooser.media_button)
    yield from answer(watch.chooser.media_button, film)
    yield lambda: watch.media.duration_s is not None and can_be_pressed(watch.controls.start_button)
    watch.controls.title_field.setText("Before the camera")
    click(watch.controls.start_button)
    yield lambda: watch.controls.options.company_menu is not None
    menu, alone = watch.controls.options.company_menu, watch.controls.options.company_actions["alone"]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(alone).center())
    yield lambda: window.phase is Phase.RESTING
    # By now it says Skip.
    click(watch.controls.start_button)
    yield lambda: window.phase is Phase.RECORDING and watch.newest_s >= CAMERA_S
    click(watch.controls.stop_button)
    yield lambda: window.phase is Phase.FINISHED and can_be_pressed(page.export_button)
    yield from export(window, page.export_button, out)
    yield from export(window, page.report_button, out / "page.html")
    window.menus.demo_action.trigger()
    yield lambda: window.phase is Phase.RECORDING and watch.newest_s >= DEMO_S
    click(watch.controls.stop_button)
    yield lambda: window.phase is Phase.FINISHED and can_be_pressed(page.export_button)
    yield from export(window, page.export_button, out)
    window.close()
    yield lambda: False


def opened(out: Path) -> Deeds:
    """The folder and the report, as soon as they are written."""
    yield is_open
    window = main_window()
    click(window.first_run.welcome.demo_button)
    yield lambda: window.phase is Phase.RECORDING and window.watch.newest_s >= 1.0
    click(window.watch.controls.stop_button)
    yield lambda: window.phase is Phase.FINISHED and can_be_pressed(window.session_page.export_button)
    for words in ("Open the folder", "Read the report"):
        yield from export(window, window.session_page.export_button, out)
        (button,) = (button for button in window.banner.buttons if button.text() == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        yield lambda: not window.findChildren(OpenRequest)
        print(window.banner.text())
    window.close()
    yield lambda: False


def interrupted_at_start() -> Deeds:
    """Ctrl-C while the window is seen and cannot be used yet."""
    yield lambda: main_window() is not None and main_window().isVisible()
    assert main_window().phase is Phase.LOADING
    os.kill(os.getpid(), signal.SIGINT)
    yield lambda: False


def interrupted() -> Deeds:
    """The demo clip, and Ctrl-C in its midst."""
    yield is_open
    window = main_window()
    click(window.first_run.welcome.demo_button)
    yield lambda: window.phase is Phase.RECORDING and window.watch.newest_s >= 1.0
    os.kill(os.getpid(), signal.SIGINT)
    yield lambda: False


def export(window: MainWindow, button: QAbstractButton, target: Path) -> Deeds:
    """Press `button`, say where to write, and wait until it is written."""
    window.show_message("")
    yield from answer(button, target)
    yield lambda: "Saved" in window.banner.text()


def answer(button: QAbstractButton, path: Path) -> Deeds:
    """Press `button`, and choose `path` in the dialog that opens."""
    click(button)
    yield lambda: isinstance(QApplication.activeModalWidget(), QFileDialog)
    dialog = QApplication.activeModalWidget()
    dialog.findChild(QLineEdit).setText(str(path))
    click(dialog.findChild(QDialogButtonBox).buttons()[0])
    yield lambda: QApplication.activeModalWidget() is None


def main_window() -> MainWindow | None:
    return next((widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)), None)


def is_open() -> bool:
    """A person who is quicker than the program has their clicks kept; one of these tests has not."""
    window = main_window()
    return window is not None and window.isVisible() and window.phase is not Phase.LOADING


def can_be_pressed(button: QAbstractButton) -> bool:
    return button.isVisible() and button.isEnabled()


def click(button: QAbstractButton) -> None:
    """Once the event loop runs: a dialog that opens then leaves its user free."""
    assert can_be_pressed(button)
    QTimer.singleShot(0, button, lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton))


def refuse_other_threads(_phase: str, _figures: object) -> None:
    """End the program where garbage is collected by a thread that does not own the window."""
    if threading.current_thread() is not threading.main_thread():
        traceback.print_stack()
        sys.stderr.flush()
        os._exit(4)


class Guest(Companion):
    """Brings a camera that sees `picture`, and a user; no timer of theirs runs before there is a QApplication."""

    def __init__(self, picture: Path, deeds: Deeds) -> None:
        self._picture = picture
        self._deeds = deeds

    def see_opening(self, app: QApplication) -> None:
        gc.callbacks.append(refuse_other_threads)
        self._user = User(self._deeds)

    def equip(self) -> Equipment:
        seen, socket = cv2.imread(str(self._picture)), Socket()
        socket.plug_in(FakeCapture(lambda number: seen))
        return Equipment(socket.cameras)


def main() -> None:
    deeds, picture, film, out = sys.argv[1:]
    os.umask(0)
    # Where not even the event loop runs any more, before the log takes standard error.
    faulthandler.dump_traceback_later(GIVES_UP_AFTER_S, exit=True, file=os.fdopen(os.dup(2), "w"))
    if deeds == "sessions":
        asked = sessions(Path(film), Path(out))
    elif deeds in ("study", "two screens"):
        # It takes its deeds from here.
        from fakes.study_viewer import interrupted_viewer, two_screens

        asked = interrupted_viewer() if deeds == "study" else two_screens()
    else:
        others = {"interrupted": interrupted, "interrupted at start": interrupted_at_start}
        asked = opened(Path(out)) if deeds == "opened" else others[deeds]()
    sys.argv[1:] = []
    run_command_line(Guest(Path(picture), asked))


if __name__ == "__main__":
    main()
