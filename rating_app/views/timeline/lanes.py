"""The parts of a timeline beside its curve: looks away, and stretches that are left out of the rating."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.views.timeline.chart_painting import TimeScale, paint_plate

if TYPE_CHECKING:
    from rating_app.rating.facing import LookAway
    from rating_app.views.design.theme import Theme

AWAY_PX = 14
"""Height of the lane of looks away, in pixels."""

_BAR_PX = 5
_DIMMED = 0.55
_EDGE_PX = 1


def reason_in_words(reason: ExclusionReason) -> str:
    """Return the reason in the window's language, such as "talking"."""
    return {
        ExclusionReason.TALKING: QCoreApplication.translate("Exclusion", "talking"),
        ExclusionReason.EATING: QCoreApplication.translate("Exclusion", "eating"),
        ExclusionReason.AWAY: QCoreApplication.translate("Exclusion", "away"),
        ExclusionReason.OTHER: QCoreApplication.translate("Exclusion", "another reason"),
    }[reason]


def paint_away(painter: QPainter, away: Sequence[LookAway], lane: QRectF, scale: TimeScale, theme: Theme) -> None:
    """Paint a bar for each look away, on a thin line that means facing the screen; the lane's name is left of it."""
    middle = round(lane.center().y()) + 0.5
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.drawLine(QPointF(lane.left(), middle), QPointF(lane.right(), middle))
    painter.setPen(QColor(theme.muted))
    words = QCoreApplication.translate("Timeline", "away")
    room = QRectF(0, lane.top(), lane.left() - 4, lane.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.text))
    for one in away:
        left = max(lane.left(), scale.x_of(one.begin_s))
        width = max(2.0, min(lane.right(), scale.x_of(one.end_s)) - left)
        painter.drawRoundedRect(QRectF(left, middle - _BAR_PX / 2, width, _BAR_PX), 2, 2)


def paint_exclusions(
    painter: QPainter, exclusions: Sequence[Exclusion], box: QRectF, scale: TimeScale, theme: Theme
) -> None:
    """Dim and hatch the curve under each exclusion, and write the reason on it if there is room."""
    veil = QColor(theme.surface)
    veil.setAlphaF(_DIMMED)
    hatching = QBrush(QColor(theme.muted), Qt.BrushStyle.BDiagPattern)
    for one in exclusions:
        left, right = max(box.left(), scale.x_of(one.begin_s)), min(box.right(), scale.x_of(one.end_s))
        if right <= left:
            continue
        stretch = QRectF(left, box.top(), right - left, box.height())
        painter.fillRect(stretch, veil)
        painter.fillRect(stretch, hatching)
        painter.setPen(QPen(QColor(theme.muted), _EDGE_PX))
        for x in (left, right):
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        words = reason_in_words(one.reason)
        width, height = painter.fontMetrics().horizontalAdvance(words) + 10, painter.fontMetrics().height() + 2
        if width <= right - left:
            plate = QRectF((left + right - width) / 2, box.bottom() - height - 3, width, height)
            paint_plate(painter, plate, words, theme.surface, theme.muted)
