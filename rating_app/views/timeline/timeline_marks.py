"""The marks on a timeline: markers above the curve, smiles and best moments below it, and signs where the viewer paused
or jumped in the content.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from rating_app.session.content import ContentKind, ContentPosition
from rating_app.views.design.icons import pixmap
from rating_app.views.design.language import length

if TYPE_CHECKING:
    from rating_app.rating import Smile
    from rating_app.session.session import Marker, Session
    from rating_app.views.design.theme import Theme
    from rating_app.views.timeline.chart_painting import TimeScale

BADGE_PX = 15
_BAR_PX = 5
_SIGN_PX = 8.0
_LEAST_WORDS_PX, _MOST_WORDS_PX = 24.0, 150.0


class Sign(Enum):
    """The sign at a break: two bars, or two arrows in the direction of a jump."""

    PAUSE = 0
    FORWARD = 1
    BACK = -1


@dataclass(frozen=True)
class Break:
    """A second of the session at which the viewer jumped in the content, or the session was paused; `words` describe
    it.
    """

    second: float
    words: str
    sign: Sign


def breaks_of(session: Session) -> tuple[Break, ...]:
    """Return the breaks in the order of time. Turning the pages of pictures is not a jump, and is left out."""
    translate = QCoreApplication.translate
    found, place = [], session.head.place_in_words
    if session.head.content_kind is not ContentKind.PICTURES:
        jumped = translate("Timeline", "jumped from {left} to {reached}")
        found += [
            Break(
                seek.timestamp_s,
                jumped.format(left=place(seek.left), reached=place(seek.reached)),
                Sign.FORWARD if _order(seek.reached) > _order(seek.left) else Sign.BACK,
            )
            for seek in session.seeks
        ]
    for pause in session.pauses:
        words = (
            translate("Timeline", "camera away for {length}")
            if pause.camera_lost
            else translate("Timeline", "paused for {length}")
        )
        found.append(Break(pause.timestamp_s, words.format(length=length(pause.duration_s)), Sign.PAUSE))
    return tuple(sorted(found, key=lambda one: one.second))


def _order(position: ContentPosition) -> tuple[int, float]:
    return position.item, position.position_s


def paint_breaks(painter: QPainter, breaks: Sequence[Break], box: QRectF, scale: TimeScale, theme: Theme) -> None:
    """Paint each break as a dashed line through `box`, with its sign at the lower end."""
    for one in breaks:
        x, y = scale.x_of(one.second), box.bottom() - _SIGN_PX - 11
        painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(QRectF(x - _SIGN_PX / 2 - 2, y - 2, _SIGN_PX + 4, _SIGN_PX + 4), 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        half = _SIGN_PX / 2
        if one.sign is Sign.PAUSE:
            for left in (x - half + 1, x + 1):
                painter.drawRect(QRectF(left, y, half - 2, _SIGN_PX))
        else:
            towards = half * one.sign.value
            for tail in (x - towards, x):
                arrow = (QPointF(tail, y), QPointF(tail + towards, y + half), QPointF(tail, y + _SIGN_PX))
                painter.drawPolygon(QPolygonF(arrow))


def paint_stills(
    painter: QPainter, stills: Sequence[tuple[float, float]], box: QRectF, scale: TimeScale, theme: Theme
) -> None:
    """Tint the stretches in which the film was paused while the session continued."""
    tint = QColor(theme.muted)
    tint.setAlphaF(0.16)
    for begin_s, end_s in stills:
        painter.fillRect(QRectF(scale.x_of(begin_s), box.top(), (end_s - begin_s) * scale.px_per_s, box.height()), tint)


def paint_markers(
    painter: QPainter, markers: Sequence[Marker], box: QRectF, lane_height: float, scale: TimeScale, theme: Theme
) -> None:
    """Paint each marker as a flag with its words in the uppermost `lane_height` of `box`, as far as there is room, and
    a line through the rest; a stretch is tinted.
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
    """Paint each smile as a bar with a face on it; the best ones have their number instead. Faces that would cover
    another face or a number are left out.
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
    # The greatest moment comes last, and so on top.
    for number in range(len(moments), 0, -1):
        at = QPointF(scale.x_of(moments[number - 1].apex_s), middle)
        paint_badge(painter, at, str(number), theme)


def paint_badge(painter: QPainter, at: QPointF, words: str, theme: Theme) -> None:
    """Paint a best moment's number, in the colours of text reversed."""
    painter.setPen(QPen(QColor(theme.surface), 1))
    painter.setBrush(QColor(theme.text))
    painter.drawEllipse(at, BADGE_PX / 2 + 0.5, BADGE_PX / 2 + 0.5)
    painter.setPen(QColor(theme.surface))
    box = QRectF(at.x() - BADGE_PX, at.y() - BADGE_PX, 2 * BADGE_PX, 2 * BADGE_PX)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
