"""The session so far: the live rating over time, with gaps where no face was found."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from rating_app.session import Marker, Sample
from rating_app.views.theme import LIGHT, Theme

REDRAW_MS = 100
_FIRST_SPAN_S = 20.0
_LABEL_LENGTH = 24
_LEAST_DRAG = 0.01
"""Share of the visible time; less is a click with an unsteady hand."""


class Timeline(pg.PlotWidget):  # type: ignore[misc]
    """Redraws at most ten times a second, with about one point a pixel, and not at all while hidden.

    Signals:
        stretch_chosen(float, float): beginning and duration, in seconds, of what the user drew over with the mouse; the
            duration of a double click is 0. Only while `set_choosing` is on.
    """

    stretch_chosen = pg.QtCore.Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, axisItems={"bottom": _MinutesAxis("bottom")})
        self.setAccessibleName("Live rating over the session so far")
        self.setMenuEnabled(False)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        self.setYRange(0, 100, padding=0.1)
        self.getAxis("left").setTicks([[(value, str(value)) for value in (0, 50, 100)]])
        self.getAxis("left").setWidth(34)
        self._curve = self.plot([], [], connect="finite")
        self._mean_line = pg.InfiniteLine(
            angle=0,
            movable=False,
            label="rating {value:.0f}",
            labelOpts={"position": 0.97, "anchors": [(1, 1), (1, 1)]},
        )
        self._mean_line.setVisible(False)
        self.addItem(self._mean_line)
        self._times = np.empty(1024, np.float32)
        self._values = np.empty(1024, np.float32)
        self._count = 0
        self._markers: list[pg.GraphicsObject] = []
        self._choosing = False
        self._pressed_s: float | None = None
        self._drawn = pg.LinearRegionItem(movable=False)
        self._drawn.hide()
        self.addItem(self._drawn)
        self._mean: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(REDRAW_MS)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._redraw)
        self.set_theme(LIGHT)
        self.clear_samples()

    def set_theme(self, theme: Theme) -> None:
        """Repaint in these colours."""
        self.setBackground(theme.surface)
        for name in ("left", "bottom"):
            axis = self.getAxis(name)
            axis.setPen(pg.mkPen(theme.border))
            axis.setTextPen(pg.mkPen(theme.muted))
        fill = QColor(theme.joy)
        fill.setAlphaF(0.18)
        self._curve.setPen(pg.mkPen(theme.joy, width=2))
        self._curve.setFillLevel(0)
        self._curve.setBrush(fill)
        self._mean_line.setPen(pg.mkPen(theme.muted, width=1, style=pg.QtCore.Qt.PenStyle.DashLine))
        self._mean_line.label.setColor(theme.muted)
        self._theme = theme
        for item in self._markers:
            if isinstance(item, pg.InfiniteLine):
                self._dress_marker(item)
            else:
                self._dress_stretch(item)
        self.showGrid(x=False, y=True, alpha=0.15)

    def add_sample(self, sample: Sample, mean_0_100: float | None) -> None:
        """Append one analysed frame; `mean_0_100` is the session's rating so far."""
        if self._count == len(self._times):
            self._times = np.concatenate([self._times, np.empty_like(self._times)])
            self._values = np.concatenate([self._values, np.empty_like(self._values)])
        self._times[self._count] = sample.timestamp_s
        self._values[self._count] = math.nan if sample.live_rating is None else sample.live_rating
        self._count += 1
        self._mean = mean_0_100
        if not self._timer.isActive():
            self._timer.start()

    def show_mean(self, mean_0_100: float | None) -> None:
        """The session's rating, once it is final."""
        self._mean = mean_0_100
        self._redraw()

    def add_marker(self, marker: Marker) -> None:
        """Flag a moment, or a stretch."""
        if marker.duration_s:
            stretch = pg.LinearRegionItem((marker.timestamp_s, marker.timestamp_s + marker.duration_s), movable=False)
            self._dress_stretch(stretch)
            self._markers.append(stretch)
            self.addItem(stretch)
        line = pg.InfiniteLine(
            pos=marker.timestamp_s,
            angle=90,
            movable=False,
            label=marker.text[:_LABEL_LENGTH] or "⚑",
            labelOpts={"position": 0.93, "anchors": [(0, 0.5), (1, 0.5)]},
        )
        self._dress_marker(line)
        self._markers.append(line)
        self.addItem(line)

    def clear_samples(self) -> None:
        """Begin anew."""
        for line in self._markers:
            self.removeItem(line)
        self._markers.clear()
        self._count = 0
        self._mean = None
        self._redraw()

    def set_choosing(self, on: bool) -> None:
        """Whether moments and stretches can be chosen."""
        self._choosing = on
        self.setToolTip("Double-click a moment, or draw over a stretch, to mark it" if on else "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._choosing:
            self._pressed_s = None
            self.stretch_chosen.emit(self._second_at(event), 0.0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._choosing and event.button() == Qt.MouseButton.LeftButton:
            self._pressed_s = self._second_at(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_s is not None:
            self._drawn.setRegion((self._pressed_s, self._second_at(event)))
            self._drawn.show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed_s, self._pressed_s = self._pressed_s, None
        self._drawn.hide()
        if pressed_s is None:
            return
        first_s, last_s = sorted((pressed_s, self._second_at(event)))
        if last_s - first_s > _LEAST_DRAG * self.viewRect().width():
            self.stretch_chosen.emit(first_s, last_s - first_s)

    def _second_at(self, event: QMouseEvent) -> float:
        scene = self.mapToScene(event.position().toPoint())
        second = float(self.getViewBox().mapSceneToView(scene).x())
        return min(max(0.0, second), float(self._times[self._count - 1]) if self._count else 0.0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._redraw()

    def _dress_marker(self, line: pg.InfiniteLine) -> None:
        line.setPen(pg.mkPen(self._theme.accent, width=1))
        line.label.setColor(self._theme.accent)

    def _dress_stretch(self, stretch: pg.LinearRegionItem) -> None:
        fill = QColor(self._theme.accent)
        fill.setAlphaF(0.15)
        stretch.setBrush(fill)

    def _redraw(self) -> None:
        if not self.isVisible() and self._count:
            return
        self._curve.setData(*self._one_point_a_pixel())
        last_s = float(self._times[self._count - 1]) if self._count else 0.0
        self.setXRange(0, max(_FIRST_SPAN_S, last_s), padding=0.0)
        self._mean_line.setVisible(self._mean is not None)
        if self._mean is not None:
            self._mean_line.setValue(self._mean)

    def _one_point_a_pixel(self) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Means of equally many samples each; one without a face makes a gap of its whole block."""
        times, values = self._times[: self._count], self._values[: self._count]
        step = self._count // max(200, self.width())
        if step < 2:
            return times, values
        starts = np.arange(0, self._count, step)
        sizes = np.diff(np.append(starts, self._count))
        # Each block stands at its last sample, so that the curve reaches the present.
        return times[starts + sizes - 1], np.add.reduceat(values, starts) / sizes


class _MinutesAxis(pg.AxisItem):  # type: ignore[misc]
    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [f"{int(value) // 60}:{int(value) % 60:02d}" for value in values]
