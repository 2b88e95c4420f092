"""A film, a sound or pictures on the whole screen, with all controls that a session needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QWidget

from rating_app.formatting import clock
from rating_app.session.content import ContentPosition
from rating_app.views.content.media_view import MediaView
from rating_app.views.content.seek_slider import SeekSlider
from rating_app.views.design.icons import IconButton, IconToolButton
from rating_app.views.design.indicators import CameraChip, RecordingChip, RecordingState
from rating_app.views.design.labels import label
from rating_app.views.design.theme import SPACE_L, SPACE_S, SPACE_XL, current_theme
from rating_app.views.timeline.lanes import reason_in_words
from rating_app.views.watch.exclude_button import KEYS
from rating_app.views.watch.phase import Phase
from rating_app.views.watch.rest_screen import RestScreen

if TYPE_CHECKING:
    from rating_app.session.exclusion import ExclusionReason
    from rating_app.views.content.pictures_view import PicturesView

HIDES_AFTER_MS = 2500
"""Time without a mouse movement or a key, while the content plays, after which the bar hides itself."""

_FOLLOWS_EVERY_MS = 200
_LIGHT = 14


class FullScreen(QWidget):
    """A window of its own that borrows a view's surface and gives it back. A dark bar at its foot hides itself while
    the content plays; the sign that the camera is on stays.

    Signals:
        start_requested(), skip_requested(), again_requested(), pause_toggled(), mark_requested(), stop_requested(),
            withdraw_requested(): the same as the watch page's.
        exclusion_key_pressed(object): the key of this ExclusionReason was pressed.
    """

    start_requested = Signal()
    skip_requested = Signal()
    again_requested = Signal()
    pause_toggled = Signal()
    mark_requested = Signal()
    stop_requested = Signal()
    withdraw_requested = Signal()
    exclusion_key_pressed = Signal(object)

    def __init__(self, for_sessions: bool, parent: QWidget) -> None:
        """Build the window; with `for_sessions` it offers to record one, otherwise it shows content once more."""
        super().__init__(parent, Qt.WindowType.Window)
        self._for_sessions = for_sessions
        self._view: MediaView | PicturesView | None = None
        self._phase = Phase.IDLE
        self._has_consent = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rest_screen = RestScreen(self)
        self.not_recorded = label(self.tr("NOT RECORDED"), "not_recorded_large")
        self.not_recorded.setParent(self)
        self.light = CameraLight(self)
        self.bar = _Bar(self)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(HIDES_AFTER_MS)
        self._idle.timeout.connect(self._hide_bar)
        self._follow = QTimer(self)
        self._follow.setInterval(_FOLLOWS_EVERY_MS)
        self._follow.timeout.connect(self._follow_content)
        self._wire()
        self.show_phase(Phase.IDLE)

    @property
    def is_filled(self) -> bool:
        """Whether anything fills the screen now."""
        return self._view is not None

    def enter(self, view: MediaView | PicturesView) -> None:
        """Show the content of `view` on the whole of the screen that it is on."""
        if self._view is not None or not view.items:
            return
        self._view = view
        view.surface.setParent(self)
        view.surface.lower()
        view.surface.setMouseTracking(True)
        view.surface.show()
        view.failed.connect(self.leave)
        view.ended.connect(self.leave)
        self.bar.show_kind(is_film=isinstance(view, MediaView))
        self._tell_title("")
        self.setGeometry(view.screen().geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()
        self._arrange()
        self._follow.start()
        self._follow_content()
        self._reveal()

    def leave(self) -> None:
        """Give the surface back and hide; do nothing if nothing fills the screen."""
        view, self._view = self._view, None
        if view is None:
            return
        self._follow.stop()
        self._idle.stop()
        self.unsetCursor()
        view.failed.disconnect(self.leave)
        view.ended.disconnect(self.leave)
        view.take_surface_back()
        self.hide()
        view.window().activateWindow()
        view.setFocus()

    def toggle(self, view: MediaView | PicturesView) -> None:
        """Fill the screen, or leave it."""
        if self._view is None:
            self.enter(view)
        else:
            self.leave()

    def show_phase(self, phase: Phase) -> None:
        """Offer the controls that make sense in this phase."""
        self._phase = phase
        self.bar.show_phase(phase, self._for_sessions)
        self.rest_screen.setVisible(phase.is_before_session)
        self._show_whether_recorded()
        self._reveal()

    def show_camera_state(self, on: bool) -> None:
        """Show whether a camera is held open."""
        self.bar.camera_chip.show_camera_state(on)
        self.light.setVisible(on)

    def show_recording(self, state: RecordingState | None) -> None:
        """Show whether somebody is recorded, and for how long."""
        self.bar.recording_chip.show_recording(state)
        self._tell_title("" if state is None else f"{state.words} – ")

    def show_excluding(self, reason: ExclusionReason | None) -> None:
        """Show the reason why the current moment is left out of the rating; None if it counts."""
        words = "" if reason is None else self.tr("LEFT OUT: {reason}").format(reason=reason_in_words(reason))
        self.bar.excluding_label.setText(words)
        self._reveal()

    def show_consent(self, given: bool) -> None:
        """Show whether there is a consent to withdraw."""
        self.bar.withdraw_button.setVisible(given and self._for_sessions)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._reveal()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._reveal()
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif self._view is not None:
            self._view.keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        # This is the desktop's way to close a window; the page would be left without its film.
        event.ignore()
        self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "bar"):
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current_theme().screen))
        painter.end()

    def _arrange(self) -> None:
        if self._view is not None:
            self._view.surface.setGeometry(self.rect())
        self.rest_screen.setGeometry(self.rect())
        height = self.bar.sizeHint().height()
        width = min(self.width() - 2 * SPACE_L, max(self.bar.sizeHint().width(), self.width() * 4 // 5))
        self.bar.setGeometry((self.width() - width) // 2, self.height() - height - SPACE_L, width, height)
        size = self.not_recorded.sizeHint()
        self.not_recorded.setGeometry((self.width() - size.width()) // 2, SPACE_XL, size.width(), size.height())
        self.light.move(self.width() - self.light.width() - SPACE_L, SPACE_L)
        for overlay in (self.rest_screen, self.not_recorded, self.light, self.bar):
            overlay.raise_()

    def _reveal(self) -> None:
        self.bar.setVisible(self._phase is not Phase.UNRESTED)
        self.unsetCursor()
        self._idle.start()

    def _hide_bar(self) -> None:
        runs = self._view is not None and (self._view.is_running or self._phase is Phase.RESTING)
        focus = QApplication.focusWidget()
        if not runs or self.bar.underMouse() or (focus is not None and self.bar.isAncestorOf(focus)):
            # A user who starts the content need not move the mouse for the bar to hide.
            self._idle.start()
            return
        self.bar.hide()
        self.setCursor(Qt.CursorShape.BlankCursor)

    def _follow_content(self) -> None:
        if self._view is not None and self._view.position is not None:
            self.bar.show_position(self._view.position, self._view.duration_s, len(self._view.items))
            self.bar.show_running(self._view.is_running)
        self._show_whether_recorded()

    def _show_whether_recorded(self) -> None:
        view = self._view
        watched = view is not None and (view.is_running or view.is_past_beginning)
        shown = self._for_sessions and watched and not self._phase.is_in_session
        if shown and self.not_recorded.isHidden():
            # The letters are large only once the style sheet has been applied.
            self.not_recorded.ensurePolished()
            self._arrange()
        self.not_recorded.setVisible(shown)

    def _tell_title(self, state: str) -> None:
        view = self._view
        self.setWindowTitle(state + (view.items[0].name if view is not None and view.items else ""))

    def _wire(self) -> None:
        bar = self.bar
        for button, signal in (
            (bar.start_button, self.start_requested),
            (bar.skip_button, self.skip_requested),
            (bar.pause_button, self.pause_toggled),
            (bar.mark_button, self.mark_requested),
            (bar.stop_button, self.stop_requested),
            (bar.withdraw_button, self.withdraw_requested),
        ):
            button.clicked.connect(signal)
        self.rest_screen.skip_requested.connect(self.skip_requested)
        self.rest_screen.again_requested.connect(self.again_requested)
        bar.play_button.clicked.connect(self._on_play)
        bar.mute_button.toggled.connect(self._on_muted)
        bar.slider.sought.connect(self._on_sought)
        bar.leave_button.clicked.connect(self.leave)
        for keys, button in (
            ("Ctrl+Return", bar.start_button),
            ("Ctrl+Return", bar.skip_button),
            ("Ctrl+P", bar.pause_button),
            ("M", bar.mark_button),
            ("Ctrl+.", bar.stop_button),
            ("Ctrl+Shift+W", bar.withdraw_button),
        ):
            self._press(keys, button)
        for reason, key in KEYS.items():
            QShortcut(QKeySequence(key), self, lambda reason=reason: self.exclusion_key_pressed.emit(reason))
        QShortcut(QKeySequence(Qt.Key.Key_F11), self, self.leave)

    def _press(self, keys: str, button: IconButton | IconToolButton) -> None:
        """Let `keys` press `button`, even while the bar is hidden; a button that makes no sense now does nothing."""

        def press() -> None:
            if not button.isHidden():
                button.click()

        # Qt would treat two shortcuts with the same keys as ambiguous.
        known = next((one for one in self.findChildren(QShortcut) if one.key() == QKeySequence(keys)), None)
        if known is None:
            QShortcut(QKeySequence(keys), self, press)
        else:
            known.activated.connect(press)

    def _on_play(self) -> None:
        if isinstance(self._view, MediaView):
            self._view.toggle()

    def _on_muted(self, muted: bool) -> None:
        if isinstance(self._view, MediaView):
            self._view.mute_button.setChecked(muted)

    def _on_sought(self, seconds: float) -> None:
        if self._view is not None:
            self._view.jump_to(ContentPosition(1, seconds))


class _Bar(QFrame):
    """A dark bar, like the film's surroundings; its buttons are visible while they make sense."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("screen_bar")
        self.start_button = _button(self.tr("Start"), "play")
        self.skip_button = _button(self.tr("Skip"), "skip-forward")
        self.pause_button = _button(self.tr("Pause"), "pause")
        self.mark_button = _button(self.tr("Mark"), "flag")
        self.stop_button = _button(self.tr("Stop"), "square")
        self.play_button = _tool("play", self.tr("Play without recording"))
        self.mute_button = _tool("volume-2", self.tr("Sound off"))
        self.mute_button.setCheckable(True)
        self.withdraw_button = _tool("shield-off", self.tr("Withdraw consent"))
        self.leave_button = _tool("minimize", self.tr("Leave full screen (Esc)"))
        self.slider = SeekSlider()
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.time_label = label(name="screen_words")
        self.excluding_label = label(name="screen_words")
        self.recording_chip = RecordingChip()
        self.camera_chip = CameraChip()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        layout.setSpacing(SPACE_S)
        for widget in (
            self.start_button,
            self.skip_button,
            self.pause_button,
            self.mark_button,
            self.stop_button,
            self.play_button,
        ):
            layout.addWidget(widget)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.time_label)
        layout.addWidget(self.mute_button)
        layout.addWidget(self.excluding_label)
        layout.addStretch()
        for at_end in (self.recording_chip, self.camera_chip, self.withdraw_button, self.leave_button):
            layout.addWidget(at_end)
        self.withdraw_button.hide()

    def show_kind(self, is_film: bool) -> None:
        """Show a slider and a mute button for a film; pictures are turned by key, and have no time."""
        for widget in (self.slider, self.mute_button):
            widget.setVisible(is_film)
        self._is_film = is_film

    def show_phase(self, phase: Phase, for_sessions: bool) -> None:
        """Show the buttons that can be pressed in this phase."""
        self.start_button.setVisible(for_sessions and phase is Phase.PREVIEWING)
        self.skip_button.setVisible(phase.is_before_session)
        self.pause_button.setVisible(phase.is_recording)
        self.pause_button.setText(self.tr("Resume") if phase is Phase.PAUSED else self.tr("Pause"))
        self.pause_button.show_icon("play" if phase is Phase.PAUSED else "pause", "on_screen")
        self.mark_button.setVisible(phase is Phase.RECORDING)
        self.stop_button.setVisible(phase.is_in_session and phase is not Phase.STOPPING)
        self.play_button.setVisible(not phase.is_in_session and getattr(self, "_is_film", False))
        self.camera_chip.setVisible(for_sessions)
        self.slider.setEnabled(not phase.is_before_session)

    def show_running(self, running: bool) -> None:
        """Show whether the content plays now."""
        self.play_button.show_icon("pause" if running else "play")

    def show_position(self, position: ContentPosition, duration_s: float | None, items: int) -> None:
        """Show where in the content the viewer is."""
        if not self.slider.isHidden():
            self.slider.show_position(position.position_s, duration_s or 0.0)
            self.time_label.setText(f"{clock(position.position_s)} / {clock(duration_s or 0.0)}")
        else:
            self.time_label.setText(self.tr("{item} of {count}").format(item=position.item, count=items))


class CameraLight(QWidget):
    """A sign that the camera is on, as small as it can be and still be seen on any film."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.resize(self.sizeHint())
        self.setAccessibleName(self.tr("Camera on"))
        self.setToolTip(self.tr("Camera on"))
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(_LIGHT, _LIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.on_screen), 1.5))
        painter.setBrush(QColor(theme.recording))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
        painter.end()


def _button(words: str, icon: str) -> IconButton:
    button = IconButton(words, icon, "on_screen")
    # A click leaves the focus to the film.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _tool(icon: str, words: str) -> IconToolButton:
    button = IconToolButton(icon, role="on_screen")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(words)
    button.setToolTip(words)
    return button
