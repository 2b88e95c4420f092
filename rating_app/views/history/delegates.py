"""The cells of the history that are more than text: the course as a picture, and the title to be changed."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rating_app.rating.curve import points_of
from rating_app.rating.series import stretches
from rating_app.views.design.theme import current_theme
from rating_app.views.history.model import CURVE_ROLE
from rating_app.views.timeline.chart_painting import paint_area

_SIDE, _TOP = 8, 6
_LONGEST_TITLE = 300


class ThumbnailDelegate(QStyledItemDelegate):
    """Paints the bytes under CURVE_ROLE, 0 at the bottom and 100 at the top; gaps where no face was seen, a dotted line
    where the curve has not been drawn yet.
    """

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        theme = current_theme()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        room = QRectF(option.rect).adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        curve: bytes | None = index.data(CURVE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(theme.on_accent if selected else theme.border)
        painter.setPen(QPen(ground, 1, Qt.PenStyle.SolidLine if curve else Qt.PenStyle.DotLine))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        if curve:
            pen = QPen(QColor(theme.on_accent if selected else theme.joy), 1.5)
            for stretch in _stretches(curve, room):
                paint_area(painter, stretch, room.bottom(), pen)
        painter.restore()


def _stretches(curve: bytes, room: QRectF) -> list[list[QPointF]]:
    """What lies between the gaps; a single point is as wide as its part of the duration."""
    points = np.array(points_of(curve), dtype=float)
    step = room.width() / len(points)
    xs, ys = room.left() + (np.arange(len(points)) + 0.5) * step, room.bottom() - points / 100 * room.height()
    found = []
    for first, end in stretches(~np.isnan(points)):
        drawn = [QPointF(x, y) for x, y in zip(xs[first:end].tolist(), ys[first:end].tolist(), strict=True)]
        half = QPointF(step / 2, 0)
        found.append([drawn[0] - half, *drawn, drawn[-1] + half])
    return found


class TitleDelegate(QStyledItemDelegate):
    """Its editor fits into the row."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(_LONGEST_TITLE)
        editor.setAccessibleName(self.tr("New title"))
        editor.setStyleSheet("QLineEdit, QLineEdit:focus { padding: 0 4px; border-radius: 3px; }")
        return editor
