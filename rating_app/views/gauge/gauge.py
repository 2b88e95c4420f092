"""Joy now: one thin track, one bright arc, the number, the session's rating, and the last half minute."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QRadialGradient,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from rating_app.formatting import points
from rating_app.views.design.theme import Theme, current_theme
from rating_app.views.gauge.recent import SPAN_S, Recent

if TYPE_CHECKING:
    from rating_app.rating import LiveRating

SWEEP_DEG = 240.0
_START_DEG = 90.0 + SWEEP_DEG / 2

RISING_S, FALLING_S = 0.04, 0.12
"""Time constants, in seconds, of the arc's own motion: it follows a smile at once and falls without twitching."""

_STILL = 0.05
_FADED = 0.35

_MARGIN_PX = 8
_BELOW = 0.82
"""Reach, in radii, of everything below the middle: the arc's ends, their labels and the session's rating."""

_SMALLEST_WORDS_PX = 11
_GLOWS_FROM = 40.0
"""The value from which the arc's end glows at full brightness."""


@dataclass(frozen=True)
class _Place:
    """The arc's place: the middle of its line, and its width, in pixels. Words and curve are placed in radii."""

    centre: QPointF
    radius: float
    width: float

    def box(self, left: float, top: float, right: float, bottom: float) -> QRectF:
        """Return a rectangle around the centre, its sides in radii; `top` and `bottom` count downwards."""
        corner = QPointF(self.centre.x() + left * self.radius, self.centre.y() + top * self.radius)
        return QRectF(corner.x(), corner.y(), (right - left) * self.radius, (bottom - top) * self.radius)

    def on_arc(self, value: float, away: float = 0.0) -> QPointF:
        """Return the point on the arc for a value in [0, 100], `away` pixels outside of its line."""
        angle = math.radians(_START_DEG - SWEEP_DEG * min(max(value, 0.0), 100.0) / 100.0)
        reach = self.radius + away
        return QPointF(self.centre.x() + reach * math.cos(angle), self.centre.y() - reach * math.sin(angle))


class Gauge(QWidget):
    """A widget that shows a LiveRating. While frames do not count, its needle keeps its place and fades, and a dash
    replaces the number.

    It repaints at the display's rate while the arc moves, and a few times per second while the curve grows.
    """

    def __init__(self, parent: QWidget | None = None, now_s: Callable[[], float] = time.monotonic) -> None:
        """Take the curve's clock: `now_s` returns seconds that never decrease."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Joy now, 0 to 100"))
        self._now_s = now_s
        self._live: LiveRating | None = None
        self._rating: float | None = None
        self._recent = Recent()
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
        return QSize(160, 150)

    @property
    def shown_0_100(self) -> float:
        """The value at which the arc ends at this moment."""
        return self._shown

    def show_rating(self, live: LiveRating | None, rating_0_100: float | None, caption: str) -> None:
        """Move to `live`. `rating_0_100`, the session's rating so far, is a mark on the track with its number below."""
        if live is None:
            self._recent.clear()
        elif self._recent.add(self._now_s(), live.value_0_100 if live.is_current else None):
            self.update()
        if (live, rating_0_100, caption) == (self._live, self._rating, self._caption):
            return
        self._live, self._rating, self._caption = live, rating_0_100, caption
        self._describe()
        if not self._is_moving():
            self.update()
        self._move()

    def hold(self, caption: str) -> None:
        """Keep the value and fade, as when no face is found."""
        held = None if self._live is None else replace(self._live, freshness=0.0)
        self.show_rating(held, self._rating, caption)

    def is_animating(self) -> bool:
        """Return whether the arc is moving."""
        return self._timer.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        self._move()
        super().showEvent(event)

    def _describe(self) -> None:
        words = [self._caption]
        if self._live is not None:
            words.insert(0, points(self._live.value_0_100 if self._counts() else None))
        if self._rating is not None:
            words.append(self._rating_words())
        self.setAccessibleDescription(", ".join(words))

    def _rating_words(self) -> str:
        return self.tr("rating {value}").format(value=points(self._rating))

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
        passed_s = self._clock.restart() / 1000
        rising = self._target() > self._shown
        self._shown += (self._target() - self._shown) * (1 - math.exp(-passed_s / (RISING_S if rising else FALLING_S)))
        self._strength += (self._target_strength() - self._strength) * (1 - math.exp(-passed_s / FALLING_S))
        if not self._is_moving():
            self._shown, self._strength = self._target(), self._target_strength()
        if not self._is_moving() or not self.isVisible():
            self._timer.stop()
        self.update()

    def _number(self) -> str:
        return points(self._shown if self._counts() else None)

    def _counts(self) -> bool:
        """Return whether the newest frame contributes to the value."""
        return self._live is not None and self._live.is_current

    def _place(self) -> _Place:
        outer = min(self.width() / 2 - _MARGIN_PX, (self.height() - 2 * _MARGIN_PX) / (1 + _BELOW))
        width = max(5.0, outer * 0.08)
        top = (self.height() - outer * (1 + _BELOW)) / 2
        return _Place(QPointF(self.width() / 2, top + outer), outer - width / 2, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, place = current_theme(), self._place()
        if place.radius > 0:
            self._paint_arc(painter, place, theme)
            self._paint_curve(painter, place, theme)
            self._paint_words(painter, place, theme)
        painter.end()

    def _paint_arc(self, painter: QPainter, place: _Place, theme: Theme) -> None:
        box = place.box(-1, -1, 1, 1)
        pen = QPen(QColor(theme.track), place.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawArc(box, round(16 * _START_DEG), round(-16 * SWEEP_DEG))
        if self._live is not None and self._shown > 0.2:
            painter.setOpacity(self._strength)
            self._paint_glow(painter, place, theme)
            pen.setColor(QColor(theme.joy))
            painter.setPen(pen)
            painter.drawArc(box, round(16 * _START_DEG), round(-16 * SWEEP_DEG * self._shown / 100))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.surface))
            painter.drawEllipse(place.on_arc(self._shown), place.width * 0.24, place.width * 0.24)
            painter.setOpacity(1.0)
        if self._rating is not None:
            # The mark crosses the track and reaches a little beyond it; a gap in the ground's colour sets it off from
            # the arc.
            reach = place.width / 2 + max(2.0, place.width * 0.28)
            ends = place.on_arc(self._rating, -reach), place.on_arc(self._rating, reach)
            for colour, width in (
                (theme.surface, max(5.0, place.width * 0.5)),
                (theme.text, max(2.0, place.width * 0.2)),
            ):
                painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawLine(*ends)

    def _paint_glow(self, painter: QPainter, place: _Place, theme: Theme) -> None:
        at, reach = place.on_arc(self._shown), place.width * 2.4
        glow = QRadialGradient(at, reach)
        tint = QColor(theme.joy)
        bright = min(1.0, self._shown / _GLOWS_FROM)
        for share, alpha in ((0.0, 0.42), (0.45, 0.16), (1.0, 0.0)):
            tint.setAlphaF(alpha * bright)
            glow.setColorAt(share, tint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(at, reach, reach)

    def _paint_curve(self, painter: QPainter, place: _Place, theme: Theme) -> None:
        """Paint the last SPAN_S seconds from left to right; the curve breaks where no frame counted."""
        if self._live is None:
            return
        box = place.box(-0.54, 0.31, 0.54, 0.53)
        painter.setPen(QPen(QColor(theme.track), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setOpacity(0.35 + 0.65 * self._strength)
        line = QPen(QColor(theme.joy), max(1.5, place.radius * 0.014))
        line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        line.setCapStyle(Qt.PenCapStyle.RoundCap)
        fill = QLinearGradient(box.topLeft(), box.bottomLeft())
        tint = QColor(theme.joy)
        for share, alpha in ((0.0, 0.34), (1.0, 0.02)):
            tint.setAlphaF(alpha)
            fill.setColorAt(share, tint)
        for stretch in self._recent.stretches():
            drawn = [
                QPointF(box.right() - age_s / SPAN_S * box.width(), box.bottom() - value / 100 * box.height())
                for age_s, value in stretch
            ]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            floor = (QPointF(drawn[0].x(), box.bottom()), QPointF(drawn[-1].x(), box.bottom()))
            painter.drawPolygon(QPolygonF([floor[0], *drawn, floor[1]]))
            painter.setPen(line)
            painter.drawPolyline(QPolygonF(drawn))
        painter.setOpacity(1.0)

    def _paint_words(self, painter: QPainter, place: _Place, theme: Theme) -> None:
        centre = Qt.AlignmentFlag.AlignCenter
        font = QFont(self.font())
        font.setPixelSize(max(20, round(place.radius * 0.5)))
        font.setWeight(QFont.Weight.DemiBold if self._live is not None else QFont.Weight.Light)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        painter.setOpacity(0.45 + 0.55 * self._strength)
        painter.drawText(place.box(-0.8, -0.58, 0.8, 0.06), centre, self._number())
        painter.setOpacity(1.0)
        font.setPixelSize(max(_SMALLEST_WORDS_PX, round(place.radius * 0.1)))
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        room = place.box(-0.76, 0.08, 0.76, 0.25)
        painter.setFont(_narrowed(font, self._caption, room.width()))
        caption = painter.fontMetrics().elidedText(self._caption, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, centre | Qt.TextFlag.TextDontClip, caption)
        painter.setFont(font)
        for value in (0, 100):
            end = place.on_arc(value)
            wide = font.pixelSize() * 3.0
            label = QRectF(end.x() - wide / 2, end.y() + place.width * 0.75, wide, font.pixelSize() * 1.3)
            painter.drawText(label, centre, str(value))
        if self._rating is not None:
            self._paint_rating(painter, place, theme, font)

    def _paint_rating(self, painter: QPainter, place: _Place, theme: Theme, font: QFont) -> None:
        """Paint the sign of the mark on the track, its name and its number."""
        room = place.box(-0.5, 0.58, 0.5, 0.80)
        bold = QFont(font)
        bold.setPixelSize(round(font.pixelSize() * 1.15))
        bold.setWeight(QFont.Weight.DemiBold)
        words, number = self.tr("Rating"), points(self._rating)
        gap = font.pixelSize() * 0.45
        widths = QFontMetricsF(font).horizontalAdvance(words), QFontMetricsF(bold).horizontalAdvance(number)
        left = room.center().x() - (sum(widths) + 2 * gap) / 2
        half = font.pixelSize() * 0.5
        painter.setPen(QPen(QColor(theme.text), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(left, room.center().y() - half), QPointF(left, room.center().y() + half))
        left += gap
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(theme.muted))
        painter.drawText(QRectF(left, room.top(), widths[0] + 2, room.height()), align, words)
        painter.setFont(bold)
        painter.setPen(QColor(theme.text))
        painter.drawText(QRectF(left + widths[0] + gap, room.top(), widths[1] + 2, room.height()), align, number)


def _narrowed(font: QFont, words: str, width: float) -> QFont:
    """Return `font` in a size in which `words` fit into `width` pixels, but not below _SMALLEST_WORDS_PX."""
    fitting = QFont(font)
    while fitting.pixelSize() > _SMALLEST_WORDS_PX and QFontMetricsF(fitting).horizontalAdvance(words) > width:
        fitting.setPixelSize(fitting.pixelSize() - 1)
    return fitting
