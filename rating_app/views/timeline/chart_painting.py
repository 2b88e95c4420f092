"""The parts of the window's charts: a scale of time, axes, curves that break, and words on a plate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from rating_app.charts.ticks import Tick, content_ticks, time_ticks
from rating_app.views.design.language import decimal_mark
from rating_app.views.design.theme import SERIES_DASHES, Theme

if TYPE_CHECKING:
    from rating_app.charts.ticks import Floats

MOST_CURVES = len(SERIES_DASHES)
"""The most curves over one another that a reader can tell apart."""

LEAST_TICK_PX = 72.0
"""Width that a tick with its label takes."""

AXIS_PX = 18
"""Height of an axis below a chart, with its ticks and their labels."""

_TICK_PX = 3
_FILL_ALPHA = 0.22
_LABEL_GAP_PX = 6
_SMALLEST_PT = 7.0
_LINE_WIDTH = 2.0
_PIECE = 20
"""The number of steps of a curve that are drawn at once."""


@dataclass(frozen=True)
class TimeScale:
    """A scale of time: `first_s` is at `left`, in pixels; `width` pixels cover `span_s` seconds."""

    left: float
    width: float
    first_s: float
    span_s: float

    @property
    def px_per_s(self) -> float:
        return self.width / self.span_s

    @property
    def last_s(self) -> float:
        return self.first_s + self.span_s

    def x_of(self, second: float) -> float:
        return self.left + (second - self.first_s) * self.px_per_s

    def second_at(self, x: float) -> float:
        return self.first_s + (x - self.left) / self.px_per_s

    def ticks(self) -> tuple[Tick, ...]:
        """Return the ticks that are in sight, with room for each label."""
        return time_ticks(self.first_s, self.last_s, LEAST_TICK_PX / self.px_per_s, decimal_mark())

    def ticks_of_content(self, runs: Sequence[tuple[Floats, Floats]]) -> tuple[Tick, ...]:
        """Return the ticks in the content's time, which leaps where the viewer jumped; `runs` are those of a
        ContentTrack.
        """
        return content_ticks(runs, self.first_s, self.last_s, LEAST_TICK_PX / self.px_per_s, decimal_mark())


class PaintedOnce:
    """The part of a chart that does not follow the pointer or the player: it is painted anew only if size, colours or
    data have changed.
    """

    def __init__(self, widget: QWidget, paint: Callable[[QPainter, Theme], None]) -> None:
        """Keep `paint`, which paints the chart on the theme's surface, in the font of charts."""
        self._widget = widget
        self._paint = paint
        self._picture = QPixmap()
        self._look: tuple[QSize, float, Theme] | None = None

    def outdate(self) -> None:
        """Have the picture painted anew next time."""
        self._look = None

    def picture(self, theme: Theme) -> QPixmap:
        """Return it in the widget's size."""
        ratio = self._widget.devicePixelRatioF()
        look = (self._widget.size(), ratio, theme)
        if look != self._look:
            self._look = look
            self._picture = QPixmap(self._widget.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(QColor(theme.surface))
            painter = QPainter(self._picture)
            painter.setFont(chart_font(self._widget))
            self._paint(painter, theme)
            painter.end()
        return self._picture


def chart_font(widget: QWidget) -> QFont:
    """Return a font a little smaller than the widget's own."""
    font = widget.font()
    font.setPointSizeF(max(_SMALLEST_PT, 0.85 * font.pointSizeF()))
    return font


def y_of(rating: float, box: QRectF) -> float:
    """Return the height, in pixels, of a rating in [0, 100] between the bottom and the top of `box`."""
    return box.bottom() - rating / 100 * box.height()


def paint_rating_axis(painter: QPainter, ratings: Sequence[int], box: QRectF, theme: Theme) -> None:
    """Paint a line across `box` for each of `ratings`, with the number left of it."""
    height = painter.fontMetrics().height()
    for rating in ratings:
        y = round(y_of(rating, box))
        painter.setPen(QColor(theme.border))
        painter.drawLine(round(box.left()), y, round(box.right()), y)
        painter.setPen(QColor(theme.muted))
        words = QRectF(0, y - height / 2, box.left() - _LABEL_GAP_PX, height)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight, str(rating))


def paint_ticks(painter: QPainter, ticks: Sequence[Tick], scale: TimeScale, room: QRectF, theme: Theme) -> None:
    """Paint each tick from the top of `room` into its lowest AXIS_PX, with the label below it and inside `room`."""
    height = painter.fontMetrics().height()
    end = round(room.bottom()) - AXIS_PX + _TICK_PX
    for tick in ticks:
        x = round(scale.x_of(tick.at))
        painter.setPen(QColor(theme.border))
        painter.drawLine(x, round(room.top()), x, end)
        painter.setPen(QColor(theme.muted))
        width = painter.fontMetrics().horizontalAdvance(tick.label) + 2
        left = min(x - width / 2, room.right() - width)
        words = QRectF(left, room.bottom() - height, width, height)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, tick.label)


def paint_line(painter: QPainter, points: Sequence[QPointF], pen: QPen) -> None:
    """Paint one stretch of a curve; a single point becomes a dot."""
    painter.setPen(pen)
    if len(points) == 1:
        painter.drawPoint(points[0])
    else:
        painter.drawPolyline(QPolygonF(points))


def pen_of(place: int, theme: Theme) -> QPen:
    """Return the pen for the curve at this place, counted from 0, among several."""
    pen = QPen(QColor(theme.series[place]), _LINE_WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if SERIES_DASHES[place]:
        pen.setDashPattern(SERIES_DASHES[place])
    return pen


def line_sample(place: int, theme: Theme, size: QSize) -> QIcon:
    """Return a sample of the line that `pen_of` draws, for a legend."""
    scale = 2.0
    picture = QPixmap(size * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setPen(pen_of(place, theme))
    painter.drawLine(0, size.height() // 2, size.width(), size.height() // 2)
    painter.end()
    return QIcon(picture)


def points_between_gaps(at: Floats, ratings: Floats, box: QRectF, scale: TimeScale) -> list[list[QPointF]]:
    """Return the points of a curve (n,) over the seconds `at` (n,), one list for each stretch between its NaNs."""
    # Imported with the first curve: the first painting of the window has none, and does not wait for NumPy.
    import numpy as np

    from rating_app.rating.series import stretches

    points = [QPointF(scale.x_of(x), y_of(y, box)) for x, y in zip(at.tolist(), ratings.tolist(), strict=True)]
    return [points[first:end] for first, end in stretches(~np.isnan(ratings))]


def paint_long_line(painter: QPainter, points: Sequence[QPointF], pen: QPen) -> None:
    """Paint a long line in pieces. Qt's smoothing takes a time that grows with the square of a line's length: eight
    curves take 130 ms whole, and 25 ms in pieces. Dashes continue from piece to piece.
    """
    pen, drawn_px = QPen(pen), 0.0
    for first in range(0, max(1, len(points) - 1), _PIECE):
        piece = points[first : first + _PIECE + 1]
        if pen.style() is Qt.PenStyle.CustomDashLine:
            pen.setDashOffset(drawn_px / pen.widthF())
            drawn_px += sum(QLineF(*ends).length() for ends in pairwise(piece))
        paint_line(painter, piece, pen)


def paint_band(
    painter: QPainter, at: Floats, low: Floats, high: Floats, box: QRectF, scale: TimeScale, colour: str
) -> None:
    """Fill the area between two curves (n,), as from `points_between_gaps`; their NaNs are in the same places."""
    fill = QColor(colour)
    fill.setAlphaF(_FILL_ALPHA)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    lows, highs = (points_between_gaps(at, values, box, scale) for values in (low, high))
    for below, above in zip(lows, highs, strict=True):
        painter.drawPolygon(QPolygonF([*above, *reversed(below)]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_area(painter: QPainter, points: Sequence[QPointF], floor: float, pen: QPen) -> None:
    """Paint a stretch as `paint_line` does, with a tint of its colour down to `floor`."""
    fill = QColor(pen.color())
    fill.setAlphaF(_FILL_ALPHA)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPolygon(QPolygonF([QPointF(points[0].x(), floor), *points, QPointF(points[-1].x(), floor)]))
    paint_line(painter, points, pen)


def paint_cursor(painter: QPainter, x: float, box: QRectF, theme: Theme) -> None:
    """Paint a line where the pointer or the keys are."""
    painter.setPen(QPen(QColor(theme.accent), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))


def paint_focus(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Paint a frame that shows that the chart has the focus."""
    painter.setPen(QPen(QColor(theme.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 3, 3)


def paint_plate(painter: QPainter, box: QRectF, words: str, ground: str, ink: str) -> None:
    """Paint words on a ground of their own, in colours of the theme."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
