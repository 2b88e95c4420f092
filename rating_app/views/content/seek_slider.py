"""A slider that goes to where it is clicked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSlider, QStyle, QWidget

STEP_S, PAGE_S = 5.0, 30.0
_PER_SECOND = 100


class SeekSlider(QSlider):
    """A slider over the seconds of something that plays.

    Signals:
        sought(float): the viewer chose this second.
    """

    sought = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(self.tr("Position"))
        self.sliderReleased.connect(lambda: self.sought.emit(self.value() / _PER_SECOND))

    def show_position(self, seconds: float, duration_s: float) -> None:
        """Follow the player, unless the viewer is dragging the handle."""
        if not self.isSliderDown():
            self.setRange(0, round(duration_s * _PER_SECOND))
            self.setValue(round(seconds * _PER_SECOND))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -STEP_S,
            Qt.Key.Key_Right: STEP_S,
            Qt.Key.Key_PageDown: PAGE_S,
            Qt.Key.Key_PageUp: -PAGE_S,
        }
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.maximum()}
        key = Qt.Key(event.key())
        if key in steps:
            self._go_to(self.value() + round(steps[key] * _PER_SECOND))
        elif key in ends:
            self._go_to(ends[key])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = QStyle.sliderValueFromPosition(
            self.minimum(), self.maximum(), round(event.position().x()), max(1, self.width())
        )
        self.setValue(at)
        self.setSliderDown(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(
                QStyle.sliderValueFromPosition(
                    self.minimum(), self.maximum(), round(event.position().x()), max(1, self.width())
                )
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            # This emits `sliderReleased`.
            self.setSliderDown(False)

    def _go_to(self, value: int) -> None:
        self.setValue(min(max(value, self.minimum()), self.maximum()))
        self.sought.emit(self.value() / _PER_SECOND)
