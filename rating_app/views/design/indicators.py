"""Small signs of a state or of progress, which never rely on colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from rating_app.formatting import clock
from rating_app.views.design.icons import IconLabel
from rating_app.views.design.labels import label
from rating_app.views.design.theme import ICON_SIZE, SPACE_S, current_theme, set_role

_DOT, _LONG_DOT, _GAP = 8, 24, 6


class StatusChip(QFrame):
    """A chip that shows one state; `show_state` repaints it only if the state differs."""

    def __init__(self, name: str, parent: QWidget | None = None, small: bool = False) -> None:
        """Build the chip; a `small` one is only an icon and shows its text as a tool tip."""
        super().__init__(parent)
        self.setObjectName("chip")
        self._is_small = small
        self.setAccessibleName(name)
        self._state = ("", "", "muted")
        self._picture = IconLabel(ICON_SIZE)
        self._word = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*((4, 3, 4, 3) if small else (10, 4, 12, 4)))
        layout.setSpacing(6)
        layout.addWidget(self._picture)
        layout.addWidget(self._word)
        self._word.setVisible(not small)

    @property
    def text(self) -> str:
        return self._word.text()

    def show_state(self, text: str, icon_name: str, role: str) -> None:
        """Show this state; `role` is the name of one of the theme's colours: alert, good or muted."""
        if (text, icon_name, role) == self._state:
            return
        self._state = (text, icon_name, role)
        self._word.setText(text)
        set_role(self._word, role)
        self._picture.show_icon(icon_name, role)
        self.setAccessibleDescription(text)
        if self._is_small:
            self.setToolTip(text)


class CameraChip(StatusChip):
    """A chip that shows whether a camera is on: in the header of every page, in the first run, over a film that fills
    the screen, and in the floating gauge.
    """

    def __init__(self, parent: QWidget | None = None, small: bool = False) -> None:
        super().__init__(self.tr("Camera"), parent, small)
        self.show_camera_state(False)

    def show_camera_state(self, on: bool) -> None:
        """Show whether a camera is held open at this moment."""
        if on:
            self.show_state(self.tr("Camera on"), "camera", "alert")
        else:
            self.show_state(self.tr("Camera off"), "camera-off", "muted")


class RecordingChip(QFrame):
    """A red chip with REC and the time, shown while somebody is recorded: in the header of every page, over a film that
    fills the screen, and in the floating gauge. It never blinks, because that would show on the faces that are
    recorded.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rec")
        self.setAccessibleName(self.tr("Recording"))
        self._word = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.addWidget(self._word)
        self._state: RecordingState | None = None
        self.hide()

    @property
    def text(self) -> str:
        """The text that is shown; empty while the chip is hidden."""
        return "" if self._state is None else self._word.text()

    def show_recording(self, state: RecordingState | None) -> None:
        """Show this state; None hides the chip."""
        if state == self._state:
            return
        changed = state is None or self._state is None or state.paused != self._state.paused
        self._state = state
        if state is not None:
            self._word.setText(state.words)
        if changed and state is not None:
            for part in (self, self._word):
                set_role(part, "paused" if state.paused else "recording")
            # With the seconds in it, a screen reader would announce it every second.
            spoken = self.tr("A session is being recorded.") if not state.paused else self.tr("The session is paused.")
            self.setAccessibleDescription(spoken)
            self._word.setAccessibleName(spoken)
        self.setVisible(state is not None)


@dataclass(frozen=True)
class RecordingState:
    """A recording of somebody in front of the camera: its length so far in seconds, without pauses, and whether it is
    `paused`.
    """

    seconds: float = 0.0
    paused: bool = False

    @property
    def words(self) -> str:
        """Its text, such as "● REC 0:12"."""
        if self.paused:
            return "❚❚ " + QCoreApplication.translate("RecordingState", "Paused") + " " + clock(self.seconds)
        return "● " + QCoreApplication.translate("RecordingState", "REC") + " " + clock(self.seconds)


class StepIndicator(QWidget):
    """A row that shows "Step 2 of 3" in words and as dots, of which the current one is long."""

    def __init__(self, step: int, steps: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = label(self.tr("Step {step} of {steps}").format(step=step, steps=steps), "muted")
        self.setAccessibleName(words.text())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(_Dots(step, steps))
        layout.addWidget(words)
        layout.addStretch()


class _Dots(QWidget):
    def __init__(self, step: int, steps: int) -> None:
        super().__init__()
        self._step, self._steps = step, steps
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize((self._steps - 1) * (_DOT + _GAP) + _LONG_DOT, _DOT)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        corner = QPointF(0, 0)
        for step in range(1, self._steps + 1):
            width = _LONG_DOT if step == self._step else _DOT
            painter.setBrush(QColor(theme.accent if step <= self._step else theme.outline))
            painter.drawRoundedRect(QRectF(corner.x(), 0, width, _DOT), _DOT / 2, _DOT / 2)
            corner.setX(corner.x() + width + _GAP)
        painter.end()
