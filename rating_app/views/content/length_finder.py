"""The lengths of films and sounds, found without playing them."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

from rating_app.views.content.quiet_ffmpeg import quiet_ffmpeg

if TYPE_CHECKING:
    # As in media_view: imported with the first file.
    from PySide6.QtMultimedia import QMediaPlayer


class LengthFinder(QObject):
    """A finder that opens one file after the other in the player that will play them.

    Signals:
        found(object, float): the Path of a file, and its length in seconds; 0 if it cannot be played.
    """

    found = Signal(object, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Path] = deque()
        self._file: Path | None = None
        self._player: QMediaPlayer | None = None

    def find(self, file: Path) -> None:
        """Look for the length of `file`; `found` will report it."""
        self._waiting.append(file)
        if self._file is None:
            self._begin_next()

    def _begin_next(self) -> None:
        if not self._waiting:
            self._file = None
            return
        self._file = self._waiting.popleft()
        if self._player is None:
            self._player = self._make_player()
        if self._file.is_file():
            self._player.setSource(QUrl.fromLocalFile(str(self._file.absolute())))
        else:
            self._tell_soon(0.0)

    def _make_player(self) -> QMediaPlayer:
        from PySide6.QtMultimedia import QMediaPlayer

        player = QMediaPlayer(self)
        quiet_ffmpeg()
        player.mediaStatusChanged.connect(self._on_status_changed)
        return player

    def _on_status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if self._player is None or self._file is None:
            return
        if status.name in ("LoadedMedia", "BufferedMedia"):
            self._tell_soon(self._player.duration() / 1000)
        elif status.name == "InvalidMedia":
            self._tell_soon(0.0)

    def _tell_soon(self, seconds: float) -> None:
        """Report once the player has finished with its own signals."""
        file = self._file
        QTimer.singleShot(0, self, lambda: self._tell(file, seconds))

    def _tell(self, file: Path | None, seconds: float) -> None:
        if file is None or file is not self._file:
            # This file has been reported already.
            return
        self._file = None
        if self._player is not None:
            self._player.setSource(QUrl())
        self.found.emit(file, seconds)
        if self._file is None:
            self._begin_next()
