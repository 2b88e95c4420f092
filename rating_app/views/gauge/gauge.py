"""The live rating as an arc with a needle."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QConicalGradient, QFont, QPainter, QPaintEvent, QPen, QPolygonF, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rating_app.formatting import points
from rating_app.rating import LiveRating
from rating_app.views.design.theme import current_theme

SWEEP_DEG = 240.0
_START_DEG = 90.0 + SWEEP_DEG / 2

SETTLING_TIME_S = 0.12
"""Time constant of the needle's own motion: quick enough to feel live, slow enough not to twitch."""

_STILL = 0.05
_FADED = 0.35


class Gauge(QWidget):
    """Shows a LiveRating; where no face is found it keeps its value and fades.

    It repaints at display rate, and only while the needle moves.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Live rating of visible joy, 0 to 100"))
        self._live: LiveRating | None = None
        self._mean: float | None = None
        self._shown = 0.0
        self._strength = _FADED
        self._caption = ""
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    def sizeHint(self) -> QSize:
        return QSize(380, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 200)

    def show_rating(self, live: LiveRating | None, mean_0_100: float | None, caption: str) -> None:
        """Move to `live`; `mean_0_100` is the session's rating so far, drawn as a mark on the arc."""
        if (live, mean_0_100, caption) == (self._live, self._mean, self._caption):
            return
        mark_moved = mean_0_100 != self._mean
        self._live, self._mean, self._caption = live, mean_0_100, caption
        self.setAccessibleDescription(caption if live is None else f"{points(live.value_0_100)}, {caption}")
        if mark_moved and not self._is_moving():
            self.update()
        self._move()

    def hold(self, caption: str) -> None:
        """Keep the value and fade, as while no face is found."""
        held = None if self._live is None else LiveRating(self._live.value_0_100, freshness=0.0)
        self.show_rating(held, self._mean, caption)

    def is_animating(self) -> bool:
        """Whether it repaints at this moment."""
        return self._timer.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        self._move()
        super().showEvent(event)

    def _target(self) -> float:
        return 0.0 if self._live is None else self._live.value_0_100

    def _target_strength(self) -> float:
        return _FADED if self._live is None else _FADED + (1.0 - _FADED) * self._live.freshness

    def _is_moving(self) -> bool:
        moving = abs(self._target() - self._shown) > _STILL
        return moving or abs(self._target_strength() - self._strength) > 0.01

    def _move(self) -> None:
        if self.isVisible() and self._is_moving() and not self._timer.isActive():
            rate = max(30.0, self.screen().refreshRate())
            self._clock.restart()
            self._timer.start(round(1000 / rate))
        elif not self._is_moving():
            self.update()

    def _on_tick(self) -> None:
        share = 1 - math.exp(-self._clock.restart() / 1000 / SETTLING_TIME_S)
        self._shown += (self._target() - self._shown) * share
        self._strength += (self._target_strength() - self._strength) * share
        if not self._is_moving():
            self._shown, self._strength = self._target(), self._target_strength()
        if not self._is_moving() or not self.isVisible():
            self._timer.stop()
        self.update()

    def _number(self) -> str:
        return "" if self._live is None else points(self._shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The arc leaves out a third of the circle below, so its middle lies under the middle of the widget.
        drop = math.sin(math.radians(SWEEP_DEG / 2 - 90))
        radius = min(self.width() / 2.3, (self.height() - 18) / (1 + drop) / 1.14)
        centre = QPointF(self.width() / 2, (self.height() - radius * (1 + drop)) / 2 + radius)
        self._paint_arc(painter, centre, radius)
        if self._live is not None:
            self._paint_needle(painter, centre, radius)
        self._paint_words(painter, centre, radius)
        painter.end()

    def _angle_deg(self, value: float) -> float:
        """Counter-clockwise from three o'clock, as Qt counts."""
        return _START_DEG - SWEEP_DEG * min(max(value, 0.0), 100.0) / 100.0

    def _paint_arc(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        theme = current_theme()
        width = radius * 0.15
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        box.adjust(width / 2, width / 2, -width / 2, -width / 2)
        pen = QPen(QColor(theme.sunken), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(box, round(16 * _START_DEG), round(-16 * SWEEP_DEG))
        if self._live is not None and self._shown > 0.2:
            # It turns from the arc's end back to its start; the rest of the turn colours the round caps.
            gradient = QConicalGradient(centre, _START_DEG - SWEEP_DEG)
            gradient.setColorAt(0.0, QColor(theme.joy))
            gradient.setColorAt(SWEEP_DEG / 360, QColor(theme.rest))
            gradient.setColorAt(SWEEP_DEG / 360 + 0.1, QColor(theme.rest))
            gradient.setColorAt(SWEEP_DEG / 360 + 0.2, QColor(theme.joy))
            pen.setBrush(gradient)
            painter.setOpacity(self._strength)
            painter.setPen(pen)
            painter.drawArc(box, round(16 * _START_DEG), round(-16 * SWEEP_DEG * self._shown / 100))
            painter.setOpacity(1.0)
        self._paint_scale(painter, centre, radius - width)
        if self._mean is not None:
            self._paint_mean_mark(painter, centre, radius, width)

    def _paint_scale(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        theme = current_theme()
        painter.setPen(QPen(QColor(theme.muted), max(1.0, radius * 0.012)))
        font = QFont(self.font())
        font.setPixelSize(max(9, round(radius * 0.095)))
        painter.setFont(font)
        for value in range(0, 101, 10):
            long = value % 50 == 0
            outer = _on_circle(centre, radius * 0.95, self._angle_deg(value))
            inner = _on_circle(centre, radius * (0.87 if long else 0.91), self._angle_deg(value))
            painter.drawLine(outer, inner)
            if long:
                at = _on_circle(centre, radius * 0.76, self._angle_deg(value))
                side = radius * 0.3
                box = QRectF(at.x() - side, at.y() - side / 2, 2 * side, side)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(value))

    def _paint_mean_mark(self, painter: QPainter, centre: QPointF, radius: float, width: float) -> None:
        """A small triangle outside the arc."""
        theme = current_theme()
        angle = self._angle_deg(self._mean or 0.0)
        tip = _on_circle(centre, radius * 1.005, angle)
        left = _on_circle(centre, radius * 1.005 + width * 0.62, angle + 3.2)
        right = _on_circle(centre, radius * 1.005 + width * 0.62, angle - 3.2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        painter.drawPolygon(QPolygonF([tip, left, right]))

    def _paint_needle(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        theme = current_theme()
        angle = self._angle_deg(self._shown)
        painter.setOpacity(self._strength)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        tip = _on_circle(centre, radius * 0.59, angle)
        base = _on_circle(centre, radius * 0.40, angle)
        aside = _on_circle(QPointF(0, 0), radius * 0.03, angle + 90)
        painter.drawPolygon(QPolygonF([tip, base + aside, base - aside]))
        painter.setOpacity(1.0)

    def _paint_words(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        theme = current_theme()
        painter.setPen(QColor(theme.text))
        painter.setOpacity(0.45 + 0.55 * self._strength)
        font = QFont(self.font())
        font.setPixelSize(max(20, round(radius * 0.36)))
        font.setWeight(QFont.Weight.DemiBold if self._live is not None else QFont.Weight.Light)
        painter.setFont(font)
        number = QRectF(centre.x() - radius, centre.y() - radius * 0.28, 2 * radius, radius * 0.52)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, self._number())
        painter.setOpacity(1.0)
        painter.setPen(QColor(theme.muted))
        font.setPixelSize(max(11, round(radius * 0.09)))
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        # Between the scale's 0 and 100, which stand at this height.
        words = QRectF(centre.x() - radius * 0.45, centre.y() + radius * 0.26, radius * 0.9, radius * 0.36)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, self._caption)


def _on_circle(centre: QPointF, radius: float, angle_deg: float) -> QPointF:
    angle = math.radians(angle_deg)
    return QPointF(centre.x() + radius * math.cos(angle), centre.y() - radius * math.sin(angle))
