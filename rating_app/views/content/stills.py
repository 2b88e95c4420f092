"""Single pictures of a film, at the moments that stand out."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer, QUrl, Signal

from rating_app.views.content.quiet_ffmpeg import quiet_ffmpeg

if TYPE_CHECKING:
    # As in media_view: imported with the first film.
    from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

LARGEST = QSize(960, 540)
"""The largest size of a still, in pixels."""

_NEAR_S = 0.15
_GIVES_UP_MS = 15_000


class Stills(QObject):
    """A source of stills, taken one after the other by a silent player of its own, which is released when all are
    taken. There is no still of a moment that the film does not show within 15 seconds, as on a busy computer.

    Signals:
        taken(float, object): the requested moment, in seconds of the film, and its QImage.
    """

    taken = Signal(float, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[float] = deque()
        self._player: QMediaPlayer | None = None
        self._sink: QVideoSink | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_GIVES_UP_MS)
        self._patience.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether a film is open."""
        return self._player is not None

    def take(self, film: Path, moments_s: Sequence[float]) -> None:
        """Take stills of these moments, in place of those that were requested before."""
        self.stop()
        self._waiting.extend(moments_s)
        if not self._waiting:
            return
        from PySide6.QtMultimedia import QMediaPlayer, QVideoSink

        self._player, self._sink = QMediaPlayer(self), QVideoSink(self)
        quiet_ffmpeg()
        self._player.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._player.mediaStatusChanged.connect(self._on_status_changed)
        self._player.setSource(QUrl.fromLocalFile(str(film)))
        self._player.pause()
        self._patience.start()

    def stop(self) -> None:
        """Stop, and release the film."""
        self._waiting.clear()
        self._patience.stop()
        player, sink, self._player, self._sink = self._player, self._sink, None, None
        if player is not None and sink is not None:
            sink.videoFrameChanged.disconnect(self._on_frame)
            player.mediaStatusChanged.disconnect(self._on_status_changed)
            player.setSource(QUrl())
            player.deleteLater()
            sink.deleteLater()

    def _on_status_changed(self) -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        assert self._player is not None
        if self._player.mediaStatus() is QMediaPlayer.MediaStatus.LoadedMedia:
            self._seek()
        elif self._player.mediaStatus() is QMediaPlayer.MediaStatus.InvalidMedia:
            self.stop()

    def _seek(self) -> None:
        assert self._player is not None
        self._player.setPosition(round(1000 * self._waiting[0]))
        self._patience.start()

    def _on_frame(self, frame: QVideoFrame) -> None:
        # As in media_view.
        from rating_app.views.content.frame_picture import picture_of

        if not self._waiting or not frame.isValid():
            return
        shows_s = frame.startTime() / 1e6
        if frame.startTime() >= 0 and abs(shows_s - self._waiting[0]) > _NEAR_S:
            # This is the film's first picture; the player has not arrived yet.
            return
        image = picture_of(frame, LARGEST)
        moment_s = self._waiting[0]
        # The player must not be stopped or moved from within its own signal.
        QTimer.singleShot(0, self, self._go_on)
        if not image.isNull():
            self.taken.emit(moment_s, image)

    def _go_on(self) -> None:
        if self._waiting:
            self._waiting.popleft()
        if self._waiting:
            self._seek()
        else:
            self.stop()
