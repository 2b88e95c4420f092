"""A picture of a session's result to save: the film's best moment, the rating, the curve, and three moments."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from rating_app.formatting import clock, points
from rating_app.rating import Reading, Smile
from rating_app.rating.series import binned, stretches
from rating_app.session.session import Session
from rating_app.settings import APP_NAME
from rating_app.views.design.theme import Theme
from rating_app.views.session.summary_card import interval_in_words

SIZE = QSize(1200, 675)
"""Size in pixels, in the shape of films."""

_EDGE, _ROUND = 44, 14
_POSTER = QRectF(_EDGE, _EDGE, 592, 333)
_CURVE = QRectF(_EDGE + 8, 446, SIZE.width() - 2 * _EDGE - 16, 128)
_POINTS = 300


@dataclass(frozen=True)
class Moment:
    """A smile, its place in words, and what the film showed there; None if nothing of it can be shown."""

    smile: Smile
    where: str
    still: QImage | None = None


def result_card(session: Session, reading: Reading, moments: Sequence[Moment], theme: Theme) -> QImage:
    """Paint the card in SIZE. `moments` are the best, the greatest first, and the first one's still is the poster. No
    picture of a viewer is ever on it: a still shows what the viewer watched.
    """
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.surface))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    poster = moments[0].still if moments else None
    left = _EDGE
    if poster is not None:
        _paint_still(painter, poster, _POSTER, _ROUND)
        left = round(_POSTER.right()) + 40
    _paint_rating(painter, session, QRectF(left, _EDGE, SIZE.width() - _EDGE - left, 210), theme)
    in_order = sorted(moments[:3], key=lambda one: one.smile.apex_s)
    stills = [moment for moment in in_order if moment.still is not None]
    if stills:
        _paint_strip(painter, stills, QRectF(left, 283, SIZE.width() - _EDGE - left, 94), theme)
    _paint_curve(painter, reading, session.duration_s, theme)
    _paint_badges(painter, moments, session.duration_s, theme)
    _paint_foot(painter, session, theme)
    painter.end()
    return image


def _font(pixels: int, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def _paint_line(painter: QPainter, words: str, box: QRectF, font: QFont, colour: str, align: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_still(painter: QPainter, still: QImage, box: QRectF, radius: float) -> None:
    """Fill the whole of `box`, and cut off evenly what does not fit into it."""
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    painter.setClipPath(path)
    fitted = still.scaled(
        box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    aside, above = (fitted.width() - box.width()) / 2, (fitted.height() - box.height()) / 2
    painter.drawImage(box, fitted, QRectF(aside, above, box.width(), box.height()))
    painter.restore()


def _paint_rating(painter: QPainter, session: Session, room: QRectF, theme: Theme) -> None:
    """Paint what was watched, and its rating on the gauge's own arc."""
    left, rating = Qt.AlignmentFlag.AlignLeft, session.rating
    _paint_line(
        painter,
        session.head.content,
        QRectF(room.left(), room.top(), room.width(), 44),
        _font(30, True),
        theme.text,
        left,
    )
    centre, radius = QPointF(room.left() + 92, room.top() + 148), 80.0
    arc = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    pen = QPen(QColor(theme.track), 13, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawArc(arc, 16 * 210, -16 * 240)
    figure = rating.rating_0_100
    if figure is not None:
        pen.setColor(QColor(theme.joy))
        painter.setPen(pen)
        painter.drawArc(arc, 16 * 210, round(-16 * 240 * figure / 100))
    number = QRectF(centre.x() - radius, centre.y() - 42, 2 * radius, 72)
    _paint_line(painter, points(figure), number, _font(58, True), theme.text, Qt.AlignmentFlag.AlignHCenter)
    beside = QRectF(centre.x() + radius + 34, room.top() + 84, room.right() - centre.x() - radius - 34, 30)
    heading = (
        QCoreApplication.translate("ResultCard", "No rating")
        if figure is None
        else QCoreApplication.translate("ResultCard", "Rating {figure} of 100").format(figure=points(figure))
    )
    smiles = (
        QCoreApplication.translate("ResultCard", "one smile")
        if rating.smiles == 1
        else QCoreApplication.translate("ResultCard", "{number} smiles").format(number=rating.smiles)
    )
    lines = ((heading, 23, theme.text), (interval_in_words(rating), 18, theme.muted), (smiles, 18, theme.muted))
    for number_of_line, (words, pixels, colour) in enumerate(line for line in lines if line[0]):
        box = beside.translated(0, 34 * number_of_line)
        _paint_line(painter, words, box, _font(pixels, number_of_line == 0), colour, left)


def _paint_strip(painter: QPainter, moments: Sequence[Moment], room: QRectF, theme: Theme) -> None:
    width, gap = (room.width() - 24) / 3, 12
    for number, moment in enumerate(moments):
        assert moment.still is not None
        box = QRectF(room.left() + number * (width + gap), room.top(), width, room.height())
        _paint_still(painter, moment.still, box, 8)
        font = _font(15, True)
        plate = QRectF(box.left() + 6, box.bottom() - 28, QFontMetricsF(font).horizontalAdvance(moment.where) + 14, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        painter.drawRoundedRect(plate, 6, 6)
        _paint_line(painter, moment.where, plate, font, theme.surface, Qt.AlignmentFlag.AlignHCenter)


def _paint_curve(painter: QPainter, reading: Reading, duration_s: float, theme: Theme) -> None:
    """Paint visible joy as the rating reads it; the curve breaks where no face was seen well."""
    painter.setPen(QPen(QColor(theme.track), 1.5))
    for share in (0.0, 0.5, 1.0):
        y = _CURVE.bottom() - share * _CURVE.height()
        painter.drawLine(QPointF(_CURVE.left(), y), QPointF(_CURVE.right(), y))
    for number in range(5):
        x = _CURVE.left() + number / 4 * _CURVE.width()
        box = QRectF(x - 60, _CURVE.bottom() + 6, 120, 24)
        _paint_line(painter, clock(duration_s * number / 4), box, _font(15), theme.muted, Qt.AlignmentFlag.AlignHCenter)
    if reading.trace is None:
        return
    bins = binned(reading.trace.intensity, _POINTS)
    heights = bins.mean
    fill = QLinearGradient(_CURVE.topLeft(), _CURVE.bottomLeft())
    tint = QColor(theme.joy)
    for share, alpha in ((0.0, 0.40), (1.0, 0.03)):
        tint.setAlphaF(alpha)
        fill.setColorAt(share, tint)
    for first, end in stretches(~bins.gaps & ~np.isnan(heights)):
        drawn = [
            QPointF(
                _CURVE.left() + (number + 0.5) / len(heights) * _CURVE.width(),
                _CURVE.bottom() - float(heights[number]) * _CURVE.height(),
            )
            for number in range(first, end)
        ]
        ends = QPointF(drawn[0].x(), _CURVE.bottom()), QPointF(drawn[-1].x(), _CURVE.bottom())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([ends[0], *drawn, ends[1]]))
        painter.setPen(
            QPen(QColor(theme.joy), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        painter.drawPolyline(QPolygonF(drawn))


def _paint_badges(painter: QPainter, moments: Sequence[Moment], duration_s: float, theme: Theme) -> None:
    """Mark when the best moments were, above the curve."""
    last_right = -math.inf
    font = _font(15, True)
    for moment in sorted(moments[:3], key=lambda one: one.smile.apex_s):
        x = _CURVE.left() + moment.smile.apex_s / max(duration_s, 1e-9) * _CURVE.width()
        width = QFontMetricsF(font).horizontalAdvance(moment.where) + 18
        box = QRectF(min(max(x - width / 2, _CURVE.left()), _CURVE.right() - width), _CURVE.top() - 36, width, 25)
        if box.left() < last_right + 4:
            continue
        last_right = box.right()
        painter.setPen(QPen(QColor(theme.text), 1.5))
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x, _CURVE.top() - 4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        painter.drawRoundedRect(box, 12, 12)
        _paint_line(painter, moment.where, box, font, theme.surface, Qt.AlignmentFlag.AlignHCenter)


def _paint_foot(painter: QPainter, session: Session, theme: Theme) -> None:
    box = QRectF(_EDGE, SIZE.height() - 52, SIZE.width() - 2 * _EDGE, 28)
    meaning = QCoreApplication.translate(
        "ResultCard", "Visible joy while watching: 0 is a face at rest, never a bad film."
    )
    _paint_line(painter, meaning, box, _font(16), theme.muted, Qt.AlignmentFlag.AlignLeft)
    day = session.head.started_at.astimezone().strftime("%Y-%m-%d")
    _paint_line(painter, f"{APP_NAME} · {day}", box, _font(16, True), theme.muted, Qt.AlignmentFlag.AlignRight)
