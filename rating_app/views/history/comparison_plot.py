"""The curves of several sessions over one another, each in as many points as a plot needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from rating_app.charts.ticks import share_ticks
from rating_app.formatting import clock
from rating_app.rating import DEFAULT_METHOD
from rating_app.rating.series import drawn_curve, stretches
from rating_app.views.design.language import per_cent
from rating_app.views.design.theme import SERIES_DASHES, Theme, current_theme
from rating_app.views.timeline.chart_painting import (
    AXIS_PX,
    LEAST_TICK_PX,
    TimeScale,
    chart_font,
    paint_cursor,
    paint_focus,
    paint_line,
    paint_rating_axis,
    paint_ticks,
    y_of,
)

_POINTS = 400
MOST_CURVES = len(SERIES_DASHES)
_LINE_WIDTH = 2.0
_DOT_PX = 4.0
_PIECE = 20
"""How many of its steps a curve is drawn by at once."""

_KEY_STEP = 0.01
"""Share of the axis that an arrow key goes."""

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LEFT, _RIGHT, _TOP, _BELOW = 38, 14, 14, 12


@dataclass(frozen=True)
class Trace:
    """`seconds` since the session's first frame, rising; `ratings` in [0, 100], NaN where the curve has a gap."""

    seconds: npt.NDArray[np.float64]
    ratings: npt.NDArray[np.float64]

    @classmethod
    def of(
        cls,
        seconds: npt.NDArray[np.float64],
        ratings: npt.NDArray[np.float64],
        max_gap_s: float = DEFAULT_METHOD.max_gap_s,
    ) -> Trace:
        """Of one value a frame, NaN where no usable face was seen: _POINTS from 0 to the last frame, each the mean of
        the time around it, as `drawn_curve` has it.
        """
        times = np.maximum.accumulate(seconds)
        if not len(times) or times[-1] <= 0:
            return cls(seconds, ratings)
        points = np.linspace(0.0, times[-1], _POINTS)
        edges = np.concatenate([points[:1], (points[1:] + points[:-1]) / 2, points[-1:]])
        return cls(points, drawn_curve(times, ratings, edges, max_gap_s))

    @property
    def duration_s(self) -> float:
        """From the first point to the last."""
        return float(self.seconds[-1]) if len(self.seconds) else 0.0

    def at(self, second: float) -> float | None:
        """The rating of the nearest point; None in gaps and beyond the ends."""
        if not len(self.seconds) or not 0 <= second <= self.duration_s:
            return None
        value = float(self.ratings[np.argmin(np.abs(self.seconds - second))])
        return None if np.isnan(value) else value


def pen_of(place: int, theme: Theme) -> QPen:
    """How the curve in this place, from 0, is drawn."""
    pen = QPen(QColor(theme.series[place]), _LINE_WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if SERIES_DASHES[place]:
        pen.setDashPattern(SERIES_DASHES[place])
    return pen


@dataclass
class _Curve:
    trace: Trace
    shown: bool = True


class ComparisonPlot(QWidget):
    """Up to MOST_CURVES curves over minutes, or over the share of each one's duration. They are drawn once, and moved
    over by a line with a dot on each curve.

    Signals:
        pointed(object): the place on the axis under the pointer, or where the arrow keys went, in seconds or as a share
            in [0, 1]; None where there is none any more.
    """

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Live ratings of the sessions over one another"))
        self.describe("")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._curves: dict[int, _Curve] = {}
        self._as_share = False
        self._pointer: float | None = None
        self._drawn = QPixmap()
        self._look: tuple[QSize, float, Theme] | None = None

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    @property
    def length(self) -> float:
        """Of the axis: seconds of the longest shown session, or 1 as a share."""
        shown = [curve.trace.duration_s for curve in self._curves.values() if curve.shown]
        return 1.0 if self._as_share else max(shown, default=1.0) or 1.0

    def describe(self, words: str) -> None:
        """Tell screen readers what is read where the pointer is; empty for how to move it."""
        self.setAccessibleDescription(words or self.tr("Left and right move through time; the legend says each value"))

    def clear_curves(self) -> None:
        """Begin anew."""
        self._curves.clear()
        self._point_at(None)
        self._draw_anew()

    def add_curve(self, place: int, trace: Trace) -> None:
        """Draw the curve in this place, from 0."""
        self._curves[place] = _Curve(trace)
        self._draw_anew()

    def set_curve_shown(self, place: int, shown: bool) -> None:
        """Leave the curve in this place out, or show it again."""
        if place in self._curves:
            self._curves[place].shown = shown
            self._draw_anew()

    def set_as_share(self, as_share: bool) -> None:
        """Stretch each session to the whole width, so that those of different lengths can be compared."""
        self._as_share = as_share
        self._point_at(None)
        self._draw_anew()

    def values_at(self, place_on_axis: float) -> dict[int, float | None]:
        """The rating of each curve there, by its place; None where it has none."""
        return {
            place: curve.trace.at(place_on_axis * self._unit_s(curve.trace)) for place, curve in self._curves.items()
        }

    def place_in_words(self, place_on_axis: float) -> str:
        """`1:05`, or `40 %`."""
        return per_cent(place_on_axis, whole=True) if self._as_share else clock(place_on_axis)

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
        painter.drawPixmap(0, 0, self._picture(theme))
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
        for place, value in self.values_at(place_on_axis).items():
            if value is not None and self._curves[place].shown:
                painter.setPen(QPen(QColor(theme.surface), 1.5))
                painter.setBrush(QColor(theme.series[place]))
                painter.drawEllipse(QPointF(x, y_of(value, plot)), _DOT_PX, _DOT_PX)

    def _picture(self, theme: Theme) -> QPixmap:
        """Everything but what follows the pointer."""
        look = (self.size(), self.devicePixelRatioF(), theme)
        if look != self._look:
            self._look = look
            self._drawn = QPixmap(self.size() * self.devicePixelRatioF())
            self._drawn.setDevicePixelRatio(self.devicePixelRatioF())
            self._drawn.fill(QColor(theme.surface))
            painter = QPainter(self._drawn)
            painter.setFont(chart_font(self))
            self._paint_chart(painter, theme)
            painter.end()
        return self._drawn

    def _paint_chart(self, painter: QPainter, theme: Theme) -> None:
        plot, scale = self._plot(), self._scale()
        paint_rating_axis(painter, (0, 25, 50, 75, 100), plot, theme)
        ticks = share_ticks(0.0, 1.0, LEAST_TICK_PX / scale.px_per_s) if self._as_share else scale.ticks()
        below = QRectF(0, plot.bottom(), self.width(), AXIS_PX)
        paint_ticks(painter, ticks, scale, below, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, curve in self._curves.items():
            if curve.shown:
                pen = pen_of(place, theme)
                for points in self._stretches(curve.trace, plot, scale):
                    _paint_in_pieces(painter, points, pen)

    def _stretches(self, trace: Trace, plot: QRectF, scale: TimeScale) -> list[Sequence[QPointF]]:
        """What lies between the gaps."""
        unit_s = self._unit_s(trace)
        points = [
            QPointF(scale.x_of(second / unit_s), y_of(rating, plot))
            for second, rating in zip(trace.seconds.tolist(), trace.ratings.tolist(), strict=True)
        ]
        return [points[first:end] for first, end in stretches(~np.isnan(trace.ratings))]

    def _unit_s(self, trace: Trace) -> float:
        """What one of the axis's units is to a session, in seconds."""
        return (trace.duration_s or 1.0) if self._as_share else 1.0

    def _scale(self) -> TimeScale:
        """Of the axis, whatever its unit is."""
        plot = self._plot()
        return TimeScale(plot.left(), plot.width(), 0.0, self.length)

    def _plot(self) -> QRectF:
        """Where the curves are."""
        below = AXIS_PX + _BELOW
        return QRectF(_LEFT, _TOP, max(10, self.width() - _LEFT - _RIGHT), max(10, self.height() - _TOP - below))

    def _point_at(self, place_on_axis: float | None) -> None:
        within = place_on_axis is not None and 0 <= place_on_axis <= self.length
        self._pointer = place_on_axis if within else None
        self.update()
        self.pointed.emit(self._pointer)

    def _draw_anew(self) -> None:
        self._look = None
        self.update()
        if self._pointer is not None and self._pointer > self.length:
            self._point_at(None)


def _paint_in_pieces(painter: QPainter, points: Sequence[QPointF], pen: QPen) -> None:
    """A long line, of which Qt smooths the whole in a time that grows with the square of its length: eight curves take
    130 ms, and 25 in pieces. Dashes go on from piece to piece.
    """
    pen, drawn_px = QPen(pen), 0.0
    for first in range(0, max(1, len(points) - 1), _PIECE):
        piece = points[first : first + _PIECE + 1]
        if pen.style() is Qt.PenStyle.CustomDashLine:
            pen.setDashOffset(drawn_px / pen.widthF())
            drawn_px += sum(QLineF(*ends).length() for ends in pairwise(piece))
        paint_line(painter, piece, pen)
