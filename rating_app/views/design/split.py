"""Two widgets side by side, or one above the other, with a divider that mouse and keys move."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from rating_app.views.design.theme import SPACING, current_theme

_STEP_PX = 16
_GRIP_PX = 26
_LEAST, _MOST = 0.1, 0.9


class Split(QSplitter):
    """A splitter that keeps the first widget's share when the available room changes.

    Signals:
        shared(float): the user has given the first widget this share, in [0, 1].
    """

    shared = Signal(float)

    def __init__(self, orientation: Qt.Orientation, first: QWidget, second: QWidget, usual: float, name: str) -> None:
        """Place the widgets. `usual` is the first one's share until the divider is moved; screen readers call the
        divider `name`.
        """
        super().__init__(orientation)
        self._usual = self._share = usual
        self.setHandleWidth(SPACING)
        self.setChildrenCollapsible(False)
        self.addWidget(first)
        self.addWidget(second)
        self.handle(1).setAccessibleName(name)
        self.splitterMoved.connect(self._on_moved)

    @property
    def share(self) -> float:
        """The first widget's share, in [0, 1], as far as both have the room that they need."""
        return self._share

    def set_share(self, share: float) -> None:
        """Divide the room anew without emitting `shared`."""
        self._share = min(_MOST, max(_LEAST, share))
        self._divide()

    def return_to_usual(self) -> None:
        """Move the divider back to its usual place."""
        self.set_share(self._usual)
        self.shared.emit(self._share)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._divide()

    def _divide(self) -> None:
        room = self.width() if self.orientation() is Qt.Orientation.Horizontal else self.height()
        first = round(self._share * max(2, room - self.handleWidth()))
        self.setSizes([first, max(1, room - self.handleWidth() - first)])

    def _on_moved(self) -> None:
        sizes = self.sizes()
        self._share = min(_MOST, max(_LEAST, sizes[0] / max(1, sum(sizes))))


class _Handle(QSplitterHandle):
    """A divider that the arrow keys move, and Enter or a double click moves back."""

    def __init__(self, orientation: Qt.Orientation, parent: Split) -> None:
        super().__init__(orientation, parent)
        self._split = parent
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(self.tr("Drag, or use the arrow keys; a double click or Enter resets it"))

    def sizeHint(self) -> QSize:
        return QSize(SPACING, SPACING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        lies = self.orientation() is Qt.Orientation.Horizontal
        less, more = (Qt.Key.Key_Left, Qt.Key.Key_Right) if lies else (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() in (less, more):
            at = self.x() if lies else self.y()
            self.moveSplitter(at + (_STEP_PX if event.key() == more else -_STEP_PX))
            self._split.shared.emit(self._split.share)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._split.return_to_usual()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._split.shared.emit(self._split.share)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._split.return_to_usual()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect()).center()
        along = QPointF(0, 1) if self.orientation() is Qt.Orientation.Horizontal else QPointF(1, 0)
        focused = self.hasFocus() or self.underMouse()
        painter.setPen(
            QPen(QColor(theme.accent if focused else theme.outline), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        half = along * (_GRIP_PX if focused else _GRIP_PX / 2) / 2
        painter.drawLine(middle - half, middle + half)
        painter.end()
