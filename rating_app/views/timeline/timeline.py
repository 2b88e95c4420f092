"""The curve of visible joy over time: as it grows, and of a whole session."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from rating_app.formatting import clock, points
from rating_app.views.design.theme import current_theme
from rating_app.views.timeline.chart_painting import (
    AXIS_PX,
    TimeScale,
    chart_font,
    paint_cursor,
    paint_focus,
    paint_plate,
    paint_rating_axis,
    paint_ticks,
    y_of,
)
from rating_app.views.timeline.lanes import AWAY_PX, paint_away, paint_exclusions, reason_in_words
from rating_app.views.timeline.live_curve import HATCH_PX, CurveTiles, LiveCurve
from rating_app.views.timeline.timeline_marks import (
    Break,
    breaks_of,
    paint_breaks,
    paint_markers,
    paint_smiles,
    paint_stills,
)

if TYPE_CHECKING:
    from rating_app.charts.ticks import Floats, Tick
    from rating_app.rating import Smile
    from rating_app.rating.curve import CurvePoint
    from rating_app.rating.facing import LookAway
    from rating_app.rating.trace import Trace
    from rating_app.session.content_track import ContentTrack
    from rating_app.session.exclusion import Exclusion
    from rating_app.session.session import Marker, Session

WINDOW_S = 60.0
"""The time in sight while a session is recorded."""

FOLLOWING_S = 0.25
"""Time constant with which the view follows the newest sample: it moves smoothly even if samples come unevenly."""

_GROWTH = 1.25
"""Factor by which the span grows when a whole session outgrows it: the curve is then drawn anew now and then, and not
for every sample.
"""

_STEP_S, _LONG_STEP_S = 1.0, 10.0
_LEAST_DRAG = 0.01
"""Share of the visible time; a shorter drag is a click with an unsteady hand."""

_LEFT, _RIGHT, _TOP, _LANE = 34, 10, 26, 20
_NEAR_PX = 6.0
"""Anything this near to the pointer is described beside it."""

_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Timeline(QWidget):
    """A chart of visible joy over time. While a session is recorded, the last minute flows by, or the whole session
    grows. Pieces that have been drawn are kept and moved, pixel by pixel; nothing is painted while the chart is hidden.
    A finished session is shown as a whole, in the viewer's order: if the app played a film, the axis shows the film's
    own time, and signs mark where the viewer jumped or paused.

    Keys: Left and Right move a cursor by one second, with Ctrl by ten, Home and End to the ends; with Shift they select
    a stretch. Enter chooses the moment, M marks the moment or the stretch, X leaves the stretch out.

    Signals:
        stretch_chosen(float, float): beginning and duration, in seconds, of a stretch that the user wants to mark; the
            duration of a moment is 0. Only while `set_choosing` is on.
        stretch_drawn(float, float): the same of a stretch that was selected with the mouse, to mark it or leave it out.
        stretch_excluded(float, float): the same of a stretch that the user wants to leave out of the rating.
        moment_chosen(float): the user wants to see this second of a finished session.
    """

    stretch_chosen = Signal(float, float)
    stretch_drawn = Signal(float, float)
    stretch_excluded = Signal(float, float)
    moment_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Curve of visible joy over time"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._curve = LiveCurve()
        self._tiles = CurveTiles(self._curve)
        self._markers: list[Marker] = []
        self._smiles: tuple[Smile, ...] = ()
        self._moments: tuple[Smile, ...] = ()
        self._away: tuple[LookAway, ...] | None = None
        self._exclusions: tuple[Exclusion, ...] = ()
        self._track: ContentTrack | None = None
        self._runs: list[tuple[Floats, Floats]] = []
        self._breaks: tuple[Break, ...] = ()
        self._stills: list[tuple[float, float]] = []
        self._duration_s = 0.0
        self._frame_s: Floats | None = None
        self._live = True
        self._now_s = 0.0
        self._whole_span_s = WINDOW_S
        self._painted: tuple[int, int] = (-1, -1)
        self._choosing = False
        self._pressed_s: float | None = None
        self._drawn: tuple[float, float] | None = None
        self._anchor_s: float | None = None
        self._cursor_s: float | None = None
        self._hover_s: float | None = None
        self._player_s: float | None = None
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self.span_button = QToolButton(self)
        self.span_button.setText(self.tr("Whole session"))
        self.span_button.setToolTip(self.tr("Show the whole session so far, or the last minute of it"))
        self.span_button.setCheckable(True)
        self.span_button.setAutoRaise(True)
        self.span_button.toggled.connect(self.set_whole_session)

    def sizeHint(self) -> QSize:
        return QSize(480, 170)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, _TOP + 40 + HATCH_PX + _LANE + AXIS_PX)

    @property
    def is_moving(self) -> bool:
        """Whether it is repainting at this moment."""
        return self._timer.isActive()

    @property
    def span_s(self) -> float:
        """The number of seconds in sight."""
        return self._scale().span_s

    @property
    def cursor_s(self) -> float | None:
        """The second of the cursor, which the keys move; None without a cursor."""
        return self._cursor_s

    @property
    def player_s(self) -> float | None:
        """The second of the player; None if it is nowhere in the session."""
        return self._player_s

    def set_whole_session(self, whole: bool) -> None:
        """Show the whole session so far, or its last minute."""
        self.span_button.setChecked(whole)
        self._go_on()
        self.update()

    def add_points(self, points: Sequence[CurvePoint]) -> None:
        """Add points to the end of the curve."""
        for second, joy in points:
            self._curve.add(second, joy)
        while self._curve.newest_s > self._whole_span_s:
            self._whole_span_s *= _GROWTH
        self._go_on()

    def show_session(self, session: Session) -> None:
        """Show a finished session with its markers, jumps and pauses; curve, smiles and moments have methods of their
        own.
        """
        self.clear_samples()
        self._duration_s = session.duration_s
        self._frame_s = session.samples.one_a_frame().timestamp_s
        self._markers = list(session.markers)
        self._breaks = breaks_of(session)
        if session.is_of_film:
            self._track = session.track
            self._runs, self._stills = self._track.runs(), self._track.stills()
        self._end()

    def show_curve(self, trace: Trace | None) -> None:
        """Show the curve of the finished session, frame by frame as while it was recorded."""
        if trace is not None and self._frame_s is not None:
            # NumPy comes with the first curve, see live_curve.
            import numpy as np

            from rating_app.rating.trace import values_at_frames

            frame_s = np.maximum.accumulate(self._frame_s)
            self._curve.fill(frame_s, 100 * values_at_frames(trace, frame_s))
        self._end()

    def add_marker(self, marker: Marker) -> None:
        """Flag a moment, or a stretch."""
        self._markers.append(marker)
        self.update()

    def show_markers(self, markers: Sequence[Marker]) -> None:
        """Replace the markers."""
        self._markers = list(markers)
        self.update()

    def show_rating(self, rating_0_100: float | None) -> None:
        """Move the line across to this rating, after the session was rated anew."""
        self._mean = rating_0_100
        self.update()

    def show_smiles(self, smiles: Sequence[Smile]) -> None:
        """Show when the viewer smiled, below the curve of a finished session."""
        self._smiles = tuple(smiles)
        self.update()

    def show_moments(self, moments: Sequence[Smile]) -> None:
        """Show the best of the smiles, the greatest first; they are numbered from 1."""
        self._moments = tuple(moments)
        self.update()

    def show_away(self, away: Sequence[LookAway] | None) -> None:
        """Show when the viewer looked away, in a lane of a finished session; None, for unknown, means no lane."""
        self._away = None if away is None else tuple(away)
        self._tiles.forget()
        self.update()

    def show_exclusions(self, exclusions: Sequence[Exclusion]) -> None:
        """Replace the stretches that are left out of the rating."""
        self._exclusions = tuple(exclusions)
        self.update()

    def show_cursor(self, second: float | None) -> None:
        """Show where in the session the player is; None hides its cursor."""
        scale = self._scale()
        for moved in (self._player_s, second):
            if moved is not None:
                self.update(QRect(round(scale.x_of(moved)) - 8, 0, 16, self.height()))
        self._player_s = second

    def clear_samples(self) -> None:
        """Remove everything, for a new session."""
        self._curve.clear()
        self._tiles.forget()
        self._markers.clear()
        self._smiles = self._moments = ()
        self._away, self._exclusions = None, ()
        self._track, self._runs, self._breaks, self._stills, self._duration_s = None, [], (), [], 0.0
        self._cursor_s = self._anchor_s = self._player_s = self._drawn = None
        self._live = True
        self._now_s, self._whole_span_s = 0.0, WINDOW_S
        self._timer.stop()
        self.span_button.show()
        self._tell_cursor()
        self.update()

    def set_choosing(self, on: bool) -> None:
        """Set whether the user can choose moments and stretches, to mark them."""
        self._choosing = on
        tip = self.tr(
            "Double-click a moment, or drag across a stretch, to mark it or leave it out of the rating (or use the "
            "arrow keys, with Shift for a stretch, then M or X)"
        )
        self.setToolTip(tip if on else "")

    def place_of(self, second: float) -> QPoint:
        """Return the point of a second in the widget, in the middle of the curve's height."""
        return QPointF(self._scale().x_of(second), self._plot().center().y()).toPoint()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._choosing:
            self._pressed_s = None
            self.stretch_chosen.emit(self._second_at(event), 0.0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._live and event.button() == Qt.MouseButton.LeftButton:
            self._pressed_s = self._second_at(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_s = self._second_at(event)
        if self._pressed_s is not None and self._choosing:
            self._drawn = (self._pressed_s, self._hover_s)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed_s, self._pressed_s = self._pressed_s, None
        self._drawn = None
        self.update()
        if pressed_s is None:
            return
        first_s, last_s = sorted((pressed_s, self._second_at(event)))
        if last_s - first_s <= _LEAST_DRAG * self.span_s:
            self._move_cursor(pressed_s)
            self.moment_chosen.emit(pressed_s)
        elif self._choosing:
            self.stretch_drawn.emit(first_s, last_s - first_s)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover_s = None
        self.update()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        # M and X may be shortcuts of the window, too; here they refer to the cursor's moment.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._choosing
            and event.key() in (Qt.Key.Key_M, Qt.Key.Key_X)
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        at = self._cursor_s or 0.0
        ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
        if not self._newest_s:
            super().keyPressEvent(event)
        elif key in _MOVES or key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            if held & Qt.KeyboardModifier.ShiftModifier and self._choosing:
                self._anchor_s = at if self._anchor_s is None else self._anchor_s
            else:
                self._anchor_s = None
            self._move_cursor(self._reached(Qt.Key(key), at, _LONG_STEP_S if ctrl else _STEP_S))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._live:
            self.moment_chosen.emit(at)
        elif key == Qt.Key.Key_M and self._choosing and not held:
            begin, self._anchor_s = (at if self._anchor_s is None else self._anchor_s), None
            self.update()
            self.stretch_chosen.emit(min(begin, at), abs(at - begin))
        elif key == Qt.Key.Key_X and self._choosing and not held and self._anchor_s not in (None, at):
            begin, self._anchor_s = self._anchor_s or 0.0, None
            self.update()
            self.stretch_excluded.emit(min(begin, at), abs(at - begin))
        else:
            super().keyPressEvent(event)

    def _reached(self, key: Qt.Key, at_s: float, step_s: float) -> float:
        if key in _MOVES:
            return at_s + _MOVES[key] * step_s
        return 0.0 if key == Qt.Key.Key_Home else self._newest_s

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._cursor_s is None:
            self._move_cursor(self._player_s or 0.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.span_button.sizeHint()
        self.span_button.setGeometry(self.width() - size.width() - _RIGHT + 4, 0, size.width(), _TOP - 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._now_s = self._curve.newest_s

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _end(self) -> None:
        self._live = False
        self._timer.stop()
        self._now_s = self._curve.newest_s
        self.span_button.hide()
        self._tiles.forget()
        self.update()

    def _go_on(self) -> None:
        if not (self._live and self.isVisible()):
            return
        # Two ticks for each pixel that the view moves, so that no step is late by more than half a pixel.
        interval = min(max(16, int(500 / self._px_per_s())), 100)
        if self._timer.interval() != interval:
            self._timer.setInterval(interval)
        if not self._timer.isActive():
            self._clock.start()
            self._timer.start()

    def _on_tick(self) -> None:
        behind_s = self._curve.newest_s - self._now_s
        self._now_s += behind_s * (1 - math.exp(-self._clock.restart() / 1000 / FOLLOWING_S))
        if behind_s * self._px_per_s() < 0.25:
            self._now_s = self._curve.newest_s
            self._timer.stop()
        if self._edge_px() != self._painted[0]:
            self.update()
        elif len(self._curve) != self._painted[1] and self.span_button.isChecked():
            head = self._scale().x_of(self._now_s)
            self.update(QRect(round(head) - 10, 0, 20, self.height()))

    @property
    def _newest_s(self) -> float:
        """The second at which the session ends so far, even if its curve does not reach that far yet."""
        return max(self._curve.newest_s, self._duration_s)

    def _span(self) -> float:
        if not self._live:
            return max(1.0, self._newest_s)
        return self._whole_span_s if self.span_button.isChecked() else WINDOW_S

    def _px_per_s(self) -> float:
        """Return the number of device pixels per second."""
        return self._plot().width() * self.devicePixelRatioF() / self._span()

    def _edge_px(self) -> int:
        """Return where the present is, in device pixels from second 0."""
        return math.floor(self._now_s * self._px_per_s())

    def _first_px(self) -> int:
        """Return where the left edge is, in whole device pixels, so that drawn pieces can be moved without drawing them
        again.
        """
        if not self._live or self.span_button.isChecked():
            return 0
        return max(0, self._edge_px() - math.floor(self._plot().width() * self.devicePixelRatioF()))

    def _scale(self) -> TimeScale:
        plot = self._plot()
        return TimeScale(plot.left(), plot.width(), self._first_px() / self._px_per_s(), self._span())

    def _plot(self) -> QRectF:
        """Return the area of the curve and of the strip below it."""
        below = AXIS_PX + (0 if self._live else _LANE) + (0 if self._away is None else AWAY_PX)
        return QRectF(_LEFT, _TOP, max(10, self.width() - _LEFT - _RIGHT), max(20, self.height() - _TOP - below))

    def _curve_box(self) -> QRectF:
        """Return the area of the curve alone, from 0 to 100."""
        return self._plot().adjusted(0, 0, 0, -HATCH_PX)

    def _second_at(self, event: QMouseEvent) -> float:
        return self._clamped(self._scale().second_at(event.position().x()))

    def _clamped(self, second: float) -> float:
        return min(max(0.0, second), self._newest_s)

    def _move_cursor(self, second: float) -> None:
        self._cursor_s = self._clamped(second)
        self._tell_cursor()
        self.update()

    def _tell_cursor(self) -> None:
        # Setting the description notifies screen readers.
        self.setAccessibleDescription("" if self._cursor_s is None else self._words_at(self._cursor_s))

    def _words_at(self, second: float) -> str:
        value = self._curve.value_at(second)
        seen = self.tr("no face") if value is None else self.tr("{value} of 100").format(value=points(value))
        words = [self._time_in_words(second), seen]
        if any(one.begin_s <= second < one.end_s for one in self._away or ()):
            words.append(self.tr("looking away"))
        words += [
            self.tr("left out: {reason}").format(reason=reason_in_words(one.reason))
            for one in self._exclusions
            if one.begin_s <= second < one.end_s
        ]
        near_s = _NEAR_PX / self._scale().px_per_s
        words += [one.words for one in self._breaks if abs(one.second - second) <= near_s]
        return " · ".join(words)

    def _time_in_words(self, second: float) -> str:
        """Return the film's time and the session's, or the session's alone if no film was played."""
        at = None if self._track is None else self._track.position_at(second)
        if at is None:
            return clock(second)
        return self.tr("film {film} · session {session}").format(film=clock(at.position_s), session=clock(second))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        plot, scale = self._plot(), self._scale()
        painter = QPainter(self)
        painter.setFont(chart_font(self))
        paint_rating_axis(painter, (0, 50, 100), self._curve_box(), theme)
        below = QRectF(0, plot.bottom(), self.width(), self.height() - plot.bottom())
        paint_ticks(painter, self._ticks(scale), scale, below, theme)
        if self._runs:
            painter.setPen(QColor(theme.muted))
            name = QRectF(0, self.height() - AXIS_PX, _LEFT - 4, AXIS_PX)
            painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self.tr("Film"))
        paint_stills(painter, self._stills, plot, scale, theme)
        self._tiles.paint(painter, plot, self._first_px(), self._px_per_s(), self.devicePixelRatioF())
        self._painted = (self._edge_px(), len(self._curve))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._away is not None:
            lane = QRectF(plot.left(), plot.bottom() + _LANE, plot.width(), AWAY_PX)
            paint_away(painter, self._away, lane, scale, theme)
        painter.save()
        painter.setClipRect(QRectF(plot.left() - 8, 0, plot.width() + 16, self.height()))
        if not self._live:
            lane = QRectF(plot.left(), plot.bottom(), plot.width(), _LANE)
            paint_smiles(painter, self._smiles, self._moments, lane, scale, theme)
        paint_exclusions(painter, self._exclusions, plot, scale, theme)
        paint_breaks(painter, self._breaks, plot, scale, theme)
        right = self.span_button.x() - 4 if self._live else self.width() - _RIGHT
        flags = QRectF(plot.left(), 0, right - plot.left(), plot.bottom())
        paint_markers(painter, self._markers, flags, plot.top(), scale, theme)
        self._paint_drawn(painter, plot, scale)
        self._paint_present(painter, scale)
        self._paint_cursors(painter, plot, scale)
        painter.restore()
        painter.end()

    def _ticks(self, scale: TimeScale) -> Sequence[Tick]:
        return scale.ticks_of_content(self._runs) if self._runs else scale.ticks()

    def _paint_present(self, painter: QPainter, scale: TimeScale) -> None:
        """Paint a dot where the curve is growing."""
        value = self._curve.value_at(self._now_s)
        if not self._live or value is None or not len(self._curve):
            return
        theme = current_theme()
        painter.setPen(QPen(QColor(theme.surface), 1.5))
        painter.setBrush(QColor(theme.joy))
        at = QPointF(scale.x_of(self._now_s), y_of(value, self._curve_box()))
        painter.drawEllipse(at, 4, 4)

    def _paint_drawn(self, painter: QPainter, plot: QRectF, scale: TimeScale) -> None:
        drawn = self._drawn
        if drawn is None and self._anchor_s is not None and self._cursor_s is not None:
            drawn = (self._anchor_s, self._cursor_s)
        if drawn is not None:
            first, last = sorted(scale.x_of(second) for second in drawn)
            fill = QColor(current_theme().accent)
            fill.setAlphaF(0.25)
            painter.fillRect(QRectF(first, plot.top(), last - first, plot.height()), fill)

    def _paint_cursors(self, painter: QPainter, plot: QRectF, scale: TimeScale) -> None:
        theme = current_theme()
        if self._player_s is not None:
            x = scale.x_of(self._player_s)
            painter.setPen(QPen(QColor(theme.text), 1.5))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            painter.setBrush(QColor(theme.text))
            top = plot.top() - 1
            painter.drawPolygon(QPolygonF([QPointF(x - 5, top - 6), QPointF(x + 5, top - 6), QPointF(x, top)]))
        shown = self._cursor_s if self.hasFocus() and self._hover_s is None else self._hover_s
        if self.hasFocus():
            paint_focus(painter, plot, theme)
        if shown is None or not len(self._curve):
            return
        x = scale.x_of(shown)
        paint_cursor(painter, x, plot, theme)
        words = self._words_at(shown)
        width, height = painter.fontMetrics().horizontalAdvance(words) + 12, painter.fontMetrics().height() + 2
        left = x + 5 if x + 5 + width < plot.right() else x - 5 - width
        box = QRectF(left, plot.top() + 3, width, height)
        paint_plate(painter, box, words, theme.accent, theme.on_accent)
