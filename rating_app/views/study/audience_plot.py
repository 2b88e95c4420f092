"""The reactions of an audience over the time of a film: the mean of joy with its band, and the share of viewers
smiling.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from rating_app.compare.moments import Moment
from rating_app.study.audience import Columns, PartResult, columns_of
from rating_app.study.charts import common_top
from rating_app.views.design.theme import Theme, current_theme
from rating_app.views.timeline.chart_painting import (
    AXIS_PX,
    PaintedOnce,
    TimeScale,
    paint_area,
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

MOST_BANDS = 2
"""If there are more parts, only curves are drawn: bands over bands cannot be told apart."""

_LEFT, _RIGHT, _TOP, _GAP, _BELOW = 38, 14, 22, 24, 6
_SHARE_OF_HEIGHT = 0.28
"""Share of both charts' height that the viewers smiling have."""

_SHORTEST_S = 10.0
"""The shortest stretch that can be zoomed to."""

_ZOOM = 1.25
_STEP_PX = 8
"""The step of an arrow key."""

_ZOOM_KEYS = {Qt.Key.Key_Plus: 1 / _ZOOM, Qt.Key.Key_Equal: 1 / _ZOOM, Qt.Key.Key_Minus: _ZOOM}
_NEAR_PX = 8


class AudiencePlot(QWidget):
    """A chart that draws its curves once, in as many columns as it is wide, and then moves only the lines of pointer
    and film over them. The wheel zooms, and scrolls with Shift.

    Signals:
        pointed(object): the second under the pointer, or where the arrow keys went; None when it has left the chart.
        sought(float): the film is to be played from this second.
    """

    pointed = Signal(object)
    sought = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Visible joy and viewers smiling, over the time of the film"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._results: tuple[PartResult, ...] = ()
        self._hidden: set[int] = set()
        self._moments: tuple[Moment, ...] = ()
        self._whole_s = 1.0
        self._first_s, self._span_s = 0.0, 1.0
        self._pointer_s: float | None = None
        self._player_s: float | None = None
        self._chart = PaintedOnce(self, self._paint_all)
        self.describe("")

    def sizeHint(self) -> QSize:
        return QSize(640, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 150)

    @property
    def seconds_shown(self) -> tuple[float, float]:
        """The first and the last second in sight."""
        return self._first_s, self._first_s + self._span_s

    @property
    def pointer_s(self) -> float | None:
        """The second that is pointed at; None if there is none."""
        return self._pointer_s

    @property
    def player_s(self) -> float | None:
        """The film's position in seconds; None if no film plays."""
        return self._player_s

    def describe(self, words: str) -> None:
        """Describe the values at the pointer to screen readers; if empty, how to move it."""
        keys = self.tr("Left and Right move through time, Enter plays from there, Plus and Minus zoom in and out")
        self.setAccessibleDescription(words or keys)

    def show_results(self, results: Sequence[PartResult], length_s: float) -> None:
        """Show the results of an item that lasts `length_s`, in place of those before."""
        self._results, self._hidden = tuple(results), set()
        self._moments = ()
        ends = [len(result.course.joy.mean) * result.course.bin_s for result in results]
        whole_s = max([length_s, *ends, 1.0])
        if whole_s != self._whole_s:
            self._whole_s = whole_s
            self._first_s, self._span_s = 0.0, whole_s
            self._point_at(None)
        self._draw_anew()

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Mark the best moments by their numbers."""
        self._moments = tuple(moments)
        self._draw_anew()

    def set_shown(self, place: int, shown: bool) -> None:
        """Leave out the curve at this place, or show it again."""
        (self._hidden.discard if shown else self._hidden.add)(place)
        self._draw_anew()

    def show_player(self, second: float | None) -> None:
        """Show the film's position; None hides it."""
        if second != self._player_s:
            before, self._player_s = self._player_s, second
            self._update_line(before)
            self._update_line(second)

    def look_at(self, first_s: float, span_s: float) -> None:
        """Zoom to this stretch, as far as the item has it."""
        span_s = min(max(span_s, min(_SHORTEST_S, self._whole_s)), self._whole_s)
        self._first_s = min(max(0.0, first_s), self._whole_s - span_s)
        self._span_s = span_s
        self._draw_anew()

    def x_of(self, second: float) -> float:
        """Return where a second is, in pixels."""
        return self._scale().x_of(second)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._scale().second_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        second = self._scale().second_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and 0 <= second <= self._whole_s:
            self.sought.emit(second)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta()
        sideways = turns.x() or (turns.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if sideways:
            self.look_at(self._first_s - sideways / 120 * 0.1 * self._span_s, self._span_s)
        elif turns.y():
            self._zoom(_ZOOM ** (-turns.y() / 120), self._scale().second_at(event.position().x()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step_s = max(1.0, _STEP_PX / self._scale().px_per_s)
        now_s = self._pointer_s if self._pointer_s is not None else self._player_s or self._first_s
        places = {
            Qt.Key.Key_Left: now_s - step_s,
            Qt.Key.Key_Right: now_s + step_s,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self._whole_s,
        }
        if key in places:
            self._point_at(min(max(0.0, places[key]), self._whole_s), follow=True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sought.emit(now_s)
        elif key in _ZOOM_KEYS:
            self._zoom(_ZOOM_KEYS[key], now_s)
        elif key is Qt.Key.Key_0:
            self.look_at(0.0, self._whole_s)
        else:
            super().keyPressEvent(event)

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
        whole = self._joy_box().united(self._share_box())
        if self.hasFocus():
            paint_focus(painter, whole, theme)
        for second, is_player in ((self._player_s, True), (self._pointer_s, False)):
            if second is None or not self._first_s <= second <= self._first_s + self._span_s:
                continue
            x = self.x_of(second)
            if is_player:
                painter.setPen(QPen(QColor(theme.text), 1.5))
                painter.drawLine(QPointF(x, whole.top()), QPointF(x, whole.bottom()))
                painter.setBrush(QColor(theme.text))
                top = whole.top() - 1
                painter.drawPolygon(QPolygonF([QPointF(x - 5, top - 6), QPointF(x + 5, top - 6), QPointF(x, top)]))
            else:
                paint_cursor(painter, x, whole, theme)
        painter.end()

    def _paint_all(self, painter: QPainter, theme: Theme) -> None:
        joy, share, scale = self._joy_box(), self._share_box(), self._scale()
        shown = {place: one for place, one in enumerate(self._results) if place not in self._hidden}
        top = 100 * common_top(one.course for one in self._results)
        self._paint_moments(painter, joy, scale, theme)
        _paint_axis(painter, joy, top, theme)
        paint_rating_axis(painter, (0, 100), share, theme)
        painter.setPen(QColor(theme.muted))
        height = painter.fontMetrics().height()
        has_bands = len(shown) <= MOST_BANDS
        with_band = self.tr("Visible joy: mean over viewers, with its 95 % interval")
        alone = self.tr("Visible joy: mean over viewers")
        for box, words in (
            (joy, with_band if has_bands else alone),
            (share, self.tr("Viewers smiling, in per cent")),
        ):
            at = QRectF(box.left(), box.top() - height - 3, box.width(), height)
            painter.drawText(at, Qt.AlignmentFlag.AlignLeft, words)
        below = QRectF(0, share.bottom(), self.width(), AXIS_PX)
        paint_ticks(painter, scale.ticks(), scale, below, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(1, round(joy.width() / 2))
        columns = {place: columns_of(one.course, *self.seconds_shown, most) for place, one in shown.items()}
        painter.setClipRect(QRectF(joy.left(), 0, joy.width(), self.height()))
        if has_bands:
            for place, one in columns.items():
                low, high = (100 * 100 * values / top for values in (one.low, one.high))
                paint_band(painter, one.at_s, low, high, joy, scale, theme.series[place])
        for place, one in columns.items():
            pen = pen_of(place, theme)
            for points in points_between_gaps(one.at_s, 100 * 100 * one.mean / top, joy, scale):
                paint_long_line(painter, points, pen)
            self._paint_share(painter, one, share, scale, pen, is_alone=len(self._results) == 1)

    def _paint_share(
        self, painter: QPainter, columns: Columns, box: QRectF, scale: TimeScale, pen: QPen, is_alone: bool
    ) -> None:
        for points in points_between_gaps(columns.at_s, 100 * columns.share_smiling, box, scale):
            if is_alone:
                # Like a long line, a band is painted in pieces.
                for first in range(0, max(1, len(points) - 1), 20):
                    thin = QPen(pen)
                    thin.setWidthF(1.0)
                    paint_area(painter, points[first : first + 21], box.bottom(), thin)
            else:
                paint_long_line(painter, points, pen)

    def _paint_moments(self, painter: QPainter, box: QRectF, scale: TimeScale, theme: Theme) -> None:
        fill = QColor(theme.joy)
        fill.setAlphaF(0.16)
        for moment in self._moments:
            left, right = scale.x_of(moment.start_s), scale.x_of(moment.end_s)
            if right < box.left() or left > box.right():
                continue
            left, right = max(left, box.left()), min(right, box.right())
            painter.fillRect(QRectF(left, box.top(), max(2.0, right - left), box.height()), fill)
            painter.setPen(QColor(theme.muted))
            words = QRectF((left + right) / 2 - 12, box.top() + 1, 24, painter.fontMetrics().height())
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(moment.rank))

    def _joy_box(self) -> QRectF:
        room = self.height() - _TOP - _GAP - AXIS_PX - _BELOW
        return QRectF(_LEFT, _TOP, max(10, self.width() - _LEFT - _RIGHT), max(10, room * (1 - _SHARE_OF_HEIGHT)))

    def _share_box(self) -> QRectF:
        joy = self._joy_box()
        top = joy.bottom() + _GAP
        return QRectF(_LEFT, top, joy.width(), max(10, self.height() - AXIS_PX - _BELOW - top))

    def _scale(self) -> TimeScale:
        box = self._joy_box()
        return TimeScale(box.left(), box.width(), self._first_s, self._span_s)

    def _zoom(self, factor: float, around_s: float) -> None:
        span_s = min(max(self._span_s * factor, min(_SHORTEST_S, self._whole_s)), self._whole_s)
        share = (around_s - self._first_s) / self._span_s
        self.look_at(around_s - share * span_s, span_s)

    def _point_at(self, second: float | None, follow: bool = False) -> None:
        """Point at a second; with `follow`, scroll it into sight."""
        within = second is not None and 0 <= second <= self._whole_s
        before, self._pointer_s = self._pointer_s, second if within else None
        if follow and within and not self._first_s <= second <= self._first_s + self._span_s:  # type: ignore[operator]
            self.look_at(second - self._span_s / 2, self._span_s)  # type: ignore[operator]
        self._update_line(before)
        self._update_line(self._pointer_s)
        if before != self._pointer_s:
            self.pointed.emit(self._pointer_s)

    def _update_line(self, second: float | None) -> None:
        if second is not None:
            self.update(QRect(round(self.x_of(second)) - _NEAR_PX, 0, 2 * _NEAR_PX, self.height()))

    def _draw_anew(self) -> None:
        self._chart.outdate()
        self.update()


def _paint_axis(painter: QPainter, box: QRectF, top: float, theme: Theme) -> None:
    """Paint the axis from 0 to `top`, a multiple of 20, at most 100."""
    height = painter.fontMetrics().height()
    for value in (0, top / 2, top):
        y = round(y_of(100 * value / top, box))
        painter.setPen(QColor(theme.border))
        painter.drawLine(round(box.left()), y, round(box.right()), y)
        painter.setPen(QColor(theme.muted))
        words = QRectF(0, y - height / 2, box.left() - 6, height)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight, f"{value:.0f}")
