"""The curves of several sessions over one another, or their mean with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from rating_app.charts.ticks import share_ticks
from rating_app.formatting import clock
from rating_app.rating.means import Means, means_of
from rating_app.session.course import POINTS, Course, Curve
from rating_app.session.samples import Floats
from rating_app.views.design.language import per_cent
from rating_app.views.design.theme import Theme, current_theme
from rating_app.views.timeline.chart_painting import (
    AXIS_PX,
    LEAST_TICK_PX,
    PaintedOnce,
    TimeScale,
    paint_band,
    paint_cursor,
    paint_focus,
    paint_long_line,
    paint_rating_axis,
    paint_ticks,
    pen_of,
    points_between_gaps,
    y_of,
)

_DOT_PX = 4.0

_KEY_STEP = 0.01
"""Share of the axis that an arrow key moves by."""

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LEFT, _RIGHT, _TOP, _BELOW = 38, 14, 14, 12


class Axis(Enum):
    """The axis of the curves: the time of the film, of the session, or the share of the session's."""

    FILM = "film"
    SESSION = "session"
    SHARE = "share"


@dataclass
class _Shown:
    course: Course
    shown: bool = True

    def on(self, axis: Axis) -> Curve | None:
        """Return the curve over this axis; None if it has no such time."""
        return self.course.of_film if axis is Axis.FILM else self.course.of_session


@dataclass(frozen=True, eq=False)
class MeanCurve:
    """A mean over sessions: their `joy`, in [0, 1], at each place on the axis of `at` (n,)."""

    at: Floats
    joy: Means


class ComparisonPlot(QWidget):
    """A chart of up to MOST_CURVES curves over an Axis, or of the mean of any number with its 95 % interval. They are
    drawn once; a line with a dot on each curve moves over them.

    Signals:
        pointed(object): the place on the axis under the pointer, or where the arrow keys went, in seconds or as a share
            in [0, 1]; None when it has left the chart.
    """

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Curves of the sessions in one chart"))
        self.describe("")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._curves: dict[int, _Shown] = {}
        self._axis = Axis.SESSION
        self._as_mean = False
        self._mean: MeanCurve | None = None
        self._pointer: float | None = None
        self._chart = PaintedOnce(self, self._paint_chart)

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    @property
    def length(self) -> float:
        """The length of the axis: seconds to the last end of a shown curve, or 1 for a share."""
        ends = [curve.last_s for curve in self._on_axis().values()]
        return 1.0 if self._axis is Axis.SHARE else max(ends, default=1.0) or 1.0

    @property
    def mean(self) -> MeanCurve | None:
        """The mean of the shown curves; None if they are drawn one by one."""
        if not self._as_mean:
            return None
        if self._mean is None:
            at = (np.arange(POINTS) + 0.5) / POINTS * self.length
            joy = [self._at(curve, at) / 100 for curve in self._on_axis().values()]
            self._mean = MeanCurve(at, means_of(np.array(joy, float).reshape(-1, len(at))).of_enough)
        return self._mean

    def describe(self, words: str) -> None:
        """Describe the values at the pointer to screen readers; if empty, how to move it."""
        self.setAccessibleDescription(words or self.tr("Left and Right move through time; the legend shows each value"))

    def clear_curves(self, as_mean: bool = False) -> None:
        """Remove all curves; `as_mean` draws the following ones as one."""
        self._curves.clear()
        self._as_mean = as_mean
        self._point_at(None)
        self._draw_anew()

    def add_course(self, place: int, course: Course) -> None:
        """Draw the curve at this place, counted from 0."""
        self._curves[place] = _Shown(course)
        self._draw_anew()

    def set_curve_shown(self, place: int, shown: bool) -> None:
        """Leave out the curve at this place, or show it again."""
        if place in self._curves:
            self._curves[place].shown = shown
            self._draw_anew()

    def set_axis(self, axis: Axis) -> None:
        """Set the axis; as a share, each session is stretched to the whole width."""
        self._axis = axis
        self._point_at(None)
        self._draw_anew()

    def values_at(self, place_on_axis: float) -> dict[int, float | None]:
        """Return the joy of each curve there, by its place; None if it has no value."""
        found: dict[int, float | None] = {}
        for place, shown in self._curves.items():
            curve = shown.on(self._axis)
            value = np.nan if curve is None else float(self._at(curve, np.array([place_on_axis]))[0])
            found[place] = None if np.isnan(value) else value
        return found

    def _on_axis(self) -> dict[int, Curve]:
        """Return the curves that are shown and have such a time, by their places."""
        shown = {place: one.on(self._axis) for place, one in self._curves.items() if one.shown}
        return {place: curve for place, curve in shown.items() if curve is not None}

    def _at(self, curve: Curve, places: Floats) -> Floats:
        return curve.at(places * curve.last_s if self._axis is Axis.SHARE else places)

    def place_in_words(self, place_on_axis: float) -> str:
        """Write a place on the axis as `1:05`, or `40 %`."""
        return per_cent(place_on_axis, whole=True) if self._axis is Axis.SHARE else clock(place_on_axis)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._scale().second_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
            return
        now = (0.0 if steps > 0 else self.length) if self._pointer is None else self._pointer
        self._point_at(min(max(0.0, now + steps * _KEY_STEP * self.length), self.length))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._chart.picture(theme))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            paint_focus(painter, self._plot(), theme)
        if self._pointer is not None:
            self._paint_pointer(painter, self._pointer, theme)
        painter.end()

    def _paint_pointer(self, painter: QPainter, place_on_axis: float, theme: Theme) -> None:
        plot = self._plot()
        x = self._scale().x_of(place_on_axis)
        paint_cursor(painter, x, plot, theme)
        if self._as_mean:
            return
        for place, value in self.values_at(place_on_axis).items():
            if value is not None and self._curves[place].shown:
                painter.setPen(QPen(QColor(theme.surface), 1.5))
                painter.setBrush(QColor(theme.series[place]))
                painter.drawEllipse(QPointF(x, y_of(value, plot)), _DOT_PX, _DOT_PX)

    def _paint_chart(self, painter: QPainter, theme: Theme) -> None:
        plot, scale = self._plot(), self._scale()
        paint_rating_axis(painter, (0, 25, 50, 75, 100), plot, theme)
        ticks = share_ticks(0.0, 1.0, LEAST_TICK_PX / scale.px_per_s) if self._axis is Axis.SHARE else scale.ticks()
        below = QRectF(0, plot.bottom(), self.width(), AXIS_PX)
        paint_ticks(painter, ticks, scale, below, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if (mean := self.mean) is not None:
            self._paint_mean(painter, mean, plot, scale, theme)
            return
        for place, curve in self._on_axis().items():
            unit_s = curve.last_s if self._axis is Axis.SHARE else 1.0
            for points in points_between_gaps(curve.seconds / unit_s, curve.joy, plot, scale):
                paint_long_line(painter, points, pen_of(place, theme))

    def _paint_mean(self, painter: QPainter, mean: MeanCurve, plot: QRectF, scale: TimeScale, theme: Theme) -> None:
        """Paint the band first and the line over it; neither crosses a gap."""
        paint_band(painter, mean.at, 100 * mean.joy.low, 100 * mean.joy.high, plot, scale, theme.series[0])
        for points in points_between_gaps(mean.at, 100 * mean.joy.mean, plot, scale):
            paint_long_line(painter, points, pen_of(0, theme))

    def _scale(self) -> TimeScale:
        """Return the scale of the axis, whatever its unit is."""
        plot = self._plot()
        return TimeScale(plot.left(), plot.width(), 0.0, self.length)

    def _plot(self) -> QRectF:
        """Return the area of the curves."""
        below = AXIS_PX + _BELOW
        return QRectF(_LEFT, _TOP, max(10, self.width() - _LEFT - _RIGHT), max(10, self.height() - _TOP - below))

    def _point_at(self, place_on_axis: float | None) -> None:
        within = place_on_axis is not None and 0 <= place_on_axis <= self.length
        self._pointer = place_on_axis if within else None
        self.update()
        self.pointed.emit(self._pointer)

    def _draw_anew(self) -> None:
        self._chart.outdate()
        self._mean = None
        self.update()
        if self._pointer is not None and self._pointer > self.length:
            self._point_at(None)
