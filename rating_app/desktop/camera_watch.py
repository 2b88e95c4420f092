"""A watch for cameras that are plugged in or out, so that lists of them stay current."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

GLANCE_EACH_MS = 1500
"""Soon enough for a user who has just plugged one in and looks at the list; a glance takes a tenth of a millisecond."""


class CameraWatch(QObject):
    """A timer that has the cameras listed anew whenever a glance shows a change, from `start` on."""

    def __init__(self, glance: Callable[[], object], find: Callable[[], bool], parent: QObject | None = None) -> None:
        """Take the means to watch: `glance` returns at once a value that changes with the cameras. `find` lists them;
        it returns False if it cannot now, and is then called again.
        """
        super().__init__(parent)
        self._glance = glance
        self._find = find
        self._seen: object = None
        self._timer = QTimer(self)
        self._timer.setInterval(GLANCE_EACH_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to watch; the cameras that are there now are not a change."""
        self._seen = self._glance()
        self._timer.start()

    def stop(self) -> None:
        """Stop watching."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Glance at the cameras now."""
        now = self._glance()
        if now != self._seen and self._find():
            self._seen = now
