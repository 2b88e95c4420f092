"""Pictures, shown one after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from rating_app.session.content import ContentClock, ContentItem, ContentPosition
from rating_app.views.content.picture_loader import PictureLoader
from rating_app.views.content.surfaces import PictureSurface
from rating_app.views.design.icons import IconToolButton

REPORT_MS = 100
_BAR_STEPS = 1000
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Space: 1,
}


class PicturesView(QWidget):
    """A ContentView of picture files: each is shown for some seconds, or until the viewer turns the page.

    Signals besides a ContentView's:
        full_screen_requested(): they are to fill the screen.
    """

    moved = Signal(object)
    running_changed = Signal(bool)
    jumped = Signal(object, object)
    ended = Signal()
    failed = Signal(str)
    full_screen_requested = Signal()

    def __init__(
        self,
        clock: ContentClock | None = None,
        parent: QWidget | None = None,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """Build the view; views that take turns share a `clock`, and without one the view has its own. `now_s` returns
        seconds that never decrease.
        """
        super().__init__(parent)
        self.clock = clock or ContentClock(now_s)
        self._now_s = now_s
        self._files: tuple[Path, ...] = ()
        self._seconds_each = 0.0
        self._item = 1
        self._shown_before_s = 0.0
        self._since_s = now_s()
        self._running = False
        self._ended = False
        self._stretch_end_s: float | None = None
        self._broken: set[Path] = set()
        self._loader = PictureLoader(self)
        self._loader.loaded.connect(self._on_loaded)
        self.surface = PictureSurface()
        self.previous_button = IconToolButton("chevron-left")
        self.next_button = IconToolButton("chevron-right")
        self.full_screen_button = IconToolButton("maximize")
        self.full_screen_button.setAccessibleName(self.tr("Full screen"))
        keys = QKeySequence(Qt.Key.Key_F11).toString(QKeySequence.SequenceFormat.NativeText)
        self.full_screen_button.setToolTip(f"{self.tr('Full screen')} ({keys})")
        self.full_screen_button.clicked.connect(self.full_screen_requested)
        self.count_label = QLabel()
        self.count_label.setObjectName("muted")
        self.remaining = QProgressBar()
        self.remaining.setTextVisible(False)
        self.remaining.setRange(0, _BAR_STEPS)
        self.remaining.setFixedHeight(4)
        self.remaining.setAccessibleName(self.tr("Time left for this picture"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pictures"))
        for button, name, key, step in (
            (self.previous_button, self.tr("Previous picture"), Qt.Key.Key_Left, -1),
            (self.next_button, self.tr("Next picture"), Qt.Key.Key_Right, 1),
        ):
            button.setAccessibleName(name)
            keys = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{name} ({keys})")
            button.clicked.connect(lambda _checked=False, step=step: self.turn(step))
        self._report = QTimer(self)
        self._report.setInterval(REPORT_MS)
        self._report.setTimerType(Qt.TimerType.PreciseTimer)
        self._report.timeout.connect(self._on_report)
        self._build_layout()

    @property
    def is_running(self) -> bool:
        return self._running

    @property
    def is_past_beginning(self) -> bool:
        return self._item > 1

    @property
    def items(self) -> tuple[ContentItem, ...]:
        return tuple(ContentItem(file.name, str(file)) for file in self._files)

    @property
    def position(self) -> ContentPosition | None:
        return ContentPosition(self._item, self._shown_s()) if self._files else None

    @property
    def duration_s(self) -> float | None:
        return len(self._files) * self._seconds_each or None

    def open(self, files: Sequence[Path], seconds_each: float) -> None:
        """Show the first picture and pause; with 0 seconds each is shown until the viewer turns the page."""
        self.close_content()
        self._files = tuple(file.absolute() for file in files)
        self._seconds_each = seconds_each
        self._ended = False
        self.remaining.setVisible(seconds_each > 0)
        if self._files:
            self._show(ContentPosition(1, 0.0))

    def take_surface_back(self) -> None:
        """Put the pictures back from the full screen."""
        self._layout.insertWidget(0, self.surface, 1)
        self.surface.show()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.full_screen_requested.emit()

    def run(self) -> None:
        if not self._files or self._running:
            return
        if self._ended:
            self._ended = False
            self._show(ContentPosition(1, 0.0))
        self._stretch_end_s = None
        self._set_off()

    def hold(self) -> None:
        if not self._running:
            return
        self._shown_before_s = self._shown_s()
        self._running = False
        self._stretch_end_s = None
        self._report.stop()
        self._tell()
        self.running_changed.emit(False)

    def turn(self, step: int) -> None:
        """Go on (1) or back (-1) for the viewer. Going on is not a jump if nothing else turns the pages."""
        left = self.position
        if left is None or not self.next_button.isEnabled():
            return
        if step > 0 and self._item == len(self._files):
            self._end()
            return
        self._show(ContentPosition(max(1, self._item + step), 0.0))
        if step < 0 or self._seconds_each > 0:
            self.jumped.emit(left, self.position)

    def jump_to(self, position: ContentPosition) -> None:
        left = self.position
        if left is not None:
            self._show(position)
            self.jumped.emit(left, self.position)

    def rewind(self) -> None:
        if self._files:
            self._ended = False
            self._show(ContentPosition(1, 0.0))

    def play_stretch(self, position: ContentPosition, seconds: float) -> None:
        if not self._files:
            return
        self._show(position)
        self._stretch_end_s = position.position_s + seconds
        self._set_off()

    def close_content(self) -> None:
        self.hold()
        self._files = ()
        self._item = 1
        self._shown_before_s = 0.0
        self._broken.clear()
        self._loader.forget()
        self.surface.show_picture(QImage(), "")
        self.count_label.setText("")
        self.clock.clear()

    def set_controls_locked(self, locked: bool) -> None:
        for button in (self.previous_button, self.next_button):
            button.setEnabled(not locked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turn(step)

    def _shown_s(self) -> float:
        return self._shown_before_s + (self._now_s() - self._since_s if self._running else 0.0)

    def _set_off(self) -> None:
        self._since_s = self._now_s()
        self._report.start()
        if not self._running:
            self._running = True
            self._tell()
            self.running_changed.emit(True)

    def _show(self, position: ContentPosition) -> None:
        self._item = min(max(1, position.item), len(self._files))
        self._shown_before_s, self._since_s = position.position_s, self._now_s()
        file = self._files[self._item - 1]
        number = self.tr("{item} of {count}").format(item=self._item, count=len(self._files))
        self.count_label.setText(f"{number} · {file.name}")
        self._loader.ask_for(file, *self._files[self._item : self._item + 1])
        self._tell()

    def _tell(self) -> None:
        position = self.position
        assert position is not None
        if self._running:
            self.clock.run_from(position)
        else:
            self.clock.hold_at(position)
        if self._seconds_each > 0:
            left = max(0.0, 1 - position.position_s / self._seconds_each)
            self.remaining.setValue(round(_BAR_STEPS * left))
        self.moved.emit(position)

    def _on_report(self) -> None:
        shown_s = self._shown_s()
        if self._stretch_end_s is not None:
            if shown_s >= self._stretch_end_s:
                self.hold()
                return
        elif self._seconds_each > 0 and shown_s >= self._seconds_each:
            self._go_on()
            return
        self._tell()

    def _go_on(self) -> None:
        if self._item == len(self._files):
            self._end()
        else:
            self._show(ContentPosition(self._item + 1, 0.0))

    def _end(self) -> None:
        self.hold()
        self._ended = True
        self.ended.emit()

    def _on_loaded(self, file: Path, image: QImage) -> None:
        if file not in self._files:
            return
        if image.isNull() and file not in self._broken:
            self._broken.add(file)
            if len(self._broken) == len(set(self._files)):
                self.close_content()
            self.failed.emit(self.tr("The picture {name} cannot be read and is skipped.").format(name=file.name))
        if not self._files or file != self._files[self._item - 1]:
            return
        if image.isNull():
            self._go_on()
        else:
            self.surface.show_picture(image, file.stem)

    def _build_layout(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(8)
        bar.addWidget(self.previous_button)
        bar.addWidget(self.next_button)
        bar.addWidget(self.count_label, 1)
        bar.addWidget(self.full_screen_button)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.surface, 1)
        layout.addWidget(self.remaining)
        layout.addLayout(bar)
