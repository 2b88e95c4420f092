"""The moment at which a window is seen."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class _Watch(QObject):
    """An event filter that waits until the window is painted."""

    def __init__(self, window: QWidget, tell: Callable[[float], None]) -> None:
        super().__init__(window)
        self._window = window
        self._tell = tell
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handle = self._window.windowHandle()
        if event.type() is QEvent.Type.Paint and handle is not None and handle.isExposed():
            self._window.removeEventFilter(self)
            # After this round of events, the whole window is painted and on the screen.
            QTimer.singleShot(0, lambda: self._tell(time.monotonic()))
        return False


def when_seen(window: QWidget, tell: Callable[[float], None]) -> None:
    """Call `tell` with the time.monotonic() at which `window` is exposed on the screen and painted for
    the first time.
    """
    _Watch(window, tell)
