"""A small gauge on top of whatever is watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from rating_app.formatting import clock
from rating_app.session.sight import Sight
from rating_app.views.design.icons import IconToolButton
from rating_app.views.design.indicators import CameraChip, RecordingChip, RecordingState
from rating_app.views.design.language import per_cent
from rating_app.views.design.theme import set_role
from rating_app.views.gauge.gauge import Gauge
from rating_app.views.watch.phase import Phase

if TYPE_CHECKING:
    from rating_app.rating import LiveRating

SIZE, BLIND_SIZE = QSize(204, 242), QSize(204, 92)
LEAST_OPACITY = 0.3
_OPACITIES = (1.0, 0.8, 0.6)
_OPACITY_STEP = 0.1
_KEY_STEP = 16


class FloatingGauge(QWidget):
    """A small window without a frame that stays on top; the mouse drags it, and the arrow keys move it. Escape leads
    back to the main window, and Space never does: it starts, pauses and resumes.

    Signals:
        start_requested(), pause_toggled(), stop_requested(), mark_requested(), withdraw_requested().
        closed(): the user closed it.
        moved_to(int, int): the user moved its top left corner there, in pixels of the desktop.
    """

    start_requested = Signal()
    pause_toggled = Signal()
    stop_requested = Signal()
    mark_requested = Signal()
    withdraw_requested = Signal()
    closed = Signal()
    moved_to = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint,
        )
        self.setObjectName("floating")
        self.setWindowTitle(self.tr("Floating gauge"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedSize(SIZE)
        self._grip: QPoint | None = None
        self._closing_itself = False
        self.state_label = QLabel()
        self.recording_chip = RecordingChip()
        self.camera_chip = CameraChip(small=True)
        self.gauge = Gauge()
        self.start_button, self.pause_button = IconToolButton("play"), IconToolButton("pause")
        self.mark_button, self.stop_button = IconToolButton("flag"), IconToolButton("square")
        self.withdraw_button = IconToolButton("shield-off")
        self.close_button = IconToolButton("maximize")
        for button, words, signal in (
            (self.start_button, self.tr("Start"), self.start_requested),
            (self.pause_button, self.tr("Pause or resume"), self.pause_toggled),
            (self.mark_button, self.tr("Flag this moment"), self.mark_requested),
            (self.stop_button, self.tr("Stop"), self.stop_requested),
            (self.withdraw_button, self.tr("Withdraw consent: the camera goes off at once"), self.withdraw_requested),
        ):
            self._name(button, words)
            button.clicked.connect(signal)
        self._name(self.close_button, self.tr("Back to the window (Esc)"))
        # Otherwise Space, in the middle of a film, could press the button that ends the view, or the consent.
        for button in (self.close_button, self.withdraw_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(self.close)
        self._elapsed_s: float | None = None
        self._before_camera = True
        self._phase = Phase.IDLE
        self._build_layout()
        self.show_phase(Phase.IDLE)
        self.show_consent(False)

    def show_consent(self, given: bool) -> None:
        """Show whether there is a consent to withdraw."""
        self.withdraw_button.setVisible(given)

    def set_title(self, title: str) -> None:
        """Name what is being watched."""
        self.setToolTip(title)

    def place(self, x: int, y: int) -> None:
        """Move its top left corner to this point, or as near to it as keeps the whole gauge on a screen."""
        wanted = QRect(QPoint(x, y), self.size())
        screen = QGuiApplication.screenAt(wanted.center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = min(max(x, room.left()), room.right() + 1 - wanted.width())
        top = min(max(y, room.top()), room.bottom() + 1 - wanted.height())
        self.move(left, top)

    def show_update(self, live: LiveRating | None, mean_0_100: float | None, caption: str) -> None:
        """Show the same as `Gauge.show_rating`."""
        self.gauge.show_rating(live, mean_0_100, caption)

    def show_elapsed(self, seconds: float) -> None:
        """Show how long the session has lasted."""
        self._elapsed_s = float(int(seconds))
        self._dress()

    @property
    def sight(self) -> Sight:
        """The part of themselves that viewers see in this window."""
        return Sight(False, self.gauge.isVisible())

    def show_phase(self, phase: Phase, blind: bool = False, before_camera: bool = True) -> None:
        """Enable the buttons that make sense in this phase. A viewer who watches `blind` sees no gauge. `before_camera`
        is False if a recording is rated.
        """
        self._phase, self._before_camera = phase, before_camera
        self.gauge.setVisible(not blind)
        self.setFixedSize(BLIND_SIZE if blind else SIZE)
        self.start_button.setEnabled(phase is Phase.PREVIEWING or phase.is_before_session)
        self.pause_button.setEnabled(phase.is_recording)
        self.mark_button.setEnabled(phase is Phase.RECORDING)
        self.stop_button.setEnabled(phase.is_watching)
        if phase is Phase.PREVIEWING:
            self._elapsed_s = None
        if phase is Phase.PAUSED:
            self.gauge.hold(self.tr("paused"))
        self._dress()

    def set_opacity(self, opacity: float) -> None:
        """Set the opacity, between LEAST_OPACITY and 1, which hides what is beneath the gauge."""
        self.setWindowOpacity(min(1.0, max(LEAST_OPACITY, opacity)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = event.position().toPoint()
            # On Wayland a window cannot move itself, but the compositor takes over a drag.
            if _is_on_wayland() and self.windowHandle().startSystemMove():
                self._grip = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            corner = event.globalPosition().toPoint() - self._grip
            self.place(corner.x(), corner.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip = None
            self.moved_to.emit(self.x(), self.y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.set_opacity(self.windowOpacity() + (_OPACITY_STEP if event.angleDelta().y() > 0 else -_OPACITY_STEP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (-_KEY_STEP, 0),
            Qt.Key.Key_Right: (_KEY_STEP, 0),
            Qt.Key.Key_Up: (0, -_KEY_STEP),
            Qt.Key.Key_Down: (0, _KEY_STEP),
        }
        key = Qt.Key(event.key())
        if key in moves:
            x, y = moves[key]
            self.place(self.x() + x, self.y() + y)
            self.moved_to.emit(self.x(), self.y())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.set_opacity(self.windowOpacity() + (_OPACITY_STEP if key is Qt.Key.Key_Plus else -_OPACITY_STEP))
        elif key is Qt.Key.Key_Space:
            self._press_next()
        elif key is Qt.Key.Key_M and self.mark_button.isEnabled():
            self.mark_requested.emit()
        elif key is Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _press_next(self) -> None:
        """Press Start, Pause or Resume, whichever there is."""
        for button in (self.start_button, self.pause_button):
            if button.isEnabled():
                button.click()
                return

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        for opacity in _OPACITIES:
            action = menu.addAction(self.tr("Opacity {share}").format(share=per_cent(opacity)))
            action.triggered.connect(lambda _checked=False, opacity=opacity: self.set_opacity(opacity))
        menu.addSeparator()
        if self.withdraw_button.isVisible():
            menu.addAction(self.tr("Withdraw consent"), self.withdraw_requested.emit)
        menu.addAction(self.tr("Back to the window"), self.close)
        menu.popup(event.globalPos())

    def put_away(self) -> None:
        """Close it without emitting `closed`."""
        self._closing_itself = True
        self.close()
        self._closing_itself = False

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._closing_itself:
            self.closed.emit()

    @staticmethod
    def _name(button: QToolButton, words: str) -> None:
        button.setAccessibleName(words)
        button.setToolTip(words)

    def _dress(self) -> None:
        words = {
            Phase.RECORDING: self.tr("recording"),
            Phase.PAUSED: self.tr("paused"),
            Phase.RESTING: self.tr("relax"),
        }
        signs = {Phase.RECORDING: "●", Phase.PAUSED: "❚❚"}
        state = words.get(self._phase, self.tr("not recording"))
        elapsed = "" if self._elapsed_s is None else clock(self._elapsed_s)
        self.state_label.setText(" ".join(part for part in (signs.get(self._phase), state, elapsed) if part))
        recorded = self._phase.is_recording and self._before_camera
        chip = RecordingState(self._elapsed_s or 0.0, self._phase is Phase.PAUSED) if recorded else None
        self.recording_chip.show_recording(chip)
        self.state_label.setVisible(not recorded)
        self.pause_button.show_icon("play" if self._phase is Phase.PAUSED else "pause")
        set_role(self.state_label, "alert" if self._phase is Phase.RECORDING else "muted")

    def _build_layout(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.camera_chip)
        head.addWidget(self.recording_chip)
        head.addWidget(self.state_label, 1)
        head.addStretch()
        head.addWidget(self.close_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addStretch()
        for button in (self.start_button, self.pause_button, self.mark_button, self.stop_button, self.withdraw_button):
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.gauge, 1)
        layout.addLayout(buttons)


def wayland_hint() -> str:
    """Return a sentence if the desktop does not let a window choose its place or stay on top, else an empty string."""
    if not _is_on_wayland():
        return ""
    return QGuiApplication.translate(
        "FloatingGauge",
        "On this desktop (Wayland) a window cannot stay on top by itself. Use the window menu's Always on Top, or "
        "start the program with QT_QPA_PLATFORM=xcb.",
    )


def _is_on_wayland() -> bool:
    return QGuiApplication.platformName().startswith("wayland")
