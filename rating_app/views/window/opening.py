"""The opening window: the program's name, shown while the program is still being loaded, where its window will be.

It imports nothing of the pipeline, so that it appears well before the window itself.
"""

from __future__ import annotations

import logging
import os
import time

from PySide6.QtCore import (
    QByteArray,
    QEventLoop,
    QMessageLogContext,
    QObject,
    QSize,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from rating_app.settings import APP_NAME, assets
from rating_app.system.garbage import collect_due, collect_on_demand, spare_what_is_loaded
from rating_app.system.network import use_running_session_bus_only
from rating_app.system.terminal import refuse
from rating_app.views.design.theme import theme_named
from rating_app.views.design.tokens import FONT_DISPLAY_PT

SMALLEST = QSize(860, 560)
FIRST_SIZE = QSize(1180, 760)
"""The window's first size, if the screen has room for it."""

_FRAME_PX = 36
"""Height of the desktop's frame at the top of a window, if it is not known yet."""

_SEEN_WITHIN_S = 0.2
"""A window that is not exposed by then, for example because it is minimised, is not waited for."""

_COLLECT_EVERY_MS = 250

_NOTHING_PRESSED = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents


def make_qt_application(arguments: list[str]) -> QApplication:
    """Create the QApplication with Qt's own plugins, and return it."""
    # Importing cv2 points Qt at OpenCV's Qt 5 plugins (opencv-python issue 736).
    for name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        if "cv2" in os.environ.get(name, ""):
            del os.environ[name]
    use_running_session_bus_only()
    qInstallMessageHandler(_QtMessages())
    app = QApplication(arguments)
    app.setApplicationName(APP_NAME)
    app.setDesktopFileName("reaction-gauge")
    app.setWindowIcon(QIcon(str(assets() / "icons" / "app.svg")))
    app.setStyle("Fusion")
    return app


def collect_in_event_loop(owner: QObject) -> None:
    """Collect garbage from a timer of `owner` only, in the window's thread, and spare what is loaded by now.

    The timer also lets Python handle signals, which it does only while Python code runs; Qt's event loop alone is none.
    """
    collect_on_demand()
    spare_what_is_loaded()
    timer = QTimer(owner)
    timer.timeout.connect(collect_due)
    timer.start(_COLLECT_EVERY_MS)


def restore_place(window: QMainWindow, geometry: str) -> None:
    """Restore the window's last place from `geometry`, base64 of `saveGeometry`; if it is empty or invalid, give the
    window its first size. Either is no larger than the screen.
    """
    if not window.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
        window.resize(FIRST_SIZE)
    if not window.isMaximized() and not window.isFullScreen():
        room = window.screen().availableGeometry()
        fitting = window.size().boundedTo(QSize(room.width(), room.height() - _FRAME_PX))
        if fitting != window.size():
            window.resize(fitting)
            window.move(room.topLeft())


def show_at_once(window: QMainWindow) -> None:
    """Show the window, and return when it is painted. Keys and clicks wait until there is an event loop."""
    window.show()
    deadline_s = time.monotonic() + _SEEN_WITHIN_S
    while not window.windowHandle().isExposed() and time.monotonic() < deadline_s:
        QApplication.processEvents(_NOTHING_PRESSED)
    QApplication.processEvents(_NOTHING_PRESSED)


class OpeningWindow(QMainWindow):
    """A window in the colours of `theme`, one of settings.THEMES, at the place of `geometry`."""

    def __init__(self, app: QApplication, theme: str, geometry: str) -> None:
        super().__init__()
        self.setWindowTitle(APP_NAME)
        self.setMinimumSize(SMALLEST)
        colours = theme_named(app, theme)
        name = QLabel(APP_NAME)
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name.setStyleSheet(f"background: {colours.background}; color: {colours.muted}; font-size: {FONT_DISPLAY_PT}pt")
        self.setCentralWidget(name)
        restore_place(self, geometry)


class _QtMessages:
    """A handler that logs Qt's messages. A fatal one is also written to the terminal, since no window can show it, with
    Qt's earlier messages about the screen.
    """

    def __init__(self) -> None:
        self._of_screen = ""

    def __call__(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        logger = logging.getLogger("qt")
        if kind == QtMsgType.QtFatalMsg:
            logger.critical(message)
            # Qt would end the program by a signal.
            os._exit(refuse(f"the window cannot be opened: {' '.join((self._of_screen or message).split())}."))
        if (context.category or "").startswith("qt.qpa") and not self._of_screen:
            self._of_screen = message.rstrip(" .")
        logger.info(message)
