"""Notices that cameras come and go, so that lists of them are those of now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

GLANCE_EACH_MS = 1500
"""Soon enough for who has just plugged one in and looks at the list; a glance takes a tenth of a millisecond."""


class CameraWatch(QObject):
    """Has the cameras listed anew whenever a glance at them tells of a change, from `start` on."""

    def __init__(self, glance: Callable[[], object], find: Callable[[], bool], parent: QObject | None = None) -> None:
        """`glance` gives something that changes with the cameras, at once. `find` lists them; False where it cannot
        now, and is to be asked again.
        """
        super().__init__(parent)
        self._glance = glance
        self._find = find
        self._seen: object = None
        self._timer = QTimer(self)
        self._timer.setInterval(GLANCE_EACH_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """What is there now is no change."""
        self._seen = self._glance()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Glance at the cameras now."""
        now = self._glance()
        if now != self._seen and self._find():
            self._seen = now
