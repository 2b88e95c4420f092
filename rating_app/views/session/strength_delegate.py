"""A number with its bar."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rating_app.views.design.theme import LIGHT, Theme

STRENGTH_ROLE = Qt.ItemDataRole.UserRole + 1
"""Of an item: how long its bar is, in [0, 1]; None for no bar."""

_WORDS_PX, _BAR_PX, _GAP_PX = 54, 8, 8


class StrengthDelegate(QStyledItemDelegate):
    """The cell's words stand on the left, and the bar takes the rest."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        """Paint in these colours from now on."""
        self._theme = theme

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
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.on_accent if selected else self._theme.border))
        painter.setBrush(QColor(self._theme.accent if selected else self._theme.sunken))
        painter.drawRoundedRect(track, 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.on_accent if selected else self._theme.joy))
        filled = QRectF(track)
        filled.setWidth(max(2.0, track.width() * min(1.0, strength)))
        painter.drawRoundedRect(filled, 3, 3)
        painter.restore()
