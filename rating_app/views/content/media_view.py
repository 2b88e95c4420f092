"""A film or sound that the app plays itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from rating_app.formatting import clock
from rating_app.session.content import ContentClock, ContentItem, ContentPosition
from rating_app.views.content.poster import Poster
from rating_app.views.content.quiet_ffmpeg import quiet_ffmpeg
from rating_app.views.content.seek_slider import STEP_S, SeekSlider
from rating_app.views.content.surfaces import VideoSurface
from rating_app.views.design.icons import IconToolButton

if TYPE_CHECKING:
    # Imported with the first file: it looks for sound servers, and reports on the terminal those that it does not find.
    from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame

REPORT_MS = 50
"""Interval at which the player is asked for its position while it plays."""

STALLED_S = 0.3
"""A player whose position has not changed for this long counts as stalled, whatever state it reports."""

NO_PICTURE_AFTER_S = 1.0
"""A film that has shown no picture by then has none that can be shown; Qt plays its sound and reports nothing."""

_END_S = 0.03
"""Distance from the end at which a sound counts as ended: without a sound device the player stays there."""

_VOLUME, _VOLUME_STEP = 80, 5


class MediaView(QWidget):
    """A ContentView of one local file with sound, pictures or both.

    The player is created with the first file, so that a program that plays nothing does not pay for it.

    Signals besides a ContentView's:
        full_screen_requested(): it is to fill the screen.
    """

    moved = Signal(object)
    running_changed = Signal(bool)
    jumped = Signal(object, object)
    ended = Signal()
    failed = Signal(str)
    full_screen_requested = Signal()

    def __init__(self, clock: ContentClock | None = None, parent: QWidget | None = None) -> None:
        """Build the view; views that take turns share a `clock`, and without one the view has its own."""
        super().__init__(parent)
        self.clock = clock or ContentClock()
        self._file: Path | None = None
        self._player: QMediaPlayer | None = None
        self._audio: QAudioOutput | None = None
        self._running = False
        self._told_end = False
        self._is_seen = False
        self._locked = False
        self._still_s = 0.0
        self._sought_ms: int | None = None
        self._stretch_end_s: float | None = None
        self.setAccessibleName(self.tr("Film"))
        self.surface = VideoSurface()
        self.surface.pressed.connect(self.setFocus)
        self.surface.double_clicked.connect(self.full_screen_requested)
        self._poster = Poster(self)
        self._poster.found.connect(self.surface.show_poster)
        self.play_button = IconToolButton()
        self.play_button.clicked.connect(self.toggle)
        self.slider = SeekSlider()
        self.slider.sought.connect(lambda seconds: self.jump_to(ContentPosition(1, seconds)))
        self.time_label = QLabel()
        self.time_label.setObjectName("muted")
        self.mute_button = IconToolButton()
        self.mute_button.setCheckable(True)
        self.mute_button.toggled.connect(self._on_muted)
        self.volume = QSlider()
        self.volume.setOrientation(self.slider.orientation())
        self.volume.setRange(0, 100)
        self.volume.setValue(_VOLUME)
        self.volume.setFixedWidth(80)
        self.volume.setAccessibleName(self.tr("Volume"))
        self.volume.setToolTip(self.tr("Volume"))
        self.volume.valueChanged.connect(self._on_volume_changed)
        self.silent_label = QLabel(self.tr("No sound device: playing without sound"))
        self.silent_label.setObjectName("muted")
        self.silent_label.hide()
        self.full_screen_button = IconToolButton("maximize")
        self.full_screen_button.setAccessibleName(self.tr("Full screen"))
        keys = QKeySequence(Qt.Key.Key_F11).toString(QKeySequence.SequenceFormat.NativeText)
        self.full_screen_button.setToolTip(f"{self.tr('Full screen')} ({keys})")
        self.full_screen_button.clicked.connect(self.full_screen_requested)
        # The view has key events of its own rather than a shortcut, which would take Space from every button of the
        # window.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._report = QTimer(self)
        self._report.setInterval(REPORT_MS)
        self._report.timeout.connect(self._on_report)
        self._build_layout()
        self._dress()

    @property
    def player(self) -> QMediaPlayer | None:
        """Qt's player; None before the first file."""
        return self._player

    @property
    def is_running(self) -> bool:
        """Whether it plays at this moment."""
        return self._running

    @property
    def is_past_beginning(self) -> bool:
        return False

    @property
    def items(self) -> tuple[ContentItem, ...]:
        return () if self._file is None else (ContentItem(self._file.name, str(self._file)),)

    @property
    def position(self) -> ContentPosition | None:
        if self._file is None or self._player is None:
            return None
        # At its end the player goes back to the beginning by itself.
        return ContentPosition(1, (self.duration_s or 0.0) if self._told_end else self._player.position() / 1000)

    @property
    def duration_s(self) -> float | None:
        if self._file is None or self._player is None or self._player.duration() <= 0:
            return None
        return self._player.duration() / 1000

    def open(self, file: Path) -> None:
        """Show the first picture and pause there; if it is nearly dark, show one that is not. `failed` reports a file
        that cannot be played.
        """
        self.close_content()
        file = file.absolute()
        if not file.is_file():
            self.failed.emit(self.tr("There is no file {name}.").format(name=file.name))
            return
        player = self._player or self._make_player()
        self._file = file
        self._told_end = self._is_seen = False
        self.surface.show_title(file)
        self.clock.hold_at(ContentPosition(1, 0.0))
        player.setSource(QUrl.fromLocalFile(str(file)))
        player.pause()

    def toggle(self) -> None:
        """Play or pause."""
        if self._running:
            self.hold()
        else:
            self.run()

    def take_surface_back(self) -> None:
        """Put the film back from the full screen."""
        self._layout.insertWidget(0, self.surface, 1)
        self.surface.show()

    def run(self) -> None:
        if self._player is None or self._file is None:
            return
        if self._told_end:
            self._told_end = False
            self._player.setPosition(0)
        self._stretch_end_s = None
        self._set_off()

    def hold(self) -> None:
        if self._player is None or self._file is None:
            return
        self._player.pause()
        self._stand_still()

    def jump_to(self, position: ContentPosition) -> None:
        left = self.position
        if left is None:
            return
        reached = self._place(position.position_s)
        self.jumped.emit(left, reached)

    def rewind(self) -> None:
        if self.position is not None:
            self._place(0.0)

    def play_stretch(self, position: ContentPosition, seconds: float) -> None:
        if self.position is None:
            return
        reached = self._place(position.position_s)
        self._stretch_end_s = reached.position_s + seconds
        self._set_off()

    def close_content(self) -> None:
        self._poster.stop()
        if self._player is not None and self._file is not None:
            self._stand_still()
            self._file = None
            self._player.setSource(QUrl())
        self.clock.clear()
        self.surface.clear()
        self._show_time(0.0)

    def set_controls_locked(self, locked: bool) -> None:
        for widget in (self.play_button, self.slider):
            widget.setEnabled(not locked)
        self._locked = locked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -STEP_S, Qt.Key.Key_Right: STEP_S}
        volumes = {Qt.Key.Key_Down: -_VOLUME_STEP, Qt.Key.Key_Up: _VOLUME_STEP}
        if key in volumes:
            self.volume.setValue(self.volume.value() + volumes[key])
        elif self._locked or key not in (Qt.Key.Key_Space, *steps):
            super().keyPressEvent(event)
        elif key in steps:
            position = self.position
            if position is not None:
                self.jump_to(ContentPosition(1, position.position_s + steps[key]))
        elif not event.isAutoRepeat():
            self.toggle()

    def _make_player(self) -> QMediaPlayer:
        from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QVideoSink

        self._player = player = QMediaPlayer(self)
        # By now Qt has loaded FFmpeg for the film.
        quiet_ffmpeg()
        sink = QVideoSink(self)
        sink.videoFrameChanged.connect(self._on_frame)
        player.setVideoSink(sink)
        silent = QMediaDevices.defaultAudioOutput().isNull()
        if not silent:
            self._audio = QAudioOutput(self)
            player.setAudioOutput(self._audio)
            self._on_volume_changed()
        self.silent_label.setVisible(silent)
        self.volume.setVisible(not silent)
        self.mute_button.setVisible(not silent)
        player.positionChanged.connect(self._on_position_changed)
        player.durationChanged.connect(self._on_report)
        player.mediaStatusChanged.connect(self._on_status_changed)
        player.errorOccurred.connect(lambda _error, reason: self._on_error(reason))
        return player

    def _on_frame(self, frame: QVideoFrame) -> None:
        is_first = frame.isValid() and not self._is_seen
        self._is_seen = self._is_seen or frame.isValid()
        self.surface.show_frame(frame)
        if is_first and not self._running and self._file is not None:
            self._poster.look(self._file, frame)

    def _set_off(self) -> None:
        assert self._player is not None
        self._poster.stop()
        self._player.play()
        self._still_s = 0.0
        self._report.start()
        if not self._running:
            self._running = True
            self._dress()
            self.running_changed.emit(True)

    def _stand_still(self) -> None:
        self._report.stop()
        self._stretch_end_s = None
        position = self.position
        if position is not None:
            self.clock.hold_at(position)
            self.moved.emit(position)
        if self._running:
            self._running = False
            self._dress()
            self.running_changed.emit(False)

    def _place(self, seconds: float) -> ContentPosition:
        assert self._player is not None
        self._poster.stop()
        seconds = max(0.0, seconds if self.duration_s is None else min(seconds, self.duration_s))
        self._told_end = False
        position = ContentPosition(1, seconds)
        # The clock stays at the target until the player has arrived there and reports that it plays.
        self.clock.hold_at(position)
        self._sought_ms = round(seconds * 1000)
        self._player.setPosition(self._sought_ms)
        self.moved.emit(position)
        self._show_time(seconds)
        return position

    def _on_position_changed(self, milliseconds: int) -> None:
        if self._running and self._file is not None and milliseconds != self._sought_ms:
            self._sought_ms = None
            self._still_s = 0.0
            self.clock.run_from(ContentPosition(1, milliseconds / 1000))

    def _on_report(self) -> None:
        position, duration_s = self.position, self.duration_s
        if position is None:
            return
        self._show_time(position.position_s)
        if not self._running:
            return
        self.moved.emit(position)
        if position.position_s >= NO_PICTURE_AFTER_S and self._is_film_unseen():
            self._refuse_unseen()
            return
        self._still_s += REPORT_MS / 1000
        if self._stretch_end_s is not None and position.position_s >= self._stretch_end_s:
            self.hold()
        elif duration_s is not None and position.position_s >= duration_s - _END_S:
            self._end()
        elif self._still_s > STALLED_S:
            self.clock.hold_at(position)

    def _on_status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status.name == "EndOfMedia":
            self._end()
        elif status.name == "InvalidMedia":
            self._on_error("")

    def _end(self) -> None:
        if self._told_end or self._file is None or self._player is None:
            return
        if self._is_film_unseen():
            self._refuse_unseen()
            return
        self._told_end = True
        stretch = self._stretch_end_s is not None
        self._player.pause()
        self._stand_still()
        if not stretch:
            self.ended.emit()

    def _is_film_unseen(self) -> bool:
        return self._player is not None and self._player.hasVideo() and not self._is_seen

    def _refuse_unseen(self) -> None:
        """Close a film that has no visible pictures, so that nobody is rated on a film that they only hear."""
        from PySide6.QtMultimedia import QMediaMetaData

        assert self._player is not None and self._file is not None
        kinds = [track.stringValue(QMediaMetaData.Key.VideoCodec) for track in self._player.videoTracks()]
        name = self._file.name
        self.close_content()
        words = self.tr(
            "The pictures of {name} cannot be shown here ({kind}). Convert the film to H.264, and choose it again."
        )
        self.failed.emit(words.format(name=name, kind=", ".join(kinds)))

    def _on_error(self, reason: str) -> None:
        if self._file is None:
            return
        name = self._file.name
        self.close_content()
        words = self.tr("{name} cannot be played: it is damaged, or in a format that this computer cannot play.")
        sentence = words.format(name=name)
        self.failed.emit(f"{sentence} ({reason})" if reason else sentence)

    def _on_muted(self, muted: bool) -> None:
        if self._audio is not None:
            self._audio.setMuted(muted)
        self._dress()

    def _on_volume_changed(self) -> None:
        if self._audio is not None:
            self._audio.setVolume(self.volume.value() / 100)

    def _show_time(self, seconds: float) -> None:
        duration_s = self.duration_s or 0.0
        self.slider.show_position(seconds, duration_s)
        self.time_label.setText(f"{clock(seconds)} / {clock(duration_s)}")

    def _dress(self) -> None:
        words = self.tr("Pause") if self._running else self.tr("Play")
        self.play_button.setAccessibleName(words)
        keys = QKeySequence(Qt.Key.Key_Space).toString(QKeySequence.SequenceFormat.NativeText)
        self.play_button.setToolTip(f"{words} ({keys})")
        self.play_button.show_icon("pause" if self._running else "play")
        muted = self.mute_button.isChecked()
        words = self.tr("Sound on") if muted else self.tr("Sound off")
        self.mute_button.setAccessibleName(words)
        self.mute_button.setToolTip(words)
        self.mute_button.show_icon("volume-x" if muted else "volume-2")

    def _build_layout(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(8)
        bar.addWidget(self.play_button)
        bar.addWidget(self.slider, 1)
        bar.addWidget(self.time_label)
        bar.addWidget(self.mute_button)
        bar.addWidget(self.volume)
        bar.addWidget(self.full_screen_button)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.surface, 1)
        layout.addWidget(self.silent_label)
        layout.addLayout(bar)
