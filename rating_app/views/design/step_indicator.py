"""Where one is on a short way."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from rating_app.views.design.labels import label
from rating_app.views.design.theme import SPACE_S, current_theme

_DOT, _LONG_DOT, _GAP = 8, 24, 6


class StepIndicator(QWidget):
    """Says "Step 2 of 3" in words, and in as many dots, of which the present one is long."""

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
