"""What is noted on a timeline: markers above the curve, smiles and best moments below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from rating_app.rating import Smile
from rating_app.session.session import Marker
from rating_app.views.design.icons import pixmap
from rating_app.views.design.theme import Theme
from rating_app.views.timeline.chart_painting import TimeScale

BADGE_PX = 15
_BAR_PX = 5
_LEAST_WORDS_PX, _MOST_WORDS_PX = 24.0, 150.0


def paint_markers(
    painter: QPainter, markers: Sequence[Marker], box: QRectF, lane_height: float, scale: TimeScale, theme: Theme
) -> None:
    """Each a flag with its words in the uppermost `lane_height` of `box`, as far as there is room, and a line through
    the rest; a stretch is tinted.
    """
    accent = QColor(theme.accent)
    tint = QColor(theme.accent)
    tint.setAlphaF(0.14)
    inside = sorted(
        (marker for marker in markers if scale.first_s <= marker.timestamp_s + marker.duration_s),
        key=lambda marker: marker.timestamp_s,
    )
    places = [scale.x_of(marker.timestamp_s) for marker in inside]
    for marker, x, following in zip(inside, places, [*places, box.right()][1:], strict=True):
        if marker.duration_s:
            width = marker.duration_s * scale.px_per_s
            painter.fillRect(QRectF(x, lane_height, width, box.height() - lane_height), tint)
        painter.setPen(QPen(accent, 1))
        painter.drawLine(QPointF(x, 4), QPointF(x, box.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawPolygon(QPolygonF([QPointF(x, 4), QPointF(x + 9, 8), QPointF(x, 12)]))
        room = min(following - x - 16, _MOST_WORDS_PX)
        if marker.text and room >= _LEAST_WORDS_PX:
            words = painter.fontMetrics().elidedText(marker.text, Qt.TextElideMode.ElideRight, int(room))
            painter.setPen(accent)
            painter.drawText(QRectF(x + 12, 0, room + 2, lane_height - 3), Qt.AlignmentFlag.AlignVCenter, words)


def paint_smiles(
    painter: QPainter,
    smiles: Sequence[Smile],
    moments: Sequence[Smile],
    lane: QRectF,
    scale: TimeScale,
    theme: Theme,
) -> None:
    """Each a bar with a face on it; the best ones have their number instead. Faces that would cover another one, or a
    number, are left out.
    """
    bar = QColor(theme.joy)
    middle = lane.center().y()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(bar)
    for smile in smiles:
        width = max(2.0, smile.duration_s * scale.px_per_s)
        painter.drawRoundedRect(QRectF(scale.x_of(smile.onset_s), middle - _BAR_PX / 2, width, _BAR_PX), 2, 2)
    taken = [scale.x_of(moment.apex_s) for moment in moments]
    ratio = painter.device().devicePixelRatioF()
    face = pixmap("smile", theme.text, BADGE_PX - 2, ratio)
    for smile in smiles:
        x = scale.x_of(smile.apex_s)
        if all(abs(x - other) >= BADGE_PX + 2 for other in taken):
            taken.append(x)
            painter.setBrush(QColor(theme.surface))
            painter.drawEllipse(QPointF(x, middle), BADGE_PX / 2, BADGE_PX / 2)
            painter.drawPixmap(QPointF(x - (BADGE_PX - 2) / 2, middle - (BADGE_PX - 2) / 2), face)
    # The greatest last, and so on top.
    for number in range(len(moments), 0, -1):
        at = QPointF(scale.x_of(moments[number - 1].apex_s), middle)
        paint_badge(painter, at, str(number), theme)


def paint_badge(painter: QPainter, at: QPointF, words: str, theme: Theme) -> None:
    """A best moment's number, in the colours of text turned round."""
    painter.setPen(QPen(QColor(theme.surface), 1))
    painter.setBrush(QColor(theme.text))
    painter.drawEllipse(at, BADGE_PX / 2 + 0.5, BADGE_PX / 2 + 0.5)
    painter.setPen(QColor(theme.surface))
    box = QRectF(at.x() - BADGE_PX, at.y() - BADGE_PX, 2 * BADGE_PX, 2 * BADGE_PX)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
