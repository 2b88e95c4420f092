"""A number to set. Without the focus it leaves the wheel to the page."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSlider, QWidget

from rating_app.views.design.theme import SPACE_S

_TEXT_MARGIN = 8
_SPIN_WIDTH = 92


class NumberBox(QWidget):
    """A number on a slider, and to type in.

    Signals:
        changed(float): what the user has set, at every step of the way.
    """

    changed = Signal(float)

    def __init__(
        self, name: str, ends: tuple[float, float], step: float, suffix: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._step = step
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(name)
        self.slider.setRange(round(ends[0] / step), round(ends[1] / step))
        self.slider.setPageStep(max(1, (self.slider.maximum() - self.slider.minimum()) // 10))
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.slider.setMinimumWidth(120)
        self.field = _Field()
        self.field.setAccessibleName(name)
        self.field.setDecimals(1 if step >= 0.1 else 2)
        self.field.setSingleStep(step)
        self.field.setRange(*ends)
        self.field.setSuffix(suffix)
        # What stands in the field while a number is being typed is not the number.
        self.field.setKeyboardTracking(False)
        self.field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field.setFixedWidth(_SPIN_WIDTH)
        self.field.lineEdit().setTextMargins(_TEXT_MARGIN, 0, 0, 0)
        self.slider.valueChanged.connect(lambda steps: self._on_set(steps * self._step))
        self.field.valueChanged.connect(self._on_set)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.field)
        self.setFocusProxy(self.slider)

    @property
    def value(self) -> float:
        return self.field.value()

    def words(self, value: float) -> str:
        """As the field would show it."""
        return self.field.textFromValue(value) + self.field.suffix()

    def show_value(self, value: float) -> None:
        """Without saying so by `changed`."""
        with QSignalBlocker(self.slider), QSignalBlocker(self.field):
            self.slider.setValue(round(value / self._step))
            self.field.setValue(value)

    def _on_set(self, value: float) -> None:
        self.show_value(value)
        self.changed.emit(self.value)


class _Slider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class _Field(QDoubleSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
