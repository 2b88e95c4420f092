"""A number with its bar."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rating_app.views.design.theme import current_theme

STRENGTH_ROLE = Qt.ItemDataRole.UserRole + 1
"""Of an item: how long its bar is, in [0, 1]; None for no bar."""

_WORDS_PX, _BAR_PX, _GAP_PX = 54, 8, 8


class StrengthDelegate(QStyledItemDelegate):
    """The cell's words stand on the left, and the bar takes the rest."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        strength = index.data(STRENGTH_ROLE)
        if strength is None:
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        cell = QRectF(option.rect)
        left = cell.left() + _WORDS_PX
        track = QRectF(left, cell.center().y() - _BAR_PX / 2, cell.right() - left - _GAP_PX, _BAR_PX)
        if track.width() < 12:
            return
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.on_accent if selected else theme.border))
        painter.setBrush(QColor(theme.accent if selected else theme.sunken))
        painter.drawRoundedRect(track, 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.on_accent if selected else theme.joy))
        filled = QRectF(track)
        filled.setWidth(max(2.0, track.width() * min(1.0, strength)))
        painter.drawRoundedRect(filled, 3, 3)
        painter.restore()
