"""Fields for a choice among a few, for a camera and for a number. They are used on pages that scroll: a field without
the focus leaves the mouse wheel to the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QSizePolicy, QSlider, QWidget

from rating_app.views.design.theme import SPACE_S

if TYPE_CHECKING:
    from rating_app.vision.camera import CameraInfo

_TEXT_MARGIN = 8
_SPIN_WIDTH = 92


class ChoiceBox(QComboBox):
    """A list of choices, each with a value of its own. Without the focus it leaves the mouse wheel to the page.

    Signals:
        chosen(object): the value that the user has chosen.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.currentIndexChanged.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def show_choices(self, choices: Sequence[tuple[Any, str]], value: Any) -> None:
        """Offer these (value, words) and select `value`, without emitting `chosen`."""
        with QSignalBlocker(self):
            self.clear()
            for offered, words in choices:
                self.addItem(words, offered)
            self.setCurrentIndex(self.findData(value))

    def show_value(self, value: Any) -> None:
        """Select the choice that has `value`, without emitting `chosen`."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CameraBox(ChoiceBox):
    """A list of cameras. A remembered camera that is not plugged in stays in it, and is marked as not connected. Its
    values are names; an empty one means the first camera that is found.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Camera"), parent)
        self._cameras: tuple[CameraInfo, ...] | None = None
        self._choices: list[tuple[str, str]] = []
        self._chosen = ""
        self._fill()

    def show_cameras(self, cameras: Sequence[CameraInfo]) -> None:
        """Offer the cameras that are plugged in; their names differ."""
        self._cameras = tuple(cameras)
        self._fill()

    def show_chosen(self, name: str) -> None:
        """Select the camera that is used, or would be."""
        self._chosen = name
        self._fill()

    def _fill(self) -> None:
        first = self.tr("No camera was found") if self._cameras == () else self.tr("The first one found")
        choices = [("", first), *((camera.name, self._words(camera)) for camera in self._cameras or ())]
        if self._chosen not in (name for name, _ in choices):
            unplugged = self.tr("{name} (not connected)").format(name=self._chosen)
            choices.append((self._chosen, self._chosen if self._cameras is None else unplugged))
        if choices == self._choices:
            # The list may be open while the user is choosing from it.
            self.show_value(self._chosen)
        else:
            self._choices = choices
            self.show_choices(choices, self._chosen)
        self.setToolTip(self.currentText())

    def _words(self, camera: CameraInfo) -> str:
        return self.tr("{name} (infrared)").format(name=camera.name) if camera.is_infrared else camera.name


class NumberBox(QWidget):
    """A number on a slider, with a field to type it into.

    Signals:
        changed(float): the number that the user has set, at every step of the slider.
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
        self.field.setDecimals(0 if step >= 1 else 1 if step >= 0.1 else 2)
        self.field.setSingleStep(step)
        self.field.setRange(*ends)
        self.field.setSuffix(suffix)
        # The text of the field while a number is being typed is not that number yet.
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
        """Return `value` as the field would show it."""
        return self.field.textFromValue(value) + self.field.suffix()

    def show_value(self, value: float) -> None:
        """Show `value` without emitting `changed`."""
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
